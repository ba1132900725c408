package gradus.metrics;

import org.ejml.data.DMatrixRMaj;

/**
 * The share of rows whose true class is among the {@code k} largest entries, from 0 to 1.
 *
 * <p>It forgives confusing classes that look alike: with many classes, the true one in second place
 * is better than nowhere. With k = 1 it is {@link Accuracy}.
 *
 * <p>Equal entries are ranked from left to right, as {@link Accuracy} does: of two classes that
 * share the last place, only the first is among the k. (scikit-learn ranks them from right to
 * left.) So a row of equal entries, which says nothing, is right for the first k classes only.
 */
public final class TopKAccuracy {
  private TopKAccuracy() {}

  /**
   * The top-k accuracy of predictions.
   *
   * @param predictions n×c, probabilities or logits
   * @param targets n×c, one-hot
   * @param k from 1 to c; with k = c every row is right
   * @throws IllegalArgumentException if the shapes differ, there is no row or a single column, an
   *     entry is NaN, a row of targets is none, or k is outside 1 to c
   */
  public static double of(DMatrixRMaj predictions, DMatrixRMaj targets, int k) {
    Predictions.requireComparable(predictions, targets);
    requireRanks(predictions.numCols, k);
    Predictions.requireTargets(predictions, targets);
    int hits = 0;
    for (int row = 0; row < predictions.numRows; row++) {
      int trueClass = Predictions.trueClass(targets, row);
      if (entriesBefore(predictions, row, trueClass) < k) {
        hits++;
      }
    }
    return (double) hits / predictions.numRows;
  }

  /** How many entries of the row are larger than that of {@code column}, or as large and left. */
  private static int entriesBefore(DMatrixRMaj predictions, int row, int column) {
    double entry = predictions.get(row, column);
    int before = 0;
    for (int j = 0; j < predictions.numCols; j++) {
      double other = predictions.get(row, j);
      if (other > entry || (other == entry && j < column)) {
        before++;
      }
    }
    return before;
  }

  private static void requireRanks(int columns, int k) {
    if (columns == 1) {
      throw new IllegalArgumentException(
          "TopKAccuracy got a single column, but ranks classes, one per column, and expects two or"
              + " more. For a yes-or-no answer use Accuracy.");
    }
    if (k < 1 || k > columns) {
      throw new IllegalArgumentException(
          "TopKAccuracy got k = %s, but expects 1 to %s, the number of classes."
              .formatted(k, columns));
    }
  }
}
