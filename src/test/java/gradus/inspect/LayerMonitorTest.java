package gradus.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.Network;
import gradus.Trainer;
import gradus.data.Dataset;
import gradus.data.Synthetic;
import gradus.layers.BatchNorm;
import gradus.layers.Dense;
import gradus.layers.Dropout;
import gradus.layers.Initializer;
import gradus.layers.ReLU;
import gradus.layers.Tanh;
import gradus.losses.MeanSquaredError;
import gradus.losses.SoftmaxCrossEntropy;
import gradus.math.Matrix;
import gradus.optimizers.ClipByNorm;
import gradus.optimizers.SGD;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LayerMonitorTest {
  /** Two rows, x = 1 and x = 2, whose target is 0. */
  private final Dataset twoRows =
      new Dataset(
          new Matrix(new double[][] {{1}, {2}}),
          new Matrix(2, 1),
          List.of("x"),
          List.of(),
          "two rows");

  /** y = 3x + 4. */
  private final Dense line = new Dense(new double[][] {{3}}, new double[] {4});

  private static Trainer trainer(Network network) {
    Trainer trainer =
        new Trainer(network, new MeanSquaredError(), new SGD(network.parameters(), 0.01));
    trainer.setQuiet(true);
    return trainer;
  }

  @Test
  void normAndRatioOfOneStepByHand() {
    LayerMonitor monitor = new LayerMonitor(1);
    Trainer trainer = trainer(new Network(line));
    trainer.addListener(monitor);
    trainer.fit(twoRows, 1);
    // Outputs 3·1 + 4 = 7 and 3·2 + 4 = 10; dL/do = 2·o/2 = 7 and 10.
    // dW = 1·7 + 2·10 = 27, db = 7 + 10 = 17, and |g| = √(27² + 17²) = √1018
    assertThat(monitor.layers()).containsExactly("layer 0, Dense(1, 1)");
    assertThat(monitor.steps()).containsExactly(1);
    assertThat(monitor.gradientNorms(0)).containsExactly(Math.sqrt(1018));
    // The step is 0.01·g, and the values before were 3 and 4, with the norm 5.
    assertThat(monitor.updateRatios(0)[0]).isEqualTo(0.01 * Math.sqrt(1018) / 5, within(1e-15));
    // Σ g·change = −0.01·|g|²
    assertThat(monitor.predictedChanges()[0]).isEqualTo(-10.18, within(1e-13));
  }

  @Test
  void theSecondRatioIsRelativeToTheValuesAfterTheFirstStep() {
    LayerMonitor monitor = new LayerMonitor(1);
    Trainer trainer = trainer(new Network(line));
    trainer.addListener(monitor);
    trainer.fit(twoRows, 2);
    // After the first step w = 3 − 0.27 = 2.73 and b = 4 − 0.17 = 3.83. Outputs 6.56 and 9.29,
    // dW = 6.56 + 2·9.29 = 25.14 and db = 15.85; |g| = √(25.14² + 15.85²) = √883.2421
    double norm = Math.sqrt(883.2421);
    assertThat(monitor.gradientNorms(0)[1]).isEqualTo(norm, within(1e-12));
    double before = Math.sqrt(2.73 * 2.73 + 3.83 * 3.83);
    assertThat(monitor.updateRatios(0)[1]).isEqualTo(0.01 * norm / before, within(1e-14));
  }

  @Test
  void everyThirdStepSeesThatStepOnly() {
    LayerMonitor all = new LayerMonitor(1);
    LayerMonitor some = new LayerMonitor(3);
    Trainer trainer = trainer(new Network(line));
    trainer.addListener(all);
    trainer.addListener(some);
    trainer.fit(twoRows, 7);
    assertThat(all.steps()).containsExactly(1, 2, 3, 4, 5, 6, 7);
    assertThat(some.steps()).containsExactly(3, 6);
    double[] norms = all.gradientNorms(0);
    assertThat(some.gradientNorms(0)).containsExactly(norms[2], norms[5]);
    double[] ratios = all.updateRatios(0);
    assertThat(some.updateRatios(0)).containsExactly(ratios[2], ratios[5]);
  }

  @Test
  void layersWithoutParametersAreLeftOut() {
    Random random = new Random(1);
    Network network =
        new Network(
            new Dropout(0.1, random),
            new Dense(2, 4, random),
            new BatchNorm(4),
            new ReLU(),
            new Dense(4, 2, random));
    LayerMonitor monitor = new LayerMonitor(2);
    monitor.watch(network);
    assertThat(monitor.layers())
        .containsExactly("layer 1, Dense(2, 4)", "layer 2, BatchNorm(4)", "layer 4, Dense(4, 2)");
    assertThat(monitor.toString())
        .isEqualTo("LayerMonitor(3 layers, measured at 0 steps, every 2)");
  }

  @Test
  void clippedGradientsAreSeenAsTheOptimizerGotThem() {
    LayerMonitor monitor = new LayerMonitor(1);
    Trainer trainer = trainer(new Network(line));
    trainer.addGradientChange(new ClipByNorm(trainer.network().parameters(), 2));
    trainer.addListener(monitor);
    trainer.fit(twoRows, 1);
    assertThat(monitor.gradientNorms(0)[0]).isEqualTo(2, within(1e-14));
    // |change| / |before| = 0.01·2 / 5
    assertThat(monitor.updateRatios(0)[0]).isEqualTo(0.004, within(1e-14));
  }

  @Test
  void aLayerOfZerosHasAnInfiniteRatioOrNone() {
    Dense zeros = new Dense(1, 1, Initializer.zeros());
    LayerMonitor monitor = new LayerMonitor(1);
    monitor.watch(new Network(zeros));
    monitor.stepEnded(1); // nothing has changed
    zeros.weights.value.set(0, 0, 0.5);
    monitor.stepEnded(2);
    assertThat(monitor.updateRatios(0)).containsExactly(0, Double.POSITIVE_INFINITY);
  }

  @Test
  void aSecondFitOfTheSameTrainerGoesOn() {
    LayerMonitor monitor = new LayerMonitor(1);
    Trainer trainer = trainer(new Network(line));
    trainer.addListener(monitor);
    trainer.fit(twoRows, 1);
    line.weights.value.set(0, 0, 1000); // between the fits, so that it belongs to no step
    trainer.fit(twoRows, 1);
    assertThat(monitor.steps()).containsExactly(1, 2);
    // dW is about 1·1004 + 2·2004 = 5012, and 0.01·5012 / 1000 = 0.05; the change to 1000 isn't in
    // it.
    assertThat(monitor.updateRatios(0)[1]).isLessThan(0.1);
  }

  @Test
  void aFitOfAnotherTrainerBeginsAnew() {
    LayerMonitor monitor = new LayerMonitor(1);
    for (int i = 0; i < 2; i++) {
      Trainer trainer = trainer(new Network(new Dense(1, 1, new Random(1)), new Tanh()));
      trainer.addListener(monitor);
      trainer.fit(twoRows, 3);
    }
    assertThat(monitor.steps()).containsExactly(1, 2, 3);
    assertThat(monitor.layers()).hasSize(1);
  }

  @Test
  void theArraysAreCopies() {
    LayerMonitor monitor = new LayerMonitor(1);
    Trainer trainer = trainer(new Network(line));
    trainer.addListener(monitor);
    trainer.fit(twoRows, 1);
    monitor.gradientNorms(0)[0] = -1;
    monitor.updateRatios(0)[0] = -1;
    monitor.steps()[0] = -1;
    assertThat(monitor.gradientNorms(0)[0]).isPositive();
    assertThat(monitor.updateRatios(0)[0]).isPositive();
    assertThat(monitor.steps()[0]).isEqualTo(1);
  }

  @Test
  void watchingChangesNothing() {
    Dataset moons = Synthetic.moons(50, 0.1, 1);
    double[][] weights = new double[2][];
    for (int i = 0; i < 2; i++) {
      Random random = new Random(1);
      Network network =
          new Network(
              new Dense(2, 8, random),
              new BatchNorm(8),
              new ReLU(),
              new Dropout(0.2, random),
              new Dense(8, 2, random));
      Trainer trainer =
          new Trainer(network, new SoftmaxCrossEntropy(), new SGD(network.parameters(), 0.1));
      trainer.setQuiet(true);
      if (i == 1) {
        trainer.addListener(new LayerMonitor(1));
      }
      trainer.fit(moons, 5);
      weights[i] = network.predict(moons.inputs()).data;
    }
    assertThat(weights[1]).containsExactly(weights[0]);
  }

  @Test
  void refusesToMeasureNever() {
    assertThatThrownBy(() -> new LayerMonitor(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "LayerMonitor got 0 as the number of steps from one measurement to the next,"
                + " but expects"
                + " at least 1.");
  }

  @Test
  void refusesALayerThatIsNotThere() {
    LayerMonitor monitor = new LayerMonitor(1);
    assertThatThrownBy(() -> monitor.gradientNorms(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "LayerMonitor got layer 0, but watches none yet: add it with"
                + " trainer.addListener(monitor), and fit.");
    monitor.watch(new Network(line));
    assertThatThrownBy(() -> monitor.updateRatios(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("LayerMonitor got layer 1, but expects an index from 0 to 0: see layers().");
  }
}
