package gradus.plots.live;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.ChildJvm;
import gradus.Trainer;
import gradus.plots.Slope;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class LiveTrainingWithoutDisplayTest {
  @TempDir Path folder;

  /** Trains with a window, paused at first; runs in a JVM of its own. */
  public static void main(String[] args) {
    Trainer trainer = Slope.trainer();
    LiveTraining.watch(trainer, () -> Slope.plot(trainer)).startPaused();
    trainer.fit(Slope.POINTS, 2);
    System.out.println("slope " + Slope.of(trainer.network()));
  }

  private String run(String headless) throws Exception {
    return ChildJvm.run(
        ChildJvm.home(),
        folder,
        Map.of("DISPLAY", ":4711"),
        List.of(
            "-Djava.awt.headless=" + headless,
            "-cp",
            System.getProperty("java.class.path"),
            LiveTrainingWithoutDisplayTest.class.getName()));
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "displays have numbers on Linux only")
  void aLineSaysSoAndTheFitGoesOnWithoutAPause() throws Exception {
    String[] expected = {
      "No display, so no window to watch the training in; Animation.record makes a GIF of it.",
      "slope 1.5"
    };
    assertThat(run("true").lines()).containsExactly(expected);
    assertThat(run("false").lines()).containsExactly(expected); // a display that doesn't answer
  }
}
