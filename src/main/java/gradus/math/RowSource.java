package gradus.math;

/**
 * A matrix that need not be written down: {@link MatrixProduct} asks for some of its rows at a
 * time, and gets them copied into arrays of its own.
 */
public interface RowSource {
  /** How many rows the matrix has. */
  int rows();

  /** How many columns the matrix has. */
  int columns();

  /**
   * Copies some rows into arrays of their own, of each so many columns.
   *
   * @param arrays the first gets row {@code fromRow}
   * @param toRow one more than the last row
   */
  void copyTo(double[][] arrays, int fromRow, int toRow, int fromColumn, int count);
}
