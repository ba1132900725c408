package gradus.lessons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** What the page of lesson 1 says beside its program's output. */
class Lesson01Test {
  private final Page page = Page.of("lesson01");

  /** w at the start and after each step, on the loss curvature/2 · (w − 3)². */
  private static double[] path(double curvature, double learningRate, int steps) {
    double[] path = new double[steps + 1];
    for (int step = 0; step < steps; step++) {
      path[step + 1] = path[step] - learningRate * curvature * (path[step] - 3);
    }
    return path;
  }

  private static double loss(double w) {
    return (w - 3) * (w - 3);
  }

  @Test
  void theAnswerToTheExerciseIsTrue() {
    double[] one = path(2, 1, 20);
    page.says("With the rate 1, $w$ is %.0f, %.0f and %.0f:", one[1], one[2], one[3]);
    page.says("The loss stays at %.0f forever", loss(one[20]));
    double[] above = path(2, 1.1, 20);
    page.says("With 1.1, $w$ is %.1f, −%.2f and %.3f.", above[1], -above[2], above[3]);
    page.says("multiplies the loss by %.2f.", loss(above[2]) / loss(above[1]));
    page.says("After 20 steps it is %.0f.", loss(above[20]));
  }

  @Test
  void theBorderIsTwoOverTheCurvatureAndTheBestRateHalfOfIt() {
    // 5(w − 3)² has the curvature 10: at 0.2 w stays 3 away, at 0.1 one step arrives.
    page.says("its limit is 0.2:");
    assertThat(path(10, 0.2, 100)[100]).isCloseTo(0, within(1e-9));
    assertThat(path(10, 0.19, 100)[100]).isCloseTo(3, within(1e-4));
    assertThat(Math.abs(path(10, 0.21, 100)[100])).isGreaterThan(10_000);
    assertThat(path(10, 0.1, 1)[1]).isEqualTo(3);
  }

  @Test
  void theFiguresInTheTextAreTrue() {
    double[] path = path(2, 0.1, 36);
    page.says("`w` is %s.", path[1]);
    page.says("`slope` is about %.1f, at the third about %.2f.", slope(path[1]), slope(path[2]));
    assertThat(loss(path[35])).isGreaterThan(1e-6);
    assertThat(loss(path[36])).isLessThan(1e-6);
    assertThat(loss(path[36])).isCloseTo(9 * Math.pow(0.64, 36), within(1e-15));
    page.says("is still %.2f after 36 steps", loss(path(2, 0.001, 36)[36]));
    assertThat(loss(path(2, 0.5, 1)[1])).isZero();
    // "from wherever you start"
    assertThat(100 - 0.5 * slope(100)).isEqualTo(3);
  }

  private static double slope(double w) {
    return 2 * (w - 3);
  }
}
