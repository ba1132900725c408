package gradus;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.data.Dataset;
import gradus.data.Scaler;
import gradus.data.Split;
import gradus.data.Standardizer;
import gradus.data.files.Datasets;
import gradus.layers.Dense;
import gradus.layers.ReLU;
import gradus.layers.Softmax;
import gradus.losses.CrossEntropy;
import gradus.losses.MeanSquaredError;
import gradus.math.Matrix;
import gradus.metrics.Accuracy;
import gradus.optimizers.SGD;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The mean test accuracy over ten stratified splits, with one hidden layer and plain SGD. */
class LearnsRealDataTest {
  private static double meanTestAccuracy(Dataset dataset, int hidden, int batchSize, int epochs) {
    double sum = 0;
    for (int seed = 0; seed < 10; seed++) {
      Split split = Training.split(dataset, seed);
      Random random = new Random(seed);
      int features = dataset.inputs().numCols;
      int classes = dataset.classNames().size();
      Network network =
          new Network(
              new Dense(features, hidden, random),
              new ReLU(),
              new Dense(hidden, classes, random),
              new Softmax());
      Trainer trainer =
          new Trainer(network, new CrossEntropy(), new SGD(network.parameters(), 0.1));
      trainer.setBatchSize(batchSize);
      trainer.setSeed(seed);
      trainer.setQuiet(true);
      trainer.fit(split.train(), epochs);
      sum += Accuracy.of(network.predict(split.test().inputs()), split.test().targets());
    }
    System.out.printf("%s: mean test accuracy %.4f%n", dataset.name(), sum / 10);
    return sum / 10;
  }

  @Test
  void iris() {
    // Logistic regression reaches 95.7 ± 3.9 %.
    assertThat(meanTestAccuracy(Datasets.iris(), 16, 16, 100)).isGreaterThanOrEqualTo(0.95);
  }

  @Test
  void wine() {
    assertThat(meanTestAccuracy(Datasets.wine(), 16, 16, 50)).isGreaterThanOrEqualTo(0.975);
  }

  @Test
  void breastCancer() {
    assertThat(meanTestAccuracy(Datasets.breastCancer(), 16, 16, 50)).isGreaterThanOrEqualTo(0.96);
  }

  @Test
  void digits() {
    assertThat(meanTestAccuracy(Datasets.digits(), 32, 32, 30)).isGreaterThanOrEqualTo(0.965);
  }

  @Test
  void penguins() {
    assertThat(meanTestAccuracy(Datasets.penguins(), 16, 16, 50)).isGreaterThanOrEqualTo(0.985);
  }

  /** The root mean square of the errors in megapascal; a linear model leaves 10.6. */
  @Test
  void concrete() {
    double sum = 0;
    for (int seed = 0; seed < 10; seed++) {
      Split split = Training.split(Datasets.concrete(), seed);
      Scaler strength = Standardizer.fitTargets(split.train());
      Random random = new Random(seed);
      Network network = new Network(new Dense(8, 32, random), new ReLU(), new Dense(32, 1, random));
      Trainer trainer = Training.trainer(network, new MeanSquaredError());
      trainer.setBatchSize(32);
      trainer.setSeed(seed);
      trainer.fit(strength.applyToTargets(split.train()), 200);
      Matrix predicted = strength.invert(network.predict(split.test().inputs()));
      sum += Math.sqrt(new MeanSquaredError().value(predicted, split.test().targets()));
    }
    System.out.printf("concrete: mean test error %.2f MPa%n", sum / 10);
    assertThat(sum / 10).isLessThanOrEqualTo(6.5);
  }
}
