package gradus.metrics;

import gradus.math.Rows;
import org.ejml.data.DMatrixRMaj;

/**
 * How surprised the predicted probabilities are by the truth: the mean over the rows of {@code −Σⱼ
 * yⱼ·ln pⱼ}, in nats.
 *
 * <p>Unlike the accuracy it tells a sure answer from a lucky one. Always saying how frequent each
 * class is costs the entropy of these frequencies, ln k for k equally frequent ones: a network that
 * costs more knows less than that. It is the number that {@code CrossEntropy} minimizes, to be
 * asked of any predictions.
 *
 * <p>A probability of 0 for what is true costs infinity. scikit-learn's {@code log_loss} first
 * clips probabilities to at least the 2.2e-16 of {@code Math.ulp(1.0)}, so that such a row costs
 * 36.04 there: a number that says more about the clipping than about the predictions. Rows whose
 * sum isn't exactly 1, such as probabilities typed with two digits, are taken as they are;
 * scikit-learn may divide each by its sum first, so the two differ a little then.
 *
 * <p>Source: C. Bishop, "Pattern Recognition and Machine Learning" (2006), equation 4.108.
 */
public final class LogLoss {
  private LogLoss() {}

  /**
   * The log loss of probabilities.
   *
   * @param probabilities n×k, each row with the sum 1; or n×1, the probability p of class 1, where
   *     a row costs {@code −y·ln p − (1 − y)·ln(1 − p)}
   * @param targets the same shape: one-hot or probabilities; for a single column from 0 to 1
   * @throws IllegalArgumentException if the shapes differ, there is no row, an entry is NaN, or the
   *     one or the other aren't probabilities
   */
  public static double of(DMatrixRMaj probabilities, DMatrixRMaj targets) {
    Predictions.requireComparable(probabilities, targets);
    boolean oneColumn = probabilities.numCols == 1;
    String mend =
        " If these are logits, end the network in " + (oneColumn ? "Sigmoid." : "Softmax.");
    requireProbabilities("predictions", probabilities, mend);
    requireProbabilities("targets", targets, "");
    Predictions.requireOrder(probabilities, targets);
    double sum = 0;
    for (int i = 0; i < probabilities.getNumElements(); i++) {
      double y = targets.data[i];
      double p = probabilities.data[i];
      sum += cost(y, p);
      if (oneColumn) {
        sum += cost(1 - y, 1 - p);
      }
    }
    return sum / probabilities.numRows;
  }

  /** {@code −y·ln p}, where 0·ln 0 counts as 0. */
  private static double cost(double y, double p) {
    return y == 0 ? 0 : -y * StrictMath.log(p);
  }

  private static void requireProbabilities(String what, DMatrixRMaj matrix, String mend) {
    boolean oneColumn = matrix.numCols == 1;
    for (int row = 0; row < matrix.numRows; row++) {
      boolean fine = oneColumn || Rows.isDistribution(matrix, row);
      for (int j = 0; j < matrix.numCols; j++) {
        fine &= matrix.get(row, j) >= 0 && matrix.get(row, j) <= 1;
      }
      if (!fine) {
        throw new IllegalArgumentException(
            "LogLoss got %s whose row %s is %s, but expects %s%s"
                .formatted(
                    what,
                    row,
                    Rows.toText(matrix, row),
                    oneColumn ? "a probability, 0 to 1." : "probabilities, with the sum 1.",
                    mend));
      }
    }
  }
}
