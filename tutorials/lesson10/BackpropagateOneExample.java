package lesson10;

import static lesson10.Matrices.crossEntropy;
import static lesson10.Matrices.plus;
import static lesson10.Matrices.plusRow;
import static lesson10.Matrices.print;
import static lesson10.Matrices.softmax;
import static lesson10.Matrices.sumOfRows;
import static lesson10.Matrices.times;
import static lesson10.Matrices.transposed;

import java.util.Locale;

/**
 * Lesson 10: one example through a small network and back, every matrix by its name; then two.
 *
 * <p>It demonstrates
 *
 * <ul>
 *   <li>forward: two inputs, two hidden units, three probabilities, a loss;
 *   <li>backward: the chain rule from the loss to each of the 15 weights and biases;
 *   <li>that this changes nothing, and that the step afterwards does;
 *   <li>that the same lines do for a batch: each row is divided by n, and the rows add up;
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
 * dZ2 = (P - Y)/n         0.4897   -0.8907    0.4010
 * After backward the loss is 2.2139, after the step 1.4473.
 * </pre>
 */
public final class BackpropagateOneExample {
  // Matrices are arrays of rows. One example is one row; Y says that its class is 1.
  private static final double[][] X = {{1, 2}};
  private static final double[][] Y = {{0, 1, 0}};

  // A batch: the same example, and a second one, of class 0.
  private static final double[][] BATCH_X = {{1, 2}, {1, 4}};
  private static final double[][] BATCH_Y = {{0, 1, 0}, {1, 0, 0}};

  // Weights have a row for each number that comes in, a column for each that goes out.
  private static final double[][] W1 = {{0.5, -0.2}, {0.1, 0.3}};
  private static final double[][] B1 = {{0.1, -0.5}};
  private static final double[][] W2 = {{1, -1, 0.5}, {0.2, 0.4, -0.3}};
  private static final double[][] B2 = {{0, 0.1, 0.2}};

  private static final double LEARNING_RATE = 0.05;

  private BackpropagateOneExample() {}

  public static void main(String[] args) {
    double[][][] parameters = {W1, B1, W2, B2};
    double[][][] gradients = gradients(X, Y);
    OtherWays.check(parameters, gradients, X, Y);

    // Nothing has been learned yet. Now comes the step of lesson 1, for each weight and bias.
    double lossAfterBackward = loss(parameters, X, Y);
    double[][][] stepped = new double[4][][];
    String[] names = {"W1 - rate*dW1", "b1 - rate*db1", "W2 - rate*dW2", "b2 - rate*db2"};
    System.out.printf("%nStep%n");
    for (int i = 0; i < parameters.length; i++) {
      stepped[i] = plus(parameters[i], -LEARNING_RATE, gradients[i]); // SGD.step
      print(names[i], stepped[i]);
    }
    System.out.printf(Locale.ROOT, "%nAfter backward the loss is %.4f,", lossAfterBackward);
    System.out.printf(Locale.ROOT, " after the step %.4f.%n", loss(stepped, X, Y));

    System.out.printf("%nA batch of two rows, with the weights from before the step%n%n");
    double[][][] batchGradients = gradients(BATCH_X, BATCH_Y);
    OtherWays.check(parameters, batchGradients, BATCH_X, BATCH_Y);
    OtherWays.draw(parameters, gradients, X);
  }

  /** Forward and backward, for any number of rows: dW1, db1, dW2 and db2. */
  private static double[][][] gradients(double[][] x, double[][] y) {
    System.out.println("Forward");
    double[][] z1 = plusRow(times(x, W1), B1); // in Gradus: Dense.forward
    print("Z1 = X*W1 + b1", z1);
    double[][] a1 = relu(z1); // ReLU.forward
    print("A1 = max(0, Z1)", a1);
    double[][] z2 = plusRow(times(a1, W2), B2); // Dense.forward
    print("Z2 = A1*W2 + b2", z2);
    double[][] p = softmax(z2); // Softmax.forward
    print("P = softmax(Z2)", p);
    double[][] loss = {{crossEntropy(p, y)}}; // CrossEntropy.value
    print("L = -sum(Y*ln P)/n", loss);

    System.out.printf("%nBackward%n");
    double[][] dZ2 = times(1.0 / x.length, plus(p, -1, y)); // SoftmaxCrossEntropy.gradient
    print("dZ2 = (P - Y)/n", dZ2);
    double[][] dW2 = times(transposed(a1), dZ2); // Dense.backward: weights.gradient
    print("dW2 = A1^T*dZ2", dW2);
    double[][] dB2 = sumOfRows(dZ2); // Dense.backward: biases.gradient
    print("db2 = sum over rows", dB2);
    double[][] dA1 = times(dZ2, transposed(W2)); // Dense.backward: what it returns
    print("dA1 = dZ2*W2^T", dA1);
    double[][] dZ1 = reluBackward(dA1, z1); // ReLU.backward
    print("dZ1 = dA1 if Z1 > 0", dZ1);
    double[][] dW1 = times(transposed(x), dZ1); // Dense.backward
    print("dW1 = X^T*dZ1", dW1);
    double[][] dB1 = sumOfRows(dZ1); // Dense.backward
    print("db1 = sum over rows", dB1);
    return new double[][][] {dW1, dB1, dW2, dB2};
  }

  /** max(0, z), entry by entry. */
  private static double[][] relu(double[][] z) {
    double[][] a = new double[z.length][z[0].length];
    for (int i = 0; i < z.length; i++) {
      for (int j = 0; j < z[0].length; j++) {
        a[i][j] = Math.max(0, z[i][j]);
      }
    }
    return a;
  }

  /** The slope of max(0, z) is 1 where z is above 0, and otherwise 0. */
  private static double[][] reluBackward(double[][] dA, double[][] z) {
    double[][] dZ = new double[z.length][z[0].length];
    for (int i = 0; i < z.length; i++) {
      for (int j = 0; j < z[0].length; j++) {
        dZ[i][j] = z[i][j] > 0 ? dA[i][j] : 0;
      }
    }
    return dZ;
  }

  /** The whole way forward, for W1, b1, W2 and b2 in this order. */
  static double loss(double[][][] parameters, double[][] x, double[][] y) {
    double[][] a1 = relu(plusRow(times(x, parameters[0]), parameters[1]));
    return crossEntropy(softmax(plusRow(times(a1, parameters[2]), parameters[3])), y);
  }
}
