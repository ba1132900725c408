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
    // Four columns at a time: a line of memory that was fetched for an entry holds those below it
    // in its column too, which are the next to be copied.
    int column = 0;
    for (; column < columns - 3; column += 4) {
      for (int row = from; row < to; row++) {
        double[] array = arrays[row - from];
        int at = row * rowStep + column * columnStep;
        array[column] = data[at];
        array[column + 1] = data[at + columnStep];
        array[column + 2] = data[at + 2 * columnStep];
        array[column + 3] = data[at + 3 * columnStep];
      }
    }
    for (; column < columns; column++) {
      for (int row = from; row < to; row++) {
        arrays[row - from][column] = data[row * rowStep + column * columnStep];
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
    int row = 0;
    for (; row < rows - 3; row += 4) {
      double[] array0 = arrays[row];
      double[] array1 = arrays[row + 1];
      double[] array2 = arrays[row + 2];
      double[] array3 = arrays[row + 3];
      for (int column = 0; column < columns; column++) {
        int at = row * rowStep + column * columnStep;
        data[at] = array0[column];
        data[at + rowStep] = array1[column];
        data[at + 2 * rowStep] = array2[column];
        data[at + 3 * rowStep] = array3[column];
      }
    }
    for (; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        data[row * rowStep + column * columnStep] = arrays[row][column];
      }
    }
  }

  @Override
  public String toString() {
    return Shapes.of(rows, columns) + (columnStep == 1 ? "" : ", a matrix read by its columns");
  }
}
