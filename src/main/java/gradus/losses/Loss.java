package gradus.losses;

import gradus.math.Matrix;
import org.ejml.data.DMatrixRMaj;

/**
 * How wrong a batch of outputs is: a mean over the batch, and its gradient.
 *
 * <p>Outputs and targets have the same shape, one example a row. A loss never modifies them; the
 * gradient matrix belongs to the loss and is valid until its next {@link #gradient} call.
 */
public interface Loss {
  /**
   * The loss of a batch.
   *
   * @param output n×k, what the network put out
   * @param targets n×k, what it should have put out
   * @throws IllegalArgumentException if the batch is empty, the shapes differ or the targets cannot
   *     be targets of this loss
   */
  double value(DMatrixRMaj output, DMatrixRMaj targets);

  /**
   * The derivative of {@link #value} with respect to each output.
   *
   * @return n×k, valid until the next call
   */
  Matrix gradient(DMatrixRMaj output, DMatrixRMaj targets);

  /**
   * How much a batch with these targets counts in a mean over several batches: its number of rows,
   * or the sum of their weights where the loss has class weights.
   *
   * <p>So Σ weight·value / Σ weight over the batches of a data set is the loss of the whole set;
   * {@code Trainer} takes the loss of an epoch this way.
   */
  default double weight(DMatrixRMaj targets) {
    return targets.numRows;
  }

  /**
   * For a network with a single output: the output above which the answer is "yes". 0.5 where the
   * output is a probability, 0 where it is a logit.
   */
  default double decisionThreshold() {
    return 0.5;
  }
}
