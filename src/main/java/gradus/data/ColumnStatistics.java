package gradus.data;

import org.ejml.data.DMatrixRMaj;

/** What transforms learn from a column of the training part. */
final class ColumnStatistics {
  /** Ten times the distance from 1 to the next larger double. */
  private static final double ROUNDING = 10 * 0x1p-52;

  private ColumnStatistics() {}

  /** The mean of the values that aren't missing; NaN where all are. */
  static double mean(DMatrixRMaj matrix, int column) {
    return meanDistance(matrix, column, 0);
  }

  /** The mean of {@code x − origin} over the values that aren't missing. */
  static double meanDistance(DMatrixRMaj matrix, int column, double origin) {
    double sum = 0;
    int present = 0;
    for (int row = 0; row < matrix.numRows; row++) {
      double x = matrix.get(row, column);
      if (!Double.isNaN(x)) {
        sum += x - origin;
        present++;
      }
    }
    return sum / present;
  }

  /**
   * Whether the rounding of a sum could shift the mean by a millionth of the deviation, as where
   * values are large and close together. The mean distance from it then brings the rest.
   */
  static boolean isRough(double mean, int rows, double deviation) {
    return rows * Math.ulp(mean) > 1e-6 * deviation;
  }

  /** The standard deviation: the population's, divided by n. */
  static double deviation(DMatrixRMaj matrix, int column, double mean) {
    double sum = 0;
    for (int row = 0; row < matrix.numRows; row++) {
      double distance = matrix.get(row, column) - mean;
      sum += distance * distance;
    }
    return Math.sqrt(sum / matrix.numRows);
  }

  /**
   * Whether all values are the same up to rounding: as 0.3 and 0.1 + 0.2 are, whose difference of
   * 5.6e-17 says nothing and must not be scaled up to 1.
   */
  static boolean isConstant(DMatrixRMaj matrix, int column) {
    double min = min(matrix, column);
    double max = max(matrix, column);
    return min == max || max - min <= ROUNDING * Math.max(-min, max);
  }

  static double min(DMatrixRMaj matrix, int column) {
    double min = Double.POSITIVE_INFINITY;
    for (int row = 0; row < matrix.numRows; row++) {
      min = Math.min(min, matrix.get(row, column));
    }
    return min;
  }

  static double max(DMatrixRMaj matrix, int column) {
    double max = Double.NEGATIVE_INFINITY;
    for (int row = 0; row < matrix.numRows; row++) {
      max = Math.max(max, matrix.get(row, column));
    }
    return max;
  }
}
