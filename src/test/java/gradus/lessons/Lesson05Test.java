package gradus.lessons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.layers.Softmax;
import gradus.losses.CrossEntropy;
import gradus.losses.SoftmaxCrossEntropy;
import gradus.math.Matrix;
import org.junit.jupiter.api.Test;

/** What the page of lesson 5 says beside its program's output. */
class Lesson05Test {
  private static final double HALVING = StrictMath.log(2);

  private final Page page = Page.of("lesson05");

  @Test
  void theFrameworkAgreesWithWhatWasDoneByHand() {
    Matrix scores = new Matrix(new double[][] {{1, 2, 3}});
    Matrix target = new Matrix(new double[][] {{0, 0, 1}});
    double cost = new SoftmaxCrossEntropy().value(scores, target);
    page.says("$-\\ln 0.6652 = %.4f$", cost);
    page.says("it would be %.4f, exactly 1 more,", cost + 1);
    page.says("the cost is $%.4f - z_j$.", cost + 3);
    Matrix second = new Matrix(new double[][] {{0, 1, 0}});
    assertThat(new SoftmaxCrossEntropy().value(scores, second)).isCloseTo(cost + 1, within(1e-12));
  }

  @Test
  void guessingEvenlyIsTheBestThatCanBeDoneWithoutKnowledge() {
    for (double p = 0.01; p < 1; p += 0.01) {
      double others = (1 - p) / 2;
      double mean = -(StrictMath.log(p) + 2 * StrictMath.log(others)) / 3;
      assertThat(mean).isGreaterThan(StrictMath.log(3));
    }
  }

  @Test
  void theFiguresOfTheTwoPredictorsAreTrue() {
    double careful = meanLoss(0.6, 0.6, 0.6, 0.3);
    double sure = meanLoss(0.98, 0.98, 0.98, 0.001);
    page.says("The sure one: %.4f against %.4f.", sure, careful);
    double mistake = -StrictMath.log(0.001);
    page.says("its one mistake costs %.4f, as much as", mistake);
    page.says("as much as %.0f of its right answers.", mistake / -StrictMath.log(0.98));
    assertThat(sure).isGreaterThan(StrictMath.log(3));
    page.says("$e^{-%.4f} = %.4f$", careful, StrictMath.exp(-careful));
    page.says("$e^{-%.4f} = %.4f$", sure, StrictMath.exp(-sure));
  }

  @Test
  void theFiguresAtTheBreakpointAreTrue() {
    Matrix probabilities = new Matrix(0, 0);
    probabilities.setTo(new Softmax().forward(new Matrix(new double[][] {{1, 2, 3}})));
    double p = StrictMath.exp(3) / (StrictMath.exp(1) + StrictMath.exp(2) + StrictMath.exp(3));
    assertThat(p).isCloseTo(probabilities.get(0, 2), within(1e-15));
    page.says("`probabilities[2]` is %s.", p);
    page.says("Step over the line: `loss` is %s.", -StrictMath.log(p));
    page.says("Step over it: `loss` is %s.", -StrictMath.log(0.001));
  }

  @Test
  void theAnswerToTheExerciseIsTrue() {
    page.says("Halving $p$ adds $\\ln 2 = %.4f$", HALVING);
    page.says("So the row now costs %.4f.", -StrictMath.log(0.0005));
    double before = meanLoss(0.98, 0.98, 0.98, 0.001);
    double after = meanLoss(0.98, 0.98, 0.98, 0.0005);
    assertThat(after - before).isCloseTo(HALVING / 4, within(1e-12));
    page.says("a fourth of that, %.4f, to %.4f.", HALVING / 4, after);
    assertThat(meanLoss(0.98, 0.98, 0.98, 0)).isInfinite();
  }

  /** By the framework, of rows whose true class was given these probabilities. */
  private static double meanLoss(double... ofTheTrueClass) {
    Matrix probabilities = new Matrix(ofTheTrueClass.length, 2);
    Matrix targets = new Matrix(ofTheTrueClass.length, 2);
    for (int row = 0; row < ofTheTrueClass.length; row++) {
      probabilities.set(row, 0, ofTheTrueClass[row]);
      probabilities.set(row, 1, 1 - ofTheTrueClass[row]);
      targets.set(row, 0, 1);
    }
    return new CrossEntropy().value(probabilities, targets);
  }
}
