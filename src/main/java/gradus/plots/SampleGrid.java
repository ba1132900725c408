package gradus.plots;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/**
 * Places in the plane, evenly spaced in rows and columns, where a function is asked for its values:
 * the colors and the contour lines of a picture are drawn from these.
 *
 * <p>Values come row by row, the lowest y first, as in {@code values[row * columns + column]}. The
 * outermost places lie on the border of the picture.
 *
 * @param columns 2 or more
 * @param rows 2 or more
 */
record SampleGrid(AxisRange x, AxisRange y, int columns, int rows) {
  int size() {
    return columns * rows;
  }

  double x(int column) {
    return x.at(column, columns);
  }

  double y(int row) {
    return y.at(row, rows);
  }

  /** Paints a color for each place, and between them what lies between these colors. */
  void paintColors(Graphics2D graphics, Rectangle2D plotArea, int[] rgb) {
    BufferedImage image = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_RGB);
    for (int row = 0; row < rows; row++) {
      image.setRGB(0, rows - 1 - row, columns, 1, rgb, row * columns, columns);
    }
    double width = plotArea.getWidth() / (columns - 1);
    double height = plotArea.getHeight() / (rows - 1);
    // No copy of the graphics: an SVG picture would keep its clip.
    Shape clip = graphics.getClip();
    AffineTransform transform = graphics.getTransform();
    graphics.clip(plotArea);
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    // The middle of a pixel lies on its place, so the outermost pixels stand out by half.
    graphics.translate(plotArea.getMinX() - width / 2, plotArea.getMinY() - height / 2);
    graphics.scale(width, height);
    graphics.drawImage(image, 0, 0, null);
    graphics.setTransform(transform);
    graphics.setClip(clip);
  }
}
