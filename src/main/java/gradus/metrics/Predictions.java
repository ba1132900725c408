package gradus.metrics;

import gradus.math.Rows;
import gradus.math.Shapes;
import org.ejml.data.DMatrixRMaj;

/** What the metrics share: which class a row says, and the checks. */
final class Predictions {
  private Predictions() {}

  /** The column of the largest entry; of a single column, 1 above the threshold and 0 elsewhere. */
  static int classOf(DMatrixRMaj matrix, int row, double threshold) {
    if (matrix.numCols == 1) {
      return matrix.data[row] > threshold ? 1 : 0;
    }
    return Rows.argMax(matrix, row);
  }

  /**
   * The class that a row of targets says; a single column holds 1 for class 1 and 0 for class 0.
   */
  static int trueClass(DMatrixRMaj targets, int row) {
    return classOf(targets, row, 0.5);
  }

  /** How many classes the columns tell apart: a single column answers yes or no. */
  static int classes(DMatrixRMaj matrix) {
    return matrix.numCols == 1 ? 2 : matrix.numCols;
  }

  /** Refuses different shapes, and no rows. */
  static void requireSameShape(DMatrixRMaj predictions, DMatrixRMaj targets) {
    if (predictions.numRows != targets.numRows || predictions.numCols != targets.numCols) {
      throw new IllegalArgumentException(
          ("Got predictions of %s and targets of %s, but expects the same shape: one row"
                  + " an example, one column an output.")
              .formatted(Shapes.of(predictions), Shapes.of(targets)));
    }
    if (predictions.getNumElements() == 0) {
      throw new IllegalArgumentException(
          "Got no predictions: there must be at least one row and one column.");
    }
  }

  /** Refuses what cannot be compared row by row: different shapes, no rows, and NaN. */
  static void requireComparable(DMatrixRMaj predictions, DMatrixRMaj targets) {
    requireSameShape(predictions, targets);
    if (!Double.isNaN(Rows.dot(predictions, targets))) {
      return; // a NaN would have made the sum NaN
    }
    for (int i = 0; i < predictions.getNumElements(); i++) {
      if (Double.isNaN(predictions.data[i])) {
        throw new IllegalArgumentException(
            ("Got a prediction of NaN in row %s: it is neither right nor wrong. The weights"
                    + " have probably become NaN in training.")
                .formatted(i / predictions.numCols));
      }
      if (Double.isNaN(targets.data[i])) {
        throw new IllegalArgumentException(
            ("Got a target of NaN in row %s: nothing is right or wrong compared with it. Drop the"
                    + " row, or correct the target.")
                .formatted(i / targets.numCols));
      }
    }
  }

  /**
   * Refuses targets that say no class, such as a row of zeros or of logits, and the two in the
   * wrong order.
   */
  static void requireTargets(DMatrixRMaj predictions, DMatrixRMaj targets) {
    boolean oneColumn = targets.numCols == 1;
    for (int row = 0; row < targets.numRows; row++) {
      boolean fine =
          oneColumn ? isProbability(targets.data[row]) : Rows.isDistribution(targets, row);
      if (!fine) {
        String expected =
            oneColumn
                ? "1 for \"yes\" and 0 for \"no\", or a probability."
                : "one-hot (1 for the true class, 0 elsewhere) or probabilities that sum to 1.";
        String mend =
            isOneHot(predictions)
                ? " Predictions come first, then targets: the two seem to be swapped."
                : "";
        throw new IllegalArgumentException(
            "Got targets whose row %s is %s, but a row of targets is %s%s"
                .formatted(row, Rows.toText(targets, row), expected, mend));
      }
    }
    requireOrder(predictions, targets);
  }

  /** Refuses one-hot predictions of soft targets: the two are hardly ever meant that way round. */
  static void requireOrder(DMatrixRMaj predictions, DMatrixRMaj targets) {
    if (!isOneHot(predictions)) {
      return;
    }
    for (int row = 0; row < targets.numRows; row++) {
      if (!isOneHot(targets, row)) {
        throw new IllegalArgumentException(
            ("Got targets whose row %s is %s, while each row of predictions is one-hot. Predictions"
                    + " come first, then targets: the two seem to be swapped. If the targets are"
                    + " meant to be soft, make them one-hot first.")
                .formatted(row, Rows.toText(targets, row)));
      }
    }
  }

  private static boolean isProbability(double p) {
    return p >= 0 && p <= 1;
  }

  private static boolean isOneHot(DMatrixRMaj matrix) {
    for (int row = 0; row < matrix.numRows; row++) {
      if (!isOneHot(matrix, row)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a row has a single 1 among zeros; of a single column, whether it is 0 or 1. */
  private static boolean isOneHot(DMatrixRMaj matrix, int row) {
    int ones = 0;
    for (int j = 0; j < matrix.numCols; j++) {
      double x = matrix.get(row, j);
      if (x != 0 && x != 1) {
        return false;
      }
      ones += x == 1 ? 1 : 0;
    }
    return ones == 1 || matrix.numCols == 1;
  }

  /**
   * Refuses entries outside 0 to 1.
   *
   * @param mend the end of the message: what to do if these are logits
   */
  static void requireProbabilities(DMatrixRMaj predictions, String mend) {
    for (int i = 0; i < predictions.getNumElements(); i++) {
      double p = predictions.data[i];
      if (p < 0 || p > 1) {
        throw new IllegalArgumentException(
            ("Got a prediction of %s in row %s, column %s, but expects probabilities from 0"
                    + " to 1. If these are logits, %s")
                .formatted(p, i / predictions.numCols, i % predictions.numCols, mend));
      }
    }
  }

  /** Refuses NaN, above which there is no prediction. */
  static void requireThreshold(double threshold) {
    if (Double.isNaN(threshold)) {
      throw new IllegalArgumentException(
          "Got a threshold of NaN, but expects a number: 0.5 is usual for probabilities, 0 for"
              + " logits.");
    }
  }
}
