package gradus.plots;

import gradus.math.Matrix;

/** Counts how many numbers lie where. */
final class Histogram {
  private Histogram() {}

  /**
   * How many entries lie in each of the equal parts of the span; those that are exactly 0, not
   * finite or outside are not counted.
   */
  static int[] counts(Matrix matrix, Span span, int bins) {
    int[] counts = new int[bins];
    for (int i = 0; i < matrix.getNumElements(); i++) {
      double number = matrix.data[i];
      if (number != 0 && number >= span.low() && number <= span.high()) {
        int bin = (int) (bins * position(number, span));
        counts[Math.min(bin, bins - 1)]++; // the highest number belongs to the last part
      }
    }
    return counts;
  }

  /** From 0 at the low end of the span to 1 at the high end. */
  static double position(double number, Span span) {
    return (number - span.low()) / (span.high() - span.low());
  }
}
