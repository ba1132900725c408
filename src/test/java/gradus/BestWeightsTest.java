package gradus;

import static gradus.Training.classifier;
import static gradus.Training.endEpoch;
import static gradus.Training.trainer;
import static gradus.Training.weights;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.callbacks.BestWeights;
import gradus.data.Split;
import gradus.layers.BatchNorm;
import gradus.layers.Dense;
import gradus.layers.Softmax;
import gradus.losses.CrossEntropy;
import gradus.math.Matrix;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BestWeightsTest {
  private final Split iris = Training.iris();
  private final BestWeights best = new BestWeights();
  private final BatchNorm norm = new BatchNorm(1);
  private final Network network = new Network(norm);
  private final Trainer trainer = trainer(network, new CrossEntropy());

  /** An epoch leaves this number in the weights and in the running statistics. */
  private void endEpochWith(double number, double validationLoss) {
    for (Matrix matrix : network.state()) {
      matrix.fill(number);
    }
    endEpoch(trainer, best, validationLoss);
  }

  private void assertState(double number) {
    for (Matrix matrix : network.state()) {
      assertThat(matrix.data).containsExactly(number);
    }
  }

  @Test
  void restoresTheEpochOfTheLowestLoss() {
    best.fitStarted(trainer, iris.train());
    endEpochWith(1, 0.9);
    endEpochWith(2, 0.4);
    endEpochWith(3, 0.5);
    endEpochWith(4, 0.4); // no better than epoch 2
    assertState(4);
    best.restore();
    assertState(2);
    assertThat(best.epoch()).isEqualTo(2);
    assertThat(best.loss()).isEqualTo(0.4);
  }

  @Test
  void restoresAgainAndAgain() {
    best.fitStarted(trainer, iris.train());
    endEpochWith(1, 0.9);
    best.restore();
    endEpochWith(2, 1.5);
    best.restore();
    assertState(1);
  }

  @Test
  void beforeTheFirstEpochItKeepsTheWeightsOfTheStart() {
    norm.scale.value.fill(7);
    best.fitStarted(trainer, iris.train());
    norm.scale.value.fill(8);
    best.restore();
    assertThat(norm.scale.value.data).containsExactly(7);
    assertThat(best.epoch()).isZero();
    assertThat(best.loss()).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void aNewFitForgetsTheOneBefore() {
    best.fitStarted(trainer, iris.train());
    endEpochWith(1, 0.1);
    best.fitStarted(trainer, iris.train());
    assertThat(best.epoch()).isEqualTo(1);
    endEpochWith(2, 0.8);
    endEpochWith(3, 0.9);
    best.restore();
    assertState(2);
    assertThat(best.epoch()).isEqualTo(2);
    assertThat(best.loss()).isEqualTo(0.8);
  }

  @Test
  void anotherTrainersNetworkIsLeftAlone() {
    best.fitStarted(trainer, iris.train());
    best.fitStarted(trainer(classifier(1), new CrossEntropy()), iris.train());
    norm.scale.value.fill(7);
    best.restore();
    assertThat(norm.scale.value.data).containsExactly(7);
  }

  @Test
  void theRestoredNetworkIsJudgedAsInItsBestEpoch() {
    Random random = new Random(1);
    Network normalized =
        new Network(
            new Dense(4, 8, random), new BatchNorm(8), new Dense(8, 3, random), new Softmax());
    Trainer wild = trainer(normalized, new CrossEntropy(), 1);
    wild.addListener(best);
    History history = wild.fit(iris.train(), iris.test(), 10);
    assertThat(best.epoch()).isLessThan(10);
    assertThat(lossOf(normalized)).isEqualTo(history.last().validationLoss(), within(1e-12));
    best.restore();
    History.Epoch epoch = history.epochs().get(best.epoch() - 1);
    assertThat(lossOf(normalized)).isEqualTo(epoch.validationLoss(), within(1e-12));
    for (History.Epoch other : history.epochs()) {
      assertThat(other.validationLoss()).isGreaterThanOrEqualTo(best.loss());
    }
  }

  private double lossOf(Network judged) {
    Matrix probabilities = judged.predict(iris.test().inputs());
    return new CrossEntropy().value(probabilities, iris.test().targets());
  }

  @Test
  void withoutAValidationSetTheTrainingLossIsJudged() {
    Network plain = classifier(1);
    Trainer falling = trainer(plain, new CrossEntropy());
    falling.addListener(best);
    History history = falling.fit(iris.train(), 5);
    assertThat(best.epoch()).isEqualTo(5);
    assertThat(best.loss()).isEqualTo(history.last().trainingLoss());
  }

  @Test
  void watchingChangesNothing() {
    Network watched = classifier(1);
    Trainer watchedTrainer = trainer(watched, new CrossEntropy());
    watchedTrainer.addListener(best);
    watchedTrainer.fit(iris.train(), iris.test(), 5);
    Network plain = classifier(1);
    trainer(plain, new CrossEntropy()).fit(iris.train(), iris.test(), 5);
    assertThat(weights(watched)).containsExactly(weights(plain));
  }

  @Test
  void refusesToRestoreWhatItNeverSaw() {
    assertThatThrownBy(best::restore)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "BestWeights has nothing to restore: add it with trainer.addListener(best), and fit.");
  }
}
