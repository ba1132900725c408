package gradus;

import static gradus.Training.classifier;
import static gradus.Training.endEpoch;
import static gradus.Training.trainer;
import static gradus.Training.weights;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.callbacks.ReduceOnPlateau;
import gradus.data.Split;
import gradus.losses.CrossEntropy;
import org.junit.jupiter.api.Test;

class ReduceOnPlateauTest {
  private final Split iris = Training.iris();
  private final Trainer trainer = trainer(classifier(1), new CrossEntropy(), 0.8);

  /** Asserts the rate after each epoch, given its validation loss. */
  private void assertRates(ReduceOnPlateau plateau, double[]... lossesAndRates) {
    for (double[] lossAndRate : lossesAndRates) {
      endEpoch(trainer, plateau, lossAndRate[0]);
      assertThat(trainer.optimizer().learningRate())
          .as("after epoch %d", trainer.epoch())
          .isEqualTo(lossAndRate[1]);
    }
  }

  @Test
  void lowersTheRateAfterMoreThanPatienceEpochsInVain() {
    assertRates(
        new ReduceOnPlateau(0.5, 2),
        new double[] {1.0, 0.8},
        new double[] {1.1, 0.8}, // 1 in vain
        new double[] {0.9, 0.8}, // better
        new double[] {0.9, 0.8}, // 1 in vain: equal is no better
        new double[] {1.0, 0.8}, // 2
        new double[] {0.95, 0.4}, // 3, and it counts again
        new double[] {1.0, 0.4},
        new double[] {1.0, 0.4},
        new double[] {1.0, 0.2});
  }

  @Test
  void aLossThatFallsByATenThousandthIsNoBetter() {
    assertRates(
        new ReduceOnPlateau(0.5, 0),
        new double[] {2.0, 0.8},
        new double[] {2 * (1 - 1e-4), 0.4},
        new double[] {1.9997, 0.4}, // below 1.9998
        new double[] {1.9996, 0.2});
  }

  @Test
  void theRateNeverBecomesZero() {
    trainer.optimizer().setLearningRate(4e-8);
    assertRates(
        new ReduceOnPlateau(0.5, 0),
        new double[] {1, 4e-8},
        new double[] {1, 2e-8},
        new double[] {1, 2e-8}); // 1e-8 would be no change of more than 1e-8
  }

  @Test
  void withoutAValidationSetTheTrainingLossIsJudged() {
    ReduceOnPlateau plateau = new ReduceOnPlateau(0.5, 0);
    for (double loss : new double[] {1, 0.5, 0.6}) {
      trainer.history().add(new History.Epoch(1, loss, Double.NaN, Double.NaN, Double.NaN));
      plateau.epochEnded(trainer);
    }
    assertThat(trainer.optimizer().learningRate()).isEqualTo(0.4);
  }

  @Test
  void theNextEpochHasTheLowerRate() {
    Trainer jumping = trainer(classifier(1), new CrossEntropy(), 2);
    jumping.addListener(new ReduceOnPlateau(0.5, 1));
    History history = jumping.fit(iris.train(), iris.test(), 20);
    assertThat(history.last().learningRate()).isLessThan(2);
    ReduceOnPlateau replayed = new ReduceOnPlateau(0.5, 1);
    trainer.optimizer().setLearningRate(2);
    for (History.Epoch epoch : history.epochs()) {
      assertThat(epoch.learningRate()).isEqualTo(trainer.optimizer().learningRate());
      endEpoch(trainer, replayed, epoch.validationLoss());
    }
  }

  @Test
  void aLaterFitGoesOnCounting() {
    Network once = classifier(1);
    Trainer whole = trainer(once, new CrossEntropy(), 2);
    whole.addListener(new ReduceOnPlateau(0.5, 1));
    whole.fit(iris.train(), iris.test(), 20);
    Network inParts = classifier(1);
    Trainer parts = trainer(inParts, new CrossEntropy(), 2);
    parts.addListener(new ReduceOnPlateau(0.5, 1));
    for (int i = 0; i < 20; i++) {
      parts.fit(iris.train(), iris.test(), 1);
    }
    assertThat(whole.history().last().learningRate()).isLessThan(2);
    assertThat(weights(inParts)).containsExactly(weights(once));
  }

  /**
   * The first epoch is judged by other data, with a lower loss; at a rate of 1e-7 there is no
   * progress. The epochs of the second fit that are in vain are then 1, after the first that
   * counts, not 2.
   */
  @Test
  void aResumedFitKnowsWhichEpochsAreOfItsData() {
    Trainer whole = still();
    whole.fit(iris.train(), iris.test(), 1);
    SnapshotAfter middle = new SnapshotAfter(16); // 8 steps an epoch
    whole.addListener(middle);
    whole.fit(iris.train(), iris.train(), 2);
    assertThat(whole.optimizer().learningRate()).isEqualTo(1e-7);
    double first = whole.history().epochs().get(0).judgedLoss();
    assertThat(first).isLessThan(whole.history().last().judgedLoss());
    Trainer resumed = still();
    resumed.resume(middle.snapshot);
    resumed.fit(iris.train(), iris.train(), 2);
    assertThat(resumed.optimizer().learningRate()).isEqualTo(1e-7);
  }

  private static Trainer still() {
    Trainer still = trainer(classifier(1), new CrossEntropy(), 1e-7);
    still.addListener(new ReduceOnPlateau(0.5, 1));
    return still;
  }

  @Test
  void aFitGoesOnOnlyWithTheSameSettings() {
    SnapshotAfter after = new SnapshotAfter(3);
    Trainer whole = still();
    whole.addListener(after);
    whole.fit(iris.train(), iris.test(), 1);
    Trainer other = trainer(classifier(1), new CrossEntropy(), 1e-7);
    other.addListener(new ReduceOnPlateau(0.1, 1));
    other.resume(after.snapshot);
    assertThatThrownBy(() -> other.fit(iris.train(), iris.test(), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "This snapshot is from a fit with the listener 0's factor \"0.5\", but the trainer has"
                + " \"0.1\": to go on with a fit, set everything as it was when it began.");
  }

  @Test
  void anotherTrainerStartsAnew() {
    ReduceOnPlateau plateau = new ReduceOnPlateau(0.5, 0);
    endEpoch(trainer, plateau, 1e-9);
    Trainer other = trainer(classifier(1), new CrossEntropy(), 0.8);
    plateau.fitStarted(other, iris.train());
    endEpoch(other, plateau, 1);
    assertThat(other.optimizer().learningRate()).isEqualTo(0.8);
  }

  @Test
  void saysWhatItDoes() {
    assertThat(new ReduceOnPlateau(0.1, 10)).hasToString("ReduceOnPlateau(times 0.1 after 10)");
  }

  @Test
  void refusesAFactorThatDoesNotLowerTheRate() {
    for (double factor : new double[] {0, 1, -0.5, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> new ReduceOnPlateau(factor, 10))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "ReduceOnPlateau got a factor of "
                  + factor
                  + ", but expects a number between 0 and 1, such as 0.1.");
    }
  }

  @Test
  void refusesAPatienceBelowZero() {
    assertThatThrownBy(() -> new ReduceOnPlateau(0.1, -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "ReduceOnPlateau got a patience of -1 epochs, but expects at least 0; 5 and 10 are"
                + " usual.");
  }
}
