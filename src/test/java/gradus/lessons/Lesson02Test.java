package gradus.lessons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.data.Standardizer;
import gradus.data.files.Datasets;
import gradus.math.SummaryStatistics;
import org.junit.jupiter.api.Test;

/** What the page of lesson 2 says beside its program's output. */
class Lesson02Test {
  private final Page page = Page.of("lesson02");

  /** A descent in the bowl (w1² + steep · w2²) / 2. */
  private static final class Descent {
    private final double steep;
    private final double rate;
    private final double momentum;
    double w1;
    double w2;
    double velocity1 = 0;
    double velocity2 = 0;

    Descent(double steep, double rate, double momentum, double start1, double start2) {
      this.steep = steep;
      this.rate = rate;
      this.momentum = momentum;
      this.w1 = start1;
      this.w2 = start2;
    }

    void step() {
      velocity1 = momentum * velocity1 + w1;
      velocity2 = momentum * velocity2 + steep * w2;
      w1 -= rate * velocity1;
      w2 -= rate * velocity2;
    }

    double loss() {
      return (w1 * w1 + steep * w2 * w2) / 2;
    }
  }

  private static double momentum(double rate) {
    return Math.pow(1 - Math.sqrt(rate), 2);
  }

  @Test
  void theAnswerToTheExerciseIsTrue() {
    Descent round = new Descent(1, 2.0 / (1 + 1), momentum(1), -3, 3);
    page.says("with a loss of %.0f.", round.loss());
    round.step();
    page.says("one step is enough");
    assertThat(round.loss()).isZero();
  }

  @Test
  void theVelocitiesAtTheBreakpointAreTrue() {
    Descent descent = new Descent(9, 0.2, momentum(0.2), -3, 1);
    descent.step();
    assertThat(descent.velocity1).isEqualTo(-3);
    assertThat(descent.velocity2).isEqualTo(9);
    page.says("The slopes are −%.1f and −%.1f again,", -descent.w1, -9 * descent.w2);
    descent.step();
    page.says("`velocity1` is %.4f and `velocity2` is %.4f:", descent.velocity1, descent.velocity2);
    page.says("end at %.2f instead of %.2f.", descent.w2, 0.8 * 0.8);
  }

  @Test
  void momentumLeavesOneMinusTheRootOfTheRate() {
    page.says("For $\\eta = 0.2$ that is %.3f instead of 0.8;", 1 - Math.sqrt(0.2));
    page.says("for $\\eta = 0.002$ it is %.3f instead of 0.998.", 1 - Math.sqrt(0.002));
    // w1 = (1 + cn)·zⁿ for a double solution z: after 1000 steps c has next to no say.
    Descent descent = new Descent(9, 0.2, momentum(0.2), -3, 1);
    for (int step = 0; step < 1000; step++) {
      descent.step();
    }
    double before = descent.w1;
    descent.step();
    assertThat(descent.w1 / before).isCloseTo(1 - Math.sqrt(0.2), within(0.001));
  }

  /** Complex solutions of z² = (1 + β − ηκ)z − β have the size √β, the root of their product. */
  @Test
  void alongTheSteepDirectionTheSolutionsAreComplex() {
    for (double condition : new double[] {9, 100, 1000}) {
      double rate = 2 / (1 + condition);
      double momentum = momentum(rate);
      double sum = 1 + momentum - rate * condition;
      assertThat(sum * sum - 4 * momentum).isNegative();
      assertThat(Math.sqrt(momentum)).isCloseTo(1 - Math.sqrt(rate), within(1e-12));
    }
  }

  @Test
  void aboveTwoOverTheLargestCurvatureTheStepsAlongItGrow() {
    Descent above = new Descent(9, 2.0 / 9 + 0.001, 0, -3, 1);
    Descent below = new Descent(9, 2.0 / 9 - 0.001, 0, -3, 1);
    above.step();
    below.step();
    assertThat(Math.abs(above.w2)).isGreaterThan(1);
    assertThat(Math.abs(below.w2)).isLessThan(1);
  }

  @Test
  void theSpreadsOfTheWinesAreTrue() {
    SummaryStatistics spreads = SummaryStatistics.of(Standardizer.fit(Datasets.wine()).deviations);
    double ratio = spreads.max() / spreads.min();
    page.says("one column spreads %.0f times as widely", ratio);
    page.says("differ by the factor %.1f million.", ratio * ratio / 1e6);
  }
}
