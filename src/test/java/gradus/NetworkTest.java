package gradus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.layers.BatchNorm;
import gradus.layers.Dense;
import gradus.layers.Elementwise;
import gradus.layers.Layer;
import gradus.layers.ReLU;
import gradus.layers.Softmax;
import gradus.math.Matrix;
import java.util.Arrays;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class NetworkTest {
  private final Dense hidden = new Dense(new double[][] {{1, -1}, {0.5, 2}}, new double[] {0, 0.1});
  private final Dense last = new Dense(new double[][] {{2}, {3}}, new double[] {-1});
  private final Network network = new Network(hidden, new ReLU(), last);
  private final Matrix inputs = new Matrix(new double[][] {{1, 2}, {3, -2}});

  @Test
  void forwardByHand() {
    // Row 0: hidden 1·1 + 2·0.5 = 2, −1 + 4 + 0.1 = 3.1; output 2·2 + 3.1·3 − 1 = 12.3
    // Row 1: hidden 3 − 1 = 2, −3 − 4 + 0.1 = −6.9 → 0; output 2·2 − 1 = 3
    assertThat(network.forward(inputs).data).containsExactly(new double[] {12.3, 3}, within(1e-14));
  }

  @Test
  void backwardByHand() {
    network.forward(inputs);
    network.backward(new Matrix(new double[][] {{1}, {10}}));
    // last: dW = [2·1 + 2·10, 3.1·1 + 0·10], db = 11
    assertThat(last.weights.gradient.data).containsExactly(new double[] {22, 3.1}, within(1e-14));
    assertThat(last.biases.gradient.data).containsExactly(11);
    // dHidden = [2, 3], [20, 30 → 0 behind the ReLU]; dW = [1·2 + 3·20, 1·3], [2·2 − 2·20, 2·3]
    assertThat(hidden.weights.gradient.data).containsExactly(62, 3, -36, 6);
    assertThat(hidden.biases.gradient.data).containsExactly(22, 3);
  }

  @Test
  void predictReturnsACopy() {
    Matrix first = network.predict(inputs);
    Matrix second = network.predict(new Matrix(new double[][] {{0, 0}, {0, 0}}));
    assertThat(first.get(0, 0)).isEqualTo(12.3, within(1e-14));
    assertThat(second.get(0, 0)).isEqualTo(0.1 * 3 - 1, within(1e-15));
  }

  @Test
  void predictUsesInferenceModeAndRestoresTrainingMode() {
    Training.Probe probe = new Training.Probe();
    Network probed = new Network(probe);
    probed.setTraining(true);
    probed.predict(inputs);
    probed.forward(inputs);
    probed.setTraining(false);
    probed.predict(inputs);
    probed.forward(inputs);
    assertThat(probe.modes).containsExactly(false, true, false, false);
  }

  @Test
  void predictRestoresTrainingModeAlsoAfterAnError() {
    Training.Probe probe = new Training.Probe();
    Network probed = new Network(probe, new Dense(2, 1, new Random(1)));
    probed.setTraining(true);
    assertThatThrownBy(() -> probed.predict(new Matrix(1, 5)))
        .isInstanceOf(IllegalArgumentException.class);
    probed.forward(inputs);
    assertThat(probe.modes).containsExactly(false, true);
  }

  @Test
  void listsLayersAndParametersInOrder() {
    assertThat(network.layers()).hasSize(3);
    assertThat(network.parameters())
        .containsExactly(hidden.weights, hidden.biases, last.weights, last.biases);
    assertThat(network.inputWidth()).isEqualTo(2);
    assertThat(network.outputWidth()).isEqualTo(1);
    assertThat(network).hasToString("Dense(2, 2), ReLU, Dense(2, 1)");
  }

  @Test
  void theStateIsTheParametersAndThenTheStatistics() {
    BatchNorm first = new BatchNorm(2);
    BatchNorm second = new BatchNorm(2);
    Network normalized = new Network(first, new Dense(2, 2, new Random(1)), second);
    assertThat(normalized.state()).hasSize(10);
    for (int i = 0; i < 6; i++) {
      assertThat(normalized.state().get(i)).isSameAs(normalized.parameters().get(i).value);
    }
    assertThat(normalized.state().get(6)).isSameAs(first.runningMeans);
    assertThat(normalized.state().get(7)).isSameAs(first.runningVariances);
    assertThat(normalized.state().get(8)).isSameAs(second.runningMeans);
    assertThat(normalized.state().get(9)).isSameAs(second.runningVariances);
    assertThat(network.state()).hasSize(4);
  }

  @Test
  void summaryIsATable() {
    assertThat(network.summary().lines())
        .containsExactly(
            "layer  output  parameters",
            "Dense   n x 2           6  weights 2 x 2, biases 1 x 2",
            "ReLU    n x 2           0",
            "Dense   n x 1           3  weights 2 x 1, biases 1 x 1",
            "total                   9");
    assertThat(new Network(new ReLU()).summary()).contains("n x any");
  }

  @Test
  void aLongNetworkIsAbridged() {
    Layer[] layers = new Layer[200];
    for (int i = 0; i < layers.length; i++) {
      layers[i] = new Dense(i + 1, i + 2, new Random(1));
    }
    assertThat(new Network(layers))
        .hasToString(
            "Dense(1, 2), Dense(2, 3), Dense(3, 4), Dense(4, 5), Dense(5, 6), Dense(6, 7), ... 191 more ...,"
                + " Dense(198, 199), Dense(199, 200), Dense(200, 201)");
    Network twelve = new Network(Arrays.copyOf(layers, 12));
    assertThat(twelve.toString()).contains("Dense(7, 8)").doesNotContain("more");
  }

  @Test
  void aLayerWithoutANameIsALayerInTheSummary() {
    Elementwise square =
        new Elementwise() {
          @Override
          public double value(double x) {
            return x * x;
          }

          @Override
          public double derivative(double x) {
            return 2 * x;
          }
        };
    assertThat(new Network(square).summary()).contains("\nLayer ");
  }

  @Test
  void refusesNeighborsThatDoNotFit() {
    Random random = new Random(1);
    assertThatThrownBy(
            () ->
                new Network(
                    new Dense(4, 8, random), new ReLU(), new Dense(16, 3, random), new Softmax()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Dense(16, 3) cannot follow Dense(4, 8): it expects 16 inputs, but gets 8. Make the two"
                + " numbers equal.");
  }

  @Test
  void refusesTheSameLayerTwice() {
    Dense square = new Dense(3, 3, new Random(1));
    assertThatThrownBy(() -> new Network(square, new ReLU(), square))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Dense(3, 3) is in the network twice, as layer 0 and as layer 2. A layer remembers"
                + " its last input, so make a second one.");
  }

  /** Adds up pairs of columns: takes any width, outputs 2. */
  private static final class PairSums implements Layer {
    @Override
    public Matrix forward(DMatrixRMaj input) {
      Matrix output = new Matrix(input.numRows, 2);
      for (int row = 0; row < input.numRows; row++) {
        for (int j = 0; j < input.numCols; j++) {
          output.add(row, j % 2, input.get(row, j));
        }
      }
      return output;
    }

    @Override
    public Matrix backward(DMatrixRMaj outputGradient) {
      throw new IllegalStateException("nobody needs the gradient of the data");
    }

    @Override
    public void backwardParameters(DMatrixRMaj outputGradient) {}

    @Override
    public int outputWidth() {
      return 2;
    }
  }

  @Test
  void aLayerThatChangesTheWidthLeavesTheInputsOpen() {
    Network summing = new Network(new PairSums(), new Dense(2, 3, new Random(1)));
    assertThat(summing.inputWidth()).isEqualTo(Layer.ANY_WIDTH);
    assertThat(summing.outputWidth()).isEqualTo(3);
    assertThat(summing.predict(new Matrix(5, 4)).numCols).isEqualTo(3);
  }

  @Test
  void theGradientOfTheDataIsNotComputed() {
    Network summing = new Network(new PairSums(), new Dense(2, 3, new Random(1)));
    summing.forward(new Matrix(5, 4));
    // PairSums.backward would throw.
    summing.backward(new Matrix(5, 3));
  }

  @Test
  void withoutItsLastLayerItPutsOutWhatThatOneGets() {
    // Hidden as in forwardByHand: (2, 3.1), and (2, −6.9) of which ReLU leaves (2, 0).
    Network shorter = network.withoutLastLayer();
    assertThat(shorter.layers()).isEqualTo(network.layers().subList(0, 2));
    assertThat(shorter.forward(inputs).data)
        .containsExactly(new double[] {2, 3.1, 2, 0}, within(1e-14));
    assertThatThrownBy(() -> new Network(last).withoutLastLayer())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A network needs at least one layer.");
  }

  @Test
  void refusesToBeEmpty() {
    assertThatThrownBy(() -> new Network())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A network needs at least one layer.");
  }

  @Test
  void refusesNull() {
    assertThatThrownBy(() -> new Network(new ReLU(), null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A network got null as layer 1, but expects a layer, such as new ReLU().");
  }

  @Test
  void refusesInputsThatAreNoNumbersOrOfAnotherWidth() {
    assertThatThrownBy(() -> network.predict(new Matrix(new double[][] {{1, 2}, {3, Double.NaN}})))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The network got an input of NaN in row 1, column 1, but expects finite numbers.");
    assertThatThrownBy(() -> network.predict(new Matrix(5, 3)))
        .hasMessage("Dense(2, 2) got a 5 x 3 input, but expects 5 x 2.");
    assertThatThrownBy(() -> network.predict(new Matrix(0, 2)))
        .hasMessage(
            "Dense(2, 2) got a 0 x 2 input: a batch needs at least one row and one column.");
  }
}
