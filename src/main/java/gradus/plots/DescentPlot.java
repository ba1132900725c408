package gradus.plots;

import gradus.math.Decimals;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Gradient descent on a function of one variable: the curve, and on it the steps.
 *
 * <pre>{@code
 * DescentPlot.of(w -> (w - 3) * (w - 3), new double[] {0, 0.6, 1.08, 1.464}).show();
 * }</pre>
 *
 * <p>What to look for: with a small learning rate the steps creep down on one side, with a larger
 * one they jump back and forth across the valley, and if each jump ends higher than it began, the
 * descent diverges. Of such a path the picture shows the beginning.
 */
public final class DescentPlot extends Plot {
  /** Among so many steps from the start on, so many get a label if there is room. */
  private static final int FIRST = 20;

  private static final int MOST_LABELS = 4;
  private static final Font FONT = Theme.regular(12.5);

  private final DoubleUnaryOperator function;
  private final double[] path;

  private DescentPlot(DoubleUnaryOperator function, double[] path) {
    super("Gradient descent");
    this.function = function;
    this.path = path;
  }

  /**
   * A descent.
   *
   * @param function the loss, as a function of w
   * @param path w at the start and after each step; copied
   */
  public static DescentPlot of(DoubleUnaryOperator function, double[] path) {
    return new DescentPlot(function, path.clone());
  }

  @Override
  String subtitle() {
    if (path.length == 0) {
      return "no step yet";
    }
    int last = path.length - 1;
    if (last == 0) {
      return "the start: " + label(0);
    }
    String verb =
        function.applyAsDouble(path[last]) <= function.applyAsDouble(path[0])
            ? " from "
            : " away from ";
    int outside = path.length - new View(function, path, 0).shown;
    return NumberFormats.count(last, "step")
        + verb
        + label(0)
        + " to "
        + label(last)
        + (outside > 0 ? ", the last " + outside + " beyond the picture" : "");
  }

  private String label(int step) {
    double loss = function.applyAsDouble(path[step]);
    return "w " + Decimals.compact(path[step]) + ", loss " + Decimals.compact(loss);
  }

  @Override
  void paintBody(Graphics2D graphics, Rectangle area) {
    View view = new View(function, path, margin(area.width));
    Axes axes = new Axes(theme(), "w", "loss");
    axes.setRange(view.x, false, view.y, false);
    axes.addCurve(view.xs, view.ys, theme().color(0), Theme.CURVE);
    axes.paint(graphics, area);
    DescentArrows steps = new DescentArrows(theme(), theme().color(1));
    for (int i = 0; i < view.shown; i++) {
      steps.add(screenX(axes, i), screenY(axes, i));
    }
    steps.paint(graphics, axes.plotArea());
    paintLabels(graphics, axes, view.shown);
  }

  /** Room for the first label beside the valley, as a share of the valley's width. */
  private double margin(int width) {
    double label = path.length == 0 ? 0 : Pen.width(label(0), FONT) + 24;
    double share = Math.min(0.3, label / Math.max(1, width - 80));
    return share / (1 - 2 * share);
  }

  /** What the first steps reach, outside of the valley, where no arrow goes. */
  private void paintLabels(Graphics2D graphics, Axes axes, int shown) {
    List<Rectangle2D> taken = new ArrayList<>();
    for (int i = 0; i < shown; i++) {
      taken.add(new Rectangle2D.Double(screenX(axes, i) - 5, screenY(axes, i) - 5, 10, 10));
    }
    for (int i = 0; i < Math.min(shown, FIRST) && taken.size() < shown + MOST_LABELS; i++) {
      double width = Pen.width(label(i), FONT);
      double x = screenX(axes, i) + (falls(path[i]) ? -12 - width : 12);
      Rectangle2D box = new Rectangle2D.Double(x, screenY(axes, i) - 9, width, 18);
      boolean free = axes.plotArea().contains(box);
      for (Rectangle2D other : taken) {
        free &= !other.intersects(box);
      }
      if (free) {
        taken.add(box);
        graphics.setColor(theme().background);
        graphics.fill(box);
        Pen.text(graphics, label(i), x, box.getMaxY() - 4.5, width + 1, FONT, theme().text);
      }
    }
  }

  private double screenX(Axes axes, int step) {
    return axes.screenX(path[step]);
  }

  private double screenY(Axes axes, int step) {
    return axes.screenY(function.applyAsDouble(path[step]));
  }

  /** Whether the function falls from here to the right. */
  private boolean falls(double w) {
    double nudge = 1e-4 * Math.max(1, Math.abs(w));
    return function.applyAsDouble(w + nudge) < function.applyAsDouble(w - nudge);
  }

  /**
   * What a picture of a descent shows: the whole valley, and so many of the steps that the first
   * ones can be told apart, also if they lead farther and farther away.
   */
  static final class View {
    /**
     * How high a step may end to be shown: so many times as high above the lowest point of the path
     * as the first point that is above it.
     */
    private static final double HIGHEST = 12;

    private static final int PLACES = 800;

    /** How many points of the path are shown, from the start on. */
    final int shown;

    final AxisRange x;
    final AxisRange y;

    /** The function between the ends of the x-axis. */
    final double[] xs;

    final double[] ys = new double[PLACES];

    /**
     * What to show of a path.
     *
     * @param margin room for labels on both sides, as a share of what lies between
     */
    View(DoubleUnaryOperator function, double[] path, double margin) {
      double[] heights = new double[path.length];
      for (int i = 0; i < path.length; i++) {
        heights[i] =
            AxisRange.canShow(path[i], false) ? function.applyAsDouble(path[i]) : Double.NaN;
      }
      shown = shown(heights);
      AxisRange steps = AxisRange.of(first(path, shown), false);
      AxisRange high = AxisRange.of(first(heights, shown), false);
      x =
          valley(function, steps.high() > steps.low() ? steps : steps.widened(0), high.high())
              .widened(margin);
      xs = x.places(PLACES);
      for (int i = 0; i < PLACES; i++) {
        ys[i] = function.applyAsDouble(xs[i]);
      }
      double lowest = Math.min(high.low(), AxisRange.of(ys, false).low());
      AxisRange all =
          high.high() > lowest ? new AxisRange(lowest, high.high()) : AxisRange.of(ys, false);
      y = all.widened(0.08);
    }

    private static double[] first(double[] numbers, int count) {
      return Arrays.copyOf(numbers, count);
    }

    private static int shown(double[] heights) {
      double lowest = AxisRange.of(heights, false).low();
      double limit = Double.NaN; // until a height is above the lowest
      for (int i = 0; i < heights.length; i++) {
        if (!AxisRange.canShow(heights[i], false) || heights[i] > limit) {
          return i;
        }
        if (Double.isNaN(limit) && heights[i] > lowest) {
          limit = lowest + HIGHEST * (heights[i] - lowest);
        }
      }
      return heights.length;
    }

    /**
     * The steps, and to both sides so much more that the curve is as high again as the highest of
     * them, but at most half of their length: where no step goes there is little to see.
     */
    private static AxisRange valley(DoubleUnaryOperator function, AxisRange steps, double height) {
      double length = steps.length();
      double low = steps.low();
      double high = steps.high();
      for (int i = 0; i < 100; i++) {
        low -= function.applyAsDouble(low) < height ? length / 200 : 0;
        high += function.applyAsDouble(high) < height ? length / 200 : 0;
      }
      return new AxisRange(low, high);
    }
  }
}
