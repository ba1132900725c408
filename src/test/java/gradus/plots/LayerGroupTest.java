package gradus.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.Network;
import gradus.layers.BatchNorm;
import gradus.layers.Dense;
import gradus.layers.Dropout;
import gradus.layers.ReLU;
import gradus.layers.Residual;
import gradus.layers.Softmax;
import gradus.math.Matrix;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LayerGroupTest {
  private final Random random = new Random(1);

  @Test
  void anActivationBelongsToTheLayerBeforeIt() {
    Network network =
        new Network(
            new Dense(2, 3, random),
            new BatchNorm(3),
            new ReLU(),
            new Dense(3, 3, random),
            new Softmax());
    List<LayerGroup> groups = LayerGroup.of(network);
    assertThat(groups).hasToString("[Dense(2, 3), BatchNorm(3), ReLU, Dense(3, 3), Softmax]");
    assertThat(groups).hasSize(2);
    assertThat(groups.get(0).width).isEqualTo(3);
    assertThat(groups.get(0).dense()).isSameAs(network.layers().get(0));
    assertThat(groups.get(0).last()).isSameAs(network.layers().get(2));
  }

  @Test
  void aBlockIsAStageOfItsOwn() {
    Network network =
        new Network(
            new Dense(2, 3, random), new ReLU(), new Residual(new Dense(3, 3, random)), new ReLU());
    List<LayerGroup> groups = LayerGroup.of(network);
    assertThat(groups).hasSize(2);
    assertThat(groups.get(1).layers).containsExactlyElementsOf(network.layers().subList(2, 4));
    assertThat(groups.get(1).dense()).isNull();
  }

  @Test
  void whatStandsBeforeTheFirstDenseIsAStageOfItsOwn() {
    Network network = new Network(new ReLU(), new Dense(2, 3, random));
    List<LayerGroup> groups = LayerGroup.of(network);
    assertThat(groups).hasSize(2);
    assertThat(groups.get(0).width).isEqualTo(2);
    assertThat(groups.get(0).dense()).isNull();
  }

  @Test
  void theLastOutputIsThePrediction() {
    Network network =
        new Network(
            new Dense(2, 3, random), new ReLU(), new Dropout(0.5, 1), new Dense(3, 2, random));
    network.setTraining(true);
    Matrix inputs = new Matrix(new double[][] {{1, 2}, {-1, 3}});
    Matrix predicted = network.predict(inputs);
    List<Matrix> outputs = LayerGroup.outputs(network, LayerGroup.of(network), inputs);
    assertThat(outputs).hasSize(2);
    assertThat(outputs.get(1).data).isEqualTo(predicted.data);
    assertThat(network.isTraining()).isTrue();
  }

  @Test
  void anErrorLeavesTheNetworkInItsMode() {
    Network network = new Network(new Dense(2, 3, random));
    network.setTraining(true);
    assertThatThrownBy(() -> LayerGroup.outputs(network, LayerGroup.of(network), new Matrix(1, 5)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Dense(2, 3) got a 1 x 5 input, but expects 1 x 2.");
    assertThat(network.isTraining()).isTrue();
  }
}
