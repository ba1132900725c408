package gradus.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.math.Matrix;
import gradus.math.RandomMatrices;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HuberTest {
  private final Matrix zeros = new Matrix(2, 3);

  @Test
  void isSquaredUpToDeltaAndStraightBeyond() {
    Matrix errors = new Matrix(new double[][] {{1, -2, 0}, {5, -10, 0.5}});
    // δ = 2: 1/2, 4/2, 0, 2·(5 − 1), 2·(10 − 1), 0.25/2; over 6 entries, not over 2 rows
    assertThat(new Huber(2).value(errors, zeros))
        .isEqualTo((0.5 + 2 + 0 + 8 + 18 + 0.125) / 6, within(1e-15));
    // o − t, but no more than 2
    assertThat(new Huber(2).gradient(errors, zeros).data)
        .containsExactly(
            new double[] {1 / 6.0, -2 / 6.0, 0, 2 / 6.0, -2 / 6.0, 0.5 / 6}, within(1e-16));
  }

  @Test
  void aLargeDeltaMakesItHalfOfTheSquaredErrorAndASmallOneDeltaTimesTheAbsolute() {
    Random random = new Random(1);
    Matrix output = RandomMatrices.gaussian(random, 5, 3);
    Matrix targets = RandomMatrices.gaussian(random, 5, 3);
    assertThat(new Huber(1e6).value(output, targets))
        .isEqualTo(new MeanSquaredError().value(output, targets) / 2, within(1e-15));
    assertThat(new Huber(1e-9).value(output, targets) / 1e-9)
        .isEqualTo(new MeanAbsoluteError().value(output, targets), within(1e-9));
  }

  @Test
  void aNaNIsNotHidden() {
    Matrix output = new Matrix(new double[][] {{Double.NaN}});
    assertThat(new Huber(1).value(output, new Matrix(1, 1))).isNaN();
    assertThat(new Huber(1).gradient(output, new Matrix(1, 1)).get(0, 0)).isNaN();
  }

  @Test
  void refusesADeltaThatIsNoError() {
    for (double delta : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> new Huber(delta))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "Huber got a delta of "
                  + delta
                  + ", but expects a positive number: the largest error that is still ordinary, in"
                  + " the unit of the targets.");
    }
  }

  @Test
  void refusesTargetsThatAreNoNumbers() {
    zeros.set(1, 2, Double.NaN);
    assertThatThrownBy(() -> new Huber(0.5).value(new Matrix(2, 3), zeros))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Huber(0.5) got a target of NaN in row 1, column 2, but expects finite numbers.");
  }
}
