package gradus.plots;

import static gradus.plots.Pictures.box;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.Network;
import gradus.layers.Dense;
import gradus.layers.Initializer;
import gradus.layers.Layer;
import gradus.layers.ReLU;
import gradus.layers.Sigmoid;
import gradus.layers.Softmax;
import gradus.layers.Tanh;
import gradus.math.Matrix;
import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ActivationHistogramsTest {
  private static final Color BLUE = Theme.LIGHT.color(0);

  /** One input and one output, {@code weight · x}. */
  private static Dense times(double weight) {
    return new Dense(new double[][] {{weight}}, new double[1]);
  }

  private static Matrix column(double... numbers) {
    Matrix column = new Matrix(numbers.length, 1);
    System.arraycopy(numbers, 0, column.data, 0, numbers.length);
    return column;
  }

  @Test
  void figuresByHand() {
    ActivationHistograms.Statistics relu =
        new ActivationHistograms.Statistics(column(0, 0, 3, 5), new ReLU());
    // Mean 8/4 = 2; distances −2, −2, 1, 3: spread √((4 + 4 + 1 + 9)/4) = √4.5.
    assertThat(relu.mean).isEqualTo(2);
    assertThat(relu.spread).isCloseTo(Math.sqrt(4.5), within(1e-15));
    assertThat(relu.zeros).isEqualTo(0.5);
    assertThat(relu.size()).isEqualTo("mean 2.00, spread 2.12");
    assertThat(relu.still()).isEqualTo("50 % zeros");
  }

  @Test
  void aTanhIsSaturatedFrom099OnAndASigmoidAtBothEnds() {
    ActivationHistograms.Statistics tanh =
        new ActivationHistograms.Statistics(column(0.995, -0.995, 0.98, 0.1), new Tanh());
    assertThat(tanh.saturated).isEqualTo(0.5);
    assertThat(tanh.still()).isEqualTo("50 % saturated");
    ActivationHistograms.Statistics sigmoid =
        new ActivationHistograms.Statistics(column(0.995, 0.005, 0.02, 0.1), new Sigmoid());
    assertThat(sigmoid.saturated).isEqualTo(0.5);
  }

  @Test
  void smallFiguresHaveMoreDigitsAndNoneSaysMinusZero() {
    assertThat(new ActivationHistograms.Statistics(column(-0.01, 0.03), new ReLU()).size())
        .isEqualTo("mean 0.0100, spread 0.0200");
    assertThat(new ActivationHistograms.Statistics(column(-1.001, 1), new Tanh()).size())
        .isEqualTo("mean 0.00, spread 1.00");
    assertThat(new ActivationHistograms.Statistics(column(1e-5, 3e-5), new ReLU()).size())
        .isEqualTo("mean 2.0e-5, spread 1.0e-5");
    assertThat(new ActivationHistograms.Statistics(column(Double.NaN, 1), new ReLU()).still())
        .isEqualTo("1 not finite");
  }

  @Test
  void countsByHand() {
    // Four parts of −1 … 1; the 1 belongs to the last, and the 0 isn't counted.
    int[] counts =
        ActivationHistograms.counts(column(-1, -0.9, -0.4, 0, 0.2, 1, 7), new AxisRange(-1, 1), 4);
    assertThat(counts).containsExactly(2, 1, 1, 1);
  }

  @Test
  void aBarIsWhereTheOutputsAre() {
    // Outputs of −1 and 1: bars at both ends of the axis, nothing between.
    ActivationHistograms plot = ActivationHistograms.of(new Network(times(1)), column(-1, 1, 1, 1));
    BufferedImage image = plot.image();
    Rectangle bars = box(image, BLUE);
    assertThat(Pictures.count(image, BLUE, middle(bars, 0.9))).isZero();
    // One of four against three of four: the left bar is a third as high.
    Rectangle left = box(image.getSubimage(0, 0, 300, 1080), BLUE);
    assertThat(left.height).isBetween(bars.height / 3 - 3, bars.height / 3 + 3);
    assertThat(plot.subtitle()).isEqualTo("the spread is 0.87"); // √(1 − 0.5²)
  }

  /** The middle part of a box. */
  private static Rectangle middle(Rectangle box, double share) {
    int side = (int) (box.width * (1 - share) / 2);
    return new Rectangle(box.x + side, box.y, box.width - 2 * side, box.height);
  }

  @Test
  void onASharedAxisAFadingSignalGetsNarrow() {
    Network fading = new Network(times(1), new Tanh(), times(0.1), new Tanh(), times(1));
    ActivationHistograms plot = ActivationHistograms.of(fading, column(-2, -1, 1, 2));
    // tanh(2) = 0.9640, tanh(1) = 0.7616: √((0.9640² + 0.7616²)/2) = 0.869; a tenth of them later.
    assertThat(plot.subtitle())
        .isEqualTo("the spread is 0.87 in the first layer and 0.0866 in the last hidden one");
    BufferedImage image = plot.image();
    double first = box(image.getSubimage(0, 150, 1400, 260), BLUE).getWidth();
    double second = box(image.getSubimage(0, 430, 1400, 260), BLUE).getWidth();
    assertThat(second).isLessThan(first / 5);
  }

  @Test
  void anActivationAtTheEndIsHiddenToo() {
    Network network = new Network(times(1), new Tanh(), times(100), new ReLU());
    // 100·tanh(1) = 76.16 in two of four rows, 0 in the others: half of it is the spread.
    assertThat(ActivationHistograms.of(network, column(-1, -1, 1, 1)).subtitle())
        .isEqualTo(
            "the spread is 0.76 in the first layer and 38.08 in the last hidden one, with 50 %"
                + " zeros");
  }

  @Test
  void exactZerosAreALineOfTheirOwn() {
    Network relu = new Network(times(1), new ReLU());
    BufferedImage image = ActivationHistograms.of(relu, column(-1, -2, 1, 2)).image();
    Rectangle plotArea = new Rectangle(40, 150, 1300, 900);
    assertThat(Pictures.count(image, Theme.LIGHT.color(1), plotArea)).isGreaterThan(1000);
    Network linear = new Network(times(1));
    BufferedImage without = ActivationHistograms.of(linear, column(-1, -2, 1, 2)).image();
    assertThat(Pictures.count(without, Theme.LIGHT.color(1))).isZero();
  }

  @Test
  void ofManyLayersSomeAreShown() {
    Layer[] layers = new Layer[30];
    for (int i = 0; i < layers.length; i++) {
      layers[i] = times(1);
    }
    ActivationHistograms plot = ActivationHistograms.of(new Network(layers), column(1, 2));
    assertThat(plot.subtitle())
        .isEqualTo(
            "10 of 30 layers; the spread is 0.50 in the first layer and 0.50 in the last hidden"
                + " one");
    Pictures.assertDraws(plot);
  }

  @Test
  void refusesWhatPredictRefuses() {
    assertThatThrownBy(() -> ActivationHistograms.of(new Network(times(1)), column(1, Double.NaN)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The network got an input of NaN in row 1, column 0, but expects finite numbers.");
  }

  @Test
  void drawsEveryNetworkAtEverySize() {
    double[] weights = {0, 1, 1e300, 1e-300, Double.NaN, Double.POSITIVE_INFINITY};
    for (double weight : weights) {
      Network network = new Network(times(weight), new ReLU(), times(2), new Softmax());
      Pictures.assertDraws(ActivationHistograms.of(network, column(1, 2, -3)));
      Pictures.assertDraws(ActivationHistograms.of(new Network(times(weight)), column(5)));
    }
    Network wide = new Network(new Dense(1, 200, Initializer.heNormal(new Random(1))), new Tanh());
    Pictures.assertDrawsAtEverySize(ActivationHistograms.of(wide, column(1, 2, 3)));
  }
}
