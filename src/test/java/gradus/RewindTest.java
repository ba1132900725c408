package gradus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import gradus.callbacks.EarlyStopping;
import gradus.callbacks.LearningRateSchedule;
import gradus.data.Dataset;
import gradus.data.Split;
import gradus.data.files.Datasets;
import gradus.layers.Dense;
import gradus.layers.Dropout;
import gradus.layers.Softmax;
import gradus.layers.Tanh;
import gradus.losses.CrossEntropy;
import gradus.math.Matrix;
import gradus.optimizers.Adam;
import gradus.optimizers.ExponentialDecay;
import gradus.snapshots.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A listener goes back to an earlier step, and the fit goes on from there. */
class RewindTest {
  private static final Split IRIS = Datasets.iris().split(0.8, 1);
  private static final int EPOCHS = 6;
  private static final int STEPS_IN_EPOCH = 8; // 120 rows in batches of 16, the last of 8

  /** With everything that remembers something: momenta, dropout, a schedule, early stopping. */
  private static Trainer trainer() {
    Random random = new Random(1);
    Network network =
        new Network(
            new Dense(4, 8, random),
            new Tanh(),
            new Dropout(0.2, random),
            new Dense(8, 3, random),
            new Softmax());
    Trainer trainer =
        new Trainer(network, new CrossEntropy(), new Adam(network.parameters(), 0.01));
    trainer.setBatchSize(16);
    trainer.setQuiet(true);
    return trainer;
  }

  private static void addListeners(Trainer trainer) {
    trainer.addListener(LearningRateSchedule.bySteps(new ExponentialDecay(0.01, 0.99)));
    trainer.addListener(new EarlyStopping(3));
  }

  /** Goes once from one step back to another. */
  private static final class GoesBack implements Listener {
    private final long from;
    private final long to;
    private Snapshot snapshot;
    private boolean done;
    private final List<Long> steps = new ArrayList<>();

    GoesBack(long from, long to) {
      this.from = from;
      this.to = to;
    }

    @Override
    public boolean isToldLast() {
      return true;
    }

    @Override
    public void fitStarted(Trainer trainer, Dataset train) {
      keep(trainer);
    }

    @Override
    public void stepEnded(Trainer trainer) {
      steps.add(trainer.steps());
      if (trainer.rowsOfEpoch() < IRIS.train().rows()) {
        keep(trainer);
      }
    }

    @Override
    public void epochEnded(Trainer trainer) {
      keep(trainer);
    }

    private void keep(Trainer trainer) {
      if (trainer.steps() == to && snapshot == null) {
        snapshot = trainer.snapshot();
      }
      if (trainer.steps() == from && !done) {
        done = true;
        trainer.rewind(snapshot);
        assertThat(trainer.steps()).isEqualTo(to);
      }
    }
  }

  private static void assertSame(Trainer trainer, Trainer expected) {
    for (int i = 0; i < expected.network().state().size(); i++) {
      Matrix matrix = expected.network().state().get(i);
      assertThat(trainer.network().state().get(i).data).containsExactly(matrix.data);
    }
    assertThat(trainer.history().epochs()).isEqualTo(expected.history().epochs());
    assertThat(trainer.lastEpoch()).isEqualTo(expected.lastEpoch());
  }

  private static GoesBack fitBack(long from, long to) {
    Trainer expected = trainer();
    addListeners(expected);
    expected.fit(IRIS.train(), IRIS.test(), EPOCHS);
    Trainer trainer = trainer();
    GoesBack back = new GoesBack(from, to);
    trainer.addListener(back); // before the others, and told last nevertheless
    addListeners(trainer);
    trainer.fit(IRIS.train(), IRIS.test(), EPOCHS);
    assertSame(trainer, expected);
    return back;
  }

  @Test
  void inTheMiddleOfAnEpoch() {
    GoesBack back = fitBack(13, 10);
    assertThat(back.steps).startsWith(1L, 2L).containsSubsequence(12L, 13L, 11L, 12L, 13L, 14L);
    assertThat(back.steps).hasSize(EPOCHS * STEPS_IN_EPOCH + 3);
  }

  @Test
  void acrossEpochsAndFromTheirEnds() {
    fitBack(21, 3);
    fitBack(16, 8); // from the end of the second epoch to that of the first
    fitBack(19, 8);
    fitBack(24, 9);
  }

  @Test
  void toTheVeryBeginningAndFromTheVeryEnd() {
    fitBack(5, 0);
    fitBack(EPOCHS * STEPS_IN_EPOCH, 0);
    fitBack(EPOCHS * STEPS_IN_EPOCH, EPOCHS * STEPS_IN_EPOCH - 1);
  }

  @Test
  void anEarlierFitCanBeGoneBackTo() {
    Trainer expected = trainer();
    expected.fit(IRIS.train(), IRIS.test(), 4);
    Trainer trainer = trainer();
    trainer.addListener(new GoesBack(20, 5));
    trainer.fit(IRIS.train(), IRIS.test(), 2);
    trainer.fit(IRIS.train(), IRIS.test(), 2);
    assertSame(trainer, expected);
  }

  @Test
  void betweenTwoFitsItIsRefused() {
    Trainer trainer = trainer();
    Snapshot between = trainer.snapshot();
    assertThatThrownBy(() -> trainer.rewind(between))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("rewind was called between two fits: call restore.");
    trainer.addListener(
        new Listener() {
          @Override
          public void stepEnded(Trainer stepped) {
            stepped.rewind(between);
          }
        });
    assertThatThrownBy(() -> trainer.fit(IRIS.train(), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "rewind got a snapshot from between two fits, but expects one that a listener took"
                + " during this fit: take it in fitStarted, stepEnded or epochEnded.");
  }

  @Test
  void aListenerIsToldOfTheErrorThatEndedTheFit() {
    Trainer trainer = trainer();
    List<Throwable> told = new ArrayList<>();
    trainer.addListener(
        new Listener() {
          @Override
          public void fitFailed(Trainer failed, Throwable error) {
            told.add(error);
          }
        });
    ArithmeticException error = new ArithmeticException("no more");
    trainer.addListener(
        new Listener() {
          @Override
          public void epochEnded(Trainer ended) {
            throw error;
          }
        });
    assertThat(catchThrowable(() -> trainer.fit(IRIS.train(), 1))).isSameAs(error);
    assertThat(told).containsExactly(error);
  }
}
