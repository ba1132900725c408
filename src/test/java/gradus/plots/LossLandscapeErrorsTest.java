package gradus.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.Network;
import gradus.data.Dataset;
import gradus.data.Synthetic;
import gradus.layers.Dense;
import gradus.losses.CrossEntropy;
import gradus.losses.Loss;
import gradus.losses.MeanSquaredError;
import gradus.losses.SoftmaxCrossEntropy;
import gradus.math.Matrix;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** What a loss landscape refuses, what it says, and that a loss that throws leaves no trace. */
class LossLandscapeErrorsTest {
  private final Dense dense = new Dense(new double[][] {{2}}, new double[] {-1});
  private final Network line = new Network(dense);
  private final Direction weight = Direction.of(line, dense.weights, 0, 0);
  private final Direction bias = Direction.of(line, dense.biases, 0, 0);
  private final Dataset lineData = Synthetic.line(5, 1, 0, 0.1, 1);
  private final Network network = LossLandscapeTest.classifier();

  @Test
  void refusesWhatIsNoPlane() {
    assertThatThrownBy(
            () -> LossLandscape.of(line, new MeanSquaredError(), lineData, weight, weight))
        .hasMessage(
            "LossLandscape got the directions \"Dense(1, 1) weights[0, 0]\" and \"Dense(1, 1)"
                + " weights[0, 0]\", which don't span a plane: choose two that change the weights"
                + " differently.");
    assertThatThrownBy(
            () ->
                LossLandscape.of(
                    network, new CrossEntropy(), LossLandscapeTest.MOONS, weight, bias))
        .hasMessage(
            "LossLandscape got directions of 2 and 2 weights, but the network has 30: make both"
                + " directions with this network.");
    assertThatThrownBy(() -> Direction.of(network, dense.weights, 0, 0))
        .hasMessage(
            "Direction got weights that are not those of a layer of the network ("
                + network
                + "):"
                + " take the parameter from one of its layers, or from network.parameters().");
    assertThatThrownBy(() -> Direction.of(line, dense.weights, 0, 1))
        .hasMessage(
            "Direction got row 0, column 1, but expects an entry of weights, which are 1 x 1, counted"
                + " from 0.");
  }

  @Test
  void refusesAPathOfAnotherNetworkAndALossOnLogits() {
    assertThatThrownBy(
            () ->
                LossLandscape.of(
                    network, new CrossEntropy(), LossLandscapeTest.MOONS, new WeightPath()))
        .hasMessage(
            "LossLandscape got a path without a step: add it with trainer.addListener(path) before"
                + " this network is trained.");
    WeightPath other = LossLandscapeTest.train(line, new MeanSquaredError(), lineData, 1);
    assertThatThrownBy(
            () -> LossLandscape.of(network, new CrossEntropy(), LossLandscapeTest.MOONS, other))
        .hasMessage(
            "LossLandscape got a path of another network: add it with trainer.addListener(path)"
                + " before this network is trained.");
    Direction random = Direction.random(network, 1);
    assertThatThrownBy(
            () ->
                LossLandscape.of(
                    network, new SoftmaxCrossEntropy(), LossLandscapeTest.MOONS, random, random))
        .hasMessage(
            "LossLandscape got SoftmaxCrossEntropy, which expects logits, and a network that ends"
                + " in Softmax. Give it the loss that was given to the trainer: CrossEntropy.");
  }

  /** Throws at its third call. */
  private static final class Failing implements Loss {
    int calls = 0;

    @Override
    public double value(DMatrixRMaj output, DMatrixRMaj targets) {
      calls++;
      if (calls == 3) {
        throw new IllegalStateException("no more");
      }
      return 1;
    }

    @Override
    public Matrix gradient(DMatrixRMaj output, DMatrixRMaj targets) {
      throw new AssertionError("nobody learns here");
    }
  }

  @Test
  void theNetworkIsAsItWasAlsoAfterAnError() {
    assertThatThrownBy(() -> LossLandscape.of(line, new Failing(), lineData, weight, bias))
        .hasMessage("no more");
    assertThat(ParameterVector.of(line)).containsExactly(2, -1);
  }
}
