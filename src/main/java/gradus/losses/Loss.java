package gradus.losses;

import gradus.layers.Meaning;
import gradus.math.Matrix;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;

/**
 * How wrong a batch of outputs is: a mean over the batch, and its gradient.
 *
 * <p>Outputs and targets have the same shape, one example per row, and a loss never modifies them.
 * In the formulas of the losses, y is a target. The gradient matrix belongs to the loss and is
 * overwritten by the next call of {@link #gradient}.
 */
public interface Loss {
  /**
   * The loss of a batch.
   *
   * @param output n×k, the output of the network
   * @param targets n×k, the desired output
   * @throws IllegalArgumentException if the batch is empty, the shapes differ, or the targets don't
   *     suit this loss
   */
  double value(DMatrixRMaj output, DMatrixRMaj targets);

  /**
   * The derivative of {@link #value} with respect to each output.
   *
   * @return n×k, valid until the next {@code gradient}
   */
  Matrix gradient(DMatrixRMaj output, DMatrixRMaj targets);

  /**
   * What the outputs must be: {@link Meaning#NUMBERS NUMBERS} (anything), {@link
   * Meaning#PROBABILITIES PROBABILITIES} (after a softmax or sigmoid) or {@link Meaning#LOGITS
   * LOGITS} (the scores before it). A {@code Trainer} rejects a network that ends in a softmax or
   * sigmoid if the loss expects logits.
   */
  default Meaning expects() {
    return Meaning.NUMBERS;
  }

  // ---- The book ends here. What follows: weights, settings. ----

  /**
   * How much a batch with these targets counts in a mean over several batches: its number of rows,
   * or the sum of their weights if the loss has class weights. Then Σ weight·value / Σ weight over
   * the batches of a data set is the loss of the whole set.
   */
  default double weight(DMatrixRMaj targets) {
    return targets.numRows;
  }

  /**
   * For a network with a single output: the output above which the answer is "yes". It is 0 if the
   * output is a logit, and 0.5 otherwise.
   */
  default double decisionThreshold() {
    return expects() == Meaning.LOGITS ? 0 : 0.5;
  }

  /** The loss's settings by name: a training continues only with the same settings. */
  default Map<String, Object> settings() {
    return Map.of();
  }
}
