package gradus;

import static gradus.Training.endEpoch;
import static gradus.Training.trainer;
import static gradus.Training.weights;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.callbacks.EarlyStopping;
import gradus.data.Dataset;
import gradus.data.Split;
import gradus.layers.BatchNorm;
import gradus.layers.Dense;
import gradus.layers.ReLU;
import gradus.layers.Softmax;
import gradus.losses.CrossEntropy;
import gradus.math.Matrix;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EarlyStoppingTest {
  private final Split iris = Training.iris();
  private final Network network = normalized();
  private final Trainer trainer = trainer(network, new CrossEntropy(), 1);

  private static Network normalized() {
    Random random = new Random(1);
    return new Network(
        new Dense(4, 8, random),
        new BatchNorm(8),
        new ReLU(),
        new Dense(8, 3, random),
        new Softmax());
  }

  /** Stops after the last of these validation losses, and not before. */
  private void assertStops(EarlyStopping stopping, double... losses) {
    stopping.fitStarted(trainer, iris.train());
    for (double loss : losses) {
      assertThat(trainer.history().stoppedBecause()).as("before %s", loss).isEmpty();
      endEpoch(trainer, stopping, loss);
    }
    assertThat(trainer.history().stoppedBecause()).isNotEmpty();
  }

  @Test
  void stopsAfterPatienceEpochsInARowThatAreNoBetter() {
    EarlyStopping stopping = new EarlyStopping(3);
    // 0.7 is better, 0.9 and 0.7 are not; 0.6 is better, and the count starts over
    assertStops(stopping, 0.8, 0.7, 0.9, 0.7, 0.6, 0.8, 0.6, 0.7);
    assertThat(trainer.history().stoppedBecause())
        .isEqualTo("no better validation loss for 3 epochs; epoch 5 was the best (0.6000)");
    assertThat(stopping.bestEpoch()).isEqualTo(5);
  }

  @Test
  void aPatienceOfOneStopsAtTheFirstEpochThatIsNoBetter() {
    assertStops(new EarlyStopping(1), 3e-6, 2e-6, 2e-6);
    assertThat(trainer.history().stoppedBecause())
        .isEqualTo("no better validation loss for 1 epoch; epoch 2 was the best (2.000e-06)");
  }

  @Test
  void anImprovementThatIsTooSmallDoesNotCount() {
    // 0.9 and 0.875 are not below 1 − 0.125, but 0.75 is; 0.625 is not below 0.75 − 0.125, but 0.5
    // is; none of the last three is below 0.5 − 0.125.
    EarlyStopping stopping = new EarlyStopping(3, 0.125);
    assertStops(stopping, 1, 0.9, 0.875, 0.75, 0.625, 0.5, 0.46875, 0.4375, 0.375);
    // The weights are nevertheless those of the lowest loss.
    assertThat(stopping.bestEpoch()).isEqualTo(9);
    assertThat(trainer.history().stoppedBecause())
        .isEqualTo("no better validation loss for 3 epochs; epoch 9 was the best (0.3750)");
  }

  @Test
  void slowProgressAddsUpUntilItIsEnough() {
    EarlyStopping stopping = new EarlyStopping(2, 0.125);
    // 0.9 is not below 1 − 0.125, but 0.85 is, though 0.05 below the epoch before only.
    assertStops(stopping, 1, 0.9, 0.85, 0.8, 0.75);
  }

  private double validationLoss() {
    Matrix probabilities = network.predict(iris.test().inputs());
    return new CrossEntropy().value(probabilities, iris.test().targets());
  }

  @Test
  void theNetworkEndsWithTheWeightsAndStatisticsOfTheBestEpoch() {
    EarlyStopping stopping = new EarlyStopping(4);
    trainer.addListener(stopping);
    History history = trainer.fit(iris.train(), iris.test(), 200);
    int best = stopping.bestEpoch();
    assertThat(history.last().number()).isEqualTo(best + 4).isLessThan(200);
    assertThat(history.stoppedBecause()).startsWith("no better validation loss for 4");
    double lowest = history.epochs().get(best - 1).validationLoss();
    assertThat(validationLoss()).isEqualTo(lowest, within(1e-12));
    assertThat(history.last().validationLoss()).isGreaterThan(lowest);
    // The same to the bit as a training that ended there
    Network shorter = normalized();
    trainer(shorter, new CrossEntropy(), 1).fit(iris.train(), iris.test(), best);
    assertThat(weights(network)).containsExactly(weights(shorter));
    assertThat(network.state().get(6).data).containsExactly(shorter.state().get(6).data);
    assertThat(network.state().get(7).data).containsExactly(shorter.state().get(7).data);
  }

  @Test
  void theBestWeightsAreRestoredAlsoIfTheLastEpochIsReached() {
    EarlyStopping stopping = new EarlyStopping(100);
    trainer.addListener(stopping);
    History history = trainer.fit(iris.train(), iris.test(), 30);
    assertThat(history.stoppedBecause()).isEmpty();
    assertThat(stopping.bestEpoch()).isLessThan(30);
    double lowest = history.epochs().get(stopping.bestEpoch() - 1).validationLoss();
    assertThat(validationLoss()).isEqualTo(lowest, within(1e-12));
  }

  @Test
  void theBestWeightsAreRestoredAlsoIfAnErrorEndsTheFit() {
    EarlyStopping stopping = new EarlyStopping(100);
    trainer.addListener(stopping);
    trainer.addListener(
        new Listener() {
          @Override
          public void stepEnded(Trainer stepped) {
            if (stepped.steps() == 10 * 8 + 5) {
              stepped.optimizer().setLearningRate(Double.MAX_VALUE);
            }
          }
        });
    assertThatThrownBy(() -> trainer.fit(iris.train(), iris.test(), 100))
        .isInstanceOf(ArithmeticException.class);
    History history = trainer.history();
    assertThat(history.epochs()).hasSize(10);
    double lowest = history.epochs().get(stopping.bestEpoch() - 1).validationLoss();
    assertThat(validationLoss()).isEqualTo(lowest, within(1e-12));
  }

  @Test
  void aNewFitAfterAStopCountsAnew() {
    trainer.addListener(new EarlyStopping(2));
    int first = trainer.fit(iris.train(), iris.test(), 200).last().number();
    History history = trainer.fit(iris.train(), iris.test(), 1);
    assertThat(history.last().number()).isEqualTo(first + 1);
    assertThat(history.stoppedBecause()).isEmpty();
    trainer.fit(iris.train(), iris.test(), 200);
    assertThat(history.last().number()).isGreaterThanOrEqualTo(first + 1 + 3);
    assertThat(history.stoppedBecause()).isNotEmpty();
  }

  @Test
  void needsAValidationSetAndOtherwiseLeavesTheNetworkAsItWas() {
    double[] before = weights(network);
    trainer.addListener(new EarlyStopping(5));
    assertThatThrownBy(() -> trainer.fit(iris.train(), 10))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "EarlyStopping needs a validation set to judge by, since the training loss goes on"
                + " falling: call fit(train, validation, epochs).");
    assertThat(weights(network)).containsExactly(before);
  }

  /** Refuses every fit. */
  private static final class Refusing implements Listener {
    @Override
    public void fitStarted(Trainer trainer, Dataset train) {
      throw new IllegalStateException("not today");
    }
  }

  @Test
  void aFitThatAnotherListenerRefusesLeavesTheNetworkAsItIs() {
    EarlyStopping stopping = new EarlyStopping(5);
    trainer.addListener(stopping);
    trainer.fit(iris.train(), iris.test(), 10);
    network.parameters().get(0).value.fill(3); // what an earlier fit kept must not come back
    double[] before = weights(network);
    Trainer refused = trainer(network, new CrossEntropy(), 1);
    refused.addListener(new Refusing());
    refused.addListener(stopping);
    assertThatThrownBy(() -> refused.fit(iris.train(), iris.test(), 1)).hasMessage("not today");
    assertThat(weights(network)).containsExactly(before);
    Trainer refusedLater = trainer(network, new CrossEntropy(), 1);
    refusedLater.addListener(stopping);
    refusedLater.addListener(new Refusing());
    assertThatThrownBy(() -> refusedLater.fit(iris.train(), iris.test(), 1))
        .hasMessage("not today");
    assertThat(weights(network)).containsExactly(before);
  }

  @Test
  void refusesAPatienceBelowOne() {
    for (int patience : new int[] {0, -3}) {
      assertThatThrownBy(() -> new EarlyStopping(patience))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "EarlyStopping got a patience of "
                  + patience
                  + " epochs, but expects at least 1; 5 and 10 are usual.");
    }
  }

  @Test
  void refusesAMinimumImprovementThatIsNegativeOrNotFinite() {
    for (double improvement : new double[] {-0.001, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> new EarlyStopping(5, improvement))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "EarlyStopping got a minimum improvement of "
                  + improvement
                  + ", but expects 0 or a positive number, such as 0.001.");
    }
  }

  @Test
  void onceIsEnoughSoTheSameListenerTwiceIsRefused() {
    EarlyStopping stopping = new EarlyStopping(5);
    trainer.addListener(stopping);
    assertThatThrownBy(() -> trainer.addListener(stopping))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "addListener got a listener that was added before, and would tell it everything twice:"
                + " add each one once.");
    trainer.addListener(new EarlyStopping(5));
  }
}
