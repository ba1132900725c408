package gradus.plots;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.Network;
import gradus.data.Dataset;
import gradus.data.Synthetic;
import gradus.data.files.Datasets;
import gradus.layers.Dense;
import gradus.layers.ReLU;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a decision boundary refuses, and what it says. */
class DecisionBoundaryErrorsTest {
  @Test
  void refusesWhatHasNoTwoAxes() {
    Network network = new Network(new Dense(4, 3, new Random(1)), new ReLU());
    assertThatThrownBy(() -> DecisionBoundary.of(network, Datasets.iris()))
        .hasMessage(
            "DecisionBoundary got iris with 4 features, but a picture has two axes. Choose two"
                + " features, as in DecisionBoundary.of(network, dataset, 0, 1); the others stay at"
                + " their mean.");
    assertThatThrownBy(() -> DecisionBoundary.of(network, Datasets.iris(), 2, 2))
        .hasMessage(
            "DecisionBoundary got the features 2 and 2 of iris, but expects two different ones"
                + " from 0 to 3.");
    assertThatThrownBy(() -> DecisionBoundary.of(network, Datasets.iris(), -1, 4))
        .hasMessage(
            "DecisionBoundary got the features -1 and 4 of iris, but expects two different ones"
                + " from 0 to 3.");
    assertThatThrownBy(
            () -> DecisionBoundary.of(network, Datasets.iris(), "petal_width_cm", "length"))
        .hasMessage(
            "iris has no feature \"length\": its features are [sepal_length_cm, sepal_width_cm,"
                + " petal_length_cm, petal_width_cm].");
  }

  @Test
  void refusesWhatDoesNotFit() {
    Network threeInputs = new Network(new Dense(3, 2, new Random(1)));
    assertThatThrownBy(() -> DecisionBoundary.of(threeInputs, DecisionBoundaryTest.square()))
        .hasMessage(
            "DecisionBoundary got a network (Dense(3, 2)) with 3 inputs and square with 2 features,"
                + " but expects as many inputs as features.");
    Network threeOutputs = new Network(new Dense(2, 3, new Random(1)));
    assertThatThrownBy(() -> DecisionBoundary.of(threeOutputs, DecisionBoundaryTest.square()))
        .hasMessage(
            "DecisionBoundary got a network (Dense(2, 3)) with 3 outputs and square with 2 classes,"
                + " but expects one output for each class, or a single one for two classes.");
    Dataset line = Synthetic.line(10, 1, 0, 0, 1);
    assertThatThrownBy(() -> DecisionBoundary.of(threeInputs, line, 0, 1))
        .hasMessage(
            "DecisionBoundary got line, whose targets are numbers, but expects classes. For numbers"
                + " and a single feature there is RegressionFit.");
  }
}
