package gradus.data;

import gradus.math.Matrix;
import gradus.math.Shapes;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * What is done to a matrix column by column: the figures that transforms learn from the training
 * part, and the formula that both scalers share.
 */
final class Columns {
  private Columns() {}

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

  /** {@code (x − shift) / size} of every entry, and 0 in a column whose size is 0. */
  static Matrix scale(Scaler scaler, DMatrixRMaj matrix, Matrix shifts, Matrix sizes) {
    requireWidth(scaler, matrix, sizes.numCols);
    Matrix scaled = new Matrix(matrix.numRows, matrix.numCols);
    for (int row = 0; row < matrix.numRows; row++) {
      for (int column = 0; column < matrix.numCols; column++) {
        double size = sizes.get(0, column);
        double distance = matrix.get(row, column) - shifts.get(0, column);
        // NaN and infinity stay what they are, in a constant column too.
        boolean constant = size == 0 && Double.isFinite(distance);
        scaled.set(row, column, constant ? 0 : distance / size);
      }
    }
    return scaled;
  }

  /** The way back, {@code y · size + shift}: a column whose size is 0 becomes its constant. */
  static Matrix unscale(Scaler scaler, DMatrixRMaj scaled, Matrix shifts, Matrix sizes) {
    requireWidth(scaler, scaled, sizes.numCols);
    Matrix matrix = new Matrix(scaled.numRows, scaled.numCols);
    for (int row = 0; row < scaled.numRows; row++) {
      for (int column = 0; column < scaled.numCols; column++) {
        double distance = scaled.get(row, column) * sizes.get(0, column);
        matrix.set(row, column, distance + shifts.get(0, column));
      }
    }
    return matrix;
  }

  private static void requireWidth(Scaler scaler, DMatrixRMaj matrix, int columns) {
    if (matrix.numCols != columns) {
      throw new IllegalArgumentException(
          scaler
              + " got a "
              + Shapes.of(matrix)
              + " matrix, but was fitted to "
              + columns
              + " columns. Inputs need a scaler made by fit(), targets one made by fitTargets().");
    }
  }

  /** The targets of regression as inputs, so that they are fitted in the same way. */
  static Dataset targetsAsInputs(Dataset dataset) {
    DatasetChecks.requireNumbers(dataset);
    List<String> names = new ArrayList<>();
    for (int column = 0; column < dataset.targets().numCols; column++) {
      names.add("target " + column);
    }
    return new Dataset(dataset.targets(), dataset.targets(), names, List.of(), dataset.name());
  }

  /**
   * Refuses anything but a single row of finite numbers.
   *
   * @param what the number that each column has, as in "mean"
   */
  static void requireRow(String owner, String what, Matrix row, int columns) {
    if (row.numRows != 1 || row.numCols != columns || columns == 0) {
      throw new IllegalArgumentException(
          owner
              + " got a "
              + Shapes.of(row)
              + " matrix with the "
              + what
              + " of each column, but expects "
              + Shapes.of(1, Math.max(1, columns))
              + ".");
    }
    Shapes.requireFinite(owner, "a " + what, row);
  }
}
