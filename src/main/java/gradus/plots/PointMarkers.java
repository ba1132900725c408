package gradus.plots;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;

/** Dots with an outline, which stand out from whatever lies under them. */
final class PointMarkers {
  private static final double RADIUS = 4.6;

  private PointMarkers() {}

  /** An example; one that the network gets wrong has a ring around it. */
  static void paint(
      Graphics2D graphics, Theme theme, double x, double y, Color color, boolean ringed) {
    if (ringed) {
      paint(graphics, x, y, RADIUS + 3.4, theme.background, theme.text, 1.8f);
    }
    paint(graphics, x, y, RADIUS, color, ringed ? color : theme.background, 1.2f);
  }

  /** A dot of this radius, and its outline. */
  static void paint(
      Graphics2D graphics, double x, double y, double radius, Color fill, Color line, float wide) {
    Ellipse2D dot = new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
    graphics.setColor(fill);
    graphics.fill(dot);
    graphics.setColor(line);
    graphics.setStroke(new BasicStroke(wide));
    graphics.draw(dot);
  }
}
