package gradus.plots.live;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.Trainer;
import gradus.callbacks.LearningRateSchedule;
import gradus.optimizers.ExponentialDecay;
import java.awt.event.KeyEvent;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Back, and on again to the same bits. */
@Timeout(60)
class LiveTrainingBackTest extends WatchedTraining {
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
    awaitRest();
    long atPause = trainer.steps();
    mouse.enter("0.125");
    for (int i = 1; i <= 3; i++) {
      mouse.click("Back");
      long expected = atPause - i;
      Mouse.await("a step back", () -> trainer.steps() == expected);
    }
    awaitRest();
    assertThat(trainer.optimizer().learningRate()).isEqualTo(0.25); // what counts here
    mouse.click("One epoch");
    awaitRest();
    assertThat(trainer.steps() % STEPS_IN_EPOCH).isZero();
    assertThat(fit.isDone()).isFalse();
    Trainer unwatched = trainer();
    unwatched.optimizer().setLearningRate(0.25);
    assertSame(trainer, unwatched, trainer.epoch());
    trainer.stop("the test has seen enough");
  }
}
