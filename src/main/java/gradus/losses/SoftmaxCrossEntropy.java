package gradus.losses;

import gradus.math.Matrix;
import gradus.math.Rows;
import org.ejml.data.DMatrixRMaj;

/**
 * Softmax and cross-entropy in one, on <b>logits</b>: the mean over the rows of {@code −Σⱼ yⱼ·ln
 * softmax(z)ⱼ}.
 *
 * <pre>
 *   L = (1/n) Σᵢ Σⱼ yᵢⱼ·(ln Σₖ exp zᵢₖ − zᵢⱼ)          dL/dz = (p − y) / n, with p = softmax(z)
 * </pre>
 *
 * <p>The same mathematics as {@code Softmax} followed by {@link CrossEntropy}, but the logarithm is
 * never taken of a probability that was rounded to 0: nothing overflows, and a confident mistake
 * keeps its full gradient however large the logits are.
 *
 * <p>A row's loss is computed as {@code Σⱼ yⱼ·(max z − zⱼ) + ln(1 + rest)}, where rest is Σ exp(zₖ
 * − max z) over all classes but the largest. No term is negative, so none cancels another and the
 * loss keeps all its digits, from 1e-300 to 1e300.
 *
 * <p>Don't hand it probabilities. They would be taken for logits between 0 and 1: for three classes
 * the loss could then never fall below ln(e + 2) − 1 = 0.5514, even for perfect predictions.
 *
 * <p>Source: C. Bishop, "Pattern Recognition and Machine Learning" (2006), equations 4.108 and
 * 4.109.
 */
public final class SoftmaxCrossEntropy implements Loss {
  private final Matrix gradient = new Matrix(0, 0);

  /** The mean cross-entropy of the rows, in nats. */
  @Override
  public double value(DMatrixRMaj output, DMatrixRMaj targets) {
    requireUsable(output, targets);
    double sum = 0;
    for (int row = 0; row < output.numRows; row++) {
      sum += rowLoss(output, targets, row);
    }
    return sum / output.numRows;
  }

  private static double rowLoss(DMatrixRMaj logits, DMatrixRMaj targets, int row) {
    int largest = Rows.argMax(logits, row);
    double max = logits.get(row, largest);
    // ln(1 + rest)
    double loss = Rows.logSumExpAboveMax(logits, row, largest);
    // + Σⱼ yⱼ·(max z − zⱼ)
    for (int j = row * logits.numCols; j < (row + 1) * logits.numCols; j++) {
      if (targets.data[j] > 0) {
        loss += targets.data[j] * (max - logits.data[j]);
      }
    }
    return loss;
  }

  /** {@code (p − y) / n}. */
  @Override
  public Matrix gradient(DMatrixRMaj output, DMatrixRMaj targets) {
    requireUsable(output, targets);
    // dL/dz = (p − y) / n
    Rows.softmax(output, gradient);
    for (int i = 0; i < gradient.getNumElements(); i++) {
      gradient.data[i] = (gradient.data[i] - targets.data[i]) / gradient.numRows;
    }
    return gradient;
  }

  private void requireUsable(DMatrixRMaj output, DMatrixRMaj targets) {
    Targets.requireSameShape(this, output, targets);
    Targets.requireDistributions(this, targets);
  }

  @Override
  public String toString() {
    return "SoftmaxCrossEntropy";
  }
}
