package gradus.plots;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Path2D;

/**
 * A dashed curve between two axes, as one line: XChart draws piece by piece, and would begin a new
 * dash at every point.
 */
final class DashedCurve {
  private final double[] xs;
  private final double[] ys;
  private final int[] kept;
  private final Color color;
  private final BasicStroke stroke;

  /**
   * A curve through some points.
   *
   * @param ys NaN leaves a gap
   * @param kept the numbers of the points to draw
   */
  DashedCurve(double[] xs, double[] ys, int[] kept, Color color, BasicStroke stroke) {
    this.xs = xs;
    this.ys = ys;
    this.kept = kept;
    this.color = color;
    this.stroke = stroke;
  }

  /** Draws it onto axes that are painted, and nothing beyond them. */
  void paint(Graphics2D graphics, Axes axes) {
    Path2D path = new Path2D.Double();
    boolean gap = true;
    for (int i : kept) {
      if (Double.isNaN(ys[i])) {
        gap = true;
      } else if (gap) {
        path.moveTo(axes.screenX(xs[i]), axes.screenY(ys[i]));
        gap = false;
      } else {
        path.lineTo(axes.screenX(xs[i]), axes.screenY(ys[i]));
      }
    }
    Shape clip = graphics.getClip();
    graphics.clip(axes.plotArea());
    graphics.setColor(color);
    graphics.setStroke(stroke);
    graphics.draw(path);
    graphics.setClip(clip);
  }
}
