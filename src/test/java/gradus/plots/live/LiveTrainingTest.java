package gradus.plots.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import gradus.Trainer;
import gradus.plots.PlotCanvas;
import gradus.plots.Slope;
import gradus.plots.Theme;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Steps, pauses and pictures, with a display and a mouse that presses the buttons. */
@Timeout(60)
class LiveTrainingTest extends WatchedTraining {
  @Test
  void refusesToTrainOnTheThreadOfTheWindow() throws Exception {
    LiveTraining.watch(trainer, MOONS).startPaused();
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    SwingUtilities.invokeAndWait(
        () -> thrown.set(catchThrowable(() -> trainer.fit(MOONS, MOONS, 1))));
    assertThat(thrown.get())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "fit was called on Swing's event thread, so the window of LiveTraining could neither be"
                + " drawn nor take a click until the training is over: call fit on another thread,"
                + " as in new Thread(() -> trainer.fit(train, 100)).start().");
    assertThat(steps.get()).isZero();
    // On another thread the same trainer trains.
    Future<?> fit = fit(1);
    Mouse mouse = Mouse.inWindow("Training on moons");
    mouse.settle();
    mouse.click("One epoch");
    fit.get(30, TimeUnit.SECONDS);
    assertThat(steps.get()).isEqualTo(STEPS_IN_EPOCH);
  }

  @Test
  void buttonsMakeOneStepOneEpochAndAllTheRest() throws Exception {
    LiveTraining.watch(trainer, MOONS).startPaused();
    Future<?> fit = fit(50);
    Mouse mouse = Mouse.inWindow("Training on moons");
    mouse.settle();
    assertThat(steps.get()).isZero();
    mouse.click("One step");
    Mouse.await("one step", () -> steps.get() == 1);
    mouse.click("One step");
    Mouse.await("another step", () -> steps.get() == 2);
    mouse.click("One epoch");
    Mouse.await("the end of the epoch", () -> steps.get() == STEPS_IN_EPOCH);
    mouse.click("One epoch");
    Mouse.await("another epoch", () -> steps.get() == 2 * STEPS_IN_EPOCH);
    mouse.settle();
    assertThat(steps.get()).isEqualTo(2 * STEPS_IN_EPOCH);
    mouse.click("Continue");
    fit.get(20, TimeUnit.SECONDS);
    mouse.awaitText("The training is over.");
    mouse.awaitText("50 / 50");
    assertSameAsUnwatched(trainer, 50);
  }

  @Test
  void aPauseStopsTheStepsInTheMiddle() throws Exception {
    LiveTraining.watch(trainer, MOONS);
    Future<?> fit = fit(1_000_000);
    Mouse mouse = Mouse.inWindow("Training on moons");
    Mouse.await("some steps", () -> steps.get() > 10);
    mouse.click("Pause");
    mouse.awaitText("Continue");
    awaitRest();
    long atPause = steps.get();
    mouse.settle();
    assertThat(steps.get()).isEqualTo(atPause);
    assertThat(fit.isDone()).isFalse();
    trainer.stop("the test has seen enough");
    mouse.click("Continue");
    fit.get(20, TimeUnit.SECONDS);
    mouse.awaitText("Stopped: the test has seen enough.");
  }

  @Test
  void closingTheWindowLetsTheFitEndWithTheSameBits() throws Exception {
    LiveTraining.watch(trainer, MOONS).startPaused().theme(Theme.DARK);
    Future<?> fit = fit(30);
    Mouse mouse = Mouse.inWindow("Training on moons");
    mouse.click("One step");
    Mouse.await("one step", () -> steps.get() == 1);
    Mouse.closeWindows();
    fit.get(20, TimeUnit.SECONDS);
    assertSameAsUnwatched(trainer, 30);
    fit(1).get(20, TimeUnit.SECONDS); // and no window opens again
    assertThat(mouse.isShowing()).isFalse();
  }

  @Test
  void showsTheBoundaryAndTheLoss() throws Exception {
    LiveTraining.watch(trainer, MOONS).startPaused();
    Future<?> fit = fit(2);
    Mouse mouse = Mouse.inWindow("Training on moons");
    mouse.click("One epoch");
    // The curve's label on the left, the dots of both classes on the right.
    mouse.awaitColors(Theme.LIGHT.color(0), Theme.LIGHT.color(1));
    assertThat(fit.isDone()).isFalse();
  }

  /** At the next step the window would be ready, but until then one would see an old picture. */
  @Test
  void aStepForWhichTheWindowWasNotReadyIsShownSoon() throws Exception {
    CountDownLatch painted = new CountDownLatch(1);
    PlotCanvas other = new PlotCanvas(Theme.LIGHT, "in another window", 10, 10);
    other.setSize(10, 10);
    LiveTraining.watch(trainer, MOONS).startPaused().speed(0.001); // steps a second
    Future<?> fit = fit(2);
    Mouse mouse = Mouse.inWindow("Training on moons");
    awaitRest();
    other.show((graphics, width, height) -> Mouse.awaitQuietly(painted)); // all share one painter
    mouse.click("Start");
    Mouse.await("one step", () -> trainer.steps() == 1);
    mouse.settle();
    painted.countDown();
    mouse.awaitText("1");
    assertThat(trainer.steps()).isEqualTo(1);
    assertThat(fit.isDone()).isFalse();
  }

  @Test
  void aWindowThatGrowsInAPauseGetsALargerPicture() throws Exception {
    Slope plot = Slope.plot(trainer);
    AtomicLong pictures = new AtomicLong();
    LiveTraining.watch(
            trainer,
            () -> {
              pictures.incrementAndGet();
              return plot;
            })
        .startPaused();
    Future<?> fit = fit(2);
    Mouse mouse = Mouse.inWindow("Training on moons");
    mouse.settle();
    long before = pictures.get();
    mouse.resize(900, 500);
    Mouse.await("another picture", () -> pictures.get() > before);
    assertThat(steps.get()).isZero();
    assertThat(fit.isDone()).isFalse();
  }

  @Test
  void aPlotOfYourOwnCanBeShown() throws Exception {
    Trainer slope = Slope.trainer();
    LiveTraining.watch(slope, () -> Slope.plot(slope)).startPaused();
    Future<?> fit = thread.submit(() -> slope.fit(Slope.POINTS, 30));
    Mouse mouse = Mouse.inWindow("Training on two points");
    mouse.click("Start");
    fit.get(20, TimeUnit.SECONDS);
    mouse.awaitText("30 / 30");
    mouse.awaitText("training RMSE"); // no accuracy
    mouse.awaitText("-"); // no validation set
    mouse.awaitColors(Theme.LIGHT.color(0));
  }

  @Test
  void aSecondFitOfTheProgramNeedsNoButton() throws Exception {
    LiveTraining.watch(trainer, MOONS);
    fit(3).get(20, TimeUnit.SECONDS);
    fit(3).get(20, TimeUnit.SECONDS);
    Mouse.inWindow("Training on moons").awaitText("6 / 6");
    assertSameAsUnwatched(trainer, 6);
  }

  @Test
  void aSpeedThatIsNoneIsRefused() {
    assertThatThrownBy(() -> LiveTraining.watch(trainer, MOONS).speed(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "speed got 0.0, but expects a positive number of steps a second, or infinity for as fast"
                + " as it goes.");
  }
}
