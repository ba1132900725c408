package gradus.inspect;

import static gradus.inspect.DoctorRuns.fit;
import static gradus.inspect.DoctorRuns.loop;
import static gradus.inspect.DoctorRuns.names;
import static gradus.inspect.DoctorRuns.network;
import static gradus.inspect.DoctorRuns.only;
import static gradus.inspect.DoctorRuns.rightPass;
import static org.assertj.core.api.Assertions.assertThat;

import gradus.Network;
import gradus.data.Dataset;
import gradus.data.Split;
import gradus.data.Synthetic;
import gradus.data.files.Datasets;
import gradus.layers.Dense;
import gradus.layers.Softmax;
import gradus.losses.CrossEntropy;
import gradus.losses.Loss;
import gradus.losses.MeanSquaredError;
import gradus.losses.SoftmaxCrossEntropy;
import gradus.math.Matrix;
import gradus.math.Rows;
import gradus.optimizers.Adam;
import gradus.optimizers.SGD;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the doctor sees in a run: one fault each, and that finding only if nothing else is said. */
class TrainingDoctorRunTest {
  private final Split iris = DoctorRuns.standardized(Datasets.iris(), 1);
  private final Network network = network(4, 16, 3);
  private final Loss loss = new SoftmaxCrossEntropy();

  private Diagnosis fitIris(double learningRate, int epochs) {
    SGD sgd = new SGD(network.parameters(), learningRate);
    return fit(network, loss, sgd, iris.train(), iris.test(), epochs);
  }

  @Test
  void aHealthyLoopOfOnesOwn() {
    Diagnosis diagnosis = loop(network, loss, iris.train(), 20, 0.1, rightPass(network, loss));
    assertThat(diagnosis.toString()).isEqualTo("The doctor found nothing wrong.");
  }

  /** Loss and outputs are NaN, too; but that follows. */
  @Test
  void weightsThatAreNotFiniteFromTheStart() {
    network.parameters().get(0).value.set(0, 0, Double.NaN);
    Diagnosis diagnosis = loop(network, loss, iris.train(), 1, 0.1, (inputs, targets) -> 0);
    assertThat(only(diagnosis).name()).isEqualTo("weights not finite");
  }

  @Test
  void softmaxTwiceInTheNetwork() {
    Network twice = network(4, 16, 3, new Softmax());
    Diagnosis diagnosis = loop(twice, loss, iris.train(), 20, 0.1, rightPass(twice, loss));
    assertThat(only(diagnosis).name()).isEqualTo("softmax twice");
  }

  /** The network ends in Dense, but the loop gives the loss what softmax makes of its output. */
  @Test
  void softmaxTwiceInTheLoop() {
    Softmax softmax = new Softmax();
    Diagnosis diagnosis =
        loop(
            network,
            loss,
            iris.train(),
            40,
            0.3,
            (inputs, targets) -> {
              Matrix probabilities = softmax.forward(network.forward(inputs));
              double lossValue = loss.value(probabilities, targets);
              network.backward(softmax.backward(loss.gradient(probabilities, targets)));
              return lossValue;
            });
    assertThat(only(diagnosis).name()).isEqualTo("softmax twice");
    assertThat(only(diagnosis).evidence())
        .matches(
            "The losses of your loop are 0\\.5\\d+ at best, and if a softmax stands before"
                + " SoftmaxCrossEntropy they cannot fall below 0\\.5514; without one this network"
                + " has a loss of 0\\.\\d+\\.");
  }

  /** A learning rate below 0: the gradient is added, not subtracted. */
  @Test
  void gradientAscent() {
    Diagnosis diagnosis = loop(network, loss, iris.train(), 10, -0.01, rightPass(network, loss));
    assertThat(only(diagnosis).name()).isEqualTo("gradient ascent");
    // 10 epochs of 8 batches: the first four are measured, and every fifth
    assertThat(only(diagnosis).evidence())
        .startsWith("20 of 20 measured steps (100 %) went along the gradient, which is uphill;");
  }

  @Test
  void labelsThatWereShuffled() {
    Dataset shuffled = DoctorRuns.withShuffledTargets(iris.train(), 5);
    SGD sgd = new SGD(network.parameters(), 0.1);
    assertThat(names(fit(network, loss, sgd, shuffled, iris.test(), 50)))
        .containsExactly("labels don't fit inputs");
  }

  /** The data are right, but the loop takes the inputs in another order than the targets. */
  @Test
  void inputsThatTheLoopShuffles() {
    Random random = new Random(1);
    Diagnosis diagnosis =
        loop(
            network,
            loss,
            iris.train(),
            50,
            0.1,
            (inputs, targets) -> {
              Matrix others = new Matrix(inputs.numRows, inputs.numCols);
              for (int row = 0; row < inputs.numRows; row++) {
                Rows.copy(iris.train().inputs(), random.nextInt(120), others, row);
              }
              return rightPass(network, loss).run(others, targets);
            });
    assertThat(only(diagnosis).name()).isEqualTo("no better than guessing");
    assertThat(only(diagnosis).evidence())
        .endsWith("; giving every row the same answer, whatever its inputs are, costs 1.0986.");
  }

  @Test
  void deadReLU() {
    ((Dense) network.layers().get(0)).biases.value.fill(-50);
    assertThat(only(fitIris(0.1, 20)).evidence())
        .isEqualTo(
            "layer 1, ReLU: 16 of 16 units (100 %) are 0 for all 120 rows. Nothing passes such a"
                + " layer.");
  }

  @Test
  void unscaledInputs() {
    Split wine = Datasets.wine().split(0.8, 1);
    Network unscaled = network(13, 16, 3, new Softmax());
    SGD sgd = new SGD(unscaled.parameters(), 0.1);
    assertThat(names(fit(unscaled, new CrossEntropy(), sgd, wine.train(), wine.test(), 20)))
        .containsExactly("unscaled inputs");
  }

  @Test
  void aLearningRateThatIsTooHigh() {
    assertThat(only(fitIris(30, 20)).name()).isEqualTo("learning rate too high");
  }

  /** The loss overflows, and the trainer gives up. */
  @Test
  void aLearningRateAtWhichTheRunEndsEarly() {
    Split concrete = DoctorRuns.standardized(Datasets.concrete(), 1);
    Network regression = network(8, 16, 1);
    SGD sgd = new SGD(regression.parameters(), 0.7);
    Diagnosis diagnosis = fit(regression, new MeanSquaredError(), sgd, concrete.train(), null, 10);
    assertThat(diagnosis.findings().get(0).name()).isEqualTo("learning rate too high");
    assertThat(diagnosis.findings().get(0).severity()).isEqualTo(Severity.ERROR);
  }

  @Test
  void aLearningRateThatIsTooLow() {
    Finding finding = only(fitIris(1e-4, 20));
    assertThat(finding.name()).isEqualTo("learning rate too low");
    assertThat(finding.evidence())
        .matches(
            "The loss went from \\S+ to \\S+ \\(mean of the last 16 steps\\) in 160"
                + " steps\\. A median step changes layer 2,"
                + " Dense\\(16, 3\\) by 0\\.00\\d+ % of its values; 0\\.1 % is good\\.");
  }

  @Test
  void aLayerThatTheOptimizerDoesNotKnow() {
    SGD sgd = new SGD(network.layers().get(2).parameters(), 0.1);
    Finding finding = only(fit(network, loss, sgd, iris.train(), iris.test(), 20));
    assertThat(finding.name()).isEqualTo("layer stands still");
    // 20 epochs of 8 batches
    assertThat(finding.evidence())
        .isEqualTo(
            "The values of layer 0, Dense(4, 16) didn't change in 160 steps, though its gradient"
                + " isn't 0.");
  }

  /** 20 rare rows among 200, a little to the right of the others. */
  @Test
  void onlyTheMajority() {
    Random random = new Random(3);
    Matrix inputs = new Matrix(200, 2);
    Matrix targets = new Matrix(200, 2);
    for (int row = 0; row < 200; row++) {
      int label = row < 20 ? 1 : 0;
      inputs.set(row, 0, random.nextGaussian() + label);
      inputs.set(row, 1, random.nextGaussian());
      targets.set(row, label, 1);
    }
    Dataset rare =
        new Dataset(inputs, targets, List.of("x", "y"), List.of("usual", "rare"), "rare");
    Network small = network(2, 4, 2);
    Finding finding = only(fit(small, loss, new SGD(small.parameters(), 0.1), rare, null, 20));
    assertThat(finding.name()).isEqualTo("only the majority");
    assertThat(finding.evidence())
        .isEqualTo(
            "All 200 rows are called \"usual\", and the accuracy of 90 % is just the share of that"
                + " class.");
  }

  @Test
  void overfitting() {
    Network large = network(2, 64, 2);
    Finding finding =
        only(
            fit(
                large,
                loss,
                new Adam(large.parameters(), 0.01),
                Synthetic.moons(24, 0.4, 1),
                Synthetic.moons(500, 0.4, 2),
                400));
    assertThat(finding.name()).isEqualTo("overfitting");
    assertThat(finding.evidence())
        .matches(
            "The training loss ended at \\S+, the validation loss at \\S+; it was best in epoch"
                + " \\d+, with \\S+\\. The accuracy is \\S+ in training and \\S+ in validation\\.");
  }
}
