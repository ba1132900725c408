package gradus.plots;

import static gradus.plots.Pictures.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.Network;
import gradus.data.Dataset;
import gradus.data.Synthetic;
import gradus.layers.Dense;
import gradus.layers.Softmax;
import gradus.layers.Tanh;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RasterFieldTest {
  private static final Dataset MOONS = Synthetic.moons(60, 0.1, 1);

  /** Says class 1 where x is positive; its first layer's units are x and y. */
  private final Dense first = new Dense(new double[][] {{1, 0}, {0, 1}}, new double[] {0, 0});

  private final Dense second = new Dense(new double[][] {{-9, 9}, {0, 0}}, new double[] {0, 0});
  private final Network network = new Network(first, new Tanh(), second, new Softmax());
  private final RasterField field = RasterField.of(network, MOONS);

  private static BufferedImage paint(Plot plot) {
    BufferedImage image = new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    plot.paint(graphics, 400, 300);
    graphics.dispose();
    return image;
  }

  /** Whether a pixel has more red than blue. */
  private static boolean isWarm(BufferedImage image, int x, int y) {
    Color color = new Color(image.getRGB(x, y));
    return color.getRed() > color.getBlue() + 10;
  }

  @Test
  void theRegionsHaveTheColorsOfTheirClasses() {
    field.ask(RasterField.RUNNING);
    BufferedImage image = paint(field);
    assertThat(isWarm(image, 360, 230)).isTrue(); // class 1 is vermilion, class 0 is blue
    assertThat(isWarm(image, 60, 230)).isFalse();
    assertThat(count(image, Theme.LIGHT.color(0))).isGreaterThan(50); // its dots
  }

  @Test
  void aUnitIsOrangeWhereItIsPositive() {
    field.show(new RasterField.Unit(0, 1)).ask(RasterField.RUNNING);
    BufferedImage image = paint(field);
    assertThat(isWarm(image, 60, 125)).isTrue(); // the unit is y, which grows upward
    assertThat(isWarm(image, 60, 255)).isFalse();
    assertThat(field.subtitle()).startsWith("output of layer 0, unit 1; ");
  }

  @Test
  void namesTheUnitsOfAllLayers() {
    assertThat(field.units())
        .hasSize(8)
        .startsWith(new RasterField.Unit(0, 0), new RasterField.Unit(0, 1))
        .endsWith(new RasterField.Unit(3, 1));
    assertThat(RasterField.of(wide(), MOONS).units()).isEmpty();
  }

  private static Network wide() {
    return new Network(new Dense(2, 201, new Random(1)), new Dense(201, 2, new Random(1)));
  }

  @Test
  void theNetworkIsAskedByAskAlone() {
    field.ask(10);
    int[] before = pixels(field);
    second.weights.value.zero();
    assertThat(pixels(field)).isEqualTo(before);
    field.ask(10);
    assertThat(pixels(field)).isNotEqualTo(before);
  }

  private static int[] pixels(Plot plot) {
    return paint(plot).getRGB(0, 0, 400, 300, null, 0, 400);
  }

  @Test
  void isEmptyBeforeItAsks() {
    BufferedImage image = paint(field);
    assertThat(field.subtitle()).isEmpty();
    assertThat(image.getRGB(200, 200)).isEqualTo(Color.WHITE.getRGB());
  }

  @Test
  void saysHowManyAreWrong() {
    int wrong = 0;
    for (int row = 0; row < MOONS.rows(); row++) {
      int said = MOONS.inputs().get(row, 0) > 0 ? 1 : 0;
      wrong += said == MOONS.classOf(row) ? 0 : 1;
    }
    field.ask(5);
    assertThat(field.subtitle()).startsWith(wrong + " of 60 examples wrong, accuracy 0.");
  }

  @Test
  void ofManyExamplesAThousandAreDrawnUntilItStandsStill() {
    RasterField many = RasterField.of(network, Synthetic.moons(5000, 0.1, 1));
    many.ask(RasterField.RUNNING);
    assertThat(many.subtitle()).contains(" of 1000 examples wrong");
    many.ask(RasterField.AT_REST);
    assertThat(many.subtitle()).contains(" of 5000 examples wrong");
  }

  @Test
  void whereTheNetworkSaysNaNItIsGray() {
    second.biases.value.set(0, 0, Double.NaN);
    field.ask(5);
    assertThat(new Color(paint(field).getRGB(60, 230))).isEqualTo(Theme.LIGHT.grid);
  }

  @Test
  void unitsThatAreNotThereAreRefused() {
    assertThatThrownBy(() -> field.show(new RasterField.Unit(4, 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("RasterField got layer 4, unit 0, but the network has the layers 0 to 3.");
    field.show(new RasterField.Unit(0, 2));
    assertThatThrownBy(() -> field.ask(5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("RasterField got layer 0, unit 2, but this layer has the units 0 to 1.");
  }

  @Test
  void aRegressionSketchShowsCurveAndDots() {
    RegressionSketch sketch = RegressionSketch.of(Slope.trainer().network(), Slope.POINTS);
    assertThat(sketch.subtitle()).isEmpty();
    sketch.ask(50);
    assertThat(sketch.subtitle()).startsWith("root mean squared error ");
    assertThat(count(paint(sketch), Theme.LIGHT.color(0))).isGreaterThan(10);
  }
}
