package gradus;

import static gradus.Training.classifier;
import static gradus.Training.trainer;
import static gradus.Training.weights;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.data.Dataset;
import gradus.data.Split;
import gradus.losses.CrossEntropy;
import org.junit.jupiter.api.Test;

/** A listener can stop a fit, and the history says why. */
class StoppingTest {
  private final Split iris = Training.iris();
  private final Network network = classifier(1);
  private final Trainer trainer = trainer(network, new CrossEntropy());

  /** Stops in this step, counted from 1. */
  private record StopInStep(long step, String because) implements Listener {
    @Override
    public void stepEnded(Trainer trainer) {
      if (trainer.steps() == step) {
        trainer.stop(because);
      }
    }
  }

  @Test
  void aFitRunsToItsLastEpochUnlessItIsStopped() {
    History history = trainer.fit(iris.train(), 3);
    assertThat(history.epochs()).hasSize(3);
    assertThat(history.stoppedBecause()).isEmpty();
  }

  @Test
  void theCurrentEpochIsTrainedToItsEnd() {
    trainer.addListener(new StopInStep(10, "time is up"));
    History history = trainer.fit(iris.train(), iris.test(), 50);
    assertThat(history.epochs()).hasSize(2);
    assertThat(trainer.steps()).isEqualTo(16);
    assertThat(history.stoppedBecause()).isEqualTo("time is up");
    Network shorter = classifier(1);
    trainer(shorter, new CrossEntropy()).fit(iris.train(), iris.test(), 2);
    assertThat(weights(network)).containsExactly(weights(shorter));
  }

  @Test
  void aStoppedTrainingCanGoOn() {
    trainer.addListener(new StopInStep(10, "time is up"));
    trainer.fit(iris.train(), iris.test(), 50);
    History history = trainer.fit(iris.train(), iris.test(), 3);
    assertThat(history.epochs()).hasSize(5);
    assertThat(history.stoppedBecause()).isEmpty();
    Network straight = classifier(1);
    trainer(straight, new CrossEntropy()).fit(iris.train(), iris.test(), 5);
    assertThat(weights(network)).containsExactly(weights(straight));
  }

  @Test
  void ofSeveralReasonsTheFirstIsKept() {
    trainer.addListener(new StopInStep(9, "first"));
    trainer.addListener(new StopInStep(9, "second"));
    trainer.addListener(new StopInStep(12, "third"));
    assertThat(trainer.fit(iris.train(), 50).stoppedBecause()).isEqualTo("first");
  }

  @Test
  void aFitThatIsStoppedAtItsStartTrainsNothing() {
    trainer.addListener(
        new Listener() {
          @Override
          public void fitStarted(Trainer started, Dataset train) {
            started.stop("it is late already");
          }
        });
    History history = trainer.fit(iris.train(), 50);
    assertThat(history.epochs()).isEmpty();
    assertThat(history.stoppedBecause()).isEqualTo("it is late already");
  }

  @Test
  void anEpochMoreThanAnIntHoldsIsNoOverflow() {
    trainer.fit(iris.train(), 1);
    trainer.addListener(new StopInStep(24, "time is up"));
    History history = trainer.fit(iris.train(), Integer.MAX_VALUE);
    assertThat(trainer.lastEpoch()).isEqualTo(Integer.MAX_VALUE);
    assertThat(history.epochs()).hasSize(3);
  }

  @Test
  void aStopNeedsAReason() {
    for (String because : new String[] {"", " \n", null}) {
      assertThatThrownBy(() -> trainer.stop(because))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "stop got no reason, but expects one for the history, such as \"time is up\".");
    }
    assertThat(trainer.history().stoppedBecause()).isEmpty();
  }
}
