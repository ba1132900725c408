package gradus.plots;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * What a picture of a descent shows: the whole valley, and so many of the steps that the first ones
 * can be told apart, also if they lead farther and farther away.
 */
final class DescentView {
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
  final double[] xs = new double[PLACES];

  final double[] ys = new double[PLACES];

  /**
   * What to show of a path.
   *
   * @param margin room for labels on both sides, as a share of what lies between
   */
  DescentView(DoubleUnaryOperator function, double[] path, double margin) {
    double[] heights = new double[path.length];
    for (int i = 0; i < path.length; i++) {
      heights[i] = AxisRange.canShow(path[i], false) ? function.applyAsDouble(path[i]) : Double.NaN;
    }
    shown = shown(heights);
    AxisRange steps = AxisRange.of(first(path, shown), false);
    AxisRange high = AxisRange.of(first(heights, shown), false);
    x =
        valley(function, steps.high() > steps.low() ? steps : steps.widened(0), high.high())
            .widened(margin);
    for (int i = 0; i < PLACES; i++) {
      xs[i] = x.low() + (x.high() - x.low()) * i / (PLACES - 1);
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
   * them, but at most once their length.
   */
  private static AxisRange valley(DoubleUnaryOperator function, AxisRange steps, double height) {
    double length = steps.high() - steps.low();
    double low = steps.low();
    double high = steps.high();
    for (int i = 0; i < 100; i++) {
      low -= function.applyAsDouble(low) < height ? length / 100 : 0;
      high += function.applyAsDouble(high) < height ? length / 100 : 0;
    }
    return new AxisRange(low, high);
  }
}
