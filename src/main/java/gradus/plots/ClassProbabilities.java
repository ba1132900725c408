package gradus.plots;

import gradus.Network;
import gradus.layers.Layer;
import gradus.layers.Meaning;
import gradus.layers.Softmax;
import gradus.math.Logistic;
import gradus.math.Matrix;
import gradus.math.Rows;
import org.ejml.data.DMatrixRMaj;

/**
 * What a classifier says, as a probability for each class, whatever its last layer is.
 *
 * <p>Outputs of a layer that outputs probabilities, as {@code Softmax} and {@code Sigmoid} do, are
 * taken as they are. Those of any other last layer are logits, which the softmax of a row, or the
 * sigmoid of a single output, turns into probabilities. A single output is the probability of the
 * second class.
 */
final class ClassProbabilities {
  private ClassProbabilities() {}

  /**
   * Asks the network.
   *
   * @param inputs n×d
   * @return n×k, for a single output n×2; NaN where the network has gone wrong
   */
  static Matrix of(Network network, DMatrixRMaj inputs) {
    Matrix output = network.predict(inputs);
    Layer last = network.layers().get(network.layers().size() - 1);
    boolean logits = last.outputMeaning() != Meaning.PROBABILITIES;
    if (output.numCols == 1) {
      return Logistic.bothClasses(output, logits);
    }
    if (logits) {
      output.setTo(new Softmax().forward(output));
    }
    return output;
  }

  /** The class with the largest probability; −1 if one of them is NaN. */
  static int classOf(Matrix probabilities, int row) {
    int largest = Rows.argMax(probabilities, row);
    return Double.isNaN(probabilities.get(row, largest)) ? -1 : largest;
  }
}
