package gradus.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.Network;
import gradus.math.Matrix;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ResidualTest {
  private final Random random = new Random(42);

  /** F(x) = relu(x·W + b) with W the identity with a 2 below the diagonal, b = (0, −1). */
  private final Dense dense = new Dense(new double[][] {{1, 0}, {2, 1}}, new double[] {0, -1});

  private final Residual residual = new Residual(dense, new ReLU());

  @Test
  void addsWhatItsLayersPutOut() {
    // (1, 3): 1 + 6 = 7, 3 − 1 = 2. (−2, 0.5): −2 + 1 = −1, 0.5 − 1 = −0.5: ReLU makes both 0.
    Matrix output = residual.forward(new Matrix(new double[][] {{1, 3}, {-2, 0.5}}));
    assertThat(output.data).containsExactly(1 + 7, 3 + 2, -2, 0.5);
  }

  @Test
  void theGradientGoesBothWays() {
    residual.forward(new Matrix(new double[][] {{1, 3}, {-2, 0.5}}));
    Matrix gradient = residual.backward(new Matrix(new double[][] {{1, 10}, {4, 5}}));
    // Row 0 passes ReLU: dF = (1, 10), times Wᵀ: 1·1 + 10·0, 1·2 + 10·1. Row 1: ReLU stops it.
    assertThat(gradient.data).containsExactly(1 + 1, 10 + 12, 4, 5);
    assertThat(dense.biases.gradient.data).containsExactly(1, 10);
  }

  @Test
  void aNetworkKnowsTheLayersInside() {
    Dense second = new Dense(2, 2, random);
    Residual block = new Residual(dense, new Tanh(), second);
    assertThat(block.children()).hasSize(3).contains(dense, second);
    assertThat(block.parameters()).isEmpty();
    assertThat(new Network(block).parameters())
        .containsExactly(dense.weights, dense.biases, second.weights, second.biases);
    assertThat(block.inputWidth()).isEqualTo(2);
    assertThat(block.outputWidth()).isEqualTo(2);
    assertThat(block).hasToString("Residual(Dense(2, 2), Tanh, Dense(2, 2))");
    assertThat(new Residual(new Tanh()).inputWidth()).isEqualTo(Layer.ANY_WIDTH);
  }

  @Test
  void aNetworkSwitchesTheLayersInsideToTraining() {
    Network network = new Network(new Residual(new Dropout(0.5, 1)));
    Matrix ones = new Matrix(1, 100);
    ones.fill(1);
    assertThat(network.forward(ones).data).containsOnly(2);
    network.setTraining(true);
    assertThat(network.forward(ones).data).containsOnly(1, 3); // 1 + 0 or 1 + 1/(1 − 0.5)
  }

  @Test
  void aNetworkThatBeginsWithABlockOfConvolutionsTakesItsImages() {
    ImageShape image = new ImageShape(1, 4, 4);
    Residual block = new Residual(new ReLU(), new Conv2D(image, 1, 3, 3, 1, 1, random));
    assertThat(LayerChain.inputImage(List.of(block))).isEqualTo(image);
    assertThat(LayerChain.inputImage(List.of(new ReLU(), block))).isEqualTo(image);
    assertThat(LayerChain.inputImage(List.of(new Dense(2, 16, random), block))).isNull();
  }

  @Test
  void refusesWhatDoesNotFit() {
    assertThatThrownBy(Residual::new)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Residual needs at least one layer.");
    assertThatThrownBy(() -> new Residual((Layer) null))
        .hasMessage("Residual got null as layer 0, but expects a layer, such as new ReLU().");
    Dense narrower = new Dense(2, 3, random);
    assertThatThrownBy(() -> new Residual(narrower, new ReLU()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Residual(Dense(2, 3), ReLU) takes 2 columns and returns 3, but the two are added: make"
                + " the last layer as wide as the input.");
    assertThatThrownBy(() -> new Residual(narrower, dense))
        .hasMessage(
            "Dense(2, 2) cannot follow Dense(2, 3): it expects 2 inputs, but gets 3. Make the two"
                + " numbers equal.");
    // As many numbers, but of other pixels
    Conv2D moves = new Conv2D(new ImageShape(1, 4, 4), 4, 2, 2, 2, 0, random);
    assertThatThrownBy(() -> new Residual(new ReLU(), moves))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Residual(ReLU, Conv2D(1 x 4 x 4, 4 filters of 2 x 2, stride 2)) takes images of 1 x 4"
                + " x 4 and returns images of 4 x 2 x 2, but the two are added, pixel by pixel:"
                + " make the shapes equal.");
    assertThatThrownBy(() -> residual.backward(new Matrix(4, 2)))
        .hasMessage(
            "Residual(Dense(2, 2), ReLU) got a 4 x 2 output gradient, but there was no forward pass"
                + " yet: call forward first.");
    assertThatThrownBy(() -> residual.forward(new Matrix(4, 3)))
        .hasMessage("Dense(2, 2) got a 4 x 3 input, but expects 4 x 2.");
  }
}
