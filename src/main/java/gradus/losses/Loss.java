package gradus.losses;

import gradus.layers.Meaning;
import gradus.math.Matrix;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;

/**
 * How wrong a batch of outputs is: a mean over the batch, and its gradient.
 *
 * <p>Outputs and targets have the same shape, one example a row. A loss never modifies them. The
 * gradient matrix belongs to the loss and is valid until {@link #gradient} is called again.
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
   * @return n×k, valid until the next {@code gradient}
   */
  Matrix gradient(DMatrixRMaj output, DMatrixRMaj targets);

  /**
   * What the outputs have to be. A loss of your own on logits says so here, and a {@code Trainer}
   * then refuses a network whose last layer has turned them into probabilities already.
   */
  default Meaning expects() {
    return Meaning.NUMBERS;
  }

  /**
   * How much a batch with these targets counts in a mean over several batches: its number of rows,
   * or the sum of their weights where the loss has class weights. So Σ weight·value / Σ weight over
   * the batches of a data set is the loss of the whole set.
   */
  default double weight(DMatrixRMaj targets) {
    return targets.numRows;
  }

  /**
   * For a network with a single output: the output above which the answer is "yes". 0 where the
   * output is a logit, otherwise 0.5.
   */
  default double decisionThreshold() {
    return expects() == Meaning.LOGITS ? 0 : 0.5;
  }

  /** What was chosen when the loss was made, by name: a training goes on only with the same. */
  default Map<String, Object> settings() {
    return Map.of();
  }
}
