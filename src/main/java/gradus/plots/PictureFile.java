package gradus.plots;

import de.erichseifert.vectorgraphics2d.Document;
import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import gradus.files.AtomicFile;
import java.awt.Font;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes a plot to a file, PNG or SVG, as its name says; and checks and writes for other kinds. */
final class PictureFile {
  private PictureFile() {}

  static void write(Plot plot, Path path) {
    String name = String.valueOf(path.getFileName());
    String lowerCase = name.toLowerCase(Locale.ROOT);
    if (lowerCase.endsWith(".png")) {
      write(path, png(plot.image()));
    } else if (lowerCase.endsWith(".svg")) {
      write(path, svg(plot));
    } else {
      throw new IllegalArgumentException(
          "save got the file name \"" + name + "\", but expects one that ends in .png or in .svg.");
    }
  }

  /** Asks for the optional library before anything is drawn. */
  private static byte[] svg(Plot plot) {
    try {
      Class.forName(
          "de.erichseifert.vectorgraphics2d.VectorGraphics2D",
          false,
          PictureFile.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(
          "For an SVG picture add the library de.erichseifert.vectorgraphics2d:VectorGraphics2D:0.13"
              + " to the dependencies of your project, or save the plot as a .png.",
          e);
    }
    return SvgPicture.of(plot);
  }

  /** Refuses a file name with another ending. */
  static void requireEnding(Path path, String ending) {
    String name = String.valueOf(path.getFileName());
    if (!name.toLowerCase(Locale.ROOT).endsWith(ending)) {
      throw new IllegalArgumentException(
          "save got the file name \"" + name + "\", but expects one that ends in " + ending + ".");
    }
  }

  /** An image as a PNG, made in memory: Java's own way needs a folder for temporary files. */
  static byte[] png(BufferedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
      ImageIO.write(image, "png", stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // nothing is written to but memory
    }
    return bytes.toByteArray();
  }

  /** Makes missing folders and replaces an existing file, as a whole or not at all. */
  static void write(Path path, byte[] content) {
    AtomicFile.write(path, output -> output.write(content));
  }

  /**
   * A plot as an SVG picture. The only class that uses VectorGraphics2D, an optional library.
   *
   * <p>Letters are drawn as shapes, so that the picture looks the same where the font is missing.
   */
  static final class SvgPicture {
    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

    /** A hundredth of a pixel in a path is enough, and takes half of the space. */
    private static final Pattern COORDINATES =
        Pattern.compile("(?<=[MLQC, ]-?[0-9]{1,5})([.][0-9]{2})[0-9]+(?=[MLQCZ, \"])");

    private SvgPicture() {}

    /** The letters as they are read: Arabic ones joined, and from the right to the left. */
    static Shape outline(String text, Font font, float x, float y) {
      TextLayout layout = new TextLayout(text, font, EXACT);
      return layout.getOutline(AffineTransform.getTranslateInstance(x, y));
    }

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
      String svg = COORDINATES.matcher(bytes.toString(StandardCharsets.UTF_8)).replaceAll("$1");
      return named(svg, plot).getBytes(StandardCharsets.UTF_8);
    }

    /** Says what the picture is to those who cannot see it, and to a search. */
    private static String named(String svg, Plot plot) {
      int tag = svg.indexOf("<svg");
      int content = svg.indexOf('>', tag) + 1;
      return svg.substring(0, tag)
          + "<svg role=\"img\""
          + svg.substring(tag + 4, content)
          + "<title>%s</title><desc>%s</desc>"
              .formatted(escape(plot.heading()), escape(plot.subtitle()))
          + svg.substring(content);
    }

    private static String escape(String text) {
      String printable = text.replaceAll("\\p{Cntrl}", " ");
      return printable.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** Notes every stroke; text as the outline of its letters. */
    private static final class Outlines extends VectorGraphics2D {
      @Override
      public void drawString(String text, float x, float y) {
        if (!text.isEmpty()) {
          fill(outline(text, getFont(), x, y));
        }
      }
    }
  }
}
