package gradus.lessons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.losses.SoftmaxCrossEntropy;
import gradus.math.Matrix;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What the page of lesson 6 says beside its program's output. */
class Lesson06Test {
  private static final double EPSILON = 1e-7;

  private final Page page = Page.of("lesson06");

  @Test
  void theProbabilitiesInTheTextAreTrue() {
    String p = scientific(probability(20));
    page.says("the true class has the probability %s.", p);
    page.says("%s / (%s + 1e-7) = %.4f.", p, p, left(20));
    page.says("At a gap of 30, $p$ is %s,", scientific(probability(30)));
    assertThat(left(30)).isCloseTo(1e-6, within(1e-7));
    page.says("−ln 1e-7 = %.4f.", -StrictMath.log(EPSILON));
    page.says("then cost %.1f each", -StrictMath.log(EPSILON));
  }

  @Test
  void theCurvesPartWhereTheTextSaysSo() {
    assertThat(left(12)).isGreaterThan(0.98);
    page.says("At %.1f, $p$ falls below the epsilon", StrictMath.log(1 / EPSILON - 1));
    assertThat(left(20) / left(21)).isCloseTo(Math.E, within(0.1));
    assertThat(left(22) / left(24.3)).isCloseTo(10, within(0.1));
  }

  @Test
  void powersOverflowWhereTheTextSaysSo() {
    assertThat(StrictMath.exp(709.78)).isFinite();
    assertThat(StrictMath.exp(709.79)).isInfinite();
    page.says("$e^z$ overflows as soon as $z$ is above %.2f", StrictMath.log(Float.MAX_VALUE));
    assertThat(StrictMath.exp(-800)).isZero();
    assertThat(1e-300 + probability(680)).isNotEqualTo(1e-300); // seen by a smaller epsilon,
    assertThat(1e-300 + probability(730)).isEqualTo(1e-300); // but not from here on
  }

  @Test
  void theFrameworkHasTheTrueSlope() {
    for (double gap : new double[] {10, 20, 30, 700, 800}) {
      Matrix logits = new Matrix(new double[][] {{gap, 0}});
      Matrix target = new Matrix(new double[][] {{0, 1}});
      Matrix gradient = new SoftmaxCrossEntropy().gradient(logits, target);
      assertThat(gradient.get(0, 1)).isCloseTo(-1, within(5e-5));
      assertThat(new SoftmaxCrossEntropy().value(logits, target)).isCloseTo(gap, within(5e-5));
    }
  }

  @Test
  void theSumAtTheBreakpointIsTrue() {
    page.says("`sum` is %s, which is $1 + e^{-10}$.", StrictMath.exp(0) + StrictMath.exp(-10));
  }

  @Test
  void theAnswerToTheExerciseIsTrue() {
    page.says(
        "−%.4f, %.4f and %.4f. At a gap of 10, $p$ is %s, above the epsilon",
        -clippedSlope(10), clippedSlope(20), clippedSlope(30), scientific(probability(10)));
    double p = probability(20);
    page.says("get −%.4f at a gap of 20", p * (1 - p) / Math.max(p, EPSILON));
  }

  /** Of the class that lies behind by the gap. */
  private static double probability(double gap) {
    return 1 / (1 + StrictMath.exp(gap));
  }

  /** Without the zero that Java puts before a single digit of the exponent. */
  private static String scientific(double number) {
    return String.format(Locale.ROOT, "%.2e", number).replace("e-0", "e-");
  }

  /** The part of the slope that the epsilon leaves. */
  private static double left(double gap) {
    return probability(gap) / (probability(gap) + EPSILON);
  }

  /** By nudging, as in the lesson. */
  private static double clippedSlope(double gap) {
    double nudge = 1e-3;
    double above = -StrictMath.log(Math.max(probability(gap - nudge), EPSILON));
    double below = -StrictMath.log(Math.max(probability(gap + nudge), EPSILON));
    return (above - below) / (2 * nudge);
  }
}
