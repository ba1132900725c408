package gradus;

import static gradus.Training.classifier;
import static gradus.Training.trainer;
import static gradus.Training.weights;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.callbacks.BestWeights;
import gradus.callbacks.CsvLog;
import gradus.callbacks.EarlyStopping;
import gradus.data.Split;
import gradus.losses.CrossEntropy;
import gradus.snapshots.SavedState;
import gradus.snapshots.Snapshot;
import org.junit.jupiter.api.Test;

/** What listeners remember goes on after a snapshot from the middle of a fit, and only then. */
class ResumedFitTest {
  private final Split iris = Training.iris(); // 120 rows: seven batches of 16 and one of 8

  /** With a rate at which the validation loss also rises. */
  private static Trainer jumping(Listener... listeners) {
    Trainer trainer = trainer(classifier(1), new CrossEntropy(), 2);
    for (Listener listener : listeners) {
      trainer.addListener(listener);
    }
    return trainer;
  }

  @Test
  void earlyStoppingStopsAtTheSameEpochWithTheSameWeights() {
    EarlyStopping stopping = new EarlyStopping(3);
    SnapshotAfter after = new SnapshotAfter(50);
    Trainer whole = jumping(stopping, after);
    History history = whole.fit(iris.train(), iris.test(), 100);
    double[] best = weights(whole.network());
    String because = history.stoppedBecause();
    assertThat(because)
        .isEqualTo("no better validation loss for 3 epochs; epoch 12 was the best (0.0245)");
    // In the same trainer, and in another one, whose epochs are those that are left
    whole.restore(after.snapshot);
    whole.fit(iris.train(), iris.test(), 100);
    assertThat(whole.history().stoppedBecause()).isEqualTo(because);
    assertThat(weights(whole.network())).containsExactly(best);
    EarlyStopping other = new EarlyStopping(3);
    Trainer second = jumping(other);
    second.restore(after.snapshot);
    second.fit(iris.train(), iris.test(), 100);
    assertThat(second.history().stoppedBecause()).isEqualTo(because);
    assertThat(other).hasToString(stopping.toString());
    assertThat(weights(second.network())).containsExactly(best);
  }

  @Test
  void bestWeightsFromBeforeTheSnapshotAreKept() {
    BestWeights best = new BestWeights();
    SnapshotAfter after = new SnapshotAfter(20);
    Trainer whole = jumping(best, after);
    // Nothing is learned in the epochs after the first two, so they are the best.
    whole.addListener(
        new Listener() {
          @Override
          public void epochEnded(Trainer trainer) {
            if (trainer.epoch() == 2) {
              trainer.optimizer().setLearningRate(1e-300);
            }
          }
        });
    whole.fit(iris.train(), iris.test(), 4);
    BestWeights other = new BestWeights();
    Trainer second = jumping(other);
    second.restore(after.snapshot);
    second.fit(iris.train(), iris.test(), 2);
    assertThat(other).hasToString(best.toString());
    assertThat(other.epoch()).isEqualTo(2);
  }

  @Test
  void betweenTwoFitsThereIsNothingToGoOnWith() {
    EarlyStopping stopping = new EarlyStopping(3);
    Trainer trainer = jumping(stopping);
    trainer.fit(iris.train(), iris.test(), 2);
    Snapshot between = trainer.snapshot();
    trainer.fit(iris.train(), iris.test(), 5);
    String straight = stopping.toString();
    double[] weights = weights(trainer.network());
    trainer.restore(between);
    trainer.fit(iris.train(), iris.test(), 5);
    assertThat(stopping).hasToString(straight);
    assertThat(weights(trainer.network())).containsExactly(weights);
  }

  @Test
  void otherListenersAreRefused() {
    SnapshotAfter after = new SnapshotAfter(3);
    jumping(new EarlyStopping(3), after).fit(iris.train(), iris.test(), 1);
    Trainer other = jumping(new CsvLog(null), new BestWeights(), new EarlyStopping(3));
    other.restore(after.snapshot);
    assertThatThrownBy(() -> other.fit(iris.train(), iris.test(), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "This snapshot is from a fit with the listeners \"[EarlyStopping]\", but this trainer"
                + " has [BestWeights, EarlyStopping], of those that remember something: add the"
                + " same ones in the same order.");
  }

  private Snapshot snapshotInTheThirdOfFourEpochs() {
    SnapshotAfter after = new SnapshotAfter(20);
    jumping(after).fit(iris.train(), iris.test(), 4);
    return after.snapshot;
  }

  @Test
  void aResumedFitHasAsManyEpochsAsTheOneThatWasInterrupted() {
    Trainer resumed = jumping();
    resumed.resume(snapshotInTheThirdOfFourEpochs());
    assertThat(resumed.epoch()).isEqualTo(2);
    resumed.fit(iris.train(), iris.test(), 4);
    assertThat(resumed.epoch()).isEqualTo(4);
    assertThat(resumed.steps()).isEqualTo(32);
    resumed.fit(iris.train(), iris.test(), 4); // another fit
    assertThat(resumed.epoch()).isEqualTo(8);
  }

  @Test
  void theProgressLineSaysWhereItGoesOn() {
    Trainer resumed = jumping(new ProgressLine(false, () -> 0));
    resumed.resume(snapshotInTheThirdOfFourEpochs());
    String text = ProgressLineTest.printed(() -> resumed.fit(iris.train(), iris.test(), 4));
    assertThat(text)
        .contains("\nGoing on after step 20: 2 of 4 epochs are done.\n\n")
        .containsPattern("\n       3 .*\n       4 ");
  }

  @Test
  void itsEpochsCountFromWhereTheFitBegan() {
    SnapshotAfter after = new SnapshotAfter(20);
    Trainer twice = jumping(after);
    twice.fit(iris.train(), 2);
    twice.fit(iris.train(), 3);
    Trainer resumed = jumping();
    resumed.resume(after.snapshot);
    resumed.fit(iris.train(), 3);
    assertThat(resumed.epoch()).isEqualTo(5);
    assertThat(weights(resumed.network())).containsExactly(weights(twice.network()));
  }

  @Test
  void fewerEpochsThanAreDoneAreRefused() {
    Trainer resumed = jumping();
    resumed.resume(snapshotInTheThirdOfFourEpochs());
    assertThatThrownBy(() -> resumed.fit(iris.train(), 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "fit got 2 epochs, but goes on with a fit in which 2 are done and one is begun: give it"
                + " as many as it had, or more.");
    resumed.fit(iris.train(), 3);
    assertThat(resumed.epoch()).isEqualTo(3);
    SnapshotAfter afterEpoch = new SnapshotAfter(16);
    Trainer stopped = jumping(afterEpoch);
    stopped.fit(iris.train(), 2);
    Snapshot between = stopped.snapshot();
    stopped.resume(between);
    assertThatThrownBy(() -> stopped.fit(iris.train(), 1))
        .hasMessage(
            "fit got 1 epochs, but goes on with a fit in which 2 are done: give it as many as it"
                + " had, or more.");
  }

  /** Refuses what it remembers, as a Checkpoint does with other data; then all is well. */
  private static final class RefusesOnce implements StatefulListener {
    private boolean refused = false;

    @Override
    public void writeTo(SavedState notes) {}

    @Override
    public void readFrom(SavedState notes) {
      if (!refused) {
        refused = true;
        throw new IllegalArgumentException("other data");
      }
    }
  }

  @Test
  void aFitThatWasRefusedGoesOnOnceItIsGivenWhatItNeeds() {
    SnapshotAfter after = new SnapshotAfter(20);
    Trainer whole = jumping(new EarlyStopping(3), new RefusesOnce(), after);
    whole.fit(iris.train(), iris.test(), 4);
    Trainer resumed = jumping(new EarlyStopping(3), new RefusesOnce());
    resumed.resume(after.snapshot);
    double[] weights = weights(resumed.network());
    assertThatThrownBy(() -> resumed.fit(iris.train(), iris.test(), 4)).hasMessage("other data");
    assertThat(weights(resumed.network())).containsExactly(weights); // not those of the best epoch
    resumed.fit(iris.train(), iris.test(), 4);
    assertThat(resumed.steps()).isEqualTo(32);
    assertThat(resumed.epoch()).isEqualTo(4);
    assertThat(weights(resumed.network())).containsExactly(weights(whole.network()));
  }

  /** Stopped in the second epoch's third step, which is the 11th of all. */
  @Test
  void anEpochInWhichTheFitWasStoppedIsTrainedToItsEnd() {
    Listener stops =
        new Listener() {
          @Override
          public void stepEnded(Trainer trainer) {
            if (trainer.steps() == 11) {
              trainer.stop("it is late");
            }
          }
        };
    SnapshotAfter after = new SnapshotAfter(12);
    Trainer whole = jumping(stops, after);
    whole.fit(iris.train(), iris.test(), 4);
    assertThat(whole.steps()).isEqualTo(16);
    Trainer resumed = jumping(stops);
    resumed.resume(after.snapshot);
    resumed.fit(iris.train(), iris.test(), 4);
    assertThat(resumed.steps()).isEqualTo(16);
    assertThat(resumed.history().stoppedBecause()).isEqualTo("it is late");
    assertThat(weights(resumed.network())).containsExactly(weights(whole.network()));
  }

  @Test
  void withoutAFitThereIsNothingToResume() {
    Trainer trainer = jumping();
    Snapshot snapshot = trainer.snapshot();
    assertThatThrownBy(() -> trainer.resume(snapshot))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "This snapshot is from before the first fit, so there is none to go on with: call"
                + " restore.");
  }
}
