package gradus.metrics;

import static gradus.metrics.Columns.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.math.Logistic;
import gradus.math.Matrix;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CalibrationTest {
  private static final Matrix PROBABILITIES =
      new Matrix(new double[][] {{0.9, 0.1}, {0.2, 0.8}, {0.75, 0.25}, {0.45, 0.55}});

  /** The answers are classes 0, 1, 0, 1: the first two are right. */
  private static final Matrix TARGETS = new Matrix(new double[][] {{1, 0}, {0, 1}, {0, 1}, {1, 0}});

  @Test
  void binsHoldTheMeanConfidenceAndTheShareThatIsRight() {
    Calibration calibration = Calibration.of(PROBABILITIES, TARGETS, 5);
    // up to 0.2, 0.4, 0.6 (the row with 0.55), 0.8 (0.75 and, on the border, 0.8), and 1 (0.9)
    assertThat(calibration.counts).containsExactly(0, 0, 1, 2, 1);
    double none = Double.NaN;
    assertThat(calibration.confidences)
        .containsExactly(new double[] {none, none, 0.55, (0.75 + 0.8) / 2, 0.9}, within(1e-15));
    assertThat(calibration.accuracies).containsExactly(none, none, 0, 1 / 2.0, 1);
  }

  @Test
  void theExpectedErrorIsTheMeanDistanceOverTheRows() {
    Calibration calibration = Calibration.of(PROBABILITIES, TARGETS, 5);
    // 1/4·|0 − 0.55| + 2/4·|0.5 − 0.775| + 1/4·|1 − 0.9| = 0.1375 + 0.1375 + 0.025
    assertThat(calibration.expectedError()).isEqualTo(0.3, within(1e-15));
    assertThat(calibration.maximumError()).isEqualTo(0.55, within(1e-15));
    assertThat(calibration).hasToString("Calibration(expected error 0.3000, 5 bins)");
  }

  @Test
  void oneBinComparesTheMeans() {
    Calibration calibration = Calibration.of(PROBABILITIES, TARGETS, 1);
    // mean confidence (0.9 + 0.8 + 0.75 + 0.55)/4 = 0.75, and 2 of 4 are right
    assertThat(calibration.expectedError()).isEqualTo(0.25, within(1e-15));
    assertThat(calibration.maximumError()).isEqualTo(calibration.expectedError());
  }

  @Test
  void aSingleColumnIsAsSureOfNoAsOfYes() {
    Matrix yes = column(0.1, 0.8, 0.25, 0.55);
    Matrix targets = column(0, 1, 1, 0);
    Calibration one = Calibration.of(yes, targets, 5);
    Calibration two = Calibration.of(PROBABILITIES, TARGETS, 5);
    assertThat(one.counts).containsExactly(two.counts);
    assertThat(one.confidences).containsExactly(two.confidences, within(1e-15));
    assertThat(one.accuracies).containsExactly(two.accuracies);
  }

  @Test
  void certaintyBelongsToTheLastBinAndMayBeRight() {
    Matrix certain = new Matrix(new double[][] {{1, 0}, {0, 1}});
    Calibration calibration = Calibration.of(certain, certain);
    assertThat(calibration.counts).containsExactly(0, 0, 0, 0, 0, 0, 0, 0, 0, 2);
    assertThat(calibration.expectedError()).isZero();
  }

  @Test
  void probabilitiesThatMeanWhatTheySayHaveNoErrorAndDoubledLogitsDo() {
    Random random = new Random(3);
    Matrix honest = new Matrix(20_000, 1);
    Matrix tooSure = new Matrix(20_000, 1);
    Matrix targets = new Matrix(20_000, 1);
    for (int row = 0; row < 20_000; row++) {
      double logit = 2 * random.nextGaussian();
      honest.data[row] = Logistic.sigmoid(logit);
      tooSure.data[row] = Logistic.sigmoid(2 * logit);
      targets.data[row] = random.nextDouble() < honest.data[row] ? 1 : 0;
    }
    // A bin of 2000 rows has an accuracy that is about √(¼/2000) = 0.011 off by chance.
    assertThat(Calibration.of(honest, targets).expectedError()).isLessThan(0.011);
    assertThat(Calibration.of(tooSure, targets).expectedError()).isGreaterThan(0.08);
    assertThat(Accuracy.of(tooSure, targets)).isEqualTo(Accuracy.of(honest, targets));
  }

  @Test
  void refusesLogits() {
    assertThatThrownBy(() -> Calibration.of(column(0.5, 1.5), column(0, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Got a prediction of 1.5 in row 1, column 0, but expects probabilities from 0 to 1. If"
                + " these are logits, apply a Sigmoid.");
    Matrix logits = new Matrix(new double[][] {{-1, 2}});
    Matrix targets = new Matrix(new double[][] {{0, 1}});
    assertThatThrownBy(() -> Calibration.of(logits, targets))
        .hasMessage(
            "Got a prediction of -1.0 in row 0, column 0, but expects probabilities from 0 to 1. If"
                + " these are logits, apply a Softmax.");
  }

  @Test
  void refusesNoBinsAndNoRows() {
    assertThatThrownBy(() -> Calibration.of(PROBABILITIES, TARGETS, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Calibration got 0 bins, but expects at least 1; 10 or 15 are usual.");
    assertThatThrownBy(() -> Calibration.of(column(1), column(1), 2_000_000_000))
        .hasMessage(
            "Calibration got 2000000000 bins, but expects at most 10000; 10 or 15 are usual.");
    assertThat(Calibration.of(column(1), column(1), 10_000).counts).hasSize(10_000);
    assertThatThrownBy(() -> Calibration.of(new Matrix(0, 2), new Matrix(0, 2)))
        .hasMessage("Got no predictions: there must be at least one row and one column.");
  }

  @Test
  void aConfidenceOnTheBorderOfTwoBinsBelongsToTheLowerOne() {
    // 14/25 · 25 comes out as 14.000000000000002, and so on.
    for (int bins = 1; bins <= 100; bins++) {
      for (int n = 2; n <= 100; n++) {
        for (int k = (n + 1) / 2; k <= n; k++) {
          Matrix yes = column((double) k / n);
          int[] counts = Calibration.of(yes, column(1), bins).counts;
          int bin = (k * bins + n - 1) / n - 1; // k/n · bins, rounded up, in whole numbers
          assertThat(counts[bin]).as("%d/%d in %d bins", k, n, bins).isEqualTo(1);
          // And 1 − p, which may be rounded, for a sure no.
          int[] no = Calibration.of(column(1 - (double) k / n), column(0), bins).counts;
          assertThat(no[bin]).as("1 - %d/%d in %d bins", k, n, bins).isEqualTo(1);
        }
      }
    }
  }
}
