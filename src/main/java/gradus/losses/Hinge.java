package gradus.losses;

import gradus.layers.Meaning;
import gradus.math.Matrix;
import gradus.math.Rows;
import org.ejml.data.DMatrixRMaj;

/**
 * The hinge loss of support vector machines, on raw <b>scores</b> z: it asks that the true class
 * wins by a margin of 1, and charges what is missing. Rows that keep the margin cost nothing and
 * teach nothing.
 *
 * <p>With a single column, a yes-or-no question, the target 1 is taken as the sign s = +1 and the
 * target 0 as s = −1; the answer is "yes" where the score is positive.
 *
 * <pre>
 *   L = (1/n) Σᵢ max(0, 1 − sᵢ·zᵢ)          dL/dz = −s/n where 1 − s·z is positive, else 0
 * </pre>
 *
 * <p>With K columns and one-hot targets, the score of the true class c has to lie 1 above each of
 * the others. As in PyTorch's {@code MultiMarginLoss} the sum is divided by K, although it has K −
 * 1 terms.
 *
 * <pre>
 *   L = (1/n) Σᵢ (1/K) Σⱼ max(0, 1 − (z_c − zⱼ)), over all j but c
 *   dL/dzⱼ = 1/(n·K) for each such j whose term is positive, else 0;  dL/dz_c = −Σⱼ dL/dzⱼ
 * </pre>
 *
 * <p>At the kink, where the margin is kept exactly, the slope is taken as 0, as {@code
 * MultiMarginLoss} does. The scores have no unit and are no probabilities: the network ends in a
 * {@code Dense} layer, without softmax or sigmoid.
 *
 * <p>Sources: C. Cortes, V. Vapnik, "Support-vector networks", Machine Learning 20 (1995); J.
 * Weston, C. Watkins, "Multi-class support vector machines" (1998).
 */
public final class Hinge implements Loss {
  private final Matrix gradient = new Matrix(0, 0);

  /**
   * The mean of what is missing to the margin.
   *
   * @throws IllegalArgumentException also if a target is anything else than 0 or 1, or a row of
   *     several has not exactly one 1
   */
  @Override
  public double value(DMatrixRMaj output, DMatrixRMaj targets) {
    requireUsable(output, targets);
    double sum = 0;
    for (int row = 0; row < output.numRows; row++) {
      sum += rowLoss(output, targets, row);
    }
    return sum / output.numRows;
  }

  private static double rowLoss(DMatrixRMaj scores, DMatrixRMaj targets, int row) {
    if (scores.numCols == 1) {
      double sign = 2 * targets.data[row] - 1;
      return Math.max(0, 1 - sign * scores.data[row]);
    }
    int trueClass = Rows.argMax(targets, row);
    double trueScore = scores.get(row, trueClass);
    double sum = 0;
    for (int j = 0; j < scores.numCols; j++) {
      if (j != trueClass) {
        sum += Math.max(0, 1 - (trueScore - scores.get(row, j)));
      }
    }
    return sum / scores.numCols;
  }

  @Override
  public Matrix gradient(DMatrixRMaj output, DMatrixRMaj targets) {
    requireUsable(output, targets);
    gradient.reshape(output.numRows, output.numCols);
    for (int row = 0; row < output.numRows; row++) {
      rowGradient(output, targets, row);
    }
    return gradient;
  }

  private void rowGradient(DMatrixRMaj scores, DMatrixRMaj targets, int row) {
    if (scores.numCols == 1) {
      // dL/dz = −s/n where 1 − s·z is positive
      double sign = 2 * targets.data[row] - 1;
      double slope = slope(1 - sign * scores.data[row]);
      gradient.data[row] = slope == 0 ? 0 : -sign * slope / scores.numRows;
      return;
    }
    int trueClass = Rows.argMax(targets, row);
    double trueScore = scores.get(row, trueClass);
    double trueGradient = 0;
    for (int j = 0; j < scores.numCols; j++) {
      if (j != trueClass) {
        // dL/dzⱼ = 1/(n·K) where 1 − (z_c − zⱼ) is positive
        double slope = slope(1 - (trueScore - scores.get(row, j)));
        gradient.set(row, j, slope / scores.getNumElements());
        // dL/dz_c = −Σⱼ dL/dzⱼ
        trueGradient -= slope / scores.getNumElements();
      }
    }
    gradient.set(row, trueClass, trueGradient);
  }

  /** The slope of max(0, x): 0, also at the kink x = 0, or 1; a NaN stays one. */
  private static double slope(double x) {
    return Math.signum(Math.max(0, x));
  }

  /** Scores of any size; the sign of a single score is the answer. */
  @Override
  public Meaning expects() {
    return Meaning.LOGITS;
  }

  private void requireUsable(DMatrixRMaj output, DMatrixRMaj targets) {
    Targets.requireSameShape(this, output, targets);
    for (int row = 0; row < targets.numRows; row++) {
      if (!isOneHot(targets, row)) {
        throw new IllegalArgumentException(
            this
                + " got targets whose row "
                + row
                + " is "
                + Rows.toText(targets, row)
                + (targets.numCols == 1
                    ? ", but expects 1 for yes or 0 for no (which it takes as +1 and -1)."
                        + " If the targets are probabilities, use SigmoidCrossEntropy."
                    : ", but expects a one-hot row: 1 for the true class, 0 elsewhere."
                        + " If the targets are probabilities, use SoftmaxCrossEntropy."));
      }
    }
  }

  /** A single 1 and otherwise 0; in a single column 0 will do. */
  private static boolean isOneHot(DMatrixRMaj targets, int row) {
    int ones = 0;
    for (int j = row * targets.numCols; j < (row + 1) * targets.numCols; j++) {
      if (targets.data[j] == 1) {
        ones++;
      } else if (targets.data[j] != 0) {
        return false;
      }
    }
    return targets.numCols == 1 || ones == 1;
  }

  @Override
  public String toString() {
    return "Hinge";
  }
}
