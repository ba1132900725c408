package gradus.plots;

import static gradus.plots.Pictures.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DescentPlotTest {
  private static final Color CURVE = Theme.LIGHT.color(0);
  private static final Color STEPS = Theme.LIGHT.color(1);

  private static double parabola(double w) {
    return (w - 3) * (w - 3);
  }

  /** Gradient descent on the parabola from 0: the distance to 3 is multiplied by 1 − 2·rate. */
  private static double[] path(double rate, int steps) {
    double[] path = new double[steps + 1];
    for (int i = 1; i <= steps; i++) {
      path[i] = path[i - 1] - rate * 2 * (path[i - 1] - 3);
    }
    return path;
  }

  private static DescentPlot plot(double... path) {
    return DescentPlot.of(DescentPlotTest::parabola, path);
  }

  @Test
  void theSubtitleSaysFromWhereToWhere() {
    // 3·(1 − 0.2³) = 1.464 from 0, and (3·0.8³)² = 2.3593.
    assertThat(plot(path(0.1, 3)).subtitle())
        .isEqualTo("3 steps from w 0, loss 9 to w 1.464, loss 2.3593");
    assertThat(plot(path(0.1, 1)).subtitle())
        .isEqualTo("1 step from w 0, loss 9 to w 0.6, loss 5.76");
    assertThat(plot(0).subtitle()).isEqualTo("the start: w 0, loss 9");
    assertThat(plot().subtitle()).isEqualTo("no step yet");
  }

  @Test
  void ofAPathThatDivergesTheBeginningIsShown() {
    // Rate 1.1: the loss grows by 1.2² = 1.44 a step. The lowest is 9, at the start, the first
    // above it 12.96, and 9 + 12·3.96 = 56.5: 9·1.44⁵ = 55.7 is shown, 9·1.44⁶ = 80.2 isn't.
    assertThat(new DescentPlot.View(DescentPlotTest::parabola, path(1.1, 20), 0).shown)
        .isEqualTo(6);
    assertThat(plot(path(1.1, 20)).subtitle())
        .isEqualTo(
            "20 steps away from w 0, loss 9 to w -112.0128, loss 13227.9441, the last 15 beyond the"
                + " picture");
  }

  @Test
  void theWholeValleyIsShown() {
    // From 0 to 1.464, and on to where the parabola is as high as at 0, at most half of
    // the length farther: to 2.196. To the left it is higher at once.
    DescentPlot.View view = new DescentPlot.View(DescentPlotTest::parabola, path(0.1, 3), 0);
    assertThat(view.x.low()).isZero();
    assertThat(view.x.high()).isCloseTo(2.196, within(1e-9));
    // After 20 steps it ends at 2.9654, and half of that is 1.4827.
    DescentPlot.View whole = new DescentPlot.View(DescentPlotTest::parabola, path(0.1, 20), 0);
    assertThat(whole.x.high()).isCloseTo(4.448, within(0.001));
    // The lowest point 0 and the start 9, with 8 % of 9 around them.
    assertThat(whole.y.low()).isCloseTo(-0.72, within(0.001));
    assertThat(whole.y.high()).isCloseTo(9.72, within(0.001));
  }

  @Test
  void theStepsLieOnTheCurve() {
    // Rate 1: to and fro between 0 and 6, at the height 9. The arrow between is horizontal.
    BufferedImage image = plot(path(1, 3)).image();
    double middle = Pictures.height(image, STEPS, 900, 1000);
    for (int x = 600; x <= 1300; x += 100) {
      assertThat(Pictures.height(image, STEPS, x, x + 1)).isCloseTo(middle, within(1.0));
    }
    // The parabola's lowest point lies under its middle.
    double lowest = Pictures.height(image, CURVE, 1000, 1020);
    assertThat(lowest - middle).isGreaterThan(500);
  }

  @Test
  void theFirstStepsAreLabelled() {
    BufferedImage image = plot(path(0.1, 10)).image();
    // The labels' dark letters left of the falling branch, below the header.
    assertThat(count(image, Theme.LIGHT.text, new Rectangle(100, 150, 600, 700)))
        .isGreaterThan(200);
    assertThat(count(image, Theme.LIGHT.text, new Rectangle(1000, 150, 800, 700))).isZero();
  }

  @Test
  void drawsEverythingInTime() {
    List<Plot> plots = new ArrayList<>();
    double[][] paths = {
      {},
      {0},
      {3, 3, 3},
      {0, Double.NaN, 1},
      {Double.POSITIVE_INFINITY},
      {1e300, -1e300},
      {1e-300, 2e-300},
      path(5, 500),
      path(0.001, 5000)
    };
    for (double[] path : paths) {
      plots.add(plot(path));
      plots.add(DescentPlot.of(w -> 0, path));
      plots.add(DescentPlot.of(w -> Double.NaN, path));
      plots.add(DescentPlot.of(w -> 1 / w, path));
    }
    for (int[] size : new int[][] {{50, 50}, {50, 3000}, {300, 150}, {4000, 3000}}) {
      plots.add(plot(path(0.9, 20)).size(size[0], size[1]));
    }
    for (Plot plot : plots) {
      assertTimeout(
          Duration.ofSeconds(30),
          () -> assertThat(count(plot.image(), Theme.LIGHT.background)).isPositive());
    }
  }
}
