package gradus.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.math.Matrix;
import gradus.math.RandomMatrices;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LayerNormTest {
  /** An epsilon of 9, so that the roots come out even. */
  private final LayerNorm norm = new LayerNorm(2, 9);

  /** Row 0: mean 6, variance (4² + 4²)/2 = 16, √(16 + 9) = 5. Row 1: 4, 0, √9 = 3. */
  private final Matrix input = new Matrix(new double[][] {{2, 10}, {4, 4}});

  private final Matrix outputGradient = new Matrix(new double[][] {{1, 3}, {2, 6}});

  LayerNormTest() {
    norm.scale.value.setTo(new Matrix(new double[][] {{5, 2}}));
    norm.shift.value.setTo(new Matrix(new double[][] {{1, -1}}));
  }

  @Test
  void forwardByHand() {
    // Row 0: x̂ = ∓4/5, y = −0.8·5 + 1, 0.8·2 − 1. Row 1: x̂ = 0, y = the shift.
    assertThat(norm.forward(input).data)
        .containsExactly(new double[] {-3, 0.6, 1, -1}, within(1e-15));
  }

  @Test
  void backwardByHand() {
    norm.forward(input);
    Matrix inputGradient = norm.backward(outputGradient);
    // dscale = Σ dy·x̂ of each column: 1·(−0.8) + 2·0, 3·0.8 + 6·0; dshift = Σ dy
    assertThat(norm.scale.gradient.data).containsExactly(new double[] {-0.8, 2.4}, within(1e-15));
    assertThat(norm.shift.gradient.data).containsExactly(3, 9);
    // Row 0: dx̂ = 1·5, 3·2; mean 5.5, mean of dx̂·x̂ = (−4 + 4.8)/2 = 0.4;
    //        dx = (5 − 5.5 + 0.8·0.4)/5, (6 − 5.5 − 0.8·0.4)/5
    // Row 1: dx̂ = 2·5, 6·2; mean 11; dx = (10 − 11)/3, (12 − 11)/3
    assertThat(inputGradient.data)
        .containsExactly(new double[] {-0.036, 0.036, -1 / 3.0, 1 / 3.0}, within(1e-15));
  }

  @Test
  void trainingAndInferenceAreTheSame() {
    Matrix inference = new Matrix(norm.forward(input));
    norm.setTraining(true);
    assertThat(norm.forward(input).data).containsExactly(inference.data);
  }

  @Test
  void aRowDoesNotDependOnTheOthers() {
    Matrix together = new Matrix(norm.forward(input));
    Matrix alone = norm.forward(new Matrix(new double[][] {{4, 4}}));
    assertThat(alone.data[0]).isEqualTo(together.get(1, 0));
    assertThat(alone.data[1]).isEqualTo(together.get(1, 1));
  }

  @Test
  void addingAConstantToARowChangesNothing() {
    Matrix shifted = new Matrix(new double[][] {{2 + 64, 10 + 64}, {4 - 1, 4 - 1}});
    Matrix output = new Matrix(norm.forward(input));
    assertThat(norm.forward(shifted).data).containsExactly(output.data);
    // So the gradients of a row sum to 0.
    Matrix inputGradient = norm.backward(outputGradient);
    for (int row = 0; row < 2; row++) {
      double sum = inputGradient.get(row, 0) + inputGradient.get(row, 1);
      assertThat(sum).isEqualTo(0, within(1e-16));
    }
  }

  @Test
  void backwardParametersFillsTheSameGradients() {
    norm.forward(input);
    norm.backwardParameters(outputGradient);
    assertThat(norm.scale.gradient.data).containsExactly(new double[] {-0.8, 2.4}, within(1e-15));
    assertThat(norm.shift.gradient.data).containsExactly(3, 9);
  }

  @Test
  void aSmallerBatchUsesItsOwnRowsOnly() {
    norm.forward(RandomMatrices.gaussian(new Random(1), 9, 2));
    norm.backward(RandomMatrices.gaussian(new Random(2), 9, 2));
    Matrix output = norm.forward(input);
    assertThat(output.numRows).isEqualTo(2);
    assertThat(output.get(0, 0)).isEqualTo(-3);
    norm.backward(outputGradient);
    assertThat(norm.shift.gradient.data).containsExactly(3, 9);
  }

  @Test
  void inputAndOutputGradientAreNotModified() {
    norm.forward(input);
    norm.backward(outputGradient);
    assertThat(input.data).containsExactly(2, 10, 4, 4);
    assertThat(outputGradient.data).containsExactly(1, 3, 2, 6);
  }

  @Test
  void startsWithOnesAndZeros() {
    LayerNorm fresh = new LayerNorm(3);
    assertThat(fresh.parameters()).containsExactly(fresh.scale, fresh.shift);
    assertThat(fresh.scale.value.data).containsExactly(1, 1, 1);
    assertThat(fresh.shift.value.data).containsExactly(0, 0, 0);
    assertThat(fresh.scale.name).isEqualTo("scale");
    assertThat(fresh.shift.name).isEqualTo("shift");
    // 1, 2, 3: mean 2, variance 2/3
    double root = Math.sqrt(2 / 3.0 + 1e-5);
    assertThat(fresh.forward(new Matrix(new double[][] {{1, 2, 3}})).data)
        .containsExactly(-1 / root, 0, 1 / root);
    assertThat(fresh).hasToString("LayerNorm(3)");
    assertThat(fresh.inputWidth()).isEqualTo(3);
    assertThat(fresh.outputWidth()).isEqualTo(3);
  }

  @Test
  void refusesWhatDoesNotFit() {
    assertThatThrownBy(() -> norm.forward(new Matrix(4, 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("LayerNorm(2) got a 4 x 3 input, but expects 4 x 2.");
    assertThatThrownBy(() -> norm.forward(new Matrix(0, 2)))
        .hasMessage(
            "LayerNorm(2) got a 0 x 2 input: a batch needs at least one row and one column.");
    assertThatThrownBy(() -> norm.backward(outputGradient))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "LayerNorm(2) got a 2 x 2 output gradient, but there was no forward pass yet: call"
                + " forward first.");
    norm.forward(input);
    assertThatThrownBy(() -> norm.backward(new Matrix(3, 2)))
        .hasMessage("LayerNorm(2) got a 3 x 2 output gradient, but its last output was 2 x 2.");
  }

  @Test
  void refusesSettingsOutOfRange() {
    assertThatThrownBy(() -> new LayerNorm(-3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "LayerNorm got a width of -3, but needs at least 1: as many as its input has columns.");
    for (double epsilon : new double[] {-1e-5, 0, Double.POSITIVE_INFINITY, Double.NaN}) {
      assertThatThrownBy(() -> new LayerNorm(2, epsilon))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "LayerNorm got an epsilon of "
                  + epsilon
                  + ", but expects a small number above 0, such as 1e-5.");
    }
  }
}
