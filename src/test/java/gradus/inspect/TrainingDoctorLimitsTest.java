package gradus.inspect;

import static gradus.inspect.BrokenTrainings.concrete;
import static gradus.inspect.BrokenTrainings.fit;
import static gradus.inspect.BrokenTrainings.iris;
import static gradus.inspect.BrokenTrainings.net;
import static gradus.inspect.BrokenTrainings.sgd;
import static org.assertj.core.api.Assertions.assertThat;

import gradus.Network;
import gradus.data.Dataset;
import gradus.data.Split;
import gradus.data.Standardizer;
import gradus.data.Synthetic;
import gradus.data.files.Datasets;
import gradus.layers.BatchNorm;
import gradus.layers.Dense;
import gradus.layers.Dropout;
import gradus.layers.Initializer;
import gradus.layers.Layer;
import gradus.layers.Parameter;
import gradus.layers.ReLU;
import gradus.layers.Sigmoid;
import gradus.losses.MeanSquaredError;
import gradus.losses.SoftmaxCrossEntropy;
import gradus.math.Matrix;
import gradus.optimizers.L2Penalty;
import gradus.optimizers.SGD;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** What looks like a fault and is none: the doctor says nothing. */
class TrainingDoctorLimitsTest {
  private final Split iris = iris(1);
  private final SoftmaxCrossEntropy loss = new SoftmaxCrossEntropy();

  private static void assertHealthy(Diagnosis diagnosis) {
    assertThat(diagnosis.findings()).as("%s", diagnosis).isEmpty();
  }

  private Diagnosis fitIris(Network network, Split split) {
    return fit(1, network, loss, sgd(network, 0.1), split, 20);
  }

  @Test
  void aValidationPartScaledByTheTrainingPart() {
    Split wine = Datasets.wine().split(0.8, 1);
    Standardizer scale = Standardizer.fit(wine.train());
    Split scaled = new Split(scale.apply(wine.train()), scale.apply(wine.test()));
    assertHealthy(fitIris(net(1, 13, 16, 3), scaled));
  }

  /** Of 32 rows one or two are repeated: iris has a few pairs of its own. */
  @Test
  void aRowThatIsRepeatedByChance() {
    Dataset test = iris.test().concatenate(iris.train().subset(new int[] {3}, "iris"));
    assertHealthy(fitIris(net(1, 4, 16, 3), new Split(iris.train(), test)));
  }

  @Test
  void theTrainingPartAsValidationIsCalledARepetition() {
    Diagnosis diagnosis = fitIris(net(1, 4, 16, 3), new Split(iris.train(), iris.train()));
    assertThat(DoctorRuns.names(diagnosis)).containsExactly("validation repeats training rows");
  }

  @Test
  void aFrozenDirectionWithoutGradient() {
    Random random = new Random(1);
    Dense dense = new Dense(4, 16, random);
    Network network = new Network(dense, new BatchNorm(16), new ReLU(), new Dense(16, 3, random));
    // BatchNorm takes the mean away, so the biases before it have no gradient and need no step.
    SGD sgd = new SGD(withoutBiases(network, dense), 0.1);
    assertHealthy(fit(1, network, loss, sgd, iris, 20));
  }

  private static List<Parameter> withoutBiases(Network network, Dense dense) {
    List<Parameter> parameters = new ArrayList<>(network.parameters());
    parameters.remove(dense.biases);
    return parameters;
  }

  @Test
  void dropoutOfOneHalf() {
    Random random = new Random(1);
    Network network =
        new Network(
            new Dense(4, 32, random),
            new ReLU(),
            new Dropout(0.5, random),
            new Dense(32, 3, random));
    assertHealthy(fitIris(network, iris));
  }

  @Test
  void aUsualPenalty() {
    Network network = net(1, 4, 16, 3);
    assertHealthy(
        fit(
            1,
            network,
            loss,
            sgd(network, 0.1),
            iris,
            20,
            trainer -> trainer.addGradientChange(new L2Penalty(network.parameters(), 1e-3))));
  }

  /** Without a hidden layer, no two units have to be told apart. */
  @Test
  void aSingleLayerOfZeros() {
    Network network = new Network(new Dense(4, 3, Initializer.zeros()));
    assertHealthy(fitIris(network, iris));
  }

  @Test
  void aSigmoidAtTheEndForTargetsFrom0To1() {
    Dataset sine = Synthetic.sine(300, 0.05, 1);
    Matrix targets = new Matrix(sine.targets());
    for (int i = 0; i < targets.getNumElements(); i++) {
      targets.data[i] = 0.5 + 0.3 * targets.data[i];
    }
    Dataset between = BrokenTrainings.with(sine, sine.inputs(), targets);
    Network network = net(1, 1, 16, 1, new Sigmoid());
    assertThat(DoctorRuns.names(TrainingDoctor.examine(network, new MeanSquaredError(), between)))
        .doesNotContain("targets out of reach");
  }

  /** A count from 0 to 40 is no class. */
  @Test
  void countsAsTargets() {
    Dataset train = concrete(1).train();
    Matrix counts = new Matrix(train.targets());
    for (int i = 0; i < counts.getNumElements(); i++) {
      counts.data[i] = Math.rint(20 + 8 * counts.data[i]);
    }
    Dataset dataset = BrokenTrainings.with(train, train.inputs(), counts);
    assertThat(
            DoctorRuns.names(
                TrainingDoctor.examine(net(1, 8, 16, 1), new MeanSquaredError(), dataset)))
        .doesNotContain("class numbers as targets");
  }

  /** A line through one input is the lesson, not a leak. */
  @Test
  void aLineWithoutNoise() {
    Dataset line = Synthetic.line(100, 2, 1, 0, 1);
    Network network = new Network(new Dense(1, 1, new Random(1)));
    assertHealthy(TrainingDoctor.examine(network, new MeanSquaredError(), line));
  }

  /** A step before the loss has fallen tells nothing yet. */
  @Test
  void aRunOfAFewSteps() {
    Network network = net(1, 4, 16, 3);
    assertHealthy(fit(1, network, loss, sgd(network, 0.1), iris, 1));
  }

  /** A dropout of a student's own that says nothing of its seed. */
  private static final class OwnDropout implements Layer {
    private final Random random = new Random(1);
    private final Matrix mask = new Matrix(0, 0);
    private final Matrix output = new Matrix(0, 0);
    private final Matrix inputGradient = new Matrix(0, 0);
    private boolean training = false;

    @Override
    public Matrix forward(DMatrixRMaj input) {
      mask.reshape(input.numRows, input.numCols);
      output.reshape(input.numRows, input.numCols);
      for (int i = 0; i < output.getNumElements(); i++) {
        mask.data[i] = !training ? 1 : random.nextBoolean() ? 2 : 0;
        output.data[i] = mask.data[i] * input.data[i];
      }
      return output;
    }

    @Override
    public Matrix backward(DMatrixRMaj outputGradient) {
      inputGradient.reshape(outputGradient.numRows, outputGradient.numCols);
      for (int i = 0; i < inputGradient.getNumElements(); i++) {
        inputGradient.data[i] = mask.data[i] * outputGradient.data[i];
      }
      return inputGradient;
    }

    @Override
    public void setTraining(boolean training) {
      this.training = training;
    }

    @Override
    public boolean isTraining() {
      return training;
    }
  }

  @Test
  void aRandomLayerOfOnesOwnIsHeldStill() {
    Random random = new Random(1);
    Network network =
        new Network(
            new Dense(4, 32, random), new ReLU(), new OwnDropout(), new Dense(32, 3, random));
    assertHealthy(TrainingDoctor.examine(network, loss, iris.train()));
    assertHealthy(fitIris(network, iris));
  }
}
