package gradus.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.Network;
import gradus.Trainer;
import gradus.callbacks.EarlyStopping;
import gradus.data.Dataset;
import gradus.data.Standardizer;
import gradus.data.ThreeWaySplit;
import gradus.data.files.Datasets;
import gradus.layers.Dense;
import gradus.layers.ReLU;
import gradus.losses.MeanSquaredError;
import gradus.math.Matrix;
import gradus.metrics.RegressionErrors;
import gradus.optimizers.Adam;
import gradus.optimizers.Optimizer;
import gradus.optimizers.SGD;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the page of lesson 21 says beside its program's output. */
class Lesson21Test {
  private final Page page = Page.of("lesson21");
  private final ThreeWaySplit split = Datasets.concrete().withoutRepeats().split(0.6, 0.2, 42);
  private final Standardizer targets = Standardizer.fitTargets(split.train());

  private static Network network() {
    Random random = new Random(1);
    return new Network(
        new Dense(8, 32, random),
        new ReLU(),
        new Dense(32, 32, random),
        new ReLU(),
        new Dense(32, 1, random));
  }

  private Dataset part(Dataset part, boolean scaled) {
    Dataset inputs = Standardizer.fit(split.train()).apply(part);
    Matrix numbers = scaled ? targets.apply(part.targets()) : part.targets();
    return new Dataset(
        inputs.inputs(), numbers, part.featureNames(), part.classNames(), part.name());
  }

  /** What the trained network says of the test part, in MPa. */
  private Matrix trained(Network network, Optimizer optimizer, boolean scaled) {
    Trainer trainer = new Trainer(network, new MeanSquaredError(), optimizer);
    trainer.addListener(new EarlyStopping(40));
    trainer.setBatchSize(32);
    trainer.setSeed(1);
    trainer.setQuiet(true);
    trainer.fit(part(split.train(), scaled), part(split.validation(), scaled), 400);
    Matrix output = network.predict(part(split.test(), scaled).inputs());
    return scaled ? targets.invert(output) : output;
  }

  private double rmse(Matrix predictions) {
    return RegressionErrors.of(predictions, split.test().targets()).rmse();
  }

  @Test
  void thirtyEightMixturesAreRepeats() {
    assertThat(Datasets.concrete().rows()).isEqualTo(1030);
    page.says("And %d of the 1030", 1030 - Datasets.concrete().withoutRepeats().rows());
  }

  @Test
  void halfOfTheErrorsAreBelowFour() {
    Network network = network();
    Matrix predicted = trained(network, new Adam(network.parameters(), 0.005), true);
    double[] sizes = new double[predicted.numRows];
    for (int row = 0; row < sizes.length; row++) {
      sizes[row] = Math.abs(predicted.get(row, 0) - split.test().targets().get(row, 0));
    }
    Arrays.sort(sizes);
    assertThat(sizes[sizes.length / 2]).isLessThan(4);
    assertThat(sizes[sizes.length - 1]).isGreaterThan(20);
    page.says("It halves the error: %.2f.", rmse(predicted));
  }

  @Test
  void theAnswerToTheExerciseIsTrue() {
    double mean = targets.means.get(0, 0);
    double deviation = targets.deviations.get(0, 0);
    page.says("$%.2f^2 + %.2f^2 = %.0f$", mean, deviation, mean * mean + deviation * deviation);
    Network network = network();
    Dataset raw = part(split.train(), false);
    double first = new MeanSquaredError().value(network.predict(raw.inputs()), raw.targets());
    page.says("It is %.0f.", first);
    Matrix byAdam = trained(network, new Adam(network.parameters(), 0.005), false);
    page.says("the RMSE is %.2f.", rmse(byAdam));
    Network scaled = network();
    Matrix bySgd = trained(scaled, new SGD(scaled.parameters(), 0.05), true);
    page.says("with standardized targets (%.2f),", rmse(bySgd));
    Network other = network();
    Matrix unscaled = trained(other, new SGD(other.parameters(), 0.05), false);
    page.says("ends at %.2f with targets in MPa, no better than the mean.", rmse(unscaled));
    assertThat(rmse(unscaled)).isGreaterThan(15.9);
  }
}
