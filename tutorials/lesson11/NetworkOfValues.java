package lesson11;

import gradus.Network;
import gradus.layers.Dense;
import gradus.layers.Parameter;
import gradus.layers.ReLU;
import gradus.losses.SoftmaxCrossEntropy;
import gradus.math.Matrix;

/** The network of lesson 10, 2-2-3, with a {@link Value} for each number of it. */
final class NetworkOfValues {
  private static final double[][] W1 = {{0.5, -0.2}, {0.1, 0.3}};
  private static final double[] B1 = {0.1, -0.5};
  private static final double[][] W2 = {{1, -1, 0.5}, {0.2, 0.4, -0.3}};
  private static final double[] B2 = {0, 0.1, 0.2};

  /** The loss of the example 1, 2, whose class is 1. */
  final Value loss;

  /** W1, b1, W2, b2, row by row. */
  private final Value[][][] parameters = {
    values(W1), values(new double[][] {B1}), values(W2), values(new double[][] {B2})
  };

  NetworkOfValues() {
    Value[] input = {new Value(1), new Value(2)};
    Value[] hidden = layer(input, parameters[0], parameters[1][0]);
    for (int j = 0; j < hidden.length; j++) {
      hidden[j] = hidden[j].relu();
    }
    Value[] logits = layer(hidden, parameters[2], parameters[3][0]);
    Value sum = logits[0].exp().plus(logits[1].exp()).plus(logits[2].exp());
    loss = sum.log().minus(logits[1]); // -ln p of class 1, by log-sum-exp
  }

  private static Value[][] values(double[][] rows) {
    Value[][] values = new Value[rows.length][rows[0].length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows[0].length; j++) {
        values[i][j] = new Value(rows[i][j]);
      }
    }
    return values;
  }

  /** Weighted sums plus biases, of one row. */
  private static Value[] layer(Value[] input, Value[][] weights, Value[] biases) {
    Value[] output = biases.clone();
    for (int j = 0; j < output.length; j++) {
      for (int i = 0; i < input.length; i++) {
        output[j] = output[j].plus(input[i].times(weights[i][j]));
      }
    }
    return output;
  }

  /** Compares all 15 gradients with those of the framework's layers. */
  double largestDifferenceToDense() {
    Network network = new Network(new Dense(W1, B1), new ReLU(), new Dense(W2, B2));
    Matrix output = network.forward(new Matrix(new double[][] {{1, 2}}));
    Matrix target = new Matrix(new double[][] {{0, 1, 0}});
    network.backward(new SoftmaxCrossEntropy().gradient(output, target));
    double largest = 0;
    for (int i = 0; i < parameters.length; i++) {
      Parameter parameter = network.parameters().get(i);
      for (int row = 0; row < parameter.gradient.numRows; row++) {
        for (int column = 0; column < parameter.gradient.numCols; column++) {
          double byGraph = parameters[i][row][column].gradient;
          double byLayers = parameter.gradient.get(row, column);
          largest = Math.max(largest, Math.abs(byGraph - byLayers));
        }
      }
    }
    return largest;
  }
}
