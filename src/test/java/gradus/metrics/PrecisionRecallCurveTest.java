package gradus.metrics;

import static gradus.metrics.Columns.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.math.Matrix;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrecisionRecallCurveTest {
  @Test
  void aRowAfterTheOtherPassesTheFallingThreshold() {
    PrecisionRecallCurve curve =
        PrecisionRecallCurve.of(column(0.7, 0.9, 0.6, 0.8), column(1, 1, 0, 0), 1);
    assertThat(curve.thresholds).containsExactly(0.9, 0.8, 0.7, 0.6);
    assertThat(curve.recalls).containsExactly(1 / 2.0, 1 / 2.0, 2 / 2.0, 2 / 2.0);
    assertThat(curve.precisions).containsExactly(1 / 1.0, 1 / 2.0, 2 / 3.0, 2 / 4.0);
  }

  @Test
  void aPointIsAConfusionMatrixWhoseThresholdLiesBetweenTwoScores() {
    Matrix scores = column(0.7, 0.9, 0.6, 0.8);
    Matrix targets = column(1, 1, 0, 0);
    PrecisionRecallCurve curve = PrecisionRecallCurve.of(scores, targets, 1);
    ConfusionMatrix confusion = ConfusionMatrix.of(scores, targets, List.of("no", "yes"), 0.65);
    assertThat(curve.thresholds[2]).isEqualTo(0.7);
    assertThat(curve.recalls[2]).isEqualTo(confusion.recall(1));
    assertThat(curve.precisions[2]).isEqualTo(confusion.precision(1));
  }

  @Test
  void averagePrecisionIsASumOfSteps() {
    PrecisionRecallCurve curve =
        PrecisionRecallCurve.of(column(0.7, 0.9, 0.6, 0.8), column(1, 1, 0, 0), 1);
    // ½·1 + 0·½ + ½·⅔ + 0·½; trapezoids would give ½·1 + ½·(½ + ⅔)/2 = 0.7917
    assertThat(curve.averagePrecision()).isEqualTo(5 / 6.0, within(1e-15));
    assertThat(curve).hasToString("PrecisionRecallCurve(average precision 0.8333, 4 points)");
  }

  @Test
  void equalScoresPassTogether() {
    PrecisionRecallCurve curve =
        PrecisionRecallCurve.of(column(0.8, 0.5, 0.5, 0.2), column(1, 1, 0, 0), 1);
    assertThat(curve.thresholds).containsExactly(0.8, 0.5, 0.2);
    assertThat(curve.recalls).containsExactly(1 / 2.0, 2 / 2.0, 2 / 2.0);
    assertThat(curve.precisions).containsExactly(1 / 1.0, 2 / 3.0, 2 / 4.0);
  }

  @Test
  void scoresThatSayNothingReachTheShareOfTheClass() {
    PrecisionRecallCurve curve = PrecisionRecallCurve.of(column(3, 3, 3, 3), column(0, 1, 0, 0), 1);
    assertThat(curve.averagePrecision()).isEqualTo(1 / 4.0);
  }

  @Test
  void aRareClassShowsMistakesThatHardlyMoveTheRocCurve() {
    // One row of the class among 100, and 4 others score higher.
    Matrix scores = new Matrix(100, 1);
    Matrix targets = new Matrix(100, 1);
    for (int row = 0; row < 100; row++) {
      scores.data[row] = -row;
    }
    targets.data[4] = 1;
    assertThat(RocCurve.of(scores, targets, 1).area()).isEqualTo(95 / 99.0, within(1e-15));
    assertThat(PrecisionRecallCurve.of(scores, targets, 1).averagePrecision()).isEqualTo(1 / 5.0);
  }

  @Test
  void refusesRowsOfOneKindOnly() {
    assertThatThrownBy(() -> PrecisionRecallCurve.of(column(1, 2), column(0, 0), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "PrecisionRecallCurve got 2 rows, of which 0 are of class 1, but expects some that are"
                + " and some that aren't: the curve asks how well the two are told apart. A"
                + " stratified split keeps rows of every class in both parts.");
  }
}
