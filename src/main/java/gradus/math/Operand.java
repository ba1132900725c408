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
final class Operand implements RowSource {
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

  /** Only the shape, where the entries come from elsewhere. */
  void setShape(int rows, int columns) {
    setZero();
    this.rows = rows;
    this.columns = columns;
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

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public int columns() {
    return columns;
  }

  @Override
  public void copyTo(double[][] arrays, int fromRow, int toRow, int fromColumn, int count) {
    int start = fromColumn * columnStep;
    if (columnStep == 1) {
      for (int row = fromRow; row < toRow; row++) {
        System.arraycopy(data, row * rowStep + start, arrays[row - fromRow], 0, count);
      }
      return;
    }
    // By its columns, so rowStep is 1. Four rows at a time: their entries of a column are
    // neighbors.
    int row = fromRow;
    for (; row < toRow - 3; row += 4) {
      double[] array0 = arrays[row - fromRow];
      double[] array1 = arrays[row - fromRow + 1];
      double[] array2 = arrays[row - fromRow + 2];
      double[] array3 = arrays[row - fromRow + 3];
      int at = row + start;
      for (int column = 0; column < count; column++) {
        array0[column] = data[at];
        array1[column] = data[at + 1];
        array2[column] = data[at + 2];
        array3[column] = data[at + 3];
        at += columnStep;
      }
    }
    for (; row < toRow; row++) {
      for (int column = 0; column < count; column++) {
        arrays[row - fromRow][column] = data[row + start + column * columnStep];
      }
    }
  }

  /** The way back: takes so many columns of some of its rows from arrays, from the first on. */
  void copyFrom(double[][] arrays, int first, int fromRow, int toRow, int fromColumn, int count) {
    int start = fromColumn * columnStep;
    if (columnStep == 1) {
      for (int row = fromRow; row < toRow; row++) {
        System.arraycopy(arrays[first + row - fromRow], 0, data, row * rowStep + start, count);
      }
      return;
    }
    // By its columns, so rowStep is 1. Two rows at a time: their entries of a column are
    // neighbors.
    int row = fromRow;
    for (; row < toRow - 1; row += 2) {
      double[] array0 = arrays[first + row - fromRow];
      double[] array1 = arrays[first + row - fromRow + 1];
      int at = row + start;
      for (int column = 0; column < count; column++) {
        data[at] = array0[column];
        data[at + 1] = array1[column];
        at += columnStep;
      }
    }
    if (row < toRow) {
      for (int column = 0; column < count; column++) {
        data[row + start + column * columnStep] = arrays[first + row - fromRow][column];
      }
    }
  }

  @Override
  public String toString() {
    return Shapes.of(rows, columns) + (columnStep == 1 ? "" : ", a matrix read by its columns");
  }
}
