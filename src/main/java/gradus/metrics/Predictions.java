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
            ("Got a target of NaN in row %s: nothing is right or wrong beside it. Drop the"
                    + " row, or correct the target.")
                .formatted(i / targets.numCols));
      }
    }
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
