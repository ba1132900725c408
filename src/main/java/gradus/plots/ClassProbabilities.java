package gradus.plots;

import gradus.Network;
import gradus.layers.Layer;
import gradus.layers.Sigmoid;
import gradus.layers.Softmax;
import gradus.math.Logistic;
import gradus.math.Matrix;
import gradus.math.Rows;
import org.ejml.data.DMatrixRMaj;

/**
 * What a classifier says, as a probability for each class, whatever it ends in: a {@code Softmax}
 * or {@code Sigmoid} says probabilities, and any other last layer says logits. A single output is
 * about the second of two classes.
 */
final class ClassProbabilities {
  private ClassProbabilities() {}

  /** n×k, a row an example, a column a class. */
  static Matrix of(Network network, DMatrixRMaj inputs) {
    Matrix outputs = network.predict(inputs);
    Layer last = network.layers().get(network.layers().size() - 1);
    if (outputs.numCols == 1) {
      return twoColumns(outputs, last instanceof Sigmoid);
    }
    if (!(last instanceof Softmax || last instanceof Sigmoid)) {
      Rows.softmax(outputs, outputs);
    }
    return outputs;
  }

  private static Matrix twoColumns(Matrix outputs, boolean probabilities) {
    Matrix both = new Matrix(outputs.numRows, 2);
    for (int row = 0; row < outputs.numRows; row++) {
      double output = outputs.get(row, 0);
      double second = probabilities ? output : Logistic.sigmoid(output);
      both.set(row, 0, 1 - second);
      both.set(row, 1, second);
    }
    return both;
  }
}
