package gradus.lessons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.losses.SigmoidCrossEntropy;
import gradus.math.Matrix;
import org.junit.jupiter.api.Test;

/** What the page of lesson 13 says beside its program's output. */
class Lesson13Test {
  private final Page page = Page.of("lesson13");

  @Test
  void theAnswerToTheExerciseIsTrue() {
    double ratio = crossEntropy(-10) / squaredError(-10);
    assertThat(ratio).isCloseTo(2 + Math.exp(-10) + Math.exp(10), within(1e-6));
    page.says("e^{10} = %.1f$", ratio);
    page.says("gradients are −%.6f and −%.6f.", -squaredError(-10), -crossEntropy(-10));
    int slow = stepsOfSquaredError(-10);
    page.says("needs %d steps, about $e^{10} = %.0f$", slow, Math.exp(10));
    page.says("and cross-entropy %d.", stepsOfCrossEntropy(-10));
    page.says("needs %.0f times as many", (double) slow / stepsOfSquaredError(-5));
  }

  @Test
  void theFiguresInTheTextAreTrue() {
    page.says("%.0f times: the gradients are", crossEntropy(-5) / squaredError(-5));
    page.says("−%.4f and −%.4f", -squaredError(-5), -crossEntropy(-5));
    double strongest = squaredError(-Math.log(2)); // p = 1/3: -(2/3)·(1/3)·(2/3)
    assertThat(strongest).isCloseTo(-4.0 / 27, within(1e-15));
    assertThat(squaredError(-Math.log(2) - 0.01)).isGreaterThan(strongest);
    assertThat(squaredError(-Math.log(2) + 0.01)).isGreaterThan(strongest);
    page.says("$-4/27 = %.3f$", strongest);
  }

  @Test
  void theFiguresAtTheBreakpointAreTrue() {
    page.says("`squared` is −%.6f and `cross` is −%.6f.", -squaredError(-5), -crossEntropy(-5));
    double p = sigmoid(-5 - squaredError(-5));
    page.says("`p` is %.6f, and `SIGMOID.derivative(z)` is %.6f", p, p * (1 - p));
    double slow = -5;
    double fast = -5;
    for (int step = 0; step < 160; step++) {
      slow -= squaredError(slow);
      fast -= crossEntropy(fast);
    }
    page.says("this step is %.6f long,", -squaredError(slow));
    page.says("%.0f times as long as the first one.", squaredError(slow) / squaredError(-5));
    page.says("and the step is %.6f long.", -crossEntropy(fast));
  }

  @Test
  void theLossOnLogitsHasThisGradient() {
    Matrix logit = new Matrix(new double[][] {{-5}});
    Matrix yes = new Matrix(new double[][] {{1}});
    double gradient = new SigmoidCrossEntropy().gradient(logit, yes).get(0, 0);
    assertThat(gradient).isCloseTo(crossEntropy(-5), within(1e-15));
  }

  private static double sigmoid(double z) {
    return 1 / (1 + Math.exp(-z));
  }

  private static double squaredError(double z) {
    double p = sigmoid(z);
    return (p - 1) * p * (1 - p);
  }

  private static double crossEntropy(double z) {
    return sigmoid(z) - 1;
  }

  private static int stepsOfSquaredError(double z) {
    int steps = 0;
    while (z <= 0) {
      z -= squaredError(z);
      steps++;
    }
    return steps;
  }

  private static int stepsOfCrossEntropy(double z) {
    int steps = 0;
    while (z <= 0) {
      z -= crossEntropy(z);
      steps++;
    }
    return steps;
  }
}
