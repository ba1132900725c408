package gradus.plots;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * The values of contour lines, each on its line as far to the upper right as there is room: so they
 * stand in a row, and neither on each other nor on a path.
 */
final class LevelLabels {
  private static final double CLEAR = 24; // from the middle of a label to whatever it mustn't hide
  private static final double HEIGHT = 16;
  private static final Font FONT = Theme.regular(11);

  private final Rectangle2D plotArea;
  private final List<Point2D> taken = new ArrayList<>();

  LevelLabels(Rectangle2D plotArea) {
    this.plotArea = plotArea;
  }

  /** No label is put here. */
  void keepClear(double x, double y) {
    taken.add(new Point2D.Double(x, y));
  }

  /** Draws the label of a line, if there is room for it, on an area of this colour. */
  void paint(Graphics2D graphics, List<Line2D.Double> line, String text, Color area, Color color) {
    double width = TextPainter.width(text, FONT) + 8;
    Point2D best = null;
    double mostRight = Double.NEGATIVE_INFINITY;
    for (Line2D.Double piece : line) {
      double right = piece.x1 / plotArea.getWidth() - piece.y1 / plotArea.getHeight();
      if (right > mostRight && isFree(piece.x1, piece.y1, width)) {
        mostRight = right;
        best = piece.getP1();
      }
    }
    if (best == null) {
      return;
    }
    taken.add(best);
    double left = best.getX() - width / 2;
    double top = best.getY() - HEIGHT / 2;
    graphics.setColor(area);
    graphics.fill(new RoundRectangle2D.Double(left, top, width, HEIGHT, 6, 6));
    TextPainter.draw(graphics, text, left + 4, best.getY() + 4, width, FONT, color);
  }

  private boolean isFree(double x, double y, double width) {
    Rectangle2D box = new Rectangle2D.Double(x - width, y - HEIGHT, 2 * width, 2 * HEIGHT);
    if (!plotArea.contains(box)) {
      return false;
    }
    for (Point2D other : taken) {
      if (Math.abs(other.getX() - x) < width && Math.abs(other.getY() - y) < CLEAR) {
        return false;
      }
    }
    return true;
  }
}
