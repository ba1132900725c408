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
  /** A processor fetches memory in lines of 64 bytes: so many numbers. */
  private static final int LINE = 8;

  double[] data = new double[0];
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
    // So many columns at a time: they fill a line of the array, and a line that was fetched from
    // a column serves the next rows, too.
    for (int start = 0; start < columns; start += LINE) {
      int end = Math.min(start + LINE, columns);
      for (int row = from; row < to; row++) {
        double[] array = arrays[row - from];
        int at = row * rowStep + start * columnStep;
        for (int column = start; column < end; column++) {
          array[column] = data[at];
          at += columnStep;
        }
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
    for (int start = 0; start < rows; start += LINE) {
      int end = Math.min(start + LINE, rows);
      for (int column = 0; column < columns; column++) {
        for (int row = start; row < end; row++) {
          data[row * rowStep + column * columnStep] = arrays[row][column];
        }
      }
    }
  }

  @Override
  public String toString() {
    return Shapes.of(rows, columns) + (columnStep == 1 ? "" : ", a matrix read by its columns");
  }
}
