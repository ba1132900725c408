package gradus.plots.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.Listener;
import gradus.Trainer;
import gradus.data.Dataset;
import gradus.plots.Slope;
import gradus.plots.Theme;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the window can do when a fit is over. */
@Timeout(60)
class LiveTrainingEndTest extends WatchedTraining {
  @Test
  void trainsOnAfterTheEndAndGoesBackFromThere() throws Exception {
    LiveTraining.watch(trainer, MOONS);
    Future<?> fit = fit(5);
    Mouse mouse = Mouse.inWindow("Training on moons");
    fit.get(20, TimeUnit.SECONDS);
    mouse.awaitText("The training is over.");
    mouse.click("Back");
    Mouse.await("one step back", () -> trainer.steps() == 5 * STEPS_IN_EPOCH - 1);
    mouse.click("Continue");
    Mouse.await("the end again", () -> trainer.epoch() == 5);
    mouse.awaitText("5 / 5");
    mouse.click("Train on");
    Mouse.await("another five epochs", () -> trainer.epoch() == 10);
    mouse.awaitText("10 / 10");
    mouse.click("Reset");
    Mouse.await("the beginning", () -> trainer.steps() == 0);
    mouse.awaitText("0 / 10");
    mouse.click("Start");
    Mouse.await("ten epochs", () -> trainer.epoch() == 10);
    mouse.awaitText("The training is over.");
    assertSameAsUnwatched(trainer, 10);
  }

  @Test
  void afterAnErrorTheWindowSaysSo() throws Exception {
    LiveTraining.watch(trainer, MOONS);
    trainer.addListener(
        new Listener() {
          @Override
          public void epochEnded(Trainer ended) {
            throw new ArithmeticException("the training failed");
          }
        });
    Future<?> fit = fit(2);
    assertThatThrownBy(() -> fit.get(20, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasMessageContaining("the training failed");
    Mouse mouse = Mouse.inWindow("Training on moons");
    mouse.awaitText("An error ended the training: the training failed");
    mouse.awaitText("1 / 2"); // curve and figures are those of the first epoch
    mouse.awaitColors(Theme.LIGHT.color(0), Theme.LIGHT.color(1));
    // From before the error, training can go on again.
    mouse.click("Back");
    Mouse.await("one step back", () -> trainer.steps() == STEPS_IN_EPOCH - 1);
  }

  /** The button says what it does, even if training has ended since it was painted. */
  @Test
  void aPauseThatComesTooLateStartsNothing() throws Exception {
    CountDownLatch isStarted = new CountDownLatch(1);
    trainer.addListener(
        new Listener() {
          @Override
          public void stepEnded(Trainer stepped) {
            Mouse.awaitQuietly(isStarted);
          }
        });
    LiveTraining.watch(trainer, MOONS).startPaused();
    CountDownLatch isOver = new CountDownLatch(1);
    Future<?> fit =
        thread.submit(
            () -> {
              trainer.fit(MOONS, MOONS, 5);
              isOver.countDown();
            });
    Mouse mouse = Mouse.inWindow("Training on moons");
    awaitRest();
    SwingUtilities.invokeAndWait(
        () -> {
          mouse.pressNow("Start");
          isStarted.countDown();
          Mouse.awaitQuietly(isOver); // the window is painted only after this
          mouse.pressNow("Pause");
        });
    fit.get(20, TimeUnit.SECONDS);
    mouse.awaitText("Train on");
    awaitRest();
    mouse.settle();
    assertThat(trainer.lastEpoch()).isEqualTo(5); // no other fit has begun
    assertThat(trainer.epoch()).isEqualTo(5);
  }

  /** The last picture of a fit is made while somebody presses a button. */
  @Test
  void aClickWhileTheFitEndsCounts() throws Exception {
    AtomicReference<Mouse> mouse = new AtomicReference<>();
    Slope plot = Slope.plot(trainer);
    LiveTraining.watch(
            trainer,
            () -> {
              boolean isOver = trainer.epoch() == 2 && trainer.rowsOfEpoch() == 0;
              Mouse presses = isOver ? mouse.getAndSet(null) : null;
              if (presses != null) {
                presses.pressSoon("Reset");
              }
              return plot;
            })
        .startPaused();
    Future<?> fit = fit(2);
    mouse.set(Mouse.inWindow("Training on moons"));
    Mouse window = mouse.get();
    window.click("Start");
    fit.get(20, TimeUnit.SECONDS);
    Mouse.await("the beginning", () -> trainer.steps() == 0);
    awaitRest();
    window.awaitText("0 / 2");
    window.click("Start");
    Mouse.await("two epochs", () -> trainer.epoch() == 2);
    awaitRest();
    window.awaitText("2 / 2");
    assertSameAsUnwatched(trainer, 2);
  }

  @Test
  void aPictureThatIsChosenAfterTheEndIsShown() throws Exception {
    Slope plot = Slope.plot(trainer);
    AtomicLong pictures = new AtomicLong();
    LiveTraining.watch(
        trainer,
        () -> {
          pictures.incrementAndGet();
          return plot;
        });
    fit(2).get(20, TimeUnit.SECONDS);
    Mouse mouse = Mouse.inWindow("Training on moons");
    mouse.awaitText("The training is over.");
    awaitRest();
    long before = pictures.get();
    mouse.resize(900, 500);
    Mouse.await("another picture", () -> pictures.get() > before);
    mouse.awaitText("The training is over.");
  }

  /** Somebody else who is told last holds the network for a while. */
  @Test
  void aClickWaitsUntilTheNetworkIsFree() throws Exception {
    CountDownLatch free = new CountDownLatch(1);
    LiveTraining.watch(trainer, MOONS);
    trainer.addListener(
        new Listener() {
          @Override
          public void fitEnded(Trainer ended) {
            Mouse.awaitQuietly(free);
          }

          @Override
          public boolean isToldLast() {
            return true;
          }
        });
    Future<?> fit = thread.submit(() -> trainer.fit(MOONS, MOONS, 2));
    Mouse mouse = Mouse.inWindow("Training on moons");
    mouse.awaitText("The training is over.");
    mouse.click("Train on");
    mouse.awaitTextFrom(
        "The training goes on as soon as it can: The network is being trained by another thread, \"pool-");
    assertThat(trainer.epoch()).isEqualTo(2);
    free.countDown();
    Mouse.await("two epochs more", () -> trainer.epoch() == 4);
    fit.get(20, TimeUnit.SECONDS);
    mouse.awaitText("4 / 4");
    mouse.awaitText("The training is over.");
    assertSameAsUnwatched(trainer, 4);
  }

  @Test
  void aRefusalIsSaidAndTriedAgain() throws Exception {
    AtomicBoolean refuses = new AtomicBoolean(false);
    trainer.addListener(
        new Listener() {
          @Override
          public void fitStarted(Trainer started, Dataset train) {
            if (refuses.get()) {
              throw new IllegalStateException("not today");
            }
          }
        });
    LiveTraining.watch(trainer, MOONS);
    fit(2).get(20, TimeUnit.SECONDS);
    refuses.set(true);
    Mouse mouse = Mouse.inWindow("Training on moons");
    mouse.click("Reset");
    mouse.awaitText("The training goes on as soon as it can: not today");
    mouse.awaitText("0 / 2"); // the figures are those of the beginning
    refuses.set(false);
    mouse.click("Start");
    Mouse.await("two epochs", () -> trainer.epoch() == 2);
    mouse.awaitText("The training is over.");
    assertSameAsUnwatched(trainer, 2);
  }

  @Test
  void whatCanNeverBeIsSaidAndTheNextClickCounts() throws Exception {
    AtomicBoolean refuses = new AtomicBoolean(false);
    trainer.addListener(
        new Listener() {
          @Override
          public void fitStarted(Trainer started, Dataset train) {
            if (refuses.getAndSet(false)) {
              throw new IllegalArgumentException("not with these data");
            }
          }
        });
    LiveTraining.watch(trainer, MOONS);
    fit(2).get(20, TimeUnit.SECONDS);
    refuses.set(true);
    Mouse mouse = Mouse.inWindow("Training on moons");
    mouse.click("Train on");
    mouse.awaitText("The training can't go on: not with these data");
    mouse.click("Train on");
    Mouse.await("two epochs more", () -> trainer.epoch() == 4);
    mouse.awaitText("The training is over.");
    assertSameAsUnwatched(trainer, 4);
  }

  /** One that is told last, and after the window, which is open already. */
  @Test
  void aWindowWhoseFitIsRefusedTrainsOn() throws Exception {
    AtomicBoolean refuses = new AtomicBoolean(true);
    LiveTraining.watch(trainer, MOONS);
    trainer.addListener(
        new Listener() {
          @Override
          public void fitStarted(Trainer started, Dataset train) {
            if (refuses.getAndSet(false)) {
              throw new IllegalStateException("not today");
            }
          }

          @Override
          public boolean isToldLast() {
            return true;
          }
        });
    Future<?> fit = fit(2);
    assertThatThrownBy(() -> fit.get(20, TimeUnit.SECONDS)).hasMessageContaining("not today");
    Mouse mouse = Mouse.inWindow("Training on moons");
    mouse.awaitText("The fit was refused, and nothing was trained.");
    mouse.click("Train on");
    Mouse.await("two epochs", () -> trainer.epoch() == 2);
    mouse.awaitText("The training is over.");
    assertSameAsUnwatched(trainer, 2);
  }
}
