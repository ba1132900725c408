package gradus.plots;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * The steps of a descent: a dot for each place it came to, arrows between them, a ring at the
 * start. Where there are many, the line alone is drawn, and the place where it ends.
 */
final class DescentArrows {
  private static final BasicStroke LINE = Theme.round(1.8f);

  /** With more steps, dots would hide the line. */
  private static final int MOST_DOTS = 60;

  /** In pictures' widths: how far beyond the border a step may end and be drawn. */
  private static final double FARTHEST = 100;

  private static final double SHORTEST = 0.7;

  private final Theme theme;
  private final Color color;
  private final List<Point2D.Double> points = new ArrayList<>();

  DescentArrows(Theme theme, Color color) {
    this.theme = theme;
    this.color = color;
  }

  /** The next place, on the screen. */
  void add(double x, double y) {
    points.add(new Point2D.Double(x, y));
  }

  void paint(Graphics2D graphics, Rectangle2D plotArea) {
    Shape clip = graphics.getClip();
    graphics.clip(plotArea);
    List<Line2D.Double> steps = steps(plotArea);
    graphics.setColor(color);
    graphics.setStroke(LINE);
    graphics.draw(ContourLine.joined(steps));
    if (points.size() <= MOST_DOTS) {
      for (Line2D.Double step : steps) {
        paintHead(graphics, step);
      }
    }
    graphics.setClip(clip);
    paintDots(graphics, plotArea);
  }

  /** Those between places that can be drawn; many that are too short to be seen make one. */
  private List<Line2D.Double> steps(Rectangle2D plotArea) {
    double far = FARTHEST * plotArea.getWidth();
    List<Line2D.Double> steps = new ArrayList<>();
    Point2D.Double from = null;
    for (int i = 0; i < points.size(); i++) {
      Point2D.Double to = points.get(i);
      boolean canDraw = Math.abs(to.x) < far && Math.abs(to.y) < far; // false for NaN
      boolean isStep = canDraw && from != null;
      boolean isLast = i == points.size() - 1;
      if (isStep && (isLast || from.distance(to) >= SHORTEST)) {
        steps.add(new Line2D.Double(from, to));
        from = to;
      } else if (!isStep) {
        from = canDraw ? to : null;
      }
    }
    return steps;
  }

  /** The head of an arrow before the dot at its end; a short step has no room for one. */
  private static void paintHead(Graphics2D graphics, Line2D.Double step) {
    double length = Math.hypot(step.x2 - step.x1, step.y2 - step.y1);
    if (length < 22) {
      return;
    }
    double alongX = (step.x2 - step.x1) / length;
    double alongY = (step.y2 - step.y1) / length;
    double tipX = step.x2 - 5 * alongX;
    double tipY = step.y2 - 5 * alongY;
    Path2D head = new Path2D.Double();
    head.moveTo(tipX, tipY);
    head.lineTo(tipX - 9 * alongX - 4 * alongY, tipY - 9 * alongY + 4 * alongX);
    head.lineTo(tipX - 9 * alongX + 4 * alongY, tipY - 9 * alongY - 4 * alongX);
    head.closePath();
    graphics.fill(head);
  }

  private void paintDots(Graphics2D graphics, Rectangle2D plotArea) {
    for (int i = 1; i < points.size(); i++) {
      boolean wanted = i == points.size() - 1 || points.size() <= MOST_DOTS;
      if (wanted && plotArea.contains(points.get(i))) {
        Pen.example(graphics, theme, points.get(i).x, points.get(i).y, color);
      }
    }
    if (!points.isEmpty() && plotArea.contains(points.get(0))) {
      Point2D.Double start = points.get(0);
      Pen.dot(graphics, start.x, start.y, 5, theme.background, color, 2.2f);
    }
  }
}
