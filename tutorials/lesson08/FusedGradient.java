package lesson08;

import static lesson08.FiniteDifferences.byFiniteDifference;
import static lesson08.FiniteDifferences.largestDifference;
import static lesson08.FiniteDifferences.softmax;

import gradus.math.Matrix;
import gradus.plots.MatrixPlot;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Lesson 8: the gradient of softmax and cross-entropy, the long way and the short way.
 *
 * <p>It demonstrates
 *
 * <ul>
 *   <li>the long way: the slopes of -ln p, times the slopes of the softmax, its Jacobian;
 *   <li>the short way: p - y, the same numbers;
 *   <li>that p(1 - p) is only the diagonal of the Jacobian, and that finite differences show that
 *       the rest is missing;
 *   <li>that the short way also arrives where the long way ends in NaN.
 * </ul>
 *
 * <p>Predict before you run it: the probabilities are 0.1, 0.4, 0.5, and class 2 is true. What is
 * the gradient of the loss with respect to the three logits?
 *
 * <p>Run it with {@code mvn -q -Dlesson=08}, or with the green arrow of your IDE. Among other lines
 * it prints
 *
 * <pre>
 * the long way             0.1000     0.4000    -0.5000
 * p - y                    0.1000     0.4000    -0.5000
 * with p(1 - p) only       0.0000     0.0000    -0.5000
 * </pre>
 */
public final class FusedGradient {
  private static final int TRUE_CLASS = 2;

  private FusedGradient() {}

  public static void main(String[] args) {
    // Logits whose probabilities are 0.1, 0.4, 0.5: e^(ln p) = p.
    double[] z = {StrictMath.log(0.1), StrictMath.log(0.4), StrictMath.log(0.5)};
    double[] p = softmax(z);
    double[][] jacobian = jacobian(p);
    printRow("logits z", z);
    printRow("probabilities p", p);
    printRow("dL/dp = -y/p", lossSlopes(p));
    print("%nJacobian, with respect to     z0         z1         z2%n");
    for (int j = 0; j < p.length; j++) {
      printRow("of p" + j, jacobian[j]);
    }

    // The same gradient, in four ways.
    double[] byFiniteDifference = byFiniteDifference(z, TRUE_CLASS);
    double[] longWay = product(jacobian, lossSlopes(p));
    double[] shortWay = minusTarget(p);
    double[] diagonalOnly = product(diagonal(jacobian), lossSlopes(p));
    print("%ngradient, with respect to     z0         z1         z2%n");
    printRow("finite difference", byFiniteDifference);
    printRow("the long way", longWay);
    printRow("p - y", shortWay);
    printRow("with p(1 - p) only", diagonalOnly);

    print("%nlargest difference%n");
    print("the long way and p - y                %.1e%n", largestDifference(longWay, shortWay));
    print(
        "the long way and finite difference    %.1e%n",
        largestDifference(longWay, byFiniteDifference));
    print(
        "p(1 - p) only and finite difference   %.1e%n",
        largestDifference(diagonalOnly, byFiniteDifference));

    // A true class that is so far behind that its probability is rounded to 0.
    double[] far = {0, 0, -800};
    double[] farP = softmax(far);
    print("%n");
    printRow("logits z", far);
    printRow("probabilities p", farP);
    double[] farSlopes = lossSlopes(farP);
    double[][] farJacobian = jacobian(farP);
    double[] farLongWay = product(farJacobian, farSlopes);
    printRow("dL/dp = -y/p", farSlopes);
    printRow("the long way", farLongWay);
    printRow("p - y", minusTarget(farP));
    printRow("finite difference", byFiniteDifference(far, TRUE_CLASS));

    MatrixPlot plot =
        MatrixPlot.softmaxJacobian(new Matrix(new double[][] {p}))
            .titled("p(1 - p) is only the diagonal: a score also lowers all other probabilities");
    plot.save(Path.of("target", "fused-jacobian.png"));
    print("%nThe Jacobian is in target/fused-jacobian.png.%n");
    plot.show();
  }

  /** dL/dp = -y/p: only the probability of the true class is in the loss. */
  private static double[] lossSlopes(double[] p) {
    double[] slopes = new double[p.length];
    slopes[TRUE_CLASS] = -1 / p[TRUE_CLASS];
    return slopes;
  }

  /** dp[j]/dz[k]: p[j](1 - p[j]) on the diagonal, -p[j]p[k] beside it. */
  private static double[][] jacobian(double[] p) {
    double[][] jacobian = new double[p.length][p.length];
    for (int j = 0; j < p.length; j++) {
      for (int k = 0; k < p.length; k++) {
        jacobian[j][k] = j == k ? p[j] * (1 - p[j]) : -p[j] * p[k];
      }
    }
    return jacobian;
  }

  /** The bug: the diagonal only, as if each score had a probability of its own. */
  private static double[][] diagonal(double[][] jacobian) {
    double[][] diagonal = new double[jacobian.length][jacobian.length];
    for (int j = 0; j < jacobian.length; j++) {
      diagonal[j][j] = jacobian[j][j];
    }
    return diagonal;
  }

  /** The chain rule: dL/dz[k] = sum over j of dL/dp[j] * dp[j]/dz[k]. */
  private static double[] product(double[][] jacobian, double[] slopes) {
    double[] gradient = new double[slopes.length];
    for (int k = 0; k < gradient.length; k++) {
      for (int j = 0; j < slopes.length; j++) {
        gradient[k] += slopes[j] * jacobian[j][k];
      }
    }
    return gradient;
  }

  /** p - y, where y is 1 for the true class and 0 for the others. */
  private static double[] minusTarget(double[] p) {
    double[] gradient = p.clone();
    gradient[TRUE_CLASS] -= 1;
    return gradient;
  }

  private static void printRow(String name, double[] row) {
    print("%-20s%11.4f%11.4f%11.4f%n", name, row[0], row[1], row[2]);
  }

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
  }
}
