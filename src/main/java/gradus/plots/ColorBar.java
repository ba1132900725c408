package gradus.plots;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.Rectangle;

/** Which color means which number: a strip of all colors, with the numbers at its ends. */
final class ColorBar {
  static final int HEIGHT = 34;

  private static final int WIDTH = 140;
  private static final int STEPS = 200;

  private ColorBar() {}

  /** How wide it is, with its numbers. */
  static double width(double low, double high) {
    String[] ends = NumberFormats.uniform(low, high);
    return WIDTH
        + 16
        + Pen.width(ends[0], Theme.regular(12))
        + Pen.width(ends[1], Theme.regular(12));
  }

  /** Draws it with its left end at x, in a strip that is {@code HEIGHT} high. */
  static void paint(
      Graphics2D graphics, Theme theme, ColorMap map, double low, double high, int x, int y) {
    String[] ends = NumberFormats.uniform(low, high);
    double left = x + Pen.width(ends[0], Theme.regular(12)) + 8;
    int[] rgb = new int[STEPS];
    for (int i = 0; i < STEPS; i++) {
      rgb[i] = map.rgbAt((i + 0.5) / STEPS);
    }
    Rectangle strip = new Rectangle((int) left, y + 12, WIDTH, 10);
    PixelImage.paint(graphics, rgb, STEPS, strip);
    graphics.setStroke(new BasicStroke(1));
    PixelImage.frame(graphics, theme.grid, strip);
    double right = strip.getMaxX() + 8;
    Pen.text(graphics, ends[0], x, y + 21, WIDTH, Theme.regular(12), theme.mutedText);
    Pen.text(graphics, ends[1], right, y + 21, WIDTH, Theme.regular(12), theme.mutedText);
  }
}
