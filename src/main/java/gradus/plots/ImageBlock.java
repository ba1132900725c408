package gradus.plots;

import gradus.layers.Conv2D;
import gradus.layers.ImageShape;
import gradus.layers.Layer;
import gradus.layers.Pool2D;
import gradus.math.Matrix;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.Stroke;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;

/**
 * The images that a layer outputs, as a {@link NetworkDiagram} draws them: a sheet for each
 * channel, one behind the other, all at the same scale, with the window that slides over them.
 */
final class ImageBlock {
  /** Of more channels as many sheets are drawn. */
  private static final int MOST = 5;

  private static final double STEP = 7; // from one sheet to the one behind it
  private static final double SMALLEST = 5; // a side of a sheet
  private static final Stroke THIN = new BasicStroke(1);
  private static final Stroke WINDOW = new BasicStroke(1.6f);
  private static final Font FONT = Theme.regular(12);

  final ImageShape shape;
  private Matrix pixels = null; // of one example, or null
  private double left; // of the sheet in front
  private double top;
  private double scale;

  ImageBlock(ImageShape shape) {
    this.shape = shape;
  }

  /** Shows what comes out for one example, 1×size. */
  void show(Matrix pixels) {
    this.pixels = pixels;
  }

  private int sheets() {
    return Math.min(MOST, shape.channels());
  }

  private double depth() {
    return (sheets() - 1) * STEP;
  }

  /** How large a pixel may be for the block to fit there. */
  double largestScale(double width, double height) {
    double across = (width - depth()) / shape.width();
    double down = (height - depth()) / shape.height();
    return Math.max(0, Math.min(across, down));
  }

  /** Puts the middle of the block there. */
  void place(double x, double y, double scale) {
    this.scale = scale;
    left = x - (width() + depth()) / 2;
    top = y - (height() - depth()) / 2;
  }

  private double width() {
    return Math.max(SMALLEST, scale * shape.width());
  }

  private double height() {
    return Math.max(SMALLEST, scale * shape.height());
  }

  /** Draws the sheets, that of channel 0 in front. */
  void paint(Graphics2D graphics, Theme theme) {
    AxisRange range = pixels == null ? null : AxisRange.of(pixels.data, false);
    for (int channel = sheets() - 1; channel >= 0; channel--) {
      double x = left + channel * STEP;
      double y = top - channel * STEP;
      Rectangle2D sheet = new Rectangle2D.Double(x, y, width(), height());
      graphics.setColor(ColorMap.mix(theme.background, theme.text, 0.08));
      graphics.fill(sheet);
      if (pixels != null) {
        PixelImage.paint(graphics, colors(channel, range, theme), shape.width(), bounds(sheet));
      }
      graphics.setColor(theme.mutedText);
      graphics.setStroke(THIN);
      graphics.draw(sheet);
    }
  }

  private static Rectangle bounds(Rectangle2D sheet) {
    int x = (int) Math.round(sheet.getX());
    int y = (int) Math.round(sheet.getY());
    int right = (int) Math.round(sheet.getMaxX());
    int bottom = (int) Math.round(sheet.getMaxY());
    return new Rectangle(x, y, Math.max(1, right - x), Math.max(1, bottom - y));
  }

  private int[] colors(int channel, AxisRange range, Theme theme) {
    ColorMap ink = PixelImage.ink(theme);
    int[] rgb = new int[shape.height() * shape.width()];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = ink.rgbAt(range.share(pixels.data[channel * rgb.length + i]));
    }
    return rgb;
  }

  /** So many pixels of the sheet in front; what would lie outside is cut off. */
  private Rectangle2D part(int y, int x, int height, int width) {
    double pixelWidth = width() / shape.width();
    double pixelHeight = height() / shape.height();
    Rectangle2D all =
        new Rectangle2D.Double(
            left + x * pixelWidth, top + y * pixelHeight, width * pixelWidth, height * pixelHeight);
    return all.createIntersection(new Rectangle2D.Double(left, top, width(), height()));
  }

  /**
   * Draws one position of the window of a convolution or a pool, and the pixel of the next block
   * that is computed from what it covers. Of other layers, which have none, all is.
   */
  void paintWindow(Graphics2D graphics, Theme theme, Layer layer, ImageBlock next) {
    int down = next.shape.height() / 3;
    int across = next.shape.width() / 2;
    Rectangle2D window = part(0, 0, shape.height(), shape.width());
    Rectangle2D pixel = next.part(0, 0, next.shape.height(), next.shape.width());
    if (layer instanceof Conv2D conv) {
      int y = down * conv.stride() - conv.padding();
      int x = across * conv.stride() - conv.padding();
      window = part(y, x, conv.height(), conv.width());
      pixel = next.part(down, across, 1, 1);
    } else if (layer instanceof Pool2D pool) {
      window = part(down * pool.stride(), across * pool.stride(), pool.size(), pool.size());
      pixel = next.part(down, across, 1, 1);
    }
    Color color = theme.positive.at(1);
    graphics.setColor(color);
    graphics.setStroke(WINDOW);
    graphics.draw(window);
    graphics.draw(pixel);
    graphics.setStroke(THIN);
    double end = pixel.getCenterX();
    graphics.draw(new Line2D.Double(window.getMaxX(), window.getMinY(), end, pixel.getMinY()));
    graphics.draw(new Line2D.Double(window.getMaxX(), window.getMaxY(), end, pixel.getMaxY()));
  }

  /** The size of the window of a layer, as in {@code 5 x 5}; empty if it has none. */
  static String windowSize(Layer layer) {
    if (layer instanceof Conv2D conv) {
      return conv.height() + " x " + conv.width();
    }
    return layer instanceof Pool2D pool ? pool.size() + " x " + pool.size() : "";
  }

  /** Writes that size below the block, where the lines to the next one begin. */
  void paintSize(Graphics2D graphics, Theme theme, Layer layer) {
    String size = windowSize(layer);
    double x = left + width() / 2;
    Pen.centeredText(graphics, size, x, top + height() + 18, 120, FONT, theme.mutedText);
  }

  /**
   * Draws thin lines between the block and the nodes of a column, whose weights would be too many.
   */
  void paintToNodes(Graphics2D graphics, Theme theme, NodeColumn nodes) {
    double x = nodes.x > left ? left + width() : left;
    graphics.setColor(theme.grid);
    graphics.setStroke(THIN);
    for (int node = 0; node < nodes.shown(); node++) {
      graphics.draw(new Line2D.Double(x, top, nodes.x, nodes.y(node)));
      graphics.draw(new Line2D.Double(x, top + height(), nodes.x, nodes.y(node)));
    }
  }
}
