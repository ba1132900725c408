package gradus.metrics;

import static gradus.metrics.Columns.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.math.Matrix;
import org.junit.jupiter.api.Test;

class RegressionErrorsTest {
  private final Matrix targets = column(1, 2, 3, 4);

  @Test
  void errorsByHand() {
    // errors 0.5, 0, 0, −0.5; squares 0.25, 0, 0, 0.25
    RegressionErrors errors = RegressionErrors.of(column(1.5, 2, 3, 3.5), targets);
    assertThat(errors.mae()).isEqualTo(1 / 4.0);
    assertThat(errors.rmse()).isEqualTo(Math.sqrt(0.5 / 4));
    // The mean is 2.5: 1 − 0.5 / (2.25 + 0.25 + 0.25 + 2.25)
    assertThat(errors.rSquared()).isEqualTo(0.9, within(1e-15));
    assertThat(errors).hasToString("rmse 0.3536, mae 0.2500, R2 0.9000");
  }

  @Test
  void aFewLargeErrorsRaiseTheRmse() {
    // The same mae as above, but the errors are 1, 0, 0, 0.
    RegressionErrors errors = RegressionErrors.of(column(2, 2, 3, 4), targets);
    assertThat(errors.mae()).isEqualTo(1 / 4.0);
    assertThat(errors.rmse()).isEqualTo(1 / 2.0);
  }

  @Test
  void rSquaredComparesWithPredictingTheMean() {
    assertThat(RegressionErrors.of(targets, targets).rSquared()).isEqualTo(1);
    assertThat(RegressionErrors.of(column(2.5, 2.5, 2.5, 2.5), targets).rSquared()).isEqualTo(0);
    // squares 9, 1, 1, 9: 1 − 20/5
    assertThat(RegressionErrors.of(column(4, 3, 2, 1), targets).rSquared()).isEqualTo(-3);
  }

  @Test
  void rSquaredKeepsItsDigitsFarFromZero() {
    // The example above, moved by 1e15: with Σ t² − n·mean², 5 would vanish in numbers of 1e30.
    Matrix far = column(1e15 + 1, 1e15 + 2, 1e15 + 3, 1e15 + 4);
    Matrix predicted = column(1e15 + 1.5, 1e15 + 2, 1e15 + 3, 1e15 + 3.5);
    assertThat(RegressionErrors.of(predicted, far).rSquared()).isEqualTo(0.9, within(1e-15));
  }

  @Test
  void rSquaredOfEqualTargetsIsUndefined() {
    // 0.1 + 0.1 + 0.1 is rounded up, so these differ a little from their computed mean.
    Matrix equal = column(0.1, 0.1, 0.1);
    RegressionErrors errors = RegressionErrors.of(column(0.2, 0.1, 0), equal);
    assertThat(errors.rSquared()).isNaN();
    assertThat(errors).hasToString("rmse 0.0816, mae 0.0667, R2 NaN");
    assertThat(RegressionErrors.of(equal, equal).rSquared()).isNaN();
    assertThat(RegressionErrors.of(column(1), column(2)).rSquared()).isNaN();
  }

  @Test
  void eachColumnHasItsOwnErrors() {
    Matrix predicted = new Matrix(new double[][] {{1, 10}, {2, 30}});
    Matrix wanted = new Matrix(new double[][] {{1, 20}, {2, 40}});
    assertThat(RegressionErrors.of(predicted, wanted, 0).mae()).isEqualTo(0);
    assertThat(RegressionErrors.of(predicted, wanted, 1).mae()).isEqualTo(10);
    // 1 − (100 + 100) / (100 + 100)
    assertThat(RegressionErrors.of(predicted, wanted, 1).rSquared()).isEqualTo(0);
  }

  @Test
  void refusesToMixColumns() {
    Matrix two = new Matrix(3, 2);
    assertThatThrownBy(() -> RegressionErrors.of(two, two))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "RegressionErrors got 2 columns, but expects one, since each may have its own unit."
                + " Choose one: RegressionErrors.of(predictions, targets, 0).");
    assertThatThrownBy(() -> RegressionErrors.of(two, two, 2))
        .hasMessage("RegressionErrors got column 2, but expects 0 to 1: the targets are 3 x 2.");
    assertThatThrownBy(() -> RegressionErrors.of(two, two, -1))
        .hasMessage("RegressionErrors got column -1, but expects 0 to 1: the targets are 3 x 2.");
  }

  @Test
  void refusesWhatIsNotFinite() {
    assertThatThrownBy(() -> RegressionErrors.of(column(1, Double.NaN), column(1, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "RegressionErrors got a prediction of NaN in row 1, column 0, but expects finite"
                + " numbers.");
    assertThatThrownBy(() -> RegressionErrors.of(column(1), column(Double.NEGATIVE_INFINITY)))
        .hasMessage(
            "RegressionErrors got a target of -Infinity in row 0, column 0, but expects finite"
                + " numbers.");
  }
}
