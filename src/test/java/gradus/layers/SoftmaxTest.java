package gradus.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.math.Matrix;
import org.junit.jupiter.api.Test;

class SoftmaxTest {
  private final Softmax softmax = new Softmax();

  @Test
  void rowsBecomeProbabilities() {
    Matrix probabilities = softmax.forward(new Matrix(new double[][] {{1, 2, 3}, {5, 5, 5}}));
    assertThat(probabilities.data)
        .containsExactly(
            new double[] {0.0900305732, 0.2447284711, 0.6652409558, 1 / 3.0, 1 / 3.0, 1 / 3.0},
            within(1e-10));
  }

  @Test
  void backwardIsTheProductWithTheWholeJacobian() {
    // Logits ln 1, ln 2, ln 5 give p = 1/8, 2/8, 5/8.
    softmax.forward(new Matrix(new double[][] {{0, Math.log(2), Math.log(5)}}));
    double[][] jacobian = {
      {7 / 64.0, -2 / 64.0, -5 / 64.0},
      {-2 / 64.0, 12 / 64.0, -10 / 64.0},
      {-5 / 64.0, -10 / 64.0, 15 / 64.0}
    };
    for (int k = 0; k < 3; k++) {
      Matrix outputGradient = new Matrix(1, 3);
      outputGradient.set(0, k, 1);
      // The Jacobian is symmetric: its row k is what backward gives for dp = eₖ.
      assertThat(softmax.backward(outputGradient).data).containsExactly(jacobian[k], within(1e-16));
    }
  }

  @Test
  void raisingAllProbabilitiesAlikeChangesNothing() {
    // The rows of the Jacobian sum to 0: the probabilities always have the sum 1.
    softmax.forward(new Matrix(new double[][] {{1, -2, 0.5}}));
    Matrix inputGradient = softmax.backward(new Matrix(new double[][] {{3, 3, 3}}));
    assertThat(inputGradient.data).containsExactly(new double[] {0, 0, 0}, within(1e-15));
  }

  @Test
  void inputAndOutputGradientAreNotModified() {
    Matrix input = new Matrix(new double[][] {{1, 2}});
    Matrix outputGradient = new Matrix(new double[][] {{3, 4}});
    softmax.forward(input);
    softmax.backward(outputGradient);
    assertThat(input.data).containsExactly(1, 2);
    assertThat(outputGradient.data).containsExactly(3, 4);
  }

  @Test
  void refusesWhatDoesNotFit() {
    assertThatThrownBy(() -> softmax.forward(new Matrix(0, 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Softmax got a 0 x 3 input: a batch needs at least one row and one column.");
    softmax.forward(new Matrix(2, 3));
    assertThatThrownBy(() -> softmax.backward(new Matrix(1, 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Softmax got a 1 x 3 output gradient, but its last output was 2 x 3.");
  }
}
