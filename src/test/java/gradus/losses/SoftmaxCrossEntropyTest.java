package gradus.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.layers.Softmax;
import gradus.math.Matrix;
import gradus.math.Rows;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SoftmaxCrossEntropyTest {
  private final SoftmaxCrossEntropy loss = new SoftmaxCrossEntropy();

  private double rowLoss(double[] logits, double... target) {
    return loss.value(new Matrix(new double[][] {logits}), new Matrix(new double[][] {target}));
  }

  @Test
  void probabilitiesTakenForLogitsGiveTheWrongNumberOfABlogPost() {
    double[] first = {0.1, 0.4, 0.5};
    double[] second = {0.8, 0.1, 0.1};
    assertThat(rowLoss(first, 0, 0, 1)).isEqualTo(0.945910683, within(5e-10));
    assertThat(rowLoss(second, 1, 0, 0)).isEqualTo(0.689726641, within(5e-10));
    Matrix probabilities = new Matrix(new double[][] {first, second});
    Matrix targets = new Matrix(new double[][] {{0, 0, 1}, {1, 0, 0}});
    assertThat(loss.value(probabilities, targets)).isEqualTo(0.817818662156, within(5e-13));
    // The same numbers as what they are:
    assertThat(new CrossEntropy().value(probabilities, targets))
        .isEqualTo(0.458145365937, within(5e-13));
    // Even perfect probabilities cost ln(e + 2) − 1.
    assertThat(rowLoss(new double[] {1, 0, 0}, 1, 0, 0))
        .isEqualTo(Math.log(Math.E + 2) - 1, within(1e-15));
  }

  @Test
  void lossAndGradientByHand() {
    // Logits ln 1, ln 2, ln 5: p = 1/8, 2/8, 5/8. The loss of class 1 is −ln(2/8) = ln 4.
    Matrix logits = new Matrix(new double[][] {{0, Math.log(2), Math.log(5)}, {3, 3, 3}});
    Matrix targets = new Matrix(new double[][] {{0, 1, 0}, {1, 0, 0}});
    assertThat(loss.value(logits, targets))
        .isEqualTo((Math.log(4) + Math.log(3)) / 2, within(1e-15));
    // (p − y) / 2 rows, not / 3 classes
    assertThat(loss.gradient(logits, targets).data)
        .containsExactly(
            new double[] {1 / 16.0, -6 / 16.0, 5 / 16.0, -1 / 3.0, 1 / 6.0, 1 / 6.0},
            within(1e-16));
  }

  /** For two logits: ln(1 + e^gap) for the lower one, ln(1 + e^−gap) for the higher one. */
  @Test
  void isRightToTheLastDigitAtAnyGap() {
    double[] gaps = {20, 30, 700, 1000};
    for (double gap : gaps) {
      // ln(1 + e^gap) = gap + e^−gap, but for less than 2e-18
      double wrong = new BigDecimal(gap).add(new BigDecimal(Math.exp(-gap))).doubleValue();
      assertRelative(rowLoss(new double[] {0, gap}, 1, 0), wrong, 1e-15);
      // ln(1 + x) = x − x²/2 + x³/3: relative error x³/4, below 3e-27
      double x = Math.exp(-gap);
      BigDecimal big = new BigDecimal(x);
      BigDecimal right =
          big.subtract(big.pow(2).divide(BigDecimal.valueOf(2)))
              .add(big.pow(3).divide(BigDecimal.valueOf(3), MathContext.DECIMAL128));
      assertRelative(rowLoss(new double[] {0, gap}, 0, 1), right.doubleValue(), 1e-15);
      assertRelative(rowLoss(new double[] {5000, 5000 + gap}, 1, 0), wrong, 1e-15);
    }
  }

  @Test
  void aConfidentMistakeKeepsItsFullGradient() {
    for (double gap : new double[] {20, 30, 700, 1000}) {
      Matrix logits = new Matrix(new double[][] {{0, gap}});
      Matrix gradient = loss.gradient(logits, new Matrix(new double[][] {{1, 0}}));
      double p = 1 / (1 + Math.exp(-gap));
      assertRelative(gradient.get(0, 0), -p, 1e-15);
      assertRelative(gradient.get(0, 1), p, 1e-15);
    }
  }

  /** Why the two are fused, and why nothing is clipped. */
  @Test
  void clippingProbabilitiesWouldLeaveAMillionthOfTheGradient() {
    Softmax softmax = new Softmax();
    Matrix logits = new Matrix(new double[][] {{0, 30}});
    Matrix probabilities = softmax.forward(logits);
    double clipped = Math.max(probabilities.get(0, 0), 1e-7);
    Matrix outputGradient = new Matrix(new double[][] {{-1 / clipped, 0}});
    double unfused = softmax.backward(outputGradient).get(0, 0);
    double fused = loss.gradient(logits, new Matrix(new double[][] {{1, 0}})).get(0, 0);
    assertThat(unfused / fused).isBetween(0.9e-6, 1e-6);
  }

  private static void assertRelative(double actual, double expected, double tolerance) {
    assertThat(actual).isEqualTo(expected, within(tolerance * Math.abs(expected)));
  }

  @Test
  void equalsSoftmaxThenCrossEntropyOnAThousandRandomBatches() {
    Random random = new Random(1);
    CrossEntropy crossEntropy = new CrossEntropy();
    Softmax softmax = new Softmax();
    for (int batch = 0; batch < 1000; batch++) {
      int rows = 1 + random.nextInt(8);
      int classes = 2 + random.nextInt(9);
      Matrix logits = new Matrix(rows, classes);
      Matrix targets = new Matrix(rows, classes);
      for (int i = 0; i < logits.data.length; i++) {
        logits.data[i] = 3 * random.nextGaussian();
        targets.data[i] = random.nextGaussian();
      }
      if (batch % 2 == 0) {
        targets.setTo(new Softmax().forward(targets));
      } else {
        oneHot(targets);
      }
      Matrix probabilities = softmax.forward(logits);
      double composed = crossEntropy.value(probabilities, targets);
      Matrix composedGradient = softmax.backward(crossEntropy.gradient(probabilities, targets));
      assertThat(loss.value(logits, targets)).isEqualTo(composed, within(1e-12));
      assertThat(loss.gradient(logits, targets).data)
          .containsExactly(composedGradient.data, within(1e-12));
    }
  }

  private static void oneHot(Matrix targets) {
    for (int row = 0; row < targets.numRows; row++) {
      int chosen = Rows.argMax(targets, row);
      for (int j = 0; j < targets.numCols; j++) {
        targets.set(row, j, j == chosen ? 1 : 0);
      }
    }
  }

  @Test
  void theGradientOfEachRowSumsToZero() {
    Matrix gradient =
        loss.gradient(
            new Matrix(new double[][] {{3, -1, 700}}),
            new Matrix(new double[][] {{0.2, 0.3, 0.5}}));
    assertThat(gradient.data[0] + gradient.data[1] + gradient.data[2]).isEqualTo(0, within(1e-16));
  }

  @Test
  void aNaNIsNotHidden() {
    assertThat(rowLoss(new double[] {1, Double.NaN}, 1, 0)).isNaN();
    assertThat(rowLoss(new double[] {Double.POSITIVE_INFINITY, 1}, 1, 0)).isNaN();
  }

  @Test
  void aClassThatIsExcludedCostsNothingUnlessItIsTrue() {
    double excluded = Double.NEGATIVE_INFINITY;
    assertThat(rowLoss(new double[] {2, excluded, 2}, 1, 0, 0)).isEqualTo(Math.log(2));
    assertThat(rowLoss(new double[] {2, excluded, 2}, 0, 1, 0)).isInfinite();
    // ln(e⁰ + e¹) − 0: the true class is 1 below the largest logit.
    assertThat(rowLoss(new double[] {0, 1, excluded}, 1, 0, 0))
        .isEqualTo(Math.log(1 + Math.E), within(1e-15));
    assertThat(rowLoss(new double[] {0, 4, excluded}, 0.5, 0.5, 0))
        .isEqualTo(Math.log(1 + Math.exp(4)) - 2, within(1e-15)); // 4 · 0.5 below it on average
    Matrix logits = new Matrix(new double[][] {{0, excluded}, {0, 0}});
    Matrix targets = new Matrix(new double[][] {{1, 0}, {0.5, 0.5}});
    assertThat(loss.value(logits, targets)).isEqualTo(Math.log(2) / 2);
    assertThat(loss.gradient(logits, targets).data).containsExactly(0, 0, 0, 0);
  }

  @Test
  void targetsThatWereChangedAreLookedAtAnew() {
    Matrix logits = new Matrix(new double[][] {{1, 2}});
    Matrix targets = new Matrix(new double[][] {{0, 1}});
    loss.value(logits, targets);
    targets.set(0, 0, 0.5);
    assertThatThrownBy(() -> loss.gradient(logits, targets))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("row 0 is [0.5, 1.0]");
    assertThatThrownBy(() -> loss.gradient(logits, targets)).hasMessageContaining("[0.5, 1.0]");
  }

  @Test
  void doesNotTouchTheLogits() {
    Matrix logits = new Matrix(new double[][] {{1, 2}});
    Matrix targets = new Matrix(new double[][] {{0, 1}});
    loss.value(logits, targets);
    loss.gradient(logits, targets).zero();
    assertThat(logits.data).containsExactly(1, 2);
    assertThat(targets.data).containsExactly(0, 1);
  }

  @Test
  void refusesWhatDoesNotFit() {
    assertThatThrownBy(() -> rowLoss(new double[] {1, 2, 3}, 1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "SoftmaxCrossEntropy got a 1 x 3 output and 1 x 2 targets, but expects the same shape of"
                + " both. The last layer needs as many outputs as the targets have columns.");
    assertThatThrownBy(() -> rowLoss(new double[] {1, 2}, 0.5, 0.6))
        .hasMessage(
            "SoftmaxCrossEntropy got targets whose row 0 is [0.5, 0.6], but expects a one-hot row"
                + " (1 for the true class, 0 elsewhere) or probabilities that sum to 1.");
  }
}
