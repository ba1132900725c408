package gradus.inspect;

import gradus.math.Decimals;
import gradus.math.Matrix;
import gradus.math.Rows;
import org.ejml.data.DMatrixRMaj;

/** Mean and spread, which is to say standard deviation, of each column of a matrix. */
final class ColumnStatistics {
  private static final double ROUNDING = 1e-9;

  final Matrix means;
  final double[] deviations; // exactly 0 for a constant column

  ColumnStatistics(DMatrixRMaj matrix) {
    means = new Matrix(1, matrix.numCols);
    Rows.columnMeans(matrix, means);
    deviations = new double[matrix.numCols];
    for (int j = 0; j < deviations.length; j++) {
      double sum = 0;
      for (int row = 0; row < matrix.numRows; row++) {
        double distance = matrix.get(row, j) - means.data[j];
        sum += distance * distance;
      }
      deviations[j] = width(matrix, j) == 0 ? 0 : Math.sqrt(sum / matrix.numRows);
    }
  }

  /** The largest entry of a column minus the smallest. */
  static double width(DMatrixRMaj matrix, int column) {
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    for (int row = 0; row < matrix.numRows; row++) {
      min = Math.min(min, matrix.get(row, column));
      max = Math.max(max, matrix.get(row, column));
    }
    return max - min;
  }

  /** A copy of a column. */
  static double[] column(DMatrixRMaj matrix, int column) {
    double[] numbers = new double[matrix.numRows];
    for (int row = 0; row < numbers.length; row++) {
      numbers[row] = matrix.get(row, column);
    }
    return numbers;
  }

  /** How two rows of numbers go together, from −1 to 1; NaN if one of them is constant. */
  static double correlation(double[] a, double[] b) {
    double meanA = 0;
    double meanB = 0;
    for (int i = 0; i < a.length; i++) {
      meanA += a[i] / a.length;
      meanB += b[i] / b.length;
    }
    double products = 0;
    double squaresA = 0;
    double squaresB = 0;
    for (int i = 0; i < a.length; i++) {
      products += (a[i] - meanA) * (b[i] - meanB);
      squaresA += (a[i] - meanA) * (a[i] - meanA);
      squaresB += (b[i] - meanB) * (b[i] - meanB);
    }
    return products / Math.sqrt(squaresA * squaresB);
  }

  /** The mean of a column as text; 0 if it is that up to rounding. */
  String meanText(int column) {
    double mean = means.data[column];
    return Decimals.compact(Math.abs(mean) < ROUNDING * deviations[column] ? 0 : mean);
  }

  /** The root mean square of a column. */
  double size(int column) {
    double mean = means.data[column];
    return Math.sqrt(mean * mean + deviations[column] * deviations[column]);
  }

  /** The column of the largest {@link #size}. */
  int largest() {
    int largest = 0;
    for (int j = 1; j < deviations.length; j++) {
      largest = size(j) > size(largest) ? j : largest;
    }
    return largest;
  }

  /** The column that spreads the most. */
  int widest() {
    int widest = 0;
    for (int j = 1; j < deviations.length; j++) {
      widest = deviations[j] > deviations[widest] ? j : widest;
    }
    return widest;
  }

  /** The column that spreads the least, of those that aren't constant. */
  int narrowest() {
    int narrowest = widest();
    for (int j = 0; j < deviations.length; j++) {
      narrowest = deviations[j] > 0 && deviations[j] < deviations[narrowest] ? j : narrowest;
    }
    return narrowest;
  }
}
