package gradus.metrics;

import static gradus.metrics.Columns.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.losses.CrossEntropy;
import gradus.math.Matrix;
import gradus.math.RandomMatrices;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LogLossTest {
  private final Matrix probabilities =
      new Matrix(new double[][] {{0.1, 0.4, 0.5}, {0.8, 0.1, 0.1}});
  private final Matrix targets = new Matrix(new double[][] {{0, 0, 1}, {1, 0, 0}});

  @Test
  void isTheMeanOfMinusLogOfTheTrueClassProbability() {
    // (−ln 0.5 − ln 0.8) / 2 = (0.693147180560 + 0.223143551314) / 2
    assertThat(LogLoss.of(probabilities, targets)).isEqualTo(0.4581453659370776, within(1e-16));
  }

  @Test
  void isTheValueOfCrossEntropy() {
    Random random = new Random(3);
    Matrix output = RandomMatrices.probabilities(random, 20, 4);
    Matrix soft = RandomMatrices.probabilities(random, 20, 4);
    double loss = new CrossEntropy().value(output, soft);
    assertThat(LogLoss.of(output, soft)).isEqualTo(loss, within(1e-15));
  }

  @Test
  void aSingleColumnIsTheProbabilityOfYes() {
    // (−ln 0.9 − ln(1 − 0.2)) / 2 = (0.105360515658 + 0.223143551314) / 2
    assertThat(LogLoss.of(column(0.9, 0.2), column(1, 0)))
        .isEqualTo(0.164252033486018, within(1e-15));
    // A target between: −0.25·ln 0.5 − 0.75·ln 0.5
    assertThat(LogLoss.of(column(0.5), column(0.25))).isEqualTo(Math.log(2), within(1e-15));
  }

  @Test
  void sayingHowFrequentTheClassesAreCostsTheirEntropy() {
    Matrix prior = column(0.25, 0.25, 0.25, 0.25);
    double entropy = -0.25 * Math.log(0.25) - 0.75 * Math.log(0.75);
    assertThat(LogLoss.of(prior, column(0, 1, 0, 0))).isEqualTo(entropy, within(1e-15));
  }

  @Test
  void isExactlyZeroForPerfectPredictions() {
    assertThat(LogLoss.of(targets, targets)).isEqualTo(0);
    assertThat(LogLoss.of(column(0, 1), column(0, 1))).isEqualTo(0);
  }

  @Test
  void aProbabilityOfZeroForTheTruthCostsInfinity() {
    assertThat(LogLoss.of(column(1, 0.5), column(0, 0))).isEqualTo(Double.POSITIVE_INFINITY);
    Matrix sure = new Matrix(new double[][] {{0, 1}});
    assertThat(LogLoss.of(sure, new Matrix(new double[][] {{1, 0}})))
        .isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void takesProbabilitiesTypedWithTwoDigits() {
    Matrix typed = new Matrix(new double[][] {{0.33, 0.33, 0.33}});
    assertThat(LogLoss.of(typed, new Matrix(new double[][] {{1, 0, 0}})))
        .isEqualTo(-Math.log(0.33), within(1e-15));
  }

  @Test
  void refusesLogits() {
    Matrix logits = new Matrix(new double[][] {{0.1, 0.4, 0.5}, {2.5, -1, -0.5}});
    assertThatThrownBy(() -> LogLoss.of(logits, targets))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "LogLoss got predictions whose row 1 is [2.5, -1.0, -0.5], but expects probabilities,"
                + " with the sum 1. If these are logits, end the network in Softmax.");
    assertThatThrownBy(() -> LogLoss.of(column(-0.5), column(1)))
        .hasMessage(
            "LogLoss got predictions whose row 0 is [-0.5], but expects a probability, 0 to 1. If"
                + " these are logits, end the network in Sigmoid.");
  }

  @Test
  void refusesPredictionsThatOnlyNearlySumToOne() {
    for (double[] row : new double[][] {{0.6, 0.42}, {1.005, 0}, {0.49, 0.49}}) {
      Matrix one = new Matrix(new double[][] {row});
      assertThatThrownBy(() -> LogLoss.of(one, new Matrix(new double[][] {{1, 0}})))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("but expects probabilities, with the sum 1.");
    }
  }

  @Test
  void refusesTargetsThatAreNoProbabilities() {
    Matrix twice = new Matrix(new double[][] {{0, 0, 1}, {1, 1, 0}});
    assertThatThrownBy(() -> LogLoss.of(probabilities, twice))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "LogLoss got targets whose row 1 is [1.0, 1.0, 0.0], but expects probabilities, with"
                + " the sum 1.");
    assertThatThrownBy(() -> LogLoss.of(column(0.5), column(2)))
        .hasMessage("LogLoss got targets whose row 0 is [2.0], but expects a probability, 0 to 1.");
  }
}
