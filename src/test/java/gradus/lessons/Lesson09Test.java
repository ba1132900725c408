package gradus.lessons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What the page of lesson 9 says beside its program's output. */
class Lesson09Test {
  private static final double[] X = {1, 2, 3};
  private static final double[] Y = {2, 4, 5};

  private final Page page = Page.of("lesson09");

  /** The sum of the squared errors of a line. */
  private static double squares(double w, double b) {
    double sum = 0;
    for (int row = 0; row < X.length; row++) {
      double error = w * X[row] + b - Y[row];
      sum += error * error;
    }
    return sum;
  }

  @Test
  void theBaselineOfThePointsIsTheirMean() {
    double mean = (2 + 4 + 5) / 3.0;
    page.says("their mean, %.4f, with a loss of %.4f.", mean, squares(0, mean) / 3);
  }

  /** From the normal equations: covariance over variance, here 1 over 2/3. */
  @Test
  void theBestLineIsThatOfTheNormalEquations() {
    double best = squares(1.5, 2.0 / 3) / 3;
    page.says("$w = 1.5$, $b = %.4f$ and a loss of %.4f,", 2.0 / 3, best);
    for (double nudge : new double[] {-1e-3, 1e-3}) {
      assertThat(squares(1.5 + nudge, 2.0 / 3) / 3).isGreaterThan(best);
      assertThat(squares(1.5, 2.0 / 3 + nudge) / 3).isGreaterThan(best);
    }
  }

  @Test
  void theGradientOfTheBatchIsThatOfAFiniteDifference() {
    double h = 1e-6;
    double dw = (squares(h, 0) - squares(-h, 0)) / (2 * h) / 3;
    double db = (squares(0, h) - squares(0, -h)) / (2 * h) / 3;
    assertThat(dw).isCloseTo(-50 / 3.0, within(1e-6));
    assertThat(db).isCloseTo(-22 / 3.0, within(1e-6));
    page.says("their mean is −%.4f.", -dw);
  }

  @Test
  void aSumNeedsAThirdOfTheRate() {
    page.says(
        "the sum of their squares is %.2f; before the step it was %.0f.", squares(5, 2.2), 45.0);
    assertThat(squares(0, 0)).isEqualTo(45);
    // The curvatures are the eigenvalues of 2/3 [[sum x^2, sum x], [sum x, 3]].
    double half = (14 + 3) / 2.0;
    double largest = 2 / 3.0 * (half + Math.sqrt(half * half - (14 * 3 - 6 * 6)));
    page.says("has grown from %.2f to %.2f,", largest, 3 * largest);
    page.says("has fallen from %.3f to %.3f.", 2 / largest, 2 / (3 * largest));
  }

  @Test
  void eightFlowersAreWrong() {
    page.says("Eight of 150 flowers");
    assertThat(page.quotedOutput())
        .contains(String.format(Locale.ROOT, "  1000    0.3037     %.3f", 142 / 150.0));
  }
}
