package gradus.plots;

import static gradus.plots.Pictures.count;
import static gradus.plots.Pictures.height;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.Network;
import gradus.inspect.LayerMonitor;
import gradus.layers.Dense;
import gradus.layers.Parameter;
import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** {@link GradientNorms} and {@link UpdateRatios}. */
class LayerCurvesTest {
  private static final Color FIRST = Theme.LIGHT.inOrder(0, 2);
  private static final Color SECOND = Theme.LIGHT.inOrder(1, 2);

  /**
   * Two layers, each of one weight and a bias of 0, in ten steps. In each the gradient of their
   * weights is what is given, and the weights grow by the ratios.
   */
  private static LayerMonitor monitor(double[] gradients, double[] ratios) {
    Random random = new Random(1);
    Network network = new Network(new Dense(1, 1, random), new Dense(1, 1, random));
    LayerMonitor monitor = new LayerMonitor(1);
    monitor.watch(network);
    for (int step = 1; step <= 10; step++) {
      for (int layer = 0; layer < 2; layer++) {
        Parameter weight = network.layers().get(layer).parameters().get(0);
        weight.gradient.data[0] = gradients[layer];
        weight.value.data[0] *= 1 + ratios[layer];
      }
      monitor.stepEnded(step);
    }
    return monitor;
  }

  private static LayerMonitor monitor(double first, double second) {
    return monitor(new double[] {first, second}, new double[] {first, second});
  }

  @Test
  void theLayersGradientsAreFactorsApart() {
    GradientNorms norms = GradientNorms.of(monitor(0.001, 1));
    assertThat(norms.subtitle())
        .isEqualTo("the first layer's is typically 0.001 times the last layer's");
    BufferedImage image = norms.image();
    // Three decades between them fill nearly the whole height of about 780 pixels.
    double between = height(image, FIRST, 500, 1000) - height(image, SECOND, 500, 1000);
    assertThat(between).isGreaterThan(650);
    BufferedImage other = GradientNorms.of(monitor(100, 0.1)).image();
    assertThat(height(other, SECOND, 500, 1000) - height(other, FIRST, 500, 1000))
        .isEqualTo(between, within(1.0));
  }

  @Test
  void gradientsOfZeroLeaveAGap() {
    GradientNorms norms = GradientNorms.of(monitor(0, 1));
    assertThat(norms.subtitle()).isEqualTo("from step 1 to step 10");
    assertThat(count(norms.image(), FIRST)).isZero();
    assertThat(count(norms.image(), SECOND)).isPositive();
  }

  @Test
  void healthyUpdatesLieInTheBand() {
    UpdateRatios ratios = UpdateRatios.of(monitor(1e-3, 0.1));
    assertThat(ratios.subtitle()).isEqualTo("50 % of the updates are in the healthy band");
    BufferedImage image = ratios.image();
    Color band = Theme.LIGHT.shades.at(0.12);
    double middle = height(image, band, 990, 1000);
    // 0.001 is the middle of the band from 0.0001 to 0.01; 0.1 is above it.
    assertThat(height(image, FIRST, 500, 980)).isBetween(middle - 5, middle + 5);
    int above = (int) height(image, SECOND, 500, 980);
    assertThat(count(image, band, new Rectangle(500, above - 20, 400, 40))).isZero();
  }

  @Test
  void theBandIsInSightWhateverTheRatiosAre() {
    Color band = Theme.LIGHT.shades.at(0.12);
    for (double ratio : new double[] {1e-9, 0.5}) {
      UpdateRatios ratios = UpdateRatios.of(monitor(ratio, ratio));
      assertThat(ratios.subtitle()).isEqualTo("0 % of the updates are in the healthy band");
      assertThat(count(ratios.image(), band)).isGreaterThan(100_000);
    }
  }

  @Test
  void aMonitorThatMeasuredNothingIsSaidToHaveNothing() {
    String nothing =
        "nothing is measured yet: add the monitor with trainer.addListener(monitor), and fit";
    LayerMonitor monitor = new LayerMonitor(1);
    assertThat(GradientNorms.of(monitor).subtitle()).isEqualTo(nothing);
    assertThat(UpdateRatios.of(monitor).subtitle()).isEqualTo(nothing);
    Pictures.assertDraws(GradientNorms.of(monitor));
    Pictures.assertDraws(UpdateRatios.of(monitor));
  }

  @Test
  void drawsAnyNumbersInTimeAtEverySize() {
    double[][] numbers = {
      {Double.NaN, 1}, {Double.POSITIVE_INFINITY, 1}, {1e150, 1e-150}, {1e-5, 1e-5}, {0, 0}
    };
    for (double[] pair : numbers) {
      LayerMonitor monitor = monitor(pair[0], pair[1]);
      Pictures.assertDraws(GradientNorms.of(monitor));
      Pictures.assertDraws(UpdateRatios.of(monitor).smoothed(0.9));
    }
    Pictures.assertDrawsAtEverySize(GradientNorms.of(monitor(1, 2)));
    Pictures.assertDrawsAtEverySize(UpdateRatios.of(monitor(1e-4, 1e-3)));
  }
}
