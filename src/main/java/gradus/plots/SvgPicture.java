package gradus.plots;

import de.erichseifert.vectorgraphics2d.Document;
import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.awt.font.FontRenderContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A plot as an SVG picture. The only class that uses VectorGraphics2D, an optional library.
 *
 * <p>Letters are drawn as shapes, so that the picture looks the same where the font is missing.
 */
final class SvgPicture {
  private SvgPicture() {}

  static byte[] of(Plot plot) {
    Outlines graphics = new Outlines();
    plot.paintPicture(graphics);
    PageSize size = new PageSize(plot.pixelWidth(), plot.pixelHeight());
    Document document = new SVGProcessor().getDocument(graphics.getCommands(), size);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      document.writeTo(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // nothing is written to but memory
    }
    return bytes.toByteArray();
  }

  /** Notes every stroke; text as the outline of its letters. */
  private static final class Outlines extends VectorGraphics2D {
    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

    @Override
    public void drawString(String text, float x, float y) {
      fill(getFont().createGlyphVector(EXACT, text).getOutline(x, y));
    }
  }
}
