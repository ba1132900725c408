package gradus.math;

import org.ejml.data.DMatrixRMaj;

/**
 * Shapes as text, and the checks that compare them.
 *
 * <p>A message names who complains, what it got, what it expects and, where one can be guessed, the
 * fix. {@code owner} is the layer or loss that complains: its {@code toString} opens the sentence.
 */
public final class Shapes {
  private Shapes() {}

  /** For example {@code 64 x 784}: rows × columns. */
  public static String of(DMatrixRMaj matrix) {
    return of(matrix.numRows, matrix.numCols);
  }

  /** For example {@code 64 x 784}: rows × columns. */
  public static String of(int rows, int columns) {
    return rows + " x " + columns;
  }

  /**
   * Refuses an empty batch.
   *
   * @throws IllegalArgumentException if {@code input} has no row or no column
   */
  public static void requireNotEmpty(Object owner, DMatrixRMaj input) {
    if (input.getNumElements() == 0) {
      throw new IllegalArgumentException(
          owner + " got a " + of(input) + " input: a batch needs at least one row and one column.");
    }
  }

  /**
   * Refuses an empty batch and rows of another width than {@code columns}.
   *
   * @throws IllegalArgumentException if so
   */
  public static void requireColumns(Object owner, DMatrixRMaj input, int columns) {
    requireNotEmpty(owner, input);
    if (input.numCols != columns) {
      throw new IllegalArgumentException(
          owner
              + " got a "
              + of(input)
              + " input, but expects "
              + of(input.numRows, columns)
              + ".");
    }
  }

  /**
   * Refuses NaN and infinity.
   *
   * @param what an entry of the matrix, as in "an input"
   * @throws IllegalArgumentException with the place of the first, if there is one
   */
  public static void requireFinite(Object owner, String what, DMatrixRMaj matrix) {
    int broken = Rows.firstNotFinite(matrix);
    if (broken >= 0) {
      throw new IllegalArgumentException(
          owner
              + " got "
              + what
              + " of "
              + matrix.data[broken]
              + " in row "
              + broken / matrix.numCols
              + ", column "
              + broken % matrix.numCols
              + ", but expects finite numbers.");
    }
  }

  /**
   * Refuses a gradient that doesn't belong to the layer's last output.
   *
   * @throws IllegalArgumentException if the shapes differ
   */
  public static void requireOutputGradient(
      Object owner, DMatrixRMaj outputGradient, DMatrixRMaj output) {
    if (outputGradient.numRows != output.numRows || outputGradient.numCols != output.numCols) {
      String last =
          output.numRows == 0
              ? "there was no forward pass yet: call forward first."
              : "its last output was " + of(output) + ".";
      throw new IllegalArgumentException(
          owner + " got a " + of(outputGradient) + " output gradient, but " + last);
    }
  }
}
