package gradus.losses;

import gradus.math.Logistic;
import gradus.math.Matrix;
import org.ejml.data.DMatrixRMaj;

/**
 * The cross-entropy of a yes-or-no question, on one <b>logit</b> z per example: the mean over the
 * rows of {@code −y·ln σ(z) − (1 − y)·ln(1 − σ(z))}.
 *
 * <pre>
 *   L = (1/n) Σᵢ [ln(1 + exp(−|zᵢ|)) + max(zᵢ, 0) − yᵢ·zᵢ]
 *   dL/dz = (σ(z) − y) / n
 * </pre>
 *
 * <p>The first line is the same number as the definition, without an exp that could overflow. The
 * network ends in a {@code Dense} layer with one output and no sigmoid; the answer is "yes" where
 * the logit is positive. The target is 1 for yes, 0 for no, or a probability.
 */
public final class SigmoidCrossEntropy implements Loss {
  private final Matrix gradient = new Matrix(0, 0);

  /** The mean cross-entropy of the rows, in nats. */
  @Override
  public double value(DMatrixRMaj output, DMatrixRMaj targets) {
    requireUsable(output, targets);
    double sum = 0;
    for (int i = 0; i < output.numRows; i++) {
      double z = output.data[i];
      double y = targets.data[i];
      sum += StrictMath.log1p(StrictMath.exp(-Math.abs(z)));
      // max(z, 0) − y·z, in a form that doesn't subtract two large numbers from each other
      sum += z > 0 ? (1 - y) * z : -y * z;
    }
    return sum / output.numRows;
  }

  /** {@code (σ(z) − y) / n}. */
  @Override
  public Matrix gradient(DMatrixRMaj output, DMatrixRMaj targets) {
    requireUsable(output, targets);
    gradient.reshape(output.numRows, 1);
    for (int i = 0; i < output.numRows; i++) {
      // dL/dz = (σ(z) − y) / n
      gradient.data[i] = (Logistic.sigmoid(output.data[i]) - targets.data[i]) / output.numRows;
    }
    return gradient;
  }

  /** 0: a logit of 0 is a probability of one half. */
  @Override
  public double decisionThreshold() {
    return 0;
  }

  private void requireUsable(DMatrixRMaj output, DMatrixRMaj targets) {
    Targets.requireSameShape(this, output, targets);
    if (output.numCols != 1) {
      throw new IllegalArgumentException(
          this
              + " got "
              + output.numCols
              + " outputs a row, but answers one yes-or-no question and expects 1."
              + " For one class out of several use SoftmaxCrossEntropy.");
    }
    for (int row = 0; row < targets.numRows; row++) {
      double y = targets.data[row];
      if (!(y >= 0 && y <= 1)) {
        throw new IllegalArgumentException(
            this
                + " got a target of "
                + y
                + " in row "
                + row
                + ", but expects 1 for yes, 0 for no, or a probability between them.");
      }
    }
  }

  @Override
  public String toString() {
    return "SigmoidCrossEntropy";
  }
}
