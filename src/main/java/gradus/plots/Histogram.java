package gradus.plots;

import gradus.math.Matrix;

/** Counts how many numbers lie where. */
final class Histogram {
  private Histogram() {}

  /**
   * How many entries lie in each of the equal parts of the range; those that are exactly 0, not
   * finite or outside are not counted.
   */
  static int[] counts(Matrix matrix, AxisRange range, int bins) {
    int[] counts = new int[bins];
    for (int i = 0; i < matrix.getNumElements(); i++) {
      double number = matrix.data[i];
      if (number != 0 && number >= range.low() && number <= range.high()) {
        int bin = (int) (bins * position(number, range));
        counts[Math.min(bin, bins - 1)]++; // the highest number belongs to the last part
      }
    }
    return counts;
  }

  /** From 0 at the low end of the range to 1 at the high end. */
  static double position(double number, AxisRange range) {
    return (number - range.low()) / (range.high() - range.low());
  }
}
