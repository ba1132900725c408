package gradus.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.math.Matrix;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CrossEntropyTest {
  private final CrossEntropy loss = new CrossEntropy();

  private static Matrix rows(double[]... rows) {
    return new Matrix(rows);
  }

  private static double[] row(double... entries) {
    return entries;
  }

  /** The example of a popular blog post: the classes are 2 and 0. */
  private final Matrix probabilities = rows(row(0.1, 0.4, 0.5), row(0.8, 0.1, 0.1));

  private final Matrix targets = rows(row(0, 0, 1), row(1, 0, 0));

  @Test
  void isTheMeanOfMinusLogOfTheTrueClassProbability() {
    // (−ln 0.5 − ln 0.8) / 2 = (0.693147180560 + 0.223143551314) / 2
    assertThat(loss.value(probabilities, targets)).isEqualTo(0.4581453659370776, within(1e-16));
  }

  @Test
  void guessingEvenlyCostsLnOfTheNumberOfClasses() {
    Matrix even = rows(row(0.25, 0.25, 0.25, 0.25));
    assertThat(loss.value(even, rows(row(0, 1, 0, 0)))).isEqualTo(Math.log(4), within(1e-15));
  }

  @Test
  void isExactlyZeroForPerfectPredictions() {
    // The other probabilities are exactly 0: 0·ln 0 counts as 0, not as NaN.
    assertThat(loss.value(targets, targets)).isEqualTo(0);
  }

  @Test
  void takesSoftTargets() {
    // −0.5·ln 0.1 − 0.5·ln 0.5 = 0.5·(2.302585093 + 0.693147181)
    assertThat(loss.value(rows(row(0.1, 0.4, 0.5)), rows(row(0.5, 0, 0.5))))
        .isEqualTo(1.4978661367769954, within(1e-15));
  }

  @Test
  void gradientByHand() {
    // −1/(n·p): −1/(2·0.5) and −1/(2·0.8), divided by rows (2), not by classes (3).
    assertThat(loss.gradient(probabilities, targets).data).containsExactly(0, 0, -1, -0.625, 0, 0);
  }

  @Test
  void aProbabilityOfZeroForTheTrueClassCostsInfinity() {
    Matrix sure = rows(row(0, 1));
    Matrix otherwise = rows(row(1, 0));
    assertThat(loss.value(sure, otherwise)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThatThrownBy(() -> loss.gradient(sure, otherwise))
        .isInstanceOf(ArithmeticException.class)
        .hasMessage(
            "CrossEntropy got a probability of 0.0 for class 0 in row 0, which has a positive"
                + " target: the loss has no finite gradient there. Train on logits instead: leave"
                + " out the softmax and use SoftmaxCrossEntropy, which cannot overflow.");
  }

  @Test
  void noClippingConstantHidesASmallProbability() {
    Matrix tiny = rows(row(1e-300, 1));
    Matrix target = rows(row(1, 0));
    // −ln 1e-300 = 300·ln 10
    assertThat(loss.value(tiny, target)).isEqualTo(300 * Math.log(10), within(1e-12));
    assertThat(loss.gradient(tiny, target).get(0, 0)).isEqualTo(-1e300, within(1e285));
  }

  @Test
  void doesNotTouchOutputsOrTargets() {
    loss.value(probabilities, targets);
    Matrix gradient = loss.gradient(probabilities, targets);
    gradient.zero();
    assertThat(probabilities.data).containsExactly(0.1, 0.4, 0.5, 0.8, 0.1, 0.1);
    assertThat(targets.data).containsExactly(0, 0, 1, 1, 0, 0);
  }

  @Test
  void refusesLogits() {
    assertThatThrownBy(() -> loss.value(rows(row(2.5, -1, 0)), rows(row(1, 0, 0))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "CrossEntropy got an output whose row 0 is [2.5, -1.0, 0.0], but expects"
                + " probabilities: 0 or more, with the sum 1. If these are logits, end the network"
                + " in Softmax, or use SoftmaxCrossEntropy.");
    assertThatThrownBy(() -> loss.gradient(rows(row(0.9, 0.9, 0.9)), rows(row(1, 0, 0))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("row 0 is [0.9, 0.9, 0.9], but expects probabilities");
  }

  @Test
  void refusesOutputsThatOnlyNearlySumToOne() {
    for (double[] output : new double[][] {{0.6, 0.42}, {1.2, -0.2}, {0.49, 0.49}}) {
      assertThatThrownBy(() -> loss.value(rows(output), rows(row(1, 0))))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("but expects probabilities: 0 or more, with the sum 1.");
    }
  }

  @Test
  void namesRowAndClassOfAProbabilityThatIsTooSmall() {
    Matrix output = rows(row(0.5, 0.5, 0), row(0.5, 0.5, 0));
    assertThatThrownBy(() -> loss.gradient(output, rows(row(1, 0, 0), row(0, 0, 1))))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageStartingWith("CrossEntropy got a probability of 0.0 for class 2 in row 1,");
  }

  @Test
  void aNaNIsNotHiddenByATargetOfZero() {
    Matrix output = rows(row(Double.NaN, 1));
    assertThat(loss.value(output, rows(row(0, 1)))).isNaN();
    assertThat(loss.gradient(output, rows(row(0, 1))).get(0, 0)).isNaN();
  }

  @Test
  void takesProbabilitiesTypedWithTwoDigits() {
    Matrix typed = rows(row(0.33, 0.33, 0.33));
    assertThat(loss.value(typed, rows(row(1, 0, 0)))).isEqualTo(-Math.log(0.33), within(1e-15));
  }

  @Test
  void refusesTargetsThatAreNoDistribution() {
    double[][] refused = {
      {1, 1, 0}, {0, 0, 0}, {2, -1, 0}, {Double.NaN, 0, 1}, {0, Double.POSITIVE_INFINITY, 0}
    };
    for (double[] target : refused) {
      Matrix targets = rows(row(0, 1, 0), target);
      assertThatThrownBy(() -> loss.value(probabilities, targets))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "CrossEntropy got targets whose row 1 is "
                  + Arrays.toString(target)
                  + ", but expects a one-hot row (1 for the true class, 0 elsewhere) or"
                  + " probabilities that sum to 1.");
    }
  }

  @Test
  void refusesShapesThatDiffer() {
    assertThatThrownBy(() -> loss.value(probabilities, rows(row(0, 1, 0))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "CrossEntropy got a 2 x 3 output and 1 x 3 targets, but expects the same shape of both."
                + " Each row of the output needs its own row of targets.");
    assertThatThrownBy(() -> loss.gradient(probabilities, new Matrix(2, 4)))
        .hasMessage(
            "CrossEntropy got a 2 x 3 output and 2 x 4 targets, but expects the same shape of both."
                + " The last layer needs as many outputs as the targets have columns.");
    assertThatThrownBy(() -> loss.value(new Matrix(0, 3), new Matrix(0, 3)))
        .hasMessage(
            "CrossEntropy got a 0 x 3 input: a batch needs at least one row and one column.");
  }

  @Test
  void abridgesLongRowsInMessages() {
    assertThatThrownBy(() -> loss.value(new Matrix(1, 50), new Matrix(1, 50)))
        .hasMessageContaining("[0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, ...]");
  }
}
