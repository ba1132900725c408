package gradus.math;

import org.ejml.data.DMatrixRMaj;

/**
 * A matrix as {@link MatrixProduct} reads it: numbers, and how far it is from one to the next below
 * and to the right. With the two steps exchanged, the same numbers are the transposed matrix.
 *
 * <pre>
 *   entry(i,j) = data[i·rowStep + j·columnStep]
 * </pre>
 */
final class Operand {
  private static final double[] ZERO = {0};

  double[] data = ZERO;
  int rows;
  int columns;
  int rowStep;
  int columnStep;

  void set(DMatrixRMaj matrix) {
    data = matrix.data;
    rows = matrix.numRows;
    columns = matrix.numCols;
    rowStep = matrix.numCols;
    columnStep = 1;
  }

  void setTransposed(DMatrixRMaj matrix) {
    set(matrix);
    transpose();
  }

  /** Every row is this one. */
  void setRepeated(DMatrixRMaj row) {
    set(row);
    rowStep = 0;
  }

  /** Every entry is 0. */
  void setZero() {
    data = ZERO;
    rowStep = 0;
    columnStep = 0;
  }

  void transpose() {
    int exchanged = rows;
    rows = columns;
    columns = exchanged;
    exchanged = rowStep;
    rowStep = columnStep;
    columnStep = exchanged;
  }

  /** Copies the rows from {@code from} to before {@code to} into arrays of their own. */
  void copyTo(double[][] arrays, int from, int to) {
    if (columnStep == 1) {
      for (int row = from; row < to; row++) {
        System.arraycopy(data, row * rowStep, arrays[row - from], 0, columns);
      }
      return;
    }
    // By its columns, so rowStep is 1. Four rows at a time: their entries of a column are
    // neighbours.
    int row = from;
    for (; row < to - 3; row += 4) {
      double[] array0 = arrays[row - from];
      double[] array1 = arrays[row - from + 1];
      double[] array2 = arrays[row - from + 2];
      double[] array3 = arrays[row - from + 3];
      int at = row;
      for (int column = 0; column < columns; column++) {
        array0[column] = data[at];
        array1[column] = data[at + 1];
        array2[column] = data[at + 2];
        array3[column] = data[at + 3];
        at += columnStep;
      }
    }
    for (; row < to; row++) {
      for (int column = 0; column < columns; column++) {
        arrays[row - from][column] = data[row + column * columnStep];
      }
    }
  }

  /** Takes its entries from arrays, one a row. */
  void copyFrom(double[][] arrays) {
    if (columnStep == 1) {
      for (int row = 0; row < rows; row++) {
        System.arraycopy(arrays[row], 0, data, row * rowStep, columns);
      }
      return;
    }
    // By its columns, so rowStep is 1. Four rows at a time: their entries of a column are
    // neighbours.
    int row = 0;
    for (; row < rows - 3; row += 4) {
      double[] array0 = arrays[row];
      double[] array1 = arrays[row + 1];
      double[] array2 = arrays[row + 2];
      double[] array3 = arrays[row + 3];
      int at = row;
      for (int column = 0; column < columns; column++) {
        data[at] = array0[column];
        data[at + 1] = array1[column];
        data[at + 2] = array2[column];
        data[at + 3] = array3[column];
        at += columnStep;
      }
    }
    for (; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        data[row + column * columnStep] = arrays[row][column];
      }
    }
  }

  @Override
  public String toString() {
    return Shapes.of(rows, columns) + (columnStep == 1 ? "" : ", a matrix read by its columns");
  }
}
