package gradus.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.math.Matrix;
import org.junit.jupiter.api.Test;

class MeanAbsoluteErrorTest {
  private final MeanAbsoluteError loss = new MeanAbsoluteError();

  private static Matrix column(double... entries) {
    Matrix matrix = new Matrix(entries.length, 1);
    System.arraycopy(entries, 0, matrix.data, 0, entries.length);
    return matrix;
  }

  @Test
  void isTheMeanOverAllEntries() {
    Matrix output = new Matrix(new double[][] {{1, 2}, {3, 4}, {0, 0}});
    Matrix targets = new Matrix(new double[][] {{0, 2}, {3, 1}, {0, 2}});
    // (1 + 0 + 0 + 3 + 0 + 2) / 6 entries, not / 3 rows
    assertThat(loss.value(output, targets)).isEqualTo(1, within(1e-15));
    // The sign of o − t, over 6; 0 at the kink
    assertThat(loss.gradient(output, targets).data)
        .containsExactly(new double[] {1 / 6.0, 0, 0, 1 / 6.0, 0, -1 / 6.0}, within(1e-16));
  }

  @Test
  void theBestConstantIsTheMedianAndForSquaresTheMean() {
    Matrix targets = column(1, 2, 12);
    Matrix median = column(2, 2, 2);
    Matrix mean = column(5, 5, 5);
    // (1 + 0 + 10)/3 and (4 + 3 + 7)/3
    assertThat(loss.value(median, targets)).isEqualTo(11 / 3.0, within(1e-15));
    assertThat(loss.value(mean, targets)).isEqualTo(14 / 3.0, within(1e-15));
    // (1 + 0 + 100)/3 and (16 + 9 + 49)/3
    MeanSquaredError squared = new MeanSquaredError();
    assertThat(squared.value(median, targets)).isEqualTo(101 / 3.0, within(1e-14));
    assertThat(squared.value(mean, targets)).isEqualTo(74 / 3.0, within(1e-14));
  }

  @Test
  void aNaNIsNotHidden() {
    assertThat(loss.value(column(Double.NaN), column(1))).isNaN();
    assertThat(loss.gradient(column(Double.NaN), column(1)).get(0, 0)).isNaN();
  }

  @Test
  void refusesTargetsThatAreNoNumbers() {
    assertThatThrownBy(() -> loss.gradient(column(1, 2), column(1, Double.NEGATIVE_INFINITY)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "MeanAbsoluteError got a target of -Infinity in row 1, column 0, but expects finite"
                + " numbers.");
  }
}
