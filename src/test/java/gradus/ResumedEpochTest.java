package gradus;

import static gradus.Training.classifier;
import static gradus.Training.trainer;
import static gradus.Training.weights;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.callbacks.LearningRateSchedule;
import gradus.callbacks.ReduceOnPlateau;
import gradus.data.Dataset;
import gradus.data.Split;
import gradus.losses.CrossEntropy;
import gradus.optimizers.CosineDecay;
import gradus.snapshots.Snapshot;
import org.junit.jupiter.api.Test;

/** A snapshot from the middle of an epoch: the next fit goes on there. */
class ResumedEpochTest {
  private final Split iris = Training.iris(); // 120 rows: seven batches of 16 and one of 8
  private final Network network = classifier(1);
  private final Trainer trainer = trainer(network, new CrossEntropy());

  private Snapshot snapshotAfter(long step, int epochs) {
    SnapshotAfter listener = new SnapshotAfter(step);
    trainer.addListener(listener);
    trainer.fit(iris.train(), iris.test(), epochs);
    return listener.snapshot;
  }

  @Test
  void theRestOfTheEpochIsTrainedToTheBit() {
    // 8 steps an epoch: after the first, in the middle, before the last, after the last, later
    for (long step : new long[] {1, 4, 7, 8, 9, 19}) {
      Trainer whole = trainer(classifier(1), new CrossEntropy());
      SnapshotAfter listener = new SnapshotAfter(step);
      whole.addListener(listener);
      whole.fit(iris.train(), iris.test(), 4);
      Network other = classifier(2);
      Trainer resumed = trainer(other, new CrossEntropy());
      resumed.restore(listener.snapshot);
      assertThat(resumed.epoch()).isEqualTo((step - 1) / 8);
      resumed.fit(iris.train(), iris.test(), 4 - resumed.epoch());
      assertThat(weights(other)).containsExactly(weights(whole.network()));
      assertThat(resumed.steps()).isEqualTo(32);
      // The training figures of the epoch have those of its first part in them.
      assertThat(resumed.history().epochs()).isEqualTo(whole.history().epochs());
    }
  }

  @Test
  void anEpochThatAnErrorBrokeOffBeginsAnewWithoutASnapshot() {
    Listener failing =
        new Listener() {
          @Override
          public void stepEnded(Trainer stepped) {
            if (stepped.steps() == 3) {
              throw new IllegalStateException("power cut");
            }
          }
        };
    trainer.addListener(failing);
    assertThatThrownBy(() -> trainer.fit(iris.train(), 1)).hasMessage("power cut");
    trainer.fit(iris.train(), 1);
    assertThat(trainer.steps()).isEqualTo(3 + 8);
  }

  @Test
  void aScheduleByStepsKnowsHowManyAreLeft() {
    Snapshot start = trainer.snapshot();
    Listener sixteenSteps = LearningRateSchedule.bySteps(new CosineDecay(0.1, 0.01, 16));
    trainer.addListener(sixteenSteps);
    for (long step : new long[] {5, 8}) {
      Trainer resumed = trainer(classifier(1), new CrossEntropy());
      resumed.addListener(sixteenSteps);
      resumed.restore(snapshotAfter(step, 2));
      resumed.fit(iris.train(), 2);
      assertThat(resumed.steps()).isEqualTo(16);
      trainer.restore(start);
    }
  }

  @Test
  void aPlateauIsCountedFromTheRestoredHistory() {
    Trainer jumping = trainer(network, new CrossEntropy(), 2);
    jumping.addListener(new ReduceOnPlateau(0.5, 1));
    jumping.fit(iris.train(), iris.test(), 6);
    Snapshot snapshot = jumping.snapshot();
    History first = jumping.fit(iris.train(), iris.test(), 14);
    jumping.restore(snapshot);
    History second = jumping.fit(iris.train(), iris.test(), 14);
    assertThat(second).isNotSameAs(first);
    assertThat(second.epochs()).isEqualTo(first.epochs());
    assertThat(second.last().learningRate()).isLessThan(2);
  }

  @Test
  void aListenerCannotGoBack() {
    Snapshot snapshot = trainer.snapshot();
    trainer.addListener(
        new Listener() {
          @Override
          public void stepEnded(Trainer stepped) {
            stepped.restore(snapshot);
          }
        });
    assertThatThrownBy(() -> trainer.fit(iris.train(), 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "restore was called during a fit, which would go on with something other"
                + " than what it began with: call trainer.stop from the listener, and restore when fit has"
                + " returned.");
    trainer.restore(snapshot);
    assertThat(trainer.steps()).isZero();
  }

  @Test
  void aDataSetThatIsTooSmallToGoOnInIsRefused() {
    Dataset few = iris.train().subset(new int[] {0, 50, 100}, "few");
    trainer.restore(snapshotAfter(3, 1));
    assertThatThrownBy(() -> trainer.fit(few, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Batches cannot leave out 48 rows of an epoch, since few has 3: to go on in the middle"
                + " of an epoch, give it the data set that it began with.");
  }
}
