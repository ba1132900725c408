package gradus.metrics;

import gradus.math.Shapes;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/**
 * Rows in the order of their score for one class, cut at each score in turn: what if all rows with
 * at least this score were taken for the class?
 *
 * <p>Rows with equal scores cannot be told apart by any threshold, so they pass it together.
 */
final class Ranking {
  /** The different scores, from the highest down. */
  final double[] thresholds;

  /** For each threshold, how many rows of the class score at least as much. */
  final int[] truePositives;

  /** For each threshold, how many other rows score at least as much. */
  final int[] falsePositives;

  /** How many rows are of the class. */
  final int positives;

  /** How many rows are of other classes. */
  final int negatives;

  /**
   * Ranks the rows by their score for a class.
   *
   * @param owner who asks, for messages
   */
  Ranking(String owner, DMatrixRMaj predictions, DMatrixRMaj targets, int positiveClass) {
    Predictions.requireComparable(predictions, targets);
    requireClass(owner, predictions.numCols, positiveClass);
    requireScores(owner, predictions);
    Predictions.requireTargets(predictions, targets);
    positives = countOf(positiveClass, targets);
    negatives = targets.numRows - positives;
    requireBothKinds(owner, positiveClass);

    double[] scores = new double[targets.numRows];
    double[] positiveScores = new double[positives];
    double[] negativeScores = new double[negatives];
    int positive = 0;
    int negative = 0;
    int column = predictions.numCols == 1 ? 0 : positiveClass;
    for (int row = 0; row < targets.numRows; row++) {
      scores[row] = predictions.get(row, column);
      if (Predictions.trueClass(targets, row) == positiveClass) {
        positiveScores[positive++] = scores[row];
      } else {
        negativeScores[negative++] = scores[row];
      }
    }
    Arrays.sort(scores);
    Arrays.sort(positiveScores);
    Arrays.sort(negativeScores);
    thresholds = different(scores);
    truePositives = passing(positiveScores, thresholds);
    falsePositives = passing(negativeScores, thresholds);
  }

  /** The different ones among scores in rising order, from the highest down. */
  private static double[] different(double[] sorted) {
    double[] different = new double[sorted.length];
    int count = 0;
    for (int i = sorted.length - 1; i >= 0; i--) {
      if (count == 0 || sorted[i] != different[count - 1]) {
        different[count] = sorted[i];
        count++;
      }
    }
    return Arrays.copyOf(different, count);
  }

  /** For each of the falling thresholds, how many of the rising scores are at least as large. */
  private static int[] passing(double[] sorted, double[] thresholds) {
    int[] counts = new int[thresholds.length];
    int passed = 0;
    for (int i = 0; i < thresholds.length; i++) {
      while (passed < sorted.length && sorted[sorted.length - 1 - passed] >= thresholds[i]) {
        passed++;
      }
      counts[i] = passed;
    }
    return counts;
  }

  private static int countOf(int positiveClass, DMatrixRMaj targets) {
    int count = 0;
    for (int row = 0; row < targets.numRows; row++) {
      if (Predictions.trueClass(targets, row) == positiveClass) {
        count++;
      }
    }
    return count;
  }

  private static void requireClass(String owner, int columns, int positiveClass) {
    if (columns == 1 && positiveClass != 1) {
      throw new IllegalArgumentException(
          ("%s got the positive class %s, but expects 1: a single column holds the scores"
                  + " of class 1, \"yes\".")
              .formatted(owner, positiveClass));
    }
    if (columns > 1 && (positiveClass < 0 || positiveClass >= columns)) {
      throw new IllegalArgumentException(
          "%s got the positive class %s, but expects 0 to %s, one of the columns."
              .formatted(owner, positiveClass, columns - 1));
    }
  }

  private static void requireScores(String owner, DMatrixRMaj predictions) {
    Shapes.requireFinite(owner, "a prediction", predictions);
    if (predictions.numCols > 1) {
      Predictions.requireProbabilities(
          predictions,
          "apply a Softmax: a logit says nothing without the others of its row, so rows cannot be"
              + " ranked by it.");
    }
  }

  private void requireBothKinds(String owner, int positiveClass) {
    if (positives == 0 || negatives == 0) {
      throw new IllegalArgumentException(
          ("%s got %s rows, of which %s are of class %s, but expects some that are and"
                  + " some that aren't: the curve asks how well the two are told apart. A"
                  + " stratified split keeps rows of every class in both parts.")
              .formatted(owner, positives + negatives, positives, positiveClass));
    }
  }
}
