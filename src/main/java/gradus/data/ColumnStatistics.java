package gradus.data;

import org.ejml.data.DMatrixRMaj;

/** What transforms learn from a column of the training part. */
final class ColumnStatistics {
  private ColumnStatistics() {}

  /** The mean of the values that aren't missing; NaN where all are. */
  static double mean(DMatrixRMaj matrix, int column) {
    double sum = 0;
    int present = 0;
    for (int row = 0; row < matrix.numRows; row++) {
      double x = matrix.get(row, column);
      if (!Double.isNaN(x)) {
        sum += x;
        present++;
      }
    }
    return sum / present;
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

  /** Whether all values are the same; the deviation of a constant column may not come out as 0. */
  static boolean isConstant(DMatrixRMaj matrix, int column) {
    return min(matrix, column) == max(matrix, column);
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
