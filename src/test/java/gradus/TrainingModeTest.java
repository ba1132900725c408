package gradus;

import static gradus.Training.trainer;
import static gradus.Training.weights;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.data.Split;
import gradus.layers.BatchNorm;
import gradus.layers.Dense;
import gradus.layers.Dropout;
import gradus.layers.GELU;
import gradus.layers.Layer;
import gradus.layers.LayerNorm;
import gradus.layers.Softmax;
import gradus.losses.CrossEntropy;
import gradus.losses.MeanSquaredError;
import gradus.math.Matrix;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** Layers that differ between training and inference, in a network and under a trainer. */
class TrainingModeTest {
  private final Split iris = Training.iris();
  private final BatchNorm norm = new BatchNorm(8);
  private final Dropout dropout = new Dropout(0.2, 42);
  private final Network network = network(norm, dropout);
  private final Trainer trainer = trainer(network, new CrossEntropy());

  private static Network network(BatchNorm norm, Dropout dropout) {
    Random random = new Random(1);
    return new Network(
        new Dense(4, 8, random), norm, new GELU(), dropout, new Dense(8, 3, random), new Softmax());
  }

  @Test
  void parametersAndSummaryNameThemInOrder() {
    assertThat(network.parameters()).hasSize(6);
    assertThat(network.parameters().subList(2, 4)).containsExactly(norm.scale, norm.shift);
    assertThat(network)
        .hasToString("Dense(4, 8), BatchNorm(8), GELU, Dropout(0.2), Dense(8, 3), Softmax");
    assertThat(network.summary().lines())
        .containsExactly(
            "layer      output  parameters",
            "Dense       n x 8          40  weights 4 x 8, biases 1 x 8",
            "BatchNorm   n x 8          16  scale 1 x 8, shift 1 x 8",
            "GELU        n x 8           0",
            "Dropout     n x 8           0",
            "Dense       n x 3          27  weights 8 x 3, biases 1 x 3",
            "Softmax     n x 3           0",
            "total                      83");
  }

  @Test
  void neighborsThatDoNotFitAreRefused() {
    assertThatThrownBy(() -> new Network(new Dense(4, 8, new Random(1)), new LayerNorm(4)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "LayerNorm(4) cannot follow Dense(4, 8): it expects 4 inputs, but gets 8. Make the two"
                + " numbers equal.");
    assertThat(new Network(norm, new Dense(8, 2, new Random(1))).inputWidth()).isEqualTo(8);
  }

  @Test
  void theyLearnIris() {
    History history = trainer.fit(iris.train(), iris.test(), 30);
    // Three classes by chance: a loss of ln 3 = 1.0986
    assertThat(history.last().validationLoss()).isLessThan(Math.log(3) / 3);
    assertThat(history.last().validationAccuracy()).isGreaterThan(0.8);
  }

  @Test
  void predictingDoesNotDependOnTheOtherRowsAndChangesNothing() {
    trainer.fit(iris.train(), 3);
    double[] means = norm.runningMeans.data.clone();
    double[] variances = norm.runningVariances.data.clone();
    Matrix together = network.predict(iris.test().inputs());
    for (int row = 0; row < 5; row++) {
      Matrix alone = network.predict(iris.test().subset(new int[] {row}, "one row").inputs());
      for (int j = 0; j < 3; j++) {
        assertThat(alone.get(0, j)).isEqualTo(together.get(row, j), within(1e-15));
      }
    }
    assertThat(norm.runningMeans.data).containsExactly(means);
    assertThat(norm.runningVariances.data).containsExactly(variances);
    // 3 epochs of 120 rows in batches of 16
    assertThat(dropout.step()).isEqualTo(3 * 8).isEqualTo(trainer.steps());
  }

  @Test
  void neitherValidationNorPredictionsOnTheWayChangeTheTraining() {
    trainer.fit(iris.train(), 5);
    BatchNorm otherNorm = new BatchNorm(8);
    Network other = network(otherNorm, new Dropout(0.2, 42));
    Trainer watched = trainer(other, new CrossEntropy());
    watched.addListener(
        new Listener() {
          @Override
          public void stepEnded(Trainer stepped) {
            other.predict(iris.test().inputs());
          }
        });
    watched.fit(iris.train(), iris.test(), 5);
    assertThat(weights(other)).containsExactly(weights(network));
    assertThat(otherNorm.runningMeans.data).containsExactly(norm.runningMeans.data);
    assertThat(otherNorm.runningVariances.data).containsExactly(norm.runningVariances.data);
  }

  @Test
  void theFusedNetworkIsValidatedInInferenceMode() {
    History history = trainer.fit(iris.train(), iris.test(), 3);
    assertThat(trainer.isFused()).isTrue();
    Matrix probabilities = network.predict(iris.test().inputs());
    double loss = new CrossEntropy().value(probabilities, iris.test().targets());
    assertThat(history.last().validationLoss()).isEqualTo(loss, within(1e-12));
  }

  @Test
  void stepsByHandAreInTrainingModeToo() {
    trainer.step(iris.train().inputs(), iris.train().targets());
    assertThat(dropout.step()).isEqualTo(1);
    assertThat(norm.runningMeans.data).doesNotContain(0);
  }

  @Test
  void trainingResumesAtTheStepOfTheDropout() {
    Matrix inputs = iris.train().inputs();
    Matrix targets = iris.train().targets();
    for (int step = 0; step < 6; step++) {
      trainer.step(inputs, targets);
    }
    BatchNorm firstNorm = new BatchNorm(8);
    Network first = network(firstNorm, new Dropout(0.2, 42));
    Trainer firstTrainer = trainer(first, new CrossEntropy());
    for (int step = 0; step < 4; step++) {
      firstTrainer.step(inputs, targets);
    }
    Dropout resumed = new Dropout(0.2, 42);
    resumed.setStep(4);
    Network second = network(new BatchNorm(8), resumed);
    for (int i = 0; i < first.parameters().size(); i++) {
      second.parameters().get(i).value.setTo(first.parameters().get(i).value);
    }
    Trainer secondTrainer = trainer(second, new CrossEntropy());
    secondTrainer.step(inputs, targets);
    secondTrainer.step(inputs, targets);
    assertThat(weights(second)).containsExactly(weights(network));
  }

  @Test
  void aStepThatIsGivenUpKeepsTheDropoutStep() {
    Dense huge = new Dense(new double[][] {{1e200}}, new double[] {0});
    Dropout first = new Dropout(0, 1);
    Trainer overflowing = trainer(new Network(first, huge), new MeanSquaredError());
    Matrix one = new Matrix(new double[][] {{1}});
    assertThatThrownBy(() -> overflowing.step(one, one)).isInstanceOf(ArithmeticException.class);
    assertThat(first.step()).isZero();
    assertThat(overflowing.steps()).isZero();
  }

  @Test
  void aLastBatchOfOneRowIsRefusedWithTheMend() {
    trainer.setBatchSize(17); // 120 = 7·17 + 1
    assertThatThrownBy(() -> trainer.fit(iris.train(), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "BatchNorm(8) got a training batch of 1 row, but expects at least 2: a single row has"
                + " no spread to normalize by. If it is the last of an epoch, choose a batch size"
                + " that leaves no single row over.");
  }

  /** Hands its input on in training, and fails in inference. */
  private static final class FailsInInference implements Layer {
    private boolean training;

    @Override
    public Matrix forward(DMatrixRMaj input) {
      if (!training) {
        throw new IllegalStateException("not in training");
      }
      return new Matrix(input);
    }

    @Override
    public Matrix backward(DMatrixRMaj outputGradient) {
      return new Matrix(outputGradient);
    }

    @Override
    public void setTraining(boolean training) {
      this.training = training;
    }
  }

  @Test
  void trainingModeIsBackAlsoAfterAValidationThatFails() {
    Network failing =
        new Network(new Dense(4, 3, new Random(1)), new FailsInInference(), new Softmax());
    Trainer failed = trainer(failing, new CrossEntropy());
    assertThatThrownBy(() -> failed.fit(iris.train(), iris.test(), 1))
        .isInstanceOf(IllegalStateException.class);
    assertThat(failed.step(iris.train().inputs(), iris.train().targets())).isPositive();
  }
}
