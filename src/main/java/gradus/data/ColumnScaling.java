package gradus.data;

import gradus.math.Matrix;
import gradus.math.Shapes;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/** The formula that both scalers share, and what they check. */
final class ColumnScaling {
  private ColumnScaling() {}

  /** {@code (x − shift) / size} of every entry, and 0 in a column whose size is 0. */
  static Matrix scale(Object scaler, DMatrixRMaj matrix, Matrix shifts, Matrix sizes) {
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
  static Matrix unscale(Object scaler, DMatrixRMaj scaled, Matrix shifts, Matrix sizes) {
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

  private static void requireWidth(Object scaler, DMatrixRMaj matrix, int columns) {
    if (matrix.numCols != columns) {
      throw new IllegalArgumentException(
          ("%s got a %s matrix, but was fitted to %s columns. Inputs need a scaler made by fit(),"
                  + " targets one made by fitTargets().")
              .formatted(scaler, Shapes.of(matrix), columns));
    }
  }

  /** The targets of regression as inputs, so that they are fitted in the same way. */
  static Dataset targetsAsInputs(Dataset dataset) {
    dataset.requireNumbers();
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
          "%s got a %s matrix with the %s of each column, but expects %s."
              .formatted(owner, Shapes.of(row), what, Shapes.of(1, Math.max(1, columns))));
    }
    Shapes.requireFinite(owner, "a " + what, row);
  }
}
