package gradus.metrics;

import gradus.math.Rows;
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
   * @throws IllegalArgumentException if the shapes differ, there is no row, an entry is NaN, a row
   *     of targets is none, or a single column doesn't hold probabilities
   */
  public static double of(DMatrixRMaj predictions, DMatrixRMaj targets) {
    if (predictions.numCols == 1) {
      Predictions.requireProbabilities(
          predictions, "say so: Accuracy.of(predictions, targets, 0).");
    }
    return of(predictions, targets, 0.5);
  }

  /**
   * The same, where a single column means yes above {@code threshold}: 0.5 for probabilities, 0 for
   * logits. With several columns the threshold isn't used.
   *
   * @throws IllegalArgumentException also if the threshold is NaN
   */
  public static double of(DMatrixRMaj predictions, DMatrixRMaj targets, double threshold) {
    int hits = hits(predictions, targets, threshold);
    Predictions.requireTargets(predictions, targets);
    return (double) hits / predictions.numRows;
  }

  /**
   * How many rows are right; see {@link #of(DMatrixRMaj, DMatrixRMaj, double)}. For loops over the
   * batches of a data set: that the targets are targets isn't checked once more.
   */
  public static int hits(DMatrixRMaj predictions, DMatrixRMaj targets, double threshold) {
    Predictions.requireComparable(predictions, targets);
    Predictions.requireThreshold(threshold);
    if (predictions.numCols > 1) {
      return Rows.countSameArgMax(predictions, targets);
    }
    int hits = 0;
    for (int row = 0; row < predictions.numRows; row++) {
      int predictedClass = Predictions.classOf(predictions, row, threshold);
      if (predictedClass == Predictions.trueClass(targets, row)) {
        hits++;
      }
    }
    return hits;
  }
}
