package lesson10;

import static lesson10.Matrices.largestDifference;
import static lesson10.Matrices.plus;
import static lesson10.Matrices.print;
import static lesson10.Matrices.rows;
import static lesson10.Matrices.times;
import static lesson10.Matrices.transposed;

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

/**
 * Lesson 10: one example through a small network and back, every matrix by its name.
 *
 * <p>It demonstrates
 *
 * <ul>
 *   <li>forward: two inputs, two hidden units, three probabilities, a loss;
 *   <li>backward: the chain rule from the loss to each of the 15 weights and biases;
 *   <li>that this changes nothing, and that the step afterwards does;
 *   <li>that finite differences and the framework find the same gradients.
 * </ul>
 *
 * <p>Predict before you run it: the true class is 1, and it gets the probability 0.1093. Which of
 * the 15 weights and biases will a step against the gradient make larger?
 *
 * <p>Run it with {@code mvn -q -Dlesson=10}, or with the green arrow of your IDE. Among other lines
 * it prints
 *
 * <pre>
 * P = softmax(Z2)         0.4897    0.1093    0.4010
 * dZ2 = P - Y             0.4897   -0.8907    0.4010
 * After backward the loss is 2.2139, after the step 1.4473.
 * </pre>
 */
public final class BackpropagateOneExample {
  // Matrices are arrays of rows. One example is one row; Y says that its class is 1.
  private static final double[][] X = {{1, 2}};
  private static final double[][] Y = {{0, 1, 0}};

  // Weights have a row for each number that comes in, a column for each that goes out.
  private static final double[][] W1 = {{0.5, -0.2}, {0.1, 0.3}};
  private static final double[][] B1 = {{0.1, -0.5}};
  private static final double[][] W2 = {{1, -1, 0.5}, {0.2, 0.4, -0.3}};
  private static final double[][] B2 = {{0, 0.1, 0.2}};

  private static final double LEARNING_RATE = 0.05;
  private static final double NUDGE = 1e-5;

  private BackpropagateOneExample() {}

  public static void main(String[] args) {
    System.out.println("Forward");
    double[][] z1 = plus(times(X, W1), 1, B1); // in Gradus: Dense.forward
    print("Z1 = X*W1 + b1", z1);
    double[][] a1 = relu(z1); // ReLU.forward
    print("A1 = max(0, Z1)", a1);
    double[][] z2 = plus(times(a1, W2), 1, B2); // Dense.forward
    print("Z2 = A1*W2 + b2", z2);
    double[][] p = softmax(z2); // Softmax.forward
    print("P = softmax(Z2)", p);
    double[][] loss = {{crossEntropy(p)}}; // CrossEntropy.value
    print("L = -sum(Y*ln P)", loss);

    System.out.println();
    System.out.println("Backward");
    double[][] dZ2 = plus(p, -1, Y); // SoftmaxCrossEntropy.gradient
    print("dZ2 = P - Y", dZ2);
    double[][] dW2 = times(transposed(a1), dZ2); // Dense.backward: weights.gradient
    print("dW2 = A1^T*dZ2", dW2);
    double[][] dB2 = dZ2; // Dense.backward: biases.gradient
    print("db2 = dZ2", dB2);
    double[][] dA1 = times(dZ2, transposed(W2)); // Dense.backward: what it returns
    print("dA1 = dZ2*W2^T", dA1);
    double[][] dZ1 = reluBackward(dA1, z1); // ReLU.backward
    print("dZ1 = dA1 if Z1 > 0", dZ1);
    double[][] dW1 = times(transposed(X), dZ1); // Dense.backward
    print("dW1 = X^T*dZ1", dW1);
    double[][] dB1 = dZ1; // Dense.backward
    print("db1 = dZ1", dB1);

    double[][][] parameters = {W1, B1, W2, B2};
    double[][][] gradients = {dW1, dB1, dW2, dB2};
    check(parameters, gradients);

    // Nothing has been learned yet. Now comes the step of lesson 1, for each weight and bias.
    double lossAfterBackward = loss(parameters);
    double[][][] stepped = new double[4][][];
    String[] names = {"W1 - rate*dW1", "b1 - rate*db1", "W2 - rate*dW2", "b2 - rate*db2"};
    System.out.println();
    System.out.println("Step");
    for (int i = 0; i < parameters.length; i++) {
      stepped[i] = plus(parameters[i], -LEARNING_RATE, gradients[i]); // SGD.step
      print(names[i], stepped[i]);
    }
    System.out.printf(Locale.ROOT, "%nAfter backward the loss is %.4f,", lossAfterBackward);
    System.out.printf(Locale.ROOT, " after the step %.4f.%n", loss(stepped));
    draw(parameters, gradients);
  }

  /** max(0, z), entry by entry. */
  private static double[][] relu(double[][] z) {
    double[][] a = new double[1][z[0].length];
    for (int j = 0; j < z[0].length; j++) {
      a[0][j] = Math.max(0, z[0][j]);
    }
    return a;
  }

  /** The slope of max(0, z) is 1 where z is above 0, and otherwise 0. */
  private static double[][] reluBackward(double[][] dA, double[][] z) {
    double[][] dZ = new double[1][z[0].length];
    for (int j = 0; j < z[0].length; j++) {
      dZ[0][j] = z[0][j] > 0 ? dA[0][j] : 0;
    }
    return dZ;
  }

  /** p = e^(z - max) / sum, as in lesson 5. */
  private static double[][] softmax(double[][] z) {
    double max = Math.max(z[0][0], Math.max(z[0][1], z[0][2]));
    double[][] p = new double[1][3];
    double sum = 0;
    for (int j = 0; j < 3; j++) {
      p[0][j] = StrictMath.exp(z[0][j] - max);
      sum += p[0][j];
    }
    for (int j = 0; j < 3; j++) {
      p[0][j] /= sum;
    }
    return p;
  }

  /** -ln p of the true class, as in lesson 5: the sum of -y * ln p. */
  private static double crossEntropy(double[][] p) {
    double sum = 0;
    for (int j = 0; j < 3; j++) {
      sum -= Y[0][j] * StrictMath.log(p[0][j]);
    }
    return sum;
  }

  /** The whole way forward, for W1, b1, W2 and b2 in this order. */
  private static double loss(double[][][] parameters) {
    double[][] a1 = relu(plus(times(X, parameters[0]), 1, parameters[1]));
    return crossEntropy(softmax(plus(times(a1, parameters[2]), 1, parameters[3])));
  }

  /** Compares the gradients with finite differences, and with those of the framework. */
  private static void check(double[][][] parameters, double[][][] gradients) {
    Network network = network(parameters);
    Matrix output = network.forward(new Matrix(X));
    network.backward(new CrossEntropy().gradient(output, new Matrix(Y)));
    double toFiniteDifferences = 0;
    double toGradus = 0;
    for (int i = 0; i < parameters.length; i++) {
      double[][] byFiniteDifferences = byFiniteDifferences(parameters, parameters[i]);
      double[][] byGradus = rows(network.parameters().get(i).gradient);
      toFiniteDifferences =
          Math.max(toFiniteDifferences, largestDifference(gradients[i], byFiniteDifferences));
      toGradus = Math.max(toGradus, largestDifference(gradients[i], byGradus));
    }
    System.out.printf(
        Locale.ROOT, "%nLargest difference from finite differences  %.1e%n", toFiniteDifferences);
    System.out.printf(Locale.ROOT, "Largest difference from Gradus              %.1e%n", toGradus);
  }

  /** The slope of the loss by each entry of one of the parameters, as in lesson 3. */
  private static double[][] byFiniteDifferences(double[][][] parameters, double[][] nudged) {
    double[][] gradient = new double[nudged.length][nudged[0].length];
    for (int i = 0; i < nudged.length; i++) {
      for (int j = 0; j < nudged[0].length; j++) {
        double value = nudged[i][j];
        nudged[i][j] = value + NUDGE;
        double above = loss(parameters);
        nudged[i][j] = value - NUDGE;
        double below = loss(parameters);
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
  private static void draw(double[][][] parameters, double[][][] gradients) {
    Plot forward =
        NetworkDiagram.of(network(parameters))
            .with(new Matrix(X))
            .titled("Forward: one example becomes three probabilities");
    Plot backward =
        NetworkDiagram.of(network(gradients))
            .titled("Backward: a gradient for each weight, and none for a unit that is off");
    forward.save(Path.of("target", "backpropagation-forward.png"));
    backward.save(Path.of("target", "backpropagation-backward.png"));
    System.out.println();
    System.out.println("Both ways are in target/backpropagation-forward.png");
    System.out.println("and target/backpropagation-backward.png.");
    forward.show();
    backward.show();
  }
}
