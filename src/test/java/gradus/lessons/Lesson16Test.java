package gradus.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import lesson16.Race;
import org.junit.jupiter.api.Test;

/** What the page of lesson 16 says beside its program's output. */
class Lesson16Test {
  private final Page page = Page.of("lesson16");

  @Test
  void adamIsFirstAtACommonRateAndNotAtTheBestOfEach() {
    int adam = Race.run("Adam", 0.01, 12).stepsTo(0.3);
    int momentum = Race.run("momentum", 0.01, 12).stepsTo(0.3);
    assertThat(Race.run("SGD", 0.01, 12).stepsTo(0.3)).isEqualTo(-1);
    page.says("Adam after %d steps, momentum after %d, SGD not in 408.", adam, momentum);
    Race sgd = Race.run("SGD", 0.3, 12);
    Race fast = Race.run("momentum", 0.03, 12);
    Race cosine = Race.run("cosine", 0.3, 12);
    page.says(
        "%d, %d and %d steps, and Adam, at the rate 0.01, takes %d.",
        sgd.stepsTo(0.3), fast.stepsTo(0.3), cosine.stepsTo(0.3), adam);
    for (double rate : new double[] {0.001, 0.003, 0.01, 0.03}) {
      assertThat(Race.run("Adam", rate, 12).lastLoss()).isGreaterThan(sgd.lastLoss());
    }
  }

  @Test
  void momentumIsSgdWithTenTimesTheRate() {
    for (double rate : new double[] {0.003, 0.01}) {
      int momentum = Race.run("momentum", rate, 12).stepsTo(0.3);
      int sgd = Race.run("SGD", 10 * rate, 12).stepsTo(0.3);
      page.says("%d at %s", momentum, rate);
      page.says("%d at %s", sgd, rate == 0.003 ? "0.03" : "0.1");
      assertThat((double) momentum / sgd).isBetween(0.9, 1.1);
    }
  }

  @Test
  void theAnswerToTheExerciseIsTrue() {
    page.says("At 0.1 it needed %d steps.", Race.run("SGD", 0.1, 12).stepsTo(0.3));
    page.says("1100; it needs %d.", Race.run("SGD", 0.01, 48).stepsTo(0.3));
  }
}
