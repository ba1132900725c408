package gradus.inspect.worked;

import gradus.Network;
import gradus.layers.Dense;
import gradus.layers.ReLU;
import gradus.layers.Softmax;
import gradus.losses.CrossEntropy;
import gradus.losses.Loss;
import gradus.math.Matrix;

/** What the tests of worked examples share: a network of 2, 2 and 3 with friendly weights. */
final class WorkedExamples {
  private WorkedExamples() {}

  static Network network() {
    return new Network(
        new Dense(new double[][] {{0.5, -0.2}, {0.1, 0.3}}, new double[] {0.1, -0.5}),
        new ReLU(),
        new Dense(new double[][] {{1, -1, 0.5}, {0.2, 0.4, -0.3}}, new double[] {0, 0.1, 0.2}),
        new Softmax());
  }

  static Matrix inputs() {
    return row(1, 2);
  }

  static Matrix targets() {
    return row(0, 1, 0);
  }

  /** One forward and backward pass of the network, and an update with learning rate 0.1. */
  static WorkedExample example() {
    return WorkedExample.of(network(), new CrossEntropy(), inputs(), targets(), 0.1);
  }

  static String text(Network network, Loss loss, Matrix inputs, Matrix targets) {
    return WorkedExample.of(network, loss, inputs, targets).toText();
  }

  static Matrix row(double... entries) {
    return new Matrix(new double[][] {entries});
  }
}
