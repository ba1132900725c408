package lesson10;

import gradus.Network;
import gradus.layers.Dense;
import gradus.layers.ReLU;
import gradus.layers.Softmax;
import gradus.losses.CrossEntropy;
import gradus.math.Matrix;
import gradus.plots.NetworkDiagram;
import gradus.plots.Plot;
import java.nio.file.Path;
import java.util.Locale;

/** The gradients of lesson 10 in two other ways, by finite differences and by the framework. */
final class OtherWays {
  private static final double NUDGE = 1e-5;

  private OtherWays() {}

  /** How far the gradients of W1, b1, W2 and b2 are from those of both other ways. */
  static void check(double[][][] parameters, double[][][] gradients, double[][] x, double[][] y) {
    Network network = network(parameters);
    Matrix output = network.forward(new Matrix(x));
    network.backward(new CrossEntropy().gradient(output, new Matrix(y)));
    double toFiniteDifferences = 0;
    double toGradus = 0;
    for (int i = 0; i < parameters.length; i++) {
      double[][] byFiniteDifferences = byFiniteDifferences(parameters, parameters[i], x, y);
      double[][] byGradus = Matrices.rows(network.parameters().get(i).gradient);
      toFiniteDifferences =
          Math.max(
              toFiniteDifferences, Matrices.largestDifference(gradients[i], byFiniteDifferences));
      toGradus = Math.max(toGradus, Matrices.largestDifference(gradients[i], byGradus));
    }
    System.out.printf(
        Locale.ROOT, "%nLargest difference from finite differences  %.1e%n", toFiniteDifferences);
    System.out.printf(Locale.ROOT, "Largest difference from Gradus              %.1e%n", toGradus);
  }

  /** The derivative of the loss with respect to each entry of a parameter, as in lesson 3. */
  private static double[][] byFiniteDifferences(
      double[][][] parameters, double[][] nudged, double[][] x, double[][] y) {
    double[][] gradient = new double[nudged.length][nudged[0].length];
    for (int i = 0; i < nudged.length; i++) {
      for (int j = 0; j < nudged[0].length; j++) {
        double value = nudged[i][j];
        nudged[i][j] = value + NUDGE;
        double above = BackpropagateOneExample.loss(parameters, x, y);
        nudged[i][j] = value - NUDGE;
        double below = BackpropagateOneExample.loss(parameters, x, y);
        nudged[i][j] = value;
        gradient[i][j] = (above - below) / (2 * NUDGE);
      }
    }
    return gradient;
  }

  /** The same network in the framework, which you use from lesson 12 on. */
  private static Network network(double[][][] parameters) {
    return new Network(
        new Dense(parameters[0], parameters[1][0]),
        new ReLU(),
        new Dense(parameters[2], parameters[3][0]),
        new Softmax());
  }

  /** The network with its numbers, and with its gradients in the place of weights and biases. */
  static void draw(double[][][] parameters, double[][][] gradients, double[][] x) {
    Plot forward =
        NetworkDiagram.of(network(parameters))
            .with(new Matrix(x))
            .titled("Forward: one example becomes three probabilities");
    Plot backward =
        NetworkDiagram.of(network(gradients))
            .titled("Backward: a gradient for each weight, and none for a unit that is off");
    forward.save(Path.of("target", "backpropagation-forward.png"));
    backward.save(Path.of("target", "backpropagation-backward.png"));
    System.out.println();
    System.out.println("Both passes are in target/backpropagation-forward.png");
    System.out.println("and target/backpropagation-backward.png.");
    forward.show();
    backward.show();
  }
}
