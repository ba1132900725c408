package gradus.metrics;

import gradus.math.Rows;
import gradus.math.Shapes;
import org.ejml.data.DMatrixRMaj;

/**
 * The share of rows whose predicted class is the true one, from 0 to 1.
 *
 * <p>The predicted class of a row is the column of its largest entry, so probabilities and logits
 * give the same answer. With a single column the answer is yes or no: yes above a threshold.
 */
public final class Accuracy {
  private Accuracy() {}

  /**
   * The accuracy of predictions; a single column holds probabilities of "yes".
   *
   * @param predictions n×k, what the network predicted
   * @param targets n×k, one-hot
   * @throws IllegalArgumentException if the shapes differ, there is no row, a prediction is NaN, or
   *     a single column doesn't hold probabilities
   */
  public static double of(DMatrixRMaj predictions, DMatrixRMaj targets) {
    if (predictions.numCols == 1) {
      requireProbabilities(predictions);
    }
    return of(predictions, targets, 0.5);
  }

  /**
   * The same, where a single column means yes above {@code threshold}: 0.5 for probabilities, 0 for
   * logits. With several columns the threshold isn't used.
   */
  public static double of(DMatrixRMaj predictions, DMatrixRMaj targets, double threshold) {
    return (double) hits(predictions, targets, threshold) / predictions.numRows;
  }

  /** How many rows are right; see {@link #of(DMatrixRMaj, DMatrixRMaj, double)}. */
  public static int hits(DMatrixRMaj predictions, DMatrixRMaj targets, double threshold) {
    requireComparable(predictions, targets);
    int hits = 0;
    for (int row = 0; row < predictions.numRows; row++) {
      boolean hit =
          predictions.numCols == 1
              ? (predictions.data[row] > threshold) == (targets.data[row] > 0.5)
              : Rows.argMax(predictions, row) == Rows.argMax(targets, row);
      if (hit) {
        hits++;
      }
    }
    return hits;
  }

  /** Refuses what cannot be compared row by row. */
  static void requireComparable(DMatrixRMaj predictions, DMatrixRMaj targets) {
    if (predictions.numRows != targets.numRows || predictions.numCols != targets.numCols) {
      throw new IllegalArgumentException(
          "Got predictions of "
              + Shapes.of(predictions)
              + " and targets of "
              + Shapes.of(targets)
              + ", but expects the same shape: one row an example, one column a class.");
    }
    if (predictions.getNumElements() == 0) {
      throw new IllegalArgumentException(
          "Got no predictions: there must be at least one row and one column.");
    }
    for (int i = 0; i < predictions.getNumElements(); i++) {
      if (Double.isNaN(predictions.data[i])) {
        throw new IllegalArgumentException(
            "Got a prediction of NaN in row "
                + i / predictions.numCols
                + ": it has no largest class. The weights have probably become NaN in training.");
      }
    }
  }

  private static void requireProbabilities(DMatrixRMaj predictions) {
    for (int row = 0; row < predictions.numRows; row++) {
      double p = predictions.data[row];
      if (p < 0 || p > 1) {
        throw new IllegalArgumentException(
            "Got a prediction of "
                + p
                + " in row "
                + row
                + ", but a single column is expected to hold probabilities from 0 to 1."
                + " If these are logits, say so: Accuracy.of(predictions, targets, 0).");
      }
    }
  }
}
