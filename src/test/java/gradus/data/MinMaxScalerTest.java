package gradus.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.math.Matrix;
import org.junit.jupiter.api.Test;

class MinMaxScalerTest {
  @Test
  void theSmallestBecomesZeroAndTheLargestOne() {
    Dataset train = ToyData.inputs(new double[][] {{4, -1}, {2, -3}, {10, -2}});
    MinMaxScaler scale = MinMaxScaler.fit(train);
    assertThat(scale.minima.data).containsExactly(2, -3);
    assertThat(scale.maxima.data).containsExactly(10, -1);
    // (4 − 2) / 8 = 0.25 and (−1 + 3) / 2 = 1
    assertThat(scale.apply(train).inputs().data).containsExactly(0.25, 1, 0, 0, 1, 0.5);
    assertThat(scale).hasToString("MinMaxScaler(2 columns)");
  }

  @Test
  void valuesOutsideTheTrainingRangeGoOutsideZeroToOne() {
    MinMaxScaler scale = MinMaxScaler.fit(ToyData.inputs(new double[][] {{2}, {10}}));
    Matrix test = new Matrix(new double[][] {{12}, {0}});
    assertThat(scale.apply(test).data).containsExactly(1.25, -0.25);
  }

  @Test
  void aConstantColumnBecomesZero() {
    MinMaxScaler scale = MinMaxScaler.fit(ToyData.inputs(new double[][] {{0.1, 1}, {0.1, 2}}));
    Matrix test = new Matrix(new double[][] {{0.1, 1}, {7, 1}});
    assertThat(scale.apply(test).data).containsExactly(0, 0, 0, 0);
  }

  @Test
  void knowsTheRangeOfPixelsWithoutAnyData() {
    MinMaxScaler pixels =
        new MinMaxScaler(new Matrix(1, 2), new Matrix(new double[][] {{255, 255}}));
    assertThat(pixels.apply(new Matrix(new double[][] {{255, 51}})).data).containsExactly(1, 0.2);
  }

  private static void assertRefused(double[][] minima, double[][] maxima, String message) {
    assertThatThrownBy(() -> new MinMaxScaler(new Matrix(minima), new Matrix(maxima)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("MinMaxScaler got " + message);
  }

  @Test
  void refusesWhatIsNoRange() {
    assertRefused(
        new double[][] {{0, 3}},
        new double[][] {{1, 1}},
        "values from 3.0 to 1.0 in column 1, but expects the smallest first.");
    assertRefused(
        new double[][] {{-1e308}},
        new double[][] {{1e308}},
        "values from -1.0E308 to 1.0E308 in column 0, whose difference is too large for a double.");
    assertRefused(
        new double[][] {{0, 0}},
        new double[][] {{1}},
        "a 1 x 1 matrix with the largest value of each column, but expects 1 x 2.");
    assertRefused(
        new double[][] {{}, {}},
        new double[][] {{}, {}},
        "a 2 x 0 matrix with the smallest value of each column, but expects 1 x 1.");
    assertRefused(
        new double[][] {{0}},
        new double[][] {{Double.NaN}},
        "a largest value of NaN in row 0, column 0, but expects finite numbers.");
  }

  @Test
  void aColumnThatIsConstantUpToRoundingBecomesZero() {
    MinMaxScaler scale = MinMaxScaler.fit(ToyData.inputs(new double[][] {{0.3}, {0.1 + 0.2}}));
    assertThat(scale.maxima.data).containsExactly(scale.minima.data);
    assertThat(scale.apply(new Matrix(new double[][] {{0.31}, {0.1 + 0.2}})).data)
        .containsExactly(0, 0);
  }
}
