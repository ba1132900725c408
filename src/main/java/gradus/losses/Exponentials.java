package gradus.losses;

import gradus.math.Elementary;
import gradus.math.Matrix;
import gradus.math.Rows;
import gradus.math.Shapes;
import org.ejml.data.DMatrixRMaj;

/**
 * The exponentials {@code exp(zⱼ − max z)} of every row of logits, from which softmax and
 * cross-entropy are made.
 *
 * <p>They take most of the time of a loss, and its value and its gradient need the same ones. So
 * the last are kept, and computed anew only for other logits.
 */
final class Exponentials {
  private final LastSeen logits = new LastSeen();
  private final Matrix shifted = new Matrix(0, 0); // z − max z: none is above 0
  private final Matrix exponentials = new Matrix(0, 0);
  private int[] largest = new int[0]; // where each row's largest is, as an index into data
  private double[] rest = new double[0]; // the sum of a row's exponentials without that one

  /** From now on, those of these logits. */
  void of(DMatrixRMaj logits) {
    if (this.logits.is(logits)) {
      return;
    }
    this.logits.set(logits);
    shifted.reshape(logits.numRows, logits.numCols);
    exponentials.reshape(logits.numRows, logits.numCols);
    if (rest.length < logits.numRows) {
      largest = new int[logits.numRows];
      rest = new double[logits.numRows];
    }
    for (int row = 0; row < logits.numRows; row++) {
      shift(logits, row);
    }
    Elementary.exp(shifted.data, exponentials.data, logits.getNumElements());
    for (int row = 0; row < logits.numRows; row++) {
      sumRest(row);
    }
  }

  private void shift(DMatrixRMaj logits, int row) {
    int start = row * logits.numCols;
    largest[row] = start + Rows.argMax(logits, row);
    double max = logits.data[largest[row]];
    for (int j = start; j < start + logits.numCols; j++) {
      shifted.data[j] = logits.data[j] - max;
    }
  }

  private void sumRest(int row) {
    int start = row * exponentials.numCols;
    double own = exponentials.data[largest[row]];
    exponentials.data[largest[row]] = 0; // rather than ask in the loop whether this is the largest
    double sum = 0;
    for (int j = start; j < start + exponentials.numCols; j++) {
      sum += exponentials.data[j];
    }
    exponentials.data[largest[row]] = own;
    rest[row] = sum;
  }

  /**
   * How far {@code ln Σₖ exp(zₖ)} of a row lies above its largest entry: {@code ln(1 + rest)}, see
   * {@link Rows#logSumExpAboveMax}.
   */
  double logSumExpAboveMax(int row) {
    return Elementary.log1p(rest[row]);
  }

  /** How far the logits lie below the largest of their row: {@code Σᵢⱼ tᵢⱼ·(max zᵢ − zᵢⱼ)}. */
  double distanceBelowMax(DMatrixRMaj t) {
    double distance = -Rows.dot(t, shifted);
    if (!Double.isNaN(distance)) {
      return distance;
    }
    double sum = 0; // without those that don't count: a logit of −∞ times 0 is NaN
    for (int i = 0; i < shifted.getNumElements(); i++) {
      sum -= t.data[i] == 0 ? 0 : t.data[i] * shifted.data[i];
    }
    return sum;
  }

  /** Writes the softmax of every row, as {@link Rows#softmax} does. */
  void softmax(Matrix probabilities) {
    int columns = exponentials.numCols;
    probabilities.reshape(exponentials.numRows, columns);
    for (int row = 0; row < exponentials.numRows; row++) {
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
