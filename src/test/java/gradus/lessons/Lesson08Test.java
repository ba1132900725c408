package gradus.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.layers.Softmax;
import gradus.losses.CrossEntropy;
import gradus.losses.SoftmaxCrossEntropy;
import gradus.math.Matrix;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the page of lesson 8 says beside its program's output. */
class Lesson08Test {
  private final Page page = Page.of("lesson08");

  @Test
  void bothWaysAreTheSameInTheFramework() {
    double[] shortWay = shortWay(logarithms(0.1, 0.4, 0.5), target(2));
    page.says("**About the first question.** %s, which is $p - y$.", list(shortWay));
    double[] longWay = longWay(logarithms(0.1, 0.4, 0.5), target(2));
    assertThat(longWay).containsExactly(shortWay);
  }

  /** "in others they differ in the sixteenth digit". */
  @Test
  void inOtherRowsBothWaysDifferInTheSixteenthDigit() {
    Random random = new Random(1);
    double largest = 0;
    for (int trial = 0; trial < 1000; trial++) {
      Matrix z = row(random.nextGaussian(), random.nextGaussian(), random.nextGaussian());
      double[] shortWay = shortWay(z, target(2));
      double[] longWay = longWay(z, target(2));
      for (int k = 0; k < 3; k++) {
        largest = Math.max(largest, Math.abs(shortWay[k] - longWay[k]));
      }
    }
    assertThat(largest).isBetween(1e-17, 1e-15);
  }

  @Test
  void theProbabilityOfTheFarClassIsTooSmallForADouble() {
    double exponent = -800 / Math.log(10) - Math.log10(2);
    page.says("is about $10^{%d}$,", Math.round(exponent));
    assertThat(StrictMath.exp(-800)).isZero();
    assertThat(-1.0 / 0.0 * -0.0).isNaN();
  }

  @Test
  void theJacobianOfLesson7HasOnlySmallEntries() {
    double[] p = {0.98, 0.01, 0.01};
    double largest = 0;
    for (int j = 0; j < 3; j++) {
      for (int k = 0; k < 3; k++) {
        largest = Math.max(largest, Math.abs(slope(p, j, k, -1)));
      }
    }
    page.says("larger than 0.98 · 0.02 = %.4f.", largest);
  }

  @Test
  void theAnswersToTheExerciseAreTrue() {
    double[] p = {0.1, 0.4, 0.5};
    double[] truth = product(p, 2, -1);
    assertThat(difference(truth, shortWay(logarithms(p), target(2)))).isLessThan(1e-15);
    double[] zeros = product(p, 2, 0);
    page.says("1. %s and %.1f: this is the bug", list(zeros), difference(zeros, truth));
    double[] noMinus = product(p, 2, 1);
    page.says("2. %s. The largest", list(noMinus));
    page.says("twice 0.4, so %.1f.", difference(noMinus, truth));
    double[] otherClass = product(p, 0, -1);
    double[] diagonal = product(p, 0, 0);
    page.says("$p - y$ is %s.", list(otherClass));
    page.says("The diagonal alone gives %s, so", list(diagonal));
    page.says("so the difference is %.1f.", difference(diagonal, otherClass));
  }

  /** dp[j]/dz[k] for a sign of −1; 0 and 1 are the bugs. */
  private static double slope(double[] p, int j, int k, double sign) {
    return j == k ? p[j] * (1 - p[j]) : sign * p[j] * p[k];
  }

  private static double[] product(double[] p, int trueClass, double sign) {
    double[] gradient = new double[p.length];
    for (int k = 0; k < p.length; k++) {
      gradient[k] = -1 / p[trueClass] * slope(p, trueClass, k, sign);
    }
    return gradient;
  }

  private static double difference(double[] a, double[] b) {
    double largest = 0;
    for (int k = 0; k < a.length; k++) {
      largest = Math.max(largest, Math.abs(a[k] - b[k]));
    }
    return largest;
  }

  private static double[] longWay(Matrix z, Matrix target) {
    Softmax softmax = new Softmax();
    Matrix p = softmax.forward(z);
    return softmax.backward(new CrossEntropy().gradient(p, target)).data;
  }

  private static double[] shortWay(Matrix z, Matrix target) {
    return new SoftmaxCrossEntropy().gradient(z, target).data;
  }

  /** As the page writes it, such as "0.1, 0, −0.5". */
  private static String list(double[] numbers) {
    StringBuilder text = new StringBuilder();
    for (double number : numbers) {
      String digits = String.format(Locale.ROOT, "%.1f", number + 0.0); // no -0
      text.append(text.length() == 0 ? "" : ", ").append(digits.replace(".0", ""));
    }
    return text.toString().replace('-', '−');
  }

  private static Matrix logarithms(double... p) {
    return row(StrictMath.log(p[0]), StrictMath.log(p[1]), StrictMath.log(p[2]));
  }

  private static Matrix target(int trueClass) {
    Matrix target = new Matrix(1, 3);
    target.set(0, trueClass, 1);
    return target;
  }

  private static Matrix row(double... entries) {
    return new Matrix(new double[][] {entries});
  }
}
