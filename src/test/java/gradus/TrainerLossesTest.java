package gradus;

import static gradus.Training.classifier;
import static gradus.Training.trainer;
import static gradus.Training.weights;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.data.Dataset;
import gradus.data.Split;
import gradus.data.files.Datasets;
import gradus.layers.Dense;
import gradus.layers.Initializer;
import gradus.layers.ReLU;
import gradus.layers.Softmax;
import gradus.layers.Tanh;
import gradus.losses.CrossEntropy;
import gradus.losses.Hinge;
import gradus.losses.Huber;
import gradus.losses.Loss;
import gradus.losses.MeanAbsoluteError;
import gradus.losses.MeanSquaredError;
import gradus.losses.SigmoidCrossEntropy;
import gradus.losses.SoftmaxCrossEntropy;
import gradus.math.Matrix;
import gradus.metrics.Accuracy;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Each kind of network end with its loss: fused, on logits, on one logit, on numbers. */
class TrainerLossesTest {
  private final Split iris = Training.iris();

  @Test
  void softmaxAndCrossEntropyAreFusedOnce() {
    Network network = classifier(1);
    assertThat(trainer(network, new CrossEntropy()).isFused()).isTrue();
    assertThat(trainer(network, new MeanSquaredError()).isFused()).isFalse();
    Trainer fused = trainer(network, new CrossEntropy());
    fused.fit(iris.train(), 1);
    // The network itself still predicts probabilities.
    Matrix probabilities = network.predict(iris.test().inputs());
    for (int row = 0; row < probabilities.numRows; row++) {
      double sum =
          probabilities.get(row, 0) + probabilities.get(row, 1) + probabilities.get(row, 2);
      assertThat(sum).isEqualTo(1, within(1e-15));
    }
  }

  @Test
  void fusedTrainingEqualsTrainingOnLogits() {
    Network whole = classifier(1);
    Random random = new Random(1);
    Network logits = new Network(new Dense(4, 8, random), new ReLU(), new Dense(8, 3, random));
    History fused = trainer(whole, new CrossEntropy()).fit(iris.train(), iris.test(), 5);
    History plain = trainer(logits, new SoftmaxCrossEntropy()).fit(iris.train(), iris.test(), 5);
    assertThat(weights(whole)).containsExactly(weights(logits));
    assertThat(fused.epochs()).isEqualTo(plain.epochs());
  }

  @Test
  void fusedTrainingSurvivesLogitsThatUnfusedTrainingCannot() {
    Dense dense = new Dense(new double[][] {{800, -800}}, new double[] {0, 0});
    Trainer trainer = trainer(new Network(dense, new Softmax()), new CrossEntropy());
    double loss =
        trainer.step(new Matrix(new double[][] {{1}}), new Matrix(new double[][] {{0, 1}}));
    assertThat(loss).isEqualTo(1600);
    assertThat(dense.weights.value.data).containsExactly(800 - 0.1, -800 + 0.1);
  }

  @Test
  void aYesOrNoQuestionIsLearnedOnOneLogit() {
    // XOR: no straight line separates the two classes.
    Dataset xor =
        new Dataset(
            new Matrix(new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}}),
            new Matrix(new double[][] {{0}, {1}, {1}, {0}}),
            List.of("a", "b"),
            List.of("equal", "different"),
            "xor");
    Random random = new Random(3);
    Network network = new Network(new Dense(2, 8, random), new Tanh(), new Dense(8, 1, random));
    Trainer trainer = trainer(network, new SigmoidCrossEntropy());
    History history = trainer.fit(xor, 2000);
    assertThat(history.last().trainingAccuracy()).isEqualTo(1);
    assertThat(history.last().trainingLoss()).isLessThan(0.1);
    assertThat(Accuracy.of(network.predict(xor.inputs()), xor.targets(), 0)).isEqualTo(1);
  }

  @Test
  void theHingeLossLearnsOnScores() {
    Random random = new Random(1);
    Network scores = new Network(new Dense(4, 8, random), new ReLU(), new Dense(8, 3, random));
    History several = trainer(scores, new Hinge()).fit(iris.train(), iris.test(), 100);
    assertThat(several.last().trainingAccuracy()).isGreaterThan(0.95);
    assertThat(several.last().validationAccuracy()).isGreaterThan(0.9);
    // In one column: yes above a score of 0.
    Dataset cancer = Training.split(Datasets.breastCancer().withOneTargetColumn(), 1).train();
    Network score = new Network(new Dense(30, 1, random));
    History one = trainer(score, new Hinge()).fit(cancer, 20);
    assertThat(one.last().trainingAccuracy()).isGreaterThan(0.97);
  }

  /** y = 2x − 1 but for the last target, which should be 5. */
  @Test
  void aWildTargetBendsTheSquaredErrorOnly() {
    Dataset line =
        new Dataset(
            new Matrix(new double[][] {{-2}, {-1}, {0}, {1}, {2}, {3}}),
            new Matrix(new double[][] {{-5}, {-3}, {-1}, {1}, {3}, {105}}),
            List.of("x"),
            List.of(),
            "line with a wild target");
    assertThat(slope(line, new Huber(0.1))).isEqualTo(2, within(0.1));
    assertThat(slope(line, new MeanAbsoluteError())).isEqualTo(2, within(0.1));
    // The least squares: the error of 100 is 2.5 off the middle, Σ(x − 0.5)² = 17.5.
    assertThat(slope(line, new MeanSquaredError())).isEqualTo(2 + 100 * 2.5 / 17.5, within(1e-6));
  }

  private static double slope(Dataset line, Loss loss) {
    Dense dense = new Dense(1, 1, Initializer.zeros());
    trainer(new Network(dense), loss, 0.05).fit(line, 2000);
    return dense.weights.value.data[0];
  }

  @Test
  void numbersAreLearnedWithoutAnAccuracy() {
    // y = 2x − 1, a straight line: one Dense layer finds it.
    Dataset line =
        new Dataset(
            new Matrix(new double[][] {{-1}, {0}, {1}, {2}}),
            new Matrix(new double[][] {{-3}, {-1}, {1}, {3}}),
            List.of("x"),
            List.of(),
            "line");
    Dense dense = new Dense(1, 1, Initializer.zeros());
    History history = trainer(new Network(dense), new MeanSquaredError()).fit(line, line, 300);
    assertThat(dense.weights.value.data[0]).isEqualTo(2, within(1e-9));
    assertThat(dense.biases.value.data[0]).isEqualTo(-1, within(1e-9));
    assertThat(history.last().trainingAccuracy()).isNaN();
    assertThat(history.last().validationAccuracy()).isNaN();
    assertThat(history.last().validationLoss()).isLessThan(1e-15);
  }
}
