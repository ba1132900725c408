package gradus.plots;

import java.util.Arrays;

/**
 * Which values of a function get a contour line, and how high a value is between them.
 *
 * <p>The lines are chosen so that the rings around a valley are about equally wide, however steep
 * its walls are: line i of n has the share (i/n)² of the picture inside, as circles with radii 1,
 * 2, 3 and so on have. Evenly spaced values would leave the valley empty and crowd the walls.
 */
final class ContourLevels {
  private static final int COUNT = 11;

  /** The lowest value, the lines, and the highest value, rising; a single one for equal values. */
  private final double[] bounds;

  /** The levels of a picture with these values; those that cannot be shown don't count. */
  ContourLevels(double[] values) {
    double[] sorted =
        Arrays.stream(values).filter(v -> AxisRange.canShow(v, false)).sorted().toArray();
    double[] rising = new double[COUNT + 2];
    int count = 0;
    for (int i = 0; i <= COUNT + 1 && sorted.length > 0; i++) {
      double share = (double) i / (COUNT + 1);
      double value = sorted[(int) (share * share * (sorted.length - 1))];
      boolean isEnd = i == 0 || i == COUNT + 1;
      double level = isEnd ? value : rounded(value, value - rising[Math.max(0, count - 1)]);
      level = Math.min(level, sorted[sorted.length - 1]); // not rounded up beyond the highest
      if (count == 0 || level > rising[count - 1]) {
        rising[count] = level;
        count++;
      }
    }
    bounds = Arrays.copyOf(rising, count);
  }

  /** To as many digits as are needed to tell it from the line before. */
  private static double rounded(double value, double gap) {
    if (gap <= 0) {
      return value;
    }
    double unit = Math.pow(10, Math.floor(Math.log10(gap)));
    return Math.rint(value / unit) * unit;
  }

  /** The lowest and the highest value, as text. */
  String range() {
    if (bounds.length < 2) {
      return bounds.length == 0 ? "no value that can be shown" : "everywhere " + text(bounds[0]);
    }
    return "from " + text(bounds[0]) + " to " + text(bounds[bounds.length - 1]);
  }

  private static String text(double value) {
    return NumberFormats.measured(value);
  }

  /** The lowest and the highest value; null if there aren't two different ones. */
  AxisRange values() {
    return bounds.length < 2 ? null : new AxisRange(bounds[0], bounds[bounds.length - 1]);
  }

  /** How many lines there are. */
  int lines() {
    return Math.max(0, bounds.length - 2);
  }

  /** The value of a line, counted from 0. */
  double line(int index) {
    return bounds[index + 1];
  }

  /** The height of a line, as {@link #height} has it. */
  double lineHeight(int index) {
    return (index + 1.0) / (bounds.length - 1);
  }

  /**
   * Where a value lies between the lowest, 0, and the highest, 1, with equal steps from line to
   * line and no kink at a line, where it would make the line shake. NaN for what cannot be shown.
   */
  double height(double value) {
    if (!AxisRange.canShow(value, false)) {
      return Double.NaN;
    }
    if (bounds.length < 2) {
      return 0;
    }
    int left = 0;
    while (left < bounds.length - 2 && value > bounds[left + 1]) {
      left++;
    }
    double gap = bounds[left + 1] - bounds[left];
    double share = Math.max(0, Math.min(1, (value - bounds[left]) / gap));
    double height =
        CubicInterpolation.cubic(left, gap * slope(left), left + 1, gap * slope(left + 1), share);
    return height / (bounds.length - 1);
  }

  /**
   * How many bounds a unit of the value passes at a bound: the harmonic mean of before and after,
   * with which a cubic curve never turns back. Source: F. Fritsch, J. Butland, "A method for
   * constructing local monotone piecewise cubic interpolants" (1984).
   */
  private double slope(int bound) {
    double before = bound == 0 ? Double.NaN : bounds[bound] - bounds[bound - 1];
    double after = bound == bounds.length - 1 ? before : bounds[bound + 1] - bounds[bound];
    return 2 / ((bound == 0 ? after : before) + after);
  }
}
