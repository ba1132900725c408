package gradus.plots;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.Network;
import gradus.Trainer;
import gradus.data.Dataset;
import gradus.data.Synthetic;
import gradus.layers.Dense;
import gradus.losses.MeanSquaredError;
import gradus.optimizers.SGD;
import org.junit.jupiter.api.Test;

class WeightPathTest {
  private static final Dataset LINE = Synthetic.line(10, 1, 0, 0, 1);

  private final Network network = new Network(new Dense(new double[][] {{0}}, new double[] {0}));
  private final Trainer trainer =
      new Trainer(network, new MeanSquaredError(), new SGD(network.parameters(), 0.001));
  private final WeightPath path = new WeightPath();

  /** One step an epoch. */
  private void fit(int epochs) {
    trainer.setQuiet(true);
    trainer.fit(LINE, epochs);
  }

  @Test
  void keepsTheStartAndThePlaceAfterEachStep() {
    trainer.addListener(path);
    fit(3);
    assertThat(path.steps()).isEqualTo(3);
    assertThat(path.places()).hasSize(4);
    assertThat(path.places().get(0)).containsExactly(0, 0);
    assertThat(path.places().get(3)).isEqualTo(ParameterVector.of(network));
    fit(2); // goes on
    assertThat(path.places()).hasSize(6);
    assertThat(path.steps()).isEqualTo(5);
  }

  @Test
  void ofALongTrainingItKeepsEverySecondOrFourthPlaceAndTheLast() {
    trainer.addListener(path);
    fit(1001);
    // 1002 places are more than 200: every eighth step gives 126, and the last isn't among them.
    assertThat(path.places()).hasSize(127);
    assertThat(path.places().get(0)).containsExactly(0, 0);
    assertThat(path.places().get(126)).isEqualTo(ParameterVector.of(network));
    // Evenly spaced: the weight grows slowly, by as much between any two places.
    double first = path.places().get(1)[0];
    double second = path.places().get(2)[0] - first;
    assertThat(second / first).isBetween(0.98, 1.0);
  }

  @Test
  void anotherNetworkBeginsAnew() {
    trainer.addListener(path);
    fit(3);
    Network other = new Network(new Dense(new double[][] {{5}}, new double[] {6}));
    Trainer second = new Trainer(other, new MeanSquaredError(), new SGD(other.parameters(), 0.1));
    path.fitStarted(second, LINE);
    assertThat(path.places()).containsExactly(new double[] {5, 6});
    assertThat(path.steps()).isZero();
  }
}
