package gradus.plots.live;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.callbacks.LearningRateSchedule;
import gradus.layers.Parameter;
import gradus.optimizers.ExponentialDecay;
import gradus.plots.Theme;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What one can enter, choose and read in the window of a training. */
@Timeout(60)
class LiveTrainingControlsTest extends WatchedTraining {
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
}
