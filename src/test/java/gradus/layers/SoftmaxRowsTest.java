package gradus.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.math.Matrix;
import org.junit.jupiter.api.Test;

/** Softmax row by row: what no row may do to another, and what no number may do to a row. */
class SoftmaxRowsTest {
  private static Matrix softmax(double... logits) {
    Matrix probabilities = new Matrix(0, 0);
    probabilities.setTo(new Softmax().forward(new Matrix(new double[][] {logits})));
    return probabilities;
  }

  @Test
  void softmaxOfOneTwoThree() {
    // e⁻² = 0.135335, e⁻¹ = 0.367879, e⁰ = 1; their sum is 1.503215.
    assertThat(softmax(1, 2, 3).data)
        .containsExactly(
            new double[] {0.09003057317038046, 0.24472847105479764, 0.6652409557748218},
            within(1e-16));
  }

  @Test
  void softmaxOfEqualLogitsIsUniform() {
    assertThat(softmax(5, 5, 5, 5).data).containsExactly(0.25, 0.25, 0.25, 0.25);
  }

  @Test
  void softmaxDoesNotOverflow() {
    assertThat(softmax(1000, 1001, 1002).data).containsExactly(softmax(0, 1, 2).data);
    assertThat(softmax(-1e308, 0, 1e308).data).containsExactly(0, 0, 1);
  }

  @Test
  void softmaxShiftsByTheLargestEntryNotByZero() {
    // With the maximum taken as 0, all of these would underflow and 0/0 would be NaN.
    assertThat(softmax(-1000, -1001, -1002).data).containsExactly(softmax(2, 1, 0).data);
  }

  @Test
  void softmaxGoesAlongRowsNotColumns() {
    Matrix probabilities = new Matrix(0, 0);
    probabilities.setTo(
        new Softmax().forward(new Matrix(new double[][] {{0, 0}, {100, 100}, {1, 3}})));
    for (int row = 0; row < 3; row++) {
      double sum = probabilities.get(row, 0) + probabilities.get(row, 1);
      assertThat(sum).isEqualTo(1, within(1e-15));
    }
    assertThat(probabilities.get(1, 0)).isEqualTo(0.5);
  }

  @Test
  void aRowWithNaNComesOutAsNaNAndLeavesTheOthersAlone() {
    Matrix probabilities = new Matrix(0, 0);
    probabilities.setTo(
        new Softmax().forward(new Matrix(new double[][] {{Double.NaN, 1}, {2, 2}})));
    assertThat(probabilities.data).containsExactly(Double.NaN, Double.NaN, 0.5, 0.5);
    assertThat(softmax(Double.NaN, Double.NaN).data).containsOnly(Double.NaN);
    assertThat(softmax(1, Double.POSITIVE_INFINITY).data).contains(Double.NaN);
  }
}
