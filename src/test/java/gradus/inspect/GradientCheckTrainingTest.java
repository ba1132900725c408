package gradus.inspect;

import static gradus.math.RandomMatrices.gaussian;
import static gradus.math.RandomMatrices.probabilities;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.Network;
import gradus.layers.BatchNorm;
import gradus.layers.Dense;
import gradus.layers.Dropout;
import gradus.layers.GELU;
import gradus.layers.Initializer;
import gradus.layers.Layer;
import gradus.layers.Parameter;
import gradus.layers.Tanh;
import gradus.losses.SoftmaxCrossEntropy;
import gradus.math.Matrix;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Layers that behave differently in training are checked in both modes, and left as they were. */
class GradientCheckTrainingTest {
  private static final double TOLERANCE = 1e-8;

  private final Random random = new Random(42);

  /** Random scales and shifts: with ones and zeros, a mistake could hide. */
  private <L extends Layer> L mixedUp(L layer) {
    for (Parameter parameter : layer.parameters()) {
      parameter.value.setTo(gaussian(random, 1, parameter.value.numCols));
    }
    return layer;
  }

  /** At least five rows: of two close numbers, a nudge could move x̂ from −1 to 1. */
  @Test
  void batchNormInBothModes() {
    for (int repetition = 0; repetition < 20; repetition++) {
      BatchNorm norm = mixedUp(new BatchNorm(4));
      Matrix input = gaussian(random, 5 + repetition % 4, 4);
      GradientCheck.of(norm, input).requireBelow(TOLERANCE);
      norm.setTraining(true);
      norm.forward(gaussian(random, 5, 4));
      GradientCheck.of(norm, input).requireBelow(TOLERANCE);
      norm.setTraining(false);
      GradientCheck.of(norm, input).requireBelow(TOLERANCE);
    }
  }

  @Test
  void dropoutInBothModes() {
    Dropout dropout = new Dropout(0.4, random);
    for (int repetition = 0; repetition < 20; repetition++) {
      Matrix input = gaussian(random, 1 + repetition % 5, 4);
      dropout.setTraining(repetition % 2 == 0);
      dropout.setStep(repetition);
      GradientCheck.of(dropout, input).requireBelow(TOLERANCE);
    }
  }

  private Network network() {
    return new Network(
        new Dropout(0.1, random),
        new Dense(3, 6, Initializer.glorotNormal(random)),
        mixedUp(new BatchNorm(6)),
        new GELU(),
        new Dropout(0.3, random),
        new Dense(6, 5, Initializer.glorotNormal(random)),
        mixedUp(new BatchNorm(5)),
        new Tanh(),
        new Dense(5, 3, Initializer.glorotNormal(random)));
  }

  @Test
  void wholeNetworksInTrainingMode() {
    for (int repetition = 0; repetition < 10; repetition++) {
      Network network = network();
      network.setTraining(true);
      Matrix inputs = gaussian(random, 8, 3);
      Matrix targets = probabilities(random, 8, 3);
      GradientCheck.of(network, new SoftmaxCrossEntropy(), inputs, targets).requireBelow(TOLERANCE);
    }
  }

  @Test
  void aCheckLeavesNoTrace() {
    BatchNorm norm = new BatchNorm(3);
    Dropout dropout = new Dropout(0.5, 7);
    Network network = new Network(norm, dropout);
    network.setTraining(true);
    network.forward(gaussian(random, 4, 3));
    dropout.setStep(11);
    double[] means = norm.runningMeans.data.clone();
    double[] variances = norm.runningVariances.data.clone();
    Matrix inputs = gaussian(random, 4, 3);
    Matrix targets = probabilities(random, 4, 3);
    GradientCheck.of(network, new SoftmaxCrossEntropy(), inputs, targets);
    for (Layer layer : List.of(norm, dropout)) {
      GradientCheck.of(layer, inputs);
    }
    // A failure in the middle leaves none, either.
    Matrix broken = new Matrix(4, 3);
    assertThatThrownBy(() -> GradientCheck.of(network, new SoftmaxCrossEntropy(), inputs, broken))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(norm.runningMeans.data).containsExactly(means);
    assertThat(norm.runningVariances.data).containsExactly(variances);
    assertThat(dropout.step()).isEqualTo(11);
  }
}
