package gradus.metrics;

import static gradus.metrics.Columns.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.math.Logistic;
import gradus.math.Matrix;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RocCurveTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  @Test
  void aRowAfterTheOtherPassesTheFallingThreshold() {
    RocCurve curve = RocCurve.of(column(0.7, 0.9, 0.6, 0.8), column(1, 1, 0, 0), 1);
    assertThat(curve.thresholds).containsExactly(INFINITY, 0.9, 0.8, 0.7, 0.6);
    assertThat(curve.truePositiveRates).containsExactly(0, 0.5, 0.5, 1, 1);
    assertThat(curve.falsePositiveRates).containsExactly(0, 0, 0.5, 0.5, 1);
    // 0.9 is above both others, 0.7 above one: 3 of 4 pairs
    assertThat(curve.area()).isEqualTo(3 / 4.0);
    assertThat(curve).hasToString("RocCurve(area 0.7500, 5 points)");
  }

  @Test
  void equalScoresPassTogether() {
    RocCurve curve = RocCurve.of(column(0.8, 0.5, 0.5, 0.2), column(1, 1, 0, 0), 1);
    assertThat(curve.thresholds).containsExactly(INFINITY, 0.8, 0.5, 0.2);
    assertThat(curve.truePositiveRates).containsExactly(0, 0.5, 1, 1);
    assertThat(curve.falsePositiveRates).containsExactly(0, 0, 0.5, 1);
    // 0.8 is above both others; 0.5 above one, and a tie counts one half: 3.5 of 4 pairs
    assertThat(curve.area()).isEqualTo(3.5 / 4);
  }

  @Test
  void theAreaIsOneForAPerfectOrderAndZeroForItsReverse() {
    Matrix targets = column(0, 1, 0, 1);
    assertThat(RocCurve.of(column(-7, 2, -1, 40), targets, 1).area()).isEqualTo(1);
    assertThat(RocCurve.of(column(7, -2, 1, -40), targets, 1).area()).isEqualTo(0);
  }

  @Test
  void scoresThatSayNothingHaveAnAreaOfOneHalf() {
    RocCurve curve = RocCurve.of(column(0.3, 0.3, 0.3), column(0, 1, 0), 1);
    assertThat(curve.truePositiveRates).containsExactly(0, 1);
    assertThat(curve.falsePositiveRates).containsExactly(0, 1);
    assertThat(curve.area()).isEqualTo(0.5);
  }

  @Test
  void theAreaIsTheShareOfPairsInTheRightOrder() {
    Random random = new Random(7);
    Matrix scores = new Matrix(60, 1);
    Matrix targets = new Matrix(60, 1);
    for (int row = 0; row < 60; row++) {
      targets.data[row] = row % 3 == 0 ? 1 : 0;
      scores.data[row] = random.nextInt(10) + targets.data[row];
    }
    double right = 0;
    for (int i = 0; i < 60; i++) {
      for (int j = 0; j < 60; j++) {
        if (targets.data[i] == 1 && targets.data[j] == 0) {
          right += (Math.signum(scores.data[i] - scores.data[j]) + 1) / 2;
        }
      }
    }
    assertThat(RocCurve.of(scores, targets, 1).area()).isEqualTo(right / (20 * 40), within(1e-14));
  }

  @Test
  void onlyTheOrderOfTheScoresCounts() {
    Matrix logits = column(2, -1, 0.5, -3, 1);
    Matrix probabilities = new Matrix(logits);
    for (int row = 0; row < 5; row++) {
      probabilities.data[row] = Logistic.sigmoid(logits.data[row]);
    }
    Matrix targets = column(1, 1, 0, 0, 0);
    RocCurve curve = RocCurve.of(logits, targets, 1);
    RocCurve same = RocCurve.of(probabilities, targets, 1);
    assertThat(same.truePositiveRates).containsExactly(curve.truePositiveRates);
    assertThat(same.falsePositiveRates).containsExactly(curve.falsePositiveRates);
  }

  @Test
  void aColumnAClassIsOneClassAgainstTheOthers() {
    Matrix probabilities =
        new Matrix(
            new double[][] {{0.7, 0.2, 0.1}, {0.1, 0.6, 0.3}, {0.3, 0.5, 0.2}, {0.2, 0.7, 0.1}});
    Matrix targets = new Matrix(new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}, {0, 1, 0}});
    // Column 1: the class's rows score 0.6 and 0.7, the others 0.2 and 0.5.
    assertThat(RocCurve.of(probabilities, targets, 1).area()).isEqualTo(1);
    // Column 2: the class's row scores 0.2, the others 0.1, 0.3 and 0.1: 2 of 3 pairs.
    RocCurve curve = RocCurve.of(probabilities, targets, 2);
    assertThat(curve.thresholds).containsExactly(INFINITY, 0.3, 0.2, 0.1);
    assertThat(curve.area()).isEqualTo(2 / 3.0, within(1e-15));
  }

  @Test
  void refusesRowsOfOneKindOnly() {
    String mend =
        ", but expects some that are and some that aren't: the curve asks how well the two are told"
            + " apart. A stratified split keeps rows of every class in both parts.";
    assertThatThrownBy(() -> RocCurve.of(column(1, 2, 3), column(0, 0, 0), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("RocCurve got 3 rows, of which 0 are of class 1" + mend);
    assertThatThrownBy(() -> RocCurve.of(column(1, 2, 3), column(1, 1, 1), 1))
        .hasMessage("RocCurve got 3 rows, of which 3 are of class 1" + mend);
  }

  @Test
  void refusesAClassThatIsNotThere() {
    Matrix two = new Matrix(new double[][] {{1, 0}, {0, 1}});
    assertThatThrownBy(() -> RocCurve.of(two, two, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("RocCurve got the positive class 2, but expects 0 to 1, one of the columns.");
    assertThatThrownBy(() -> RocCurve.of(two, two, -1))
        .hasMessage("RocCurve got the positive class -1, but expects 0 to 1, one of the columns.");
    assertThatThrownBy(() -> RocCurve.of(column(1, 2), column(1, 0), 0))
        .hasMessage(
            "RocCurve got the positive class 0, but expects 1: a single column holds the scores of"
                + " class 1, \"yes\".");
  }

  @Test
  void refusesLogitsInSeveralColumns() {
    Matrix logits = new Matrix(new double[][] {{0.5, 0.5}, {0.5, 2.5}});
    Matrix targets = new Matrix(new double[][] {{1, 0}, {0, 1}});
    assertThatThrownBy(() -> RocCurve.of(logits, targets, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Got a prediction of 2.5 in row 1, column 1, but expects probabilities from 0 to 1. If"
                + " these are logits, apply a Softmax: a logit says nothing without the others of"
                + " its row, so rows cannot be ranked by it.");
  }

  @Test
  void refusesAnInfiniteScore() {
    assertThatThrownBy(() -> RocCurve.of(column(1, INFINITY), column(1, 0), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "RocCurve got a prediction of Infinity in row 1, column 0, but expects finite numbers.");
  }
}
