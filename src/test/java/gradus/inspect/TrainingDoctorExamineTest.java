package gradus.inspect;

import static gradus.inspect.DoctorRuns.assertOnly;
import static gradus.inspect.DoctorRuns.names;
import static gradus.inspect.DoctorRuns.network;
import static gradus.inspect.DoctorRuns.only;
import static org.assertj.core.api.Assertions.assertThat;

import gradus.Network;
import gradus.data.Dataset;
import gradus.data.Synthetic;
import gradus.data.files.Datasets;
import gradus.layers.Dense;
import gradus.layers.Initializer;
import gradus.layers.Layer;
import gradus.layers.ReLU;
import gradus.layers.Sigmoid;
import gradus.layers.Softmax;
import gradus.layers.Tanh;
import gradus.losses.CrossEntropy;
import gradus.losses.Loss;
import gradus.losses.MeanSquaredError;
import gradus.losses.SigmoidCrossEntropy;
import gradus.losses.SoftmaxCrossEntropy;
import gradus.math.Matrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** What the doctor sees in a network at rest: one fault each, and that finding only. */
class TrainingDoctorExamineTest {
  private final Dataset iris = DoctorRuns.standardized(Datasets.iris(), 1).train();
  private final Dataset moons = Synthetic.moons(160, 0.15, 1);

  /** ln(1 + (K − 1)/e) */
  @Test
  void softmaxTwice() {
    Diagnosis diagnosis =
        TrainingDoctor.examine(network(4, 16, 3, new Softmax()), new SoftmaxCrossEntropy(), iris);
    assertThat(only(diagnosis))
        .isEqualTo(
            new Finding(
                "softmax twice",
                Severity.ERROR,
                "Each of 120 output rows sums to 1, and SoftmaxCrossEntropy applies a"
                    + " softmax of its"
                    + " own: your loss cannot fall below 0.5514.",
                "end the network in Dense, without Softmax, under SoftmaxCrossEntropy; or"
                    + " in Softmax"
                    + " under CrossEntropy."));
    Network two = network(2, 8, 2, new Softmax());
    assertThat(only(TrainingDoctor.examine(two, new SoftmaxCrossEntropy(), moons)).evidence())
        .contains("cannot fall below 0.3133.");
    Dataset digits = DoctorRuns.standardized(Datasets.digits(), 1).train();
    Network ten = network(64, 16, 10, new Softmax());
    assertThat(only(TrainingDoctor.examine(ten, new SoftmaxCrossEntropy(), digits)).evidence())
        .contains("cannot fall below 1.4612.");
  }

  @Test
  void twoLayersOfSoftmax() {
    Network network = network(4, 16, 3, new Softmax(), new Softmax());
    assertOnly(
        TrainingDoctor.examine(network, new CrossEntropy(), iris), Severity.ERROR, "softmax twice");
  }

  @Test
  void sigmoidTwice() {
    Network network = network(2, 8, 1, new Sigmoid());
    Diagnosis diagnosis =
        TrainingDoctor.examine(network, new SigmoidCrossEntropy(), moons.withOneTargetColumn());
    assertOnly(diagnosis, Severity.ERROR, "sigmoid twice");
  }

  /** Inputs of about ±3, and weights below √(6/4) = 1.22, cannot make up for biases of −50. */
  @Test
  void deadUnits() {
    Dense hidden = new Dense(4, 16, new Random(1));
    for (int unit = 0; unit < 14; unit++) {
      hidden.biases.value.set(0, unit, -50);
    }
    Network network =
        new Network(hidden, new ReLU(), new Dense(16, 3, new Random(2)), new Softmax());
    Diagnosis diagnosis = TrainingDoctor.examine(network, new CrossEntropy(), iris);
    assertOnly(diagnosis, Severity.WARNING, "dead units");
    assertThat(only(diagnosis).evidence())
        .isEqualTo("layer 1, ReLU: 14 of 16 units (88 %) are 0 for all 120 rows.");
    hidden.biases.value.fill(-50);
    diagnosis = TrainingDoctor.examine(network, new CrossEntropy(), iris);
    assertOnly(diagnosis, Severity.ERROR, "dead units");
    assertThat(only(diagnosis).evidence())
        .isEqualTo(
            "layer 1, ReLU: 16 of 16 units (100 %) are 0 for all 120 rows. Nothing passes such a"
                + " layer.");
  }

  @Test
  void halfOfTheUnitsMayNotBeDead() {
    Dense hidden = new Dense(4, 16, new Random(1));
    Network network =
        new Network(hidden, new ReLU(), new Dense(16, 3, new Random(2)), new Softmax());
    for (int unit = 0; unit < 7; unit++) {
      hidden.biases.value.set(0, unit, -50);
    }
    assertThat(TrainingDoctor.examine(network, new CrossEntropy(), iris).isHealthy()).isTrue();
    hidden.biases.value.set(0, 7, -50);
    assertThat(names(TrainingDoctor.examine(network, new CrossEntropy(), iris)))
        .containsExactly("dead units");
  }

  @Test
  void saturatedUnits() {
    Random random = new Random(1);
    Dense hidden = new Dense(4, 16, random);
    Network network = new Network(hidden, new Tanh(), new Dense(16, 3, random), new Softmax());
    assertThat(TrainingDoctor.examine(network, new CrossEntropy(), iris).isHealthy()).isTrue();
    DoctorRuns.multiply(List.of(hidden.weights), 50);
    assertOnly(
        TrainingDoctor.examine(network, new CrossEntropy(), iris),
        Severity.WARNING,
        "saturated units");
  }

  @Test
  void aFirstLossFarAboveLnK() {
    Network network = network(4, 16, 3, new Softmax());
    DoctorRuns.multiply(network.parameters(), 6);
    Diagnosis diagnosis = TrainingDoctor.examine(network, new CrossEntropy(), iris);
    assertOnly(diagnosis, Severity.WARNING, "loss far above ln K");
    assertThat(only(diagnosis).evidence())
        .endsWith(
            ", but guessing evenly among 3 classes costs ln 3 = 1.0986: the network is"
                + " sure of wrong"
                + " answers.");
  }

  @Test
  void gradientsThatVanish() {
    Random random = new Random(1);
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      layers.add(new Dense(i == 0 ? 4 : 16, 16, Initializer.glorotUniform(random)));
      layers.add(new Sigmoid());
    }
    layers.add(new Dense(16, 3, random));
    layers.add(new Softmax());
    Network network = new Network(layers.toArray(new Layer[0]));
    Diagnosis diagnosis = TrainingDoctor.examine(network, new CrossEntropy(), iris);
    assertOnly(diagnosis, Severity.ERROR, "vanishing gradients");
    assertThat(only(diagnosis).evidence())
        .matches(
            "The gradient of layer 0, Dense\\(4, 16\\) has the norm .*e-04, that of layer 12,"
                + " Dense\\(16, 3\\) has 0\\..*");
  }

  /** The first loss follows from it. */
  @Test
  void gradientsThatExplode() {
    Random random = new Random(1);
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      layers.add(new Dense(i == 0 ? 4 : 16, 16, random));
      layers.add(new ReLU());
    }
    layers.add(new Dense(16, 3, random));
    Network network = new Network(layers.toArray(new Layer[0]));
    DoctorRuns.multiply(network.parameters(), 4);
    assertThat(names(TrainingDoctor.examine(network, new SoftmaxCrossEntropy(), iris)))
        .containsExactly("exploding gradients", "loss far above ln K");
  }

  /** A loss whose gradient points uphill. */
  private static final class WrongSign implements Loss {
    private final MeanSquaredError loss = new MeanSquaredError();

    @Override
    public double value(DMatrixRMaj output, DMatrixRMaj targets) {
      return loss.value(output, targets);
    }

    @Override
    public Matrix gradient(DMatrixRMaj output, DMatrixRMaj targets) {
      Matrix gradient = loss.gradient(output, targets);
      for (int i = 0; i < gradient.getNumElements(); i++) {
        gradient.data[i] = -gradient.data[i];
      }
      return gradient;
    }
  }

  @Test
  void aGradientWithTheWrongSign() {
    Diagnosis diagnosis = TrainingDoctor.examine(network(4, 16, 3), new WrongSign(), iris);
    assertOnly(diagnosis, Severity.ERROR, "wrong gradient");
    assertThat(only(diagnosis).evidence())
        .matches(
            "Along the gradient the loss should rise with a slope of (\\S+), the norm of the"
                + " gradient; its slope is -\\1\\.");
  }

  @Test
  void weightsThatAreAllTheSameGiveTheSameOutput() {
    Network network =
        new Network(
            new Dense(4, 16, Initializer.zeros()), new Tanh(), new Dense(16, 3, new Random(1)));
    assertOnly(
        TrainingDoctor.examine(network, new SoftmaxCrossEntropy(), iris),
        Severity.ERROR,
        "same output");
  }

  /** ReLU at the end cannot output what lies below 0, and half of the targets do. */
  @Test
  void targetsThatNoOutputReaches() {
    Dataset sine = Synthetic.sine(200, 0.1, 1);
    Diagnosis diagnosis =
        TrainingDoctor.examine(network(1, 16, 1, new ReLU()), new MeanSquaredError(), sine);
    assertOnly(diagnosis, Severity.ERROR, "targets out of reach");
    assertThat(only(diagnosis).evidence())
        .isEqualTo(
            "The network ends in ReLU, so no output is below 0, but 102 of 200 targets (51"
                + " %) are.");
  }

  /** The same for a layer that nobody knows for an activation. */
  @Test
  void aNetworkThatCannotLearnTwoRows() {
    Dataset sine = Synthetic.sine(200, 0.1, 1);
    Network network = network(1, 16, 1, new BrokenExaminations.Clamped());
    Diagnosis diagnosis = TrainingDoctor.examine(network, new MeanSquaredError(), sine);
    assertOnly(diagnosis, Severity.ERROR, "cannot overfit");
    assertThat(only(diagnosis).evidence())
        .startsWith("After 1000 steps of Adam on two rows alone the loss is still ");
  }
}
