package gradus.losses;

import gradus.math.Matrix;
import gradus.math.Rows;
import gradus.math.Shapes;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/**
 * The exponentials {@code exp(zⱼ − max z)} of every row of logits, from which softmax and
 * log-sum-exp are made.
 *
 * <p>They take most of the time of a loss, and its value and its gradient need the same ones. So
 * the last are kept, and computed anew only for other logits. Whether these are others is seen by
 * comparing the numbers, so it doesn't matter who asks first, or whether a matrix was changed.
 */
final class Exponentials {
  private final Matrix logits = new Matrix(0, 0); // a copy of the last
  private final Matrix exponentials = new Matrix(0, 0);
  private int[] largest = new int[0]; // the column of each row's largest logit

  /** From now on, those of these logits. */
  void of(DMatrixRMaj logits) {
    int entries = logits.getNumElements();
    boolean known =
        this.logits.numRows == logits.numRows
            && this.logits.numCols == logits.numCols
            && Arrays.equals(this.logits.data, 0, entries, logits.data, 0, entries);
    if (!known) {
      this.logits.setTo(logits);
      exponentials.reshape(logits.numRows, logits.numCols);
      largest = largest.length < logits.numRows ? new int[logits.numRows] : largest;
      for (int row = 0; row < logits.numRows; row++) {
        exponentiate(row);
      }
    }
  }

  private void exponentiate(int row) {
    int start = row * logits.numCols;
    largest[row] = Rows.argMax(logits, row);
    double max = logits.data[start + largest[row]];
    for (int j = start; j < start + logits.numCols; j++) {
      exponentials.data[j] = StrictMath.exp(logits.data[j] - max);
    }
  }

  /** The column of a row's largest logit. */
  int largest(int row) {
    return largest[row];
  }

  /**
   * How far {@code ln Σₖ exp(zₖ)} of a row lies above its largest entry: {@code ln(1 + rest)}, see
   * {@link Rows#logSumExpAboveMax}.
   */
  double logSumExpAboveMax(int row) {
    int start = row * logits.numCols;
    double rest = 0;
    for (int j = 0; j < logits.numCols; j++) {
      rest += j == largest[row] ? 0 : exponentials.data[start + j];
    }
    return StrictMath.log1p(rest);
  }

  /** Writes the softmax of every row, as {@link Rows#softmax} does. */
  void softmax(Matrix probabilities) {
    int columns = logits.numCols;
    probabilities.reshape(logits.numRows, columns);
    for (int row = 0; row < logits.numRows; row++) {
      double sum = 0;
      for (int j = row * columns; j < (row + 1) * columns; j++) {
        sum += exponentials.data[j];
      }
      for (int j = row * columns; j < (row + 1) * columns; j++) {
        probabilities.data[j] = exponentials.data[j] / sum;
      }
    }
  }

  @Override
  public String toString() {
    return "Exponentials(" + Shapes.of(exponentials) + ")";
  }
}
