package gradus.plots;

import static gradus.plots.Pictures.count;
import static gradus.plots.Pictures.height;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import gradus.Network;
import gradus.data.Dataset;
import gradus.data.Synthetic;
import gradus.data.files.Datasets;
import gradus.layers.Dense;
import gradus.math.Matrix;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RegressionFitTest {
  private static final Color NETWORK = Theme.LIGHT.color(0);
  private static final Color TRUTH = Theme.LIGHT.color(2);

  /** slope·x + intercept. */
  private static Network line(double slope, double intercept) {
    return new Network(new Dense(new double[][] {{slope}}, new double[] {intercept}));
  }

  private static Dataset data(double[][] inputs, double[][] targets) {
    return new Dataset(new Matrix(inputs), new Matrix(targets), List.of("x"), List.of(), "numbers");
  }

  @Test
  void theCurveIsWhatTheNetworkSays() {
    // The data rises from −1 to 1, the network falls: high at the left, low at the right.
    Dataset rising = Synthetic.line(21, 1, 0, 0, 1);
    BufferedImage image = RegressionFit.of(line(-1, 0), rising).truth(x -> x).image();
    assertThat(height(image, NETWORK, 1200, 1300) - height(image, NETWORK, 400, 500))
        .isGreaterThan(200);
    assertThat(height(image, TRUTH, 400, 500) - height(image, TRUTH, 1200, 1300))
        .isGreaterThan(200);
  }

  @Test
  void theDotsAreWhereTheDataIs() {
    Dataset rising = Synthetic.line(21, 1, 0, 0, 1);
    BufferedImage image = RegressionFit.of(line(-1, 0), rising).image();
    Color dots = ColorMap.mix(Theme.LIGHT.mutedText, Theme.LIGHT.background, 0.25);
    // 21 dots with a radius of 8 pixels inside of the outline: 21·π·8² = 4222.
    assertThat(count(image, dots)).isBetween(3000, 5000);
    assertThat(height(image, dots, 400, 500) - height(image, dots, 1200, 1300)).isGreaterThan(200);
    assertThat(count(image, TRUTH)).isZero();
  }

  @Test
  void theSubtitleSaysHowFarOff() {
    // The errors are 1 and 2: √((1 + 4)/2) = 1.5811.
    Dataset two = data(new double[][] {{0}, {1}}, new double[][] {{1}, {2}});
    assertThat(RegressionFit.of(line(0, 0), two).subtitle())
        .isEqualTo("root mean squared error 1.5811 on 2 examples");
    Dataset one = data(new double[][] {{0}}, new double[][] {{1}});
    assertThat(RegressionFit.of(line(0, 0), one).subtitle())
        .isEqualTo("root mean squared error 1.0000 on 1 example");
    assertThat(RegressionFit.of(line(Double.NaN, 0), one).subtitle())
        .isEqualTo("the network's answers are not finite");
  }

  @Test
  void drawsEverythingInTime() {
    List<Plot> plots = new ArrayList<>();
    Dataset sine = Synthetic.sine(50, 0.1, 1);
    for (double number : new double[] {0, Double.NaN, 1e300, 1e-300, -1e20, 1 / 0.0}) {
      plots.add(RegressionFit.of(line(number, 0), sine).truth(x -> number));
      double finite = Double.isFinite(number) ? number : 7;
      plots.add(
          RegressionFit.of(line(1, 0), data(new double[][] {{finite}}, new double[][] {{finite}})));
    }
    for (int[] size : new int[][] {{50, 50}, {50, 3000}, {300, 150}, {4000, 3000}}) {
      plots.add(RegressionFit.of(line(1, 0), sine).size(size[0], size[1]));
    }
    for (Plot plot : plots) {
      assertTimeout(
          Duration.ofSeconds(30),
          () -> assertThat(count(plot.image(), Theme.LIGHT.background)).isPositive());
    }
  }

  @Test
  void refusesWhatIsNoCurve() {
    assertThatThrownBy(() -> RegressionFit.of(line(1, 0), Datasets.iris()))
        .hasMessage(
            "RegressionFit got iris, whose targets are classes, but expects numbers. For classes"
                + " and two features there is DecisionBoundary.");
    Network twoInputs = new Network(new Dense(2, 1, new Random(1)));
    assertThatThrownBy(() -> RegressionFit.of(twoInputs, Synthetic.sine(9, 0, 1)))
        .hasMessage(
            "RegressionFit got a network (Dense(2, 1)) with 2 inputs and sine with 1 feature, but"
                + " expects as many inputs as features.");
    Network twoOutputs = new Network(new Dense(1, 2, new Random(1)));
    assertThatThrownBy(() -> RegressionFit.of(twoOutputs, Synthetic.sine(9, 0, 1)))
        .hasMessage(
            "RegressionFit got sine with 1 and 1 columns of inputs and targets, and a network with"
                + " 2 outputs, but expects one of each: a curve over a single axis.");
  }
}
