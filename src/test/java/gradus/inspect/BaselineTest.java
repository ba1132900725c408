package gradus.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.losses.CrossEntropy;
import gradus.losses.MeanSquaredError;
import gradus.losses.SigmoidCrossEntropy;
import gradus.losses.SoftmaxCrossEntropy;
import gradus.math.Matrix;
import org.junit.jupiter.api.Test;

class BaselineTest {
  private static final double TOLERANCE = 1e-12;

  /** Three rows of class 0, one of class 1. */
  private final Matrix threeToOne = new Matrix(new double[][] {{1, 0}, {1, 0}, {0, 1}, {1, 0}});

  /** −¾·ln ¾ − ¼·ln ¼ = 0.5623 */
  private final double entropy = -0.75 * StrictMath.log(0.75) - 0.25 * StrictMath.log(0.25);

  @Test
  void forClassesItIsTheEntropyOfTheirShares() {
    assertThat(Baseline.loss(new SoftmaxCrossEntropy(), threeToOne))
        .isEqualTo(entropy, within(TOLERANCE));
    assertThat(Baseline.loss(new CrossEntropy(), threeToOne)).isEqualTo(entropy, within(TOLERANCE));
  }

  @Test
  void forYesOrNoToo() {
    Matrix yes = new Matrix(new double[][] {{0}, {0}, {1}, {0}});
    assertThat(Baseline.loss(new SigmoidCrossEntropy(), yes)).isEqualTo(entropy, within(TOLERANCE));
  }

  @Test
  void aClassWithoutRowsCostsNothing() {
    Matrix twoOfThree = new Matrix(new double[][] {{1, 0, 0}, {0, 1, 0}});
    assertThat(Baseline.loss(new SoftmaxCrossEntropy(), twoOfThree))
        .isEqualTo(StrictMath.log(2), within(1e-11));
  }

  /** With the weights 1 and 3 both classes count 3, so that guessing evenly, ln 2, is the best. */
  @Test
  void withClassWeightsAnEvenGuessMayBeBetter() {
    assertThat(Baseline.loss(new SoftmaxCrossEntropy().withClassWeights(1, 3), threeToOne))
        .isEqualTo(StrictMath.log(2), within(TOLERANCE));
  }

  /** The mean of 1, 2 and 6 is 3, and the variance (4 + 1 + 9) / 3. */
  @Test
  void forNumbersItIsTheVariance() {
    Matrix targets = new Matrix(new double[][] {{1}, {2}, {6}});
    assertThat(Baseline.loss(new MeanSquaredError(), targets))
        .isEqualTo(14.0 / 3, within(TOLERANCE));
  }
}
