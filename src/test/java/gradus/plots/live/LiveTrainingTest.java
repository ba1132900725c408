package gradus.plots.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import gradus.Listener;
import gradus.Network;
import gradus.Trainer;
import gradus.callbacks.LearningRateSchedule;
import gradus.data.Dataset;
import gradus.data.Synthetic;
import gradus.layers.Dense;
import gradus.layers.Dropout;
import gradus.layers.Parameter;
import gradus.layers.Softmax;
import gradus.layers.Tanh;
import gradus.losses.CrossEntropy;
import gradus.math.Matrix;
import gradus.optimizers.ExponentialDecay;
import gradus.optimizers.SGD;
import gradus.plots.Slope;
import gradus.plots.Theme;
import java.awt.GraphicsEnvironment;
import java.awt.event.KeyEvent;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** With a display, and a mouse that presses the buttons. */
@Timeout(60)
class LiveTrainingTest {
  private static final Dataset MOONS = Synthetic.moons(64, 0.1, 1);
  private static final int STEPS_IN_EPOCH = 4; // batches of 16

  private final AtomicLong steps = new AtomicLong();
  private final Trainer trainer = trainer();
  private final ExecutorService thread = Executors.newSingleThreadExecutor();

  private static Trainer trainer() {
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

  private Future<?> fit(int epochs) {
    return thread.submit(() -> trainer.fit(MOONS, MOONS, epochs));
  }

  private static void assertSameAsUnwatched(Trainer watched, int epochs) {
    assertSame(watched, trainer(), epochs);
  }

  private static void assertSame(Trainer watched, Trainer unwatched, int epochs) {
    unwatched.fit(MOONS, MOONS, epochs);
    for (int i = 0; i < unwatched.network().state().size(); i++) {
      Matrix expected = unwatched.network().state().get(i);
      assertThat(watched.network().state().get(i).data).containsExactly(expected.data);
    }
    assertThat(watched.history().epochs()).isEqualTo(unwatched.history().epochs());
  }

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
    mouse.settle();
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
  void aNewLearningRateReachesTheOptimizer() throws Exception {
    LiveTraining.watch(trainer, MOONS).startPaused();
    Future<?> fit = fit(2);
    Mouse mouse = Mouse.inWindow("Training on moons");
    mouse.awaitText("0.5");
    mouse.enter("0.125");
    mouse.awaitText("Learning rate 0.125 from the next step on.");
    mouse.click("One step");
    Mouse.await("one step", () -> steps.get() == 1);
    assertThat(trainer.optimizer().learningRate()).isEqualTo(0.125);
    for (String wrong : new String[] {"fast", "-1", "0", "NaN", "Infinity", ""}) {
      mouse.enter(wrong);
      mouse.awaitText(
          "The learning rate \"" + wrong + "\" can't be: enter a positive number, such as 0.1.");
    }
    mouse.click("One step");
    Mouse.await("a second step", () -> steps.get() == 2);
    assertThat(trainer.optimizer().learningRate()).isEqualTo(0.125);
    assertThat(fit.isDone()).isFalse();
  }

  @Test
  void saysThatAScheduleSetsTheRate() throws Exception {
    trainer.addListener(LearningRateSchedule.bySteps(new ExponentialDecay(0.5, 0.9)));
    LiveTraining.watch(trainer, MOONS).startPaused();
    Future<?> fit = fit(2);
    Mouse mouse = Mouse.inWindow("Training on moons");
    mouse.click("One step");
    mouse.awaitText(
        "The program changes the learning rate too, as a schedule does: what you enter"
            + " holds until then.");
    mouse.awaitText("0.45");
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
    mouse.awaitText("-"); // no accuracy
    mouse.awaitColors(Theme.LIGHT.color(0));
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

  @Test
  void goesBackStepByStepAndOnToTheSameBits() throws Exception {
    trainer.addListener(LearningRateSchedule.bySteps(new ExponentialDecay(0.5, 0.999)));
    LiveTraining.watch(trainer, MOONS).startPaused();
    Future<?> fit = fit(8);
    Mouse mouse = Mouse.inWindow("Training on moons");
    for (int epoch = 1; epoch <= 3; epoch++) {
      mouse.click("One epoch");
      int expected = epoch * STEPS_IN_EPOCH;
      Mouse.await("an epoch", () -> trainer.steps() == expected);
      mouse.awaitText(epoch + " / 8");
    }
    mouse.click("Back");
    mouse.awaitText("11");
    mouse.press(KeyEvent.VK_LEFT);
    mouse.awaitText("10");
    assertThat(trainer.steps()).isEqualTo(10);
    mouse.press(KeyEvent.VK_RIGHT);
    mouse.awaitText("11");
    mouse.press(KeyEvent.VK_HOME);
    mouse.awaitText("0 / 8");
    assertThat(trainer.steps()).isZero();
    assertThat(fit.isDone()).isFalse();
    mouse.press(KeyEvent.VK_SPACE);
    fit.get(20, TimeUnit.SECONDS);
    Trainer unwatched = trainer();
    unwatched.addListener(LearningRateSchedule.bySteps(new ExponentialDecay(0.5, 0.999)));
    assertSame(trainer, unwatched, 8);
  }

  /** Far back, where not every step is kept, some are trained again. */
  @Test
  void trainsAgainWhatIsNotKept() throws Exception {
    LiveTraining.watch(trainer, MOONS).startPaused().speed(Double.POSITIVE_INFINITY);
    Future<?> fit = fit(1_000_000);
    Mouse mouse = Mouse.inWindow("Training on moons");
    mouse.enter("0.25");
    mouse.click("Start");
    Mouse.await("some steps", () -> steps.get() > 300);
    mouse.click("Pause");
    mouse.settle();
    long atPause = trainer.steps();
    mouse.enter("0.125");
    for (int i = 1; i <= 3; i++) {
      mouse.click("Back");
      long expected = atPause - i;
      Mouse.await("a step back", () -> trainer.steps() == expected);
    }
    mouse.settle();
    assertThat(trainer.optimizer().learningRate()).isEqualTo(0.25); // what counts here
    mouse.click("One epoch");
    Mouse.await("the end of the epoch", () -> trainer.steps() % STEPS_IN_EPOCH == 0);
    mouse.settle();
    assertThat(fit.isDone()).isFalse();
    Trainer unwatched = trainer();
    unwatched.optimizer().setLearningRate(0.25);
    assertSame(trainer, unwatched, trainer.epoch());
    trainer.stop("the test has seen enough");
  }

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
  void aSecondFitOfTheProgramNeedsNoButton() throws Exception {
    LiveTraining.watch(trainer, MOONS);
    fit(3).get(20, TimeUnit.SECONDS);
    fit(3).get(20, TimeUnit.SECONDS);
    Mouse.inWindow("Training on moons").awaitText("6 / 6");
    assertSameAsUnwatched(trainer, 6);
  }

  @Test
  void aTypedRateSaysThatItDoesNotCountYet() throws Exception {
    LiveTraining.watch(trainer, MOONS).startPaused();
    Future<?> fit = fit(2);
    Mouse mouse = Mouse.inWindow("Training on moons");
    mouse.awaitText("0.5");
    mouse.type("0,25");
    mouse.awaitText("press Enter");
    mouse.enter("0,25");
    mouse.awaitText("0.25"); // with a comma, too
    mouse.awaitText("Learning rate 0.25 from the next step on.");
    mouse.enter("1e-4");
    mouse.awaitText("0.0001");
    mouse.click("One step");
    Mouse.await("one step", () -> steps.get() == 1);
    assertThat(trainer.optimizer().learningRate()).isEqualTo(1e-4);
    assertThat(fit.isDone()).isFalse();
  }

  @Test
  void showsAUnitOnDemand() throws Exception {
    LiveTraining.watch(trainer, MOONS).startPaused();
    Future<?> fit = fit(2);
    Mouse mouse = Mouse.inWindow("Training on moons");
    mouse.settle();
    mouse.choose(1);
    mouse.awaitColors(Theme.LIGHT.color(0)); // the dots stay
    assertThat(mouse.namesForScreenReaders())
        .containsExactlyInAnyOrder(
            "Loss, step by step",
            "What the network says",
            "Start",
            "One step",
            "One epoch",
            "Back",
            "Reset",
            "Speed, in steps a second",
            "Learning rate",
            "Picture");
    assertThat(fit.isDone()).isFalse();
  }

  @Test
  void theDoctorsFirstFindingIsALine() throws Exception {
    for (Parameter parameter : trainer.network().parameters()) {
      parameter.value.zero(); // all units alike
    }
    LiveTraining.watch(trainer, MOONS).startPaused();
    Future<?> fit = fit(2);
    Mouse mouse = Mouse.inWindow("Training on moons");
    mouse.click("One step");
    mouse.awaitTextFrom("Doctor: equal weights: ");
    assertThat(fit.isDone()).isFalse();
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
