package gradus.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.inspect.GradientCheck;
import gradus.layers.Softmax;
import gradus.math.Matrix;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Soft targets as people write them, whose rows don't sum to 1 to the last digit. */
class RoundedTargetsTest {
  private static Matrix row(double... entries) {
    return new Matrix(new double[][] {entries});
  }

  @Test
  void aThirdWithSixDigitsIsADistribution() {
    Matrix logits = row(2, 1, 0);
    Matrix targets = row(0.333333, 0.333333, 0.333333);
    // ln(e^2 + e + 1) = 2.407606; 0.333333 * (3 * 2.407606 - (2 + 1 + 0)), as PyTorch computes it
    double expected = 0.333333 * (3 * Math.log(Math.exp(2) + Math.exp(1) + 1) - 3);
    assertThat(new SoftmaxCrossEntropy().value(logits, targets)).isEqualTo(expected, within(1e-15));
    assertThat(new CrossEntropy().value(new Softmax().forward(logits), targets))
        .isEqualTo(expected, within(1e-15));
  }

  @Test
  void theGradientIsThatOfTheValueAlsoForTwoDigits() {
    Matrix logits = row(0.5, -1, 2);
    Matrix targets = row(0.33, 0.33, 0.33);
    assertThat(GradientCheck.of(new SoftmaxCrossEntropy(), logits, targets).relativeError)
        .isLessThan(1e-8);
  }

  @Test
  void aSoftmaxOfTenThousandClassesInFloatsIsADistribution() {
    Random random = new Random(1);
    Matrix targets = new Matrix(1, 10_000);
    float sum = 0;
    for (int j = 0; j < 10_000; j++) {
      targets.data[j] = (float) Math.exp(random.nextGaussian());
      sum += (float) targets.data[j];
    }
    for (int j = 0; j < 10_000; j++) {
      targets.data[j] = (float) targets.data[j] / sum;
    }
    assertThat(new SoftmaxCrossEntropy().value(new Matrix(1, 10_000), targets))
        .isEqualTo(Math.log(10_000), within(1e-3));
  }

  @Test
  void countsAndPercentAreNot() {
    for (Matrix targets : new Matrix[] {row(2, 1, 0), row(50, 30, 20), row(0, 0, 0)}) {
      assertThatThrownBy(() -> new SoftmaxCrossEntropy().value(row(1, 2, 3), targets))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "SoftmaxCrossEntropy got targets whose row 0 is "
                  + Arrays.toString(targets.data)
                  + ", but expects a one-hot row (1 for the true class, 0 elsewhere) or"
                  + " probabilities that sum to 1.");
    }
  }

  @Test
  void aSingleColumnIsToldOfTheLossForYesOrNo() {
    assertThatThrownBy(() -> new CrossEntropy().value(row(1), row(0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "CrossEntropy got targets whose row 0 is [0.0], but expects a one-hot row (1 for the true"
                + " class, 0 elsewhere) or probabilities that sum to 1. For a yes-or-no question in a"
                + " single column use SigmoidCrossEntropy.");
  }
}
