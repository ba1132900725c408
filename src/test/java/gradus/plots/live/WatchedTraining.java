package gradus.plots.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import gradus.Listener;
import gradus.Network;
import gradus.Trainer;
import gradus.data.Dataset;
import gradus.data.Synthetic;
import gradus.layers.Dense;
import gradus.layers.Dropout;
import gradus.layers.Softmax;
import gradus.layers.Tanh;
import gradus.losses.CrossEntropy;
import gradus.math.Matrix;
import gradus.optimizers.SGD;
import java.awt.GraphicsEnvironment;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A training to watch in a window, on a thread of its own, and what came of it. */
abstract class WatchedTraining {
  static final Dataset MOONS = Synthetic.moons(64, 0.1, 1);
  static final int STEPS_IN_EPOCH = 4; // batches of 16

  final AtomicLong steps = new AtomicLong();
  final Trainer trainer = trainer();
  final ExecutorService thread = Executors.newSingleThreadExecutor();

  static Trainer trainer() {
    Random random = new Random(1);
    Network network =
        new Network(
            new Dense(2, 6, random),
            new Tanh(),
            new Dropout(0.1, random),
            new Dense(6, 2, random),
            new Softmax());
    Trainer trainer = new Trainer(network, new CrossEntropy(), new SGD(network.parameters(), 0.5));
    trainer.setBatchSize(16);
    trainer.setQuiet(true);
    return trainer;
  }

  @BeforeEach
  void countSteps() {
    assumeFalse(GraphicsEnvironment.isHeadless(), "no display: run under xvfb-run to see a window");
    trainer.addListener(
        new Listener() {
          @Override
          public void stepEnded(Trainer stepped) {
            steps.set(stepped.steps());
          }
        });
  }

  @AfterEach
  void closeAll() throws Exception {
    thread.shutdownNow();
    Mouse.closeWindows();
    assertThat(thread.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
  }

  Future<?> fit(int epochs) {
    return thread.submit(() -> trainer.fit(MOONS, MOONS, epochs));
  }

  /**
   * Waits until a thread waits for a button, in a pause or at the end, and what it has shown before
   * is in the window. Then nothing changes until a button is pressed.
   */
  static void awaitRest() throws Exception {
    Mouse.await("a thread that waits for a button", WatchedTraining::isAtRest);
    SwingUtilities.invokeAndWait(() -> {});
  }

  private static boolean isAtRest() {
    for (Thread each : Thread.getAllStackTraces().keySet()) {
      boolean waits = each.getState() == Thread.State.WAITING; // without an end
      for (StackTraceElement call : each.getStackTrace()) {
        boolean isGate = call.getClassName().equals(StepGate.class.getName());
        if (waits && isGate && each.getState() == Thread.State.WAITING) {
          return true;
        }
      }
    }
    return false;
  }

  static void assertSameAsUnwatched(Trainer watched, int epochs) {
    assertSame(watched, trainer(), epochs);
  }

  static void assertSame(Trainer watched, Trainer unwatched, int epochs) {
    unwatched.fit(MOONS, MOONS, epochs);
    for (int i = 0; i < unwatched.network().state().size(); i++) {
      Matrix expected = unwatched.network().state().get(i);
      assertThat(watched.network().state().get(i).data).containsExactly(expected.data);
    }
    assertThat(watched.history().epochs()).isEqualTo(unwatched.history().epochs());
  }
}
