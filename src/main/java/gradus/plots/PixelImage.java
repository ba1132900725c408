package gradus.plots;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import org.ejml.data.DMatrixRMaj;

/** Numbers as an image: a small square for each, with sharp edges at any size. */
final class PixelImage {
  /** A viewer of SVG smooths an image that it enlarges; at this size nobody sees it. */
  private static final int SHARP = 240;

  private PixelImage() {}

  /**
   * Draws the colors, line by line, into the area.
   *
   * @param rgb the colors of the pixels
   * @param width how many pixels a line has
   */
  static void paint(Graphics2D graphics, int[] rgb, int width, Rectangle area) {
    int height = rgb.length / width;
    int factor = Math.max(1, SHARP / Math.max(width, height));
    BufferedImage image =
        new BufferedImage(width * factor, height * factor, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height * factor; y++) {
      for (int x = 0; x < width * factor; x++) {
        image.setRGB(x, y, rgb[y / factor * width + x / factor]);
      }
    }
    graphics.drawImage(image, area.x, area.y, area.width, area.height, null);
  }

  /** Draws a frame around the area. */
  static void frame(Graphics2D graphics, Color color, Rectangle area) {
    graphics.setColor(color);
    graphics.draw(area);
  }

  /**
   * Refuses a width and a height that don't make up the pixels of an image.
   *
   * @param images what holds them: a row or a column of so many entries each
   */
  static void requirePixels(String owner, String images, int pixels, int width, int height) {
    if (width < 1 || height < 1 || (long) width * height != pixels) {
      throw new IllegalArgumentException(
          ("%s got a width of %s and a height of %s for %s of %s pixels, but expects width"
                  + " x height = %s: the bundled digits have 8 x 8, Fashion-MNIST has 28 x 28.")
              .formatted(owner, width, height, images, pixels, pixels));
    }
  }

  /** From the background to the text's color: ink on paper, or light on dark. */
  static ColorMap ink(Theme theme) {
    return new ColorMap(theme.background.getRGB(), theme.text.getRGB());
  }

  /** A row of the matrix as colors of the map, which covers the range. */
  static int[] colors(DMatrixRMaj matrix, int row, AxisRange range, ColorMap map) {
    int[] rgb = new int[matrix.numCols];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = map.rgbAt(range.share(matrix.get(row, i)));
    }
    return rgb;
  }
}
