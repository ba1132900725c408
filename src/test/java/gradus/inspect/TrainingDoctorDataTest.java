package gradus.inspect;

import static gradus.inspect.DoctorRuns.assertOnly;
import static gradus.inspect.DoctorRuns.names;
import static gradus.inspect.DoctorRuns.network;
import static gradus.inspect.DoctorRuns.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.Network;
import gradus.data.Dataset;
import gradus.data.Synthetic;
import gradus.data.files.Datasets;
import gradus.layers.BatchNorm;
import gradus.layers.Dense;
import gradus.layers.Softmax;
import gradus.losses.CrossEntropy;
import gradus.losses.MeanSquaredError;
import gradus.losses.SigmoidCrossEntropy;
import gradus.losses.SoftmaxCrossEntropy;
import gradus.math.Matrix;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the doctor sees in the data before anything is trained: one fault each. */
class TrainingDoctorDataTest {
  private final Dataset iris = DoctorRuns.standardized(Datasets.iris(), 1).train();
  private final Dataset moons = Synthetic.moons(160, 0.15, 1);

  /** Columns x and y, with as many targets as the class wants. */
  private static Dataset twoColumns(int rows, Matrix inputs) {
    Matrix targets = new Matrix(rows, 1);
    for (int row = 0; row < rows; row++) {
      targets.set(row, 0, row % 2);
    }
    return new Dataset(inputs, targets, List.of("x", "y"), List.of("no", "yes"), "two columns");
  }

  private static Diagnosis examine(Dataset dataset) {
    Network network = network(2, 8, 1);
    return TrainingDoctor.examine(network, new SigmoidCrossEntropy(), dataset);
  }

  @Test
  void columnsOfDifferentSpreads() {
    // x is ±200 and y is ±1: spreads of 200 and 1
    Matrix inputs = new Matrix(new double[][] {{200, 1}, {-200, 1}, {200, -1}, {-200, -1}});
    assertThat(examine(twoColumns(4, inputs)).findings().get(0))
        .isEqualTo(
            new Finding(
                "unscaled inputs",
                Severity.ERROR,
                "The spread of column \"x\" is 200, that of \"y\" 1: 200 times as wide.",
                "scale them with Standardizer: fit it to the training part, apply it to every"
                    + " part."));
  }

  @Test
  void aColumnFarFrom0() {
    // The years 2008 and 2010 have the mean 2009 and the spread 1.
    Matrix inputs = new Matrix(new double[][] {{2008, 1}, {2010, 1}, {2008, -1}, {2010, -1}});
    assertThat(examine(twoColumns(4, inputs)).findings().get(0).evidence())
        .isEqualTo(
            "Column \"x\" has a mean of 2009 and a spread of 1; about 0 and 1 would be good.");
  }

  @Test
  void aNetworkThatBeginsWithBatchNormScalesItself() {
    Random random = new Random(1);
    Network network = new Network(new BatchNorm(13), new Dense(13, 3, random), new Softmax());
    Dataset wine = Datasets.wine();
    assertThat(TrainingDoctor.examine(network, new CrossEntropy(), wine).isHealthy()).isTrue();
    Network plain = new Network(new Dense(13, 3, random), new Softmax());
    assertThat(names(TrainingDoctor.examine(plain, new CrossEntropy(), wine)))
        .contains("unscaled inputs");
  }

  @Test
  void pixelsFrom0To1NeedNoScaling() {
    Dataset digits = Datasets.digits();
    Matrix pixels = new Matrix(digits.inputs());
    for (int i = 0; i < pixels.getNumElements(); i++) {
      pixels.data[i] /= 16;
    }
    Dataset scaled =
        new Dataset(
            pixels, digits.targets(), digits.featureNames(), digits.classNames(), "digits / 16");
    Network network = network(64, 32, 10, new Softmax());
    assertThat(TrainingDoctor.examine(network, new CrossEntropy(), scaled).isHealthy()).isTrue();
  }

  @Test
  void aConstantColumnIsAHint() {
    Matrix inputs = new Matrix(moons.inputs());
    for (int row = 0; row < inputs.numRows; row++) {
      inputs.set(row, 1, 1);
    }
    Dataset constant =
        new Dataset(inputs, moons.targets(), List.of("x", "y"), moons.classNames(), "moons");
    Diagnosis diagnosis =
        TrainingDoctor.examine(network(2, 8, 2), new SoftmaxCrossEntropy(), constant);
    assertOnly(diagnosis, Severity.HINT, "constant inputs");
    assertThat(only(diagnosis).evidence())
        .isEqualTo("1 of 2 columns (50 %) are the same in every row; \"y\" is 1.");
  }

  @Test
  void inputsThatAreAllTheSame() {
    Dataset blank =
        new Dataset(
            new Matrix(120, 4), iris.targets(), iris.featureNames(), iris.classNames(), "blank");
    Diagnosis diagnosis =
        TrainingDoctor.examine(network(4, 16, 3), new SoftmaxCrossEntropy(), blank);
    assertThat(diagnosis.findings().get(0).evidence())
        .startsWith("4 of 4 columns (100 %) are the same in every row; ");
  }

  @Test
  void targetsOfTheSizeOfHouses() {
    Dataset line = Synthetic.line(100, 100, 500, 1, 1);
    Network network = network(1, 8, 1);
    assertThat(names(TrainingDoctor.examine(network, new MeanSquaredError(), line)))
        .containsExactly("unscaled targets");
  }

  @Test
  void labelsThatWereShuffled() {
    Diagnosis diagnosis =
        TrainingDoctor.examine(
            network(4, 16, 3), new SoftmaxCrossEntropy(), DoctorRuns.withShuffledTargets(iris, 5));
    assertOnly(diagnosis, Severity.ERROR, "labels don't fit inputs");
    // Of three classes of the same size, a third agrees by chance.
    assertThat(only(diagnosis).evidence()).endsWith("; chance alone gives 33 %.");
  }

  @Test
  void numbersThatWereShuffled() {
    Dataset sine = DoctorRuns.withShuffledTargets(Synthetic.sine(200, 0.1, 1), 5);
    Diagnosis diagnosis = TrainingDoctor.examine(network(1, 16, 1), new MeanSquaredError(), sine);
    assertOnly(diagnosis, Severity.ERROR, "labels don't fit inputs");
    // 3/√200 = 0.21
    assertThat(only(diagnosis).evidence()).endsWith("; chance alone gives up to 0.21.");
  }

  @Test
  void missingValuesAreRefused() {
    assertThatThrownBy(
            () -> TrainingDoctor.examine(network(4, 8, 3), new SoftmaxCrossEntropy(), withGap()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("missing");
  }

  private Dataset withGap() {
    Matrix inputs = new Matrix(iris.inputs());
    inputs.set(5, 2, Double.NaN);
    return new Dataset(
        inputs, iris.targets(), iris.featureNames(), iris.classNames(), "iris with a gap");
  }
}
