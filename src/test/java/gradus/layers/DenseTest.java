package gradus.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.math.Matrix;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DenseTest {
  /** Two inputs, three outputs. */
  private final Dense dense =
      new Dense(new double[][] {{1, 2, 3}, {4, 5, 6}}, new double[] {0.1, 0.2, 0.3});

  private final Matrix input = new Matrix(new double[][] {{1, -1}, {2, 0.5}});

  @Test
  void outputIsInputTimesWeightsPlusBiases() {
    Matrix output = dense.forward(input);
    // Row 0: 1·1 − 1·4 + 0.1, 1·2 − 1·5 + 0.2, 1·3 − 1·6 + 0.3
    // Row 1: 2·1 + 0.5·4 + 0.1, 2·2 + 0.5·5 + 0.2, 2·3 + 0.5·6 + 0.3
    assertThat(output.data)
        .containsExactly(new double[] {-2.9, -2.8, -2.7, 4.1, 6.7, 9.3}, within(1e-14));
  }

  @Test
  void gradientsByHand() {
    dense.forward(input);
    Matrix inputGradient = dense.backward(new Matrix(new double[][] {{1, 0, -1}, {0.5, 2, 0}}));
    // dW = Xᵀ·dY, row 0: 1·1 + 2·0.5, 1·0 + 2·2, 1·(−1) + 2·0
    //             row 1: −1·1 + 0.5·0.5, −1·0 + 0.5·2, −1·(−1) + 0.5·0
    assertThat(dense.weights.gradient.data).containsExactly(2, 4, -1, -0.75, 1, 1);
    // db = column sums, not means: 1 + 0.5, 0 + 2, −1 + 0
    assertThat(dense.biases.gradient.data).containsExactly(1.5, 2, -1);
    // dX = dY·Wᵀ, row 0: 1·1 + 0·2 − 1·3, 1·4 + 0·5 − 1·6; row 1: 0.5·1 + 2·2, 0.5·4 + 2·5
    assertThat(inputGradient.data).containsExactly(-2, -2, 4.5, 12);
  }

  @Test
  void backwardOverwritesTheGradientsOfTheLastBatch() {
    for (int repetition = 0; repetition < 3; repetition++) {
      dense.forward(input);
      dense.backward(new Matrix(new double[][] {{1, 0, -1}, {0.5, 2, 0}}));
    }
    assertThat(dense.biases.gradient.data).containsExactly(1.5, 2, -1);
  }

  @Test
  void backwardParametersFillsTheSameGradients() {
    dense.forward(input);
    dense.backwardParameters(new Matrix(new double[][] {{1, 0, -1}, {0.5, 2, 0}}));
    assertThat(dense.weights.gradient.data).containsExactly(2, 4, -1, -0.75, 1, 1);
    assertThat(dense.biases.gradient.data).containsExactly(1.5, 2, -1);
  }

  @Test
  void aSmallerBatchUsesItsOwnRowsOnly() {
    dense.forward(input);
    Matrix output = dense.forward(new Matrix(new double[][] {{0, 0}}));
    assertThat(output.numRows).isEqualTo(1);
    dense.backward(new Matrix(new double[][] {{1, 1, 1}}));
    assertThat(dense.weights.gradient.data).containsExactly(0, 0, 0, 0, 0, 0);
    assertThat(dense.biases.gradient.data).containsExactly(1, 1, 1);
  }

  @Test
  void inputAndOutputGradientAreNotModified() {
    Matrix outputGradient = new Matrix(new double[][] {{1, 0, -1}, {0.5, 2, 0}});
    dense.forward(input);
    dense.backward(outputGradient);
    assertThat(input.data).containsExactly(1, -1, 2, 0.5);
    assertThat(outputGradient.data).containsExactly(1, 0, -1, 0.5, 2, 0);
  }

  @Test
  void startsWithHeUniformWeightsAndZeroBiases() {
    Dense fresh = new Dense(600, 50, new Random(1));
    double limit = Math.sqrt(6.0 / 600);
    double largest = 0;
    for (double weight : fresh.weights.value.data) {
      largest = Math.max(largest, Math.abs(weight));
    }
    assertThat(largest).isBetween(0.999 * limit, limit);
    assertThat(fresh.biases.value.data).containsOnly(0);
  }

  @Test
  void theSameSeedDrawsTheSameWeights() {
    assertThat(new Dense(4, 3, new Random(7)).weights.value.data)
        .containsExactly(new Dense(4, 3, new Random(7)).weights.value.data);
  }

  @Test
  void listsWeightsThenBiases() {
    assertThat(dense.parameters()).containsExactly(dense.weights, dense.biases);
    assertThat(dense.weights.toString()).startsWith("weights 2 x 3");
    assertThat(dense.biases.name).isEqualTo("biases");
    assertThat(dense).hasToString("Dense(2, 3)");
  }

  @Test
  void refusesInputsOfAnotherWidth() {
    Dense pixels = new Dense(784, 128, new Random(1));
    assertThatThrownBy(() -> pixels.forward(new Matrix(64, 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Dense(784, 128) got a 64 x 3 input, but expects 64 x 784.");
  }

  @Test
  void refusesAnEmptyBatch() {
    assertThatThrownBy(() -> dense.forward(new Matrix(0, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Dense(2, 3) got a 0 x 2 input: a batch needs at least one row and one column.");
  }

  @Test
  void refusesAGradientThatIsNotOfItsLastOutput() {
    Matrix outputGradient = new Matrix(2, 3);
    assertThatThrownBy(() -> dense.backward(outputGradient))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Dense(2, 3) got a 2 x 3 output gradient, but there was no forward pass yet: call forward"
                + " first.");
    dense.forward(new Matrix(5, 2));
    assertThatThrownBy(() -> dense.backward(outputGradient))
        .hasMessage("Dense(2, 3) got a 2 x 3 output gradient, but its last output was 5 x 3.");
  }

  @Test
  void refusesALayerWithoutInputsOrOutputs() {
    assertThatThrownBy(() -> new Dense(0, 3, new Random(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Dense got 0 inputs and 3 outputs, but needs at least one of each.");
    assertThatThrownBy(() -> new Dense(new double[0][], new double[0]))
        .hasMessage("Dense got 0 inputs and 0 outputs, but needs at least one of each.");
    assertThatThrownBy(() -> new Dense(-1, 3, new Random(1)))
        .hasMessage("Dense got -1 inputs and 3 outputs, but needs at least one of each.");
  }

  @Test
  void refusesTheWrongNumberOfBiases() {
    assertThatThrownBy(() -> new Dense(new double[][] {{1, 2}}, new double[] {1, 2, 3}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Dense got 1 x 2 weights and 3 biases, but expects 2 biases: one for each column of the"
                + " weights.");
  }
}
