package gradus.math;

import org.ejml.data.DMatrixRMaj;

/**
 * The figures of a matrix's entries: what you look at before you look at the entries themselves.
 *
 * <p>Entries that are NaN or infinite are counted, and left out of the other figures.
 *
 * @param entries how many were looked at
 * @param notFinite how many of them are NaN or infinite
 * @param zeros how many are 0
 * @param min the smallest; NaN where no entry is finite, as are the next two
 * @param mean the sum, from the first to the last, divided by their number
 * @param max the largest
 */
public record SummaryStatistics(
    int entries, int notFinite, int zeros, double min, double mean, double max) {

  /** Of all entries. */
  public static SummaryStatistics of(DMatrixRMaj matrix) {
    return ofOneIn(1, matrix);
  }

  /** Of the first entry, and of every {@code step}-th after it. */
  static SummaryStatistics ofOneIn(int step, DMatrixRMaj matrix) {
    int entries = 0;
    int notFinite = 0;
    int zeros = 0;
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    double sum = 0;
    for (int i = 0; i < matrix.getNumElements(); i += step) {
      double x = matrix.data[i];
      entries++;
      if (!Double.isFinite(x)) {
        notFinite++;
        continue;
      }
      zeros += x == 0 ? 1 : 0;
      min = Math.min(min, x);
      max = Math.max(max, x);
      sum += x;
    }
    int finite = entries - notFinite;
    if (finite == 0) {
      return new SummaryStatistics(entries, notFinite, 0, Double.NaN, Double.NaN, Double.NaN);
    }
    return new SummaryStatistics(entries, notFinite, zeros, min, sum / finite, max);
  }
}
