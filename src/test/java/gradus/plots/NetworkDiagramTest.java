package gradus.plots;

import static gradus.plots.Pictures.box;
import static gradus.plots.Pictures.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.Network;
import gradus.data.Dataset;
import gradus.data.files.Datasets;
import gradus.layers.AveragePool2D;
import gradus.layers.BatchNorm;
import gradus.layers.Conv2D;
import gradus.layers.Dense;
import gradus.layers.Dropout;
import gradus.layers.GlobalAveragePool2D;
import gradus.layers.ImageShape;
import gradus.layers.Layer;
import gradus.layers.MaxPool2D;
import gradus.layers.ReLU;
import gradus.layers.Residual;
import gradus.layers.Sigmoid;
import gradus.layers.Softmax;
import gradus.math.Matrix;
import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NetworkDiagramTest {
  private static final Color STRONG_PLUS = Theme.LIGHT.diverging.at(1);
  private static final Color STRONG_MINUS = Theme.LIGHT.diverging.at(0);

  private static Network network(int... widths) {
    Random random = new Random(1);
    Layer[] layers = new Layer[2 * (widths.length - 1)];
    for (int i = 0; i + 1 < widths.length; i++) {
      layers[2 * i] = new Dense(widths[i], widths[i + 1], random);
      layers[2 * i + 1] = i + 2 < widths.length ? new ReLU() : new Softmax();
    }
    return new Network(layers);
  }

  private static Network dense(double[][] weights, double... biases) {
    return new Network(new Dense(weights, biases));
  }

  @Test
  void edgesHaveTheColorOfTheirWeights() {
    // One input, two outputs: the edge up has the weight 1, the edge down −1.
    BufferedImage image = NetworkDiagram.of(dense(new double[][] {{1, -1}}, 0, 0)).image();
    assertThat(count(image, STRONG_PLUS)).isGreaterThan(2000);
    assertThat(box(image, STRONG_PLUS).getMaxY())
        .isLessThanOrEqualTo(box(image, STRONG_MINUS).getMinY() + 10);
  }

  @Test
  void aStrongEdgeIsThickerAndAWeightOfZeroIsDotted() {
    BufferedImage strong = NetworkDiagram.of(dense(new double[][] {{1}}, 0)).image();
    BufferedImage none = NetworkDiagram.of(dense(new double[][] {{0}}, 0)).image();
    assertThat(count(strong, STRONG_PLUS)).isGreaterThan(3000);
    assertThat(count(none, STRONG_PLUS)).isZero();
    Rectangle between = new Rectangle(500, 300, 300, 600);
    int ink = between.width * between.height - count(none, Theme.LIGHT.background, between);
    assertThat(ink).isBetween(50, 900); // every sixth unit a dot, 300 pixels long
    // 0.5 of the largest weight: 0.12 + 0.88·0.5 = 0.56 of the way to the strongest color.
    BufferedImage two = NetworkDiagram.of(dense(new double[][] {{1, 0.5}}, 0, 0)).image();
    Color half = Theme.LIGHT.diverging.at(0.5 + 0.56 / 2);
    assertThat(count(two, half)).isBetween(1000, count(two, STRONG_PLUS));
  }

  @Test
  void theRingOfANodeIsItsBias() {
    BufferedImage image = NetworkDiagram.of(dense(new double[][] {{0}}, -2)).image();
    // Only the right node has a bias.
    assertThat(box(image, STRONG_MINUS).x).isGreaterThan(1500);
    assertThat(count(image, STRONG_PLUS)).isZero();
  }

  @Test
  void biasesAreWrittenUnderTheirNodesUnlessAllAreZero() {
    Rectangle underTheNode = new Rectangle(1650, 660, 200, 60);
    BufferedImage with = NetworkDiagram.of(dense(new double[][] {{1}}, 0.5)).image();
    BufferedImage without = NetworkDiagram.of(dense(new double[][] {{1}}, 0)).image();
    assertThat(count(with, Theme.LIGHT.text, underTheNode)).isPositive();
    assertThat(count(without, Theme.LIGHT.text, underTheNode)).isZero();
  }

  @Test
  void withAnExampleNodesAreGrayByTheirSize() {
    Network network = dense(new double[][] {{1, -0.5}}, 0, 0);
    NetworkDiagram plot = NetworkDiagram.of(network).with(new Matrix(new double[][] {{3}}));
    BufferedImage image = plot.image();
    // Outputs 3 and −1.5: the second is half as large.
    Color loud = ColorMap.mix(Theme.LIGHT.background, Theme.LIGHT.text, 0.45);
    Color half = ColorMap.mix(Theme.LIGHT.background, Theme.LIGHT.text, 0.225);
    assertThat(count(image, loud)).isGreaterThan(2000);
    assertThat(box(image, half).x).isGreaterThan(1500);
    assertThat(box(image, half).y).isGreaterThan(540);
  }

  @Test
  void theSubtitleSaysSizeAndPrediction() {
    // 2·2 + 2 + 2·3 + 3 = 15 parameters.
    assertThat(NetworkDiagram.of(network(2, 2, 3)).subtitle())
        .isEqualTo("2→2→3 units, 15 parameters");
    Network sure = new Network(new Dense(new double[][] {{0, 40}}, new double[2]), new Softmax());
    assertThat(NetworkDiagram.of(sure).with(new Matrix(new double[][] {{1}})).subtitle())
        .isEqualTo("1→2 units, 4 parameters; it says y1 with probability 1");
  }

  @Test
  void featuresAndClassesAreNamed() {
    NetworkDiagram plot = NetworkDiagram.of(network(4, 5, 3)).named(Datasets.iris());
    plot.with(Datasets.iris().row(0));
    assertThat(plot.subtitle())
        .matches("4→5→3 units, 43 parameters; it says \\w+ with probability 0\\.\\d+");
    assertThat(plot.subtitle()).doesNotContain("y0").doesNotContain("y1").doesNotContain("y2");
    Dataset one = Datasets.breastCancer().withOneTargetColumn();
    Network single = new Network(new Dense(30, 1, new Random(1)), new Sigmoid());
    Pictures.assertDraws(NetworkDiagram.of(single).named(one));
  }

  @Test
  void leavesTheNetworkAsItIs() {
    Network network =
        new Network(new Dense(4, 3, new Random(1)), new BatchNorm(3), new Dropout(0.5, 1));
    network.setTraining(true);
    double[] before = network.state().get(0).data.clone();
    NetworkDiagram.of(network).with(Datasets.iris().row(0)).image();
    assertThat(network.isTraining()).isTrue();
    assertThat(network.state().get(0).data).isEqualTo(before);
  }

  /** 1 x 8 x 8 to 2 x 7 x 7 by windows of 2 x 2, to three numbers. */
  private static Network ofImages(Layer... more) {
    Random random = new Random(1);
    Conv2D conv = new Conv2D(new ImageShape(1, 8, 8), 2, 2, random);
    List<Layer> layers = new ArrayList<>(List.of(conv, new ReLU()));
    layers.addAll(List.of(more));
    return new Network(layers.toArray(new Layer[0]));
  }

  @Test
  void imagesAreDrawnAsSheetsWithTheWindowThatSlidesOverThem() {
    NetworkDiagram plot = NetworkDiagram.of(ofImages());
    // 2·(2·2 + 1) parameters
    assertThat(plot.subtitle()).isEqualTo("1 x 8 x 8 → 2 x 7 x 7, 10 parameters");
    BufferedImage image = plot.image();
    Color sheet = ColorMap.mix(Theme.LIGHT.background, Theme.LIGHT.text, 0.08);
    Rectangle sheets = box(image, sheet);
    Rectangle lines = box(image, STRONG_PLUS);
    int pixel = leftSheet(image, sheet).width / 8;
    // The window begins at column 3 of 8 and row 2 of 8, and is 2 x 2 pixels large.
    assertThat(lines.x).isCloseTo(sheets.x + 3 * pixel, within(4));
    assertThat(lines.y).isCloseTo(leftSheet(image, sheet).y + 2 * pixel, within(4));
    assertThat(column(image, STRONG_PLUS, lines.x + 1)).isCloseTo(2 * pixel, within(5));
  }

  /** The sheet of the inputs, the only one in the left half. */
  private static Rectangle leftSheet(BufferedImage image, Color color) {
    return box(image.getSubimage(0, 0, image.getWidth() / 2, image.getHeight()), color);
  }

  /** How high the line of a color at this x is. */
  private static int column(BufferedImage image, Color color, int x) {
    return count(image, color, new Rectangle(x, 0, 1, image.getHeight()));
  }

  @Test
  void anExampleIsShownInTheSheets() {
    Matrix input = new Matrix(1, 64);
    input.set(0, 8, 1); // line 1, column 0
    NetworkDiagram plot = NetworkDiagram.of(ofImages()).with(input);
    Rectangle ink = leftSheet(plot.image(), Theme.LIGHT.text);
    BufferedImage without = NetworkDiagram.of(ofImages()).image();
    Color color = ColorMap.mix(Theme.LIGHT.background, Theme.LIGHT.text, 0.08);
    Rectangle sheet = leftSheet(without, color);
    Rectangle pixel = new Rectangle(sheet.x, sheet.y + sheet.height / 8, sheet.width / 8, 10);
    assertThat(ink.intersects(pixel)).isTrue();
    assertThat(count(plot.image(), Theme.LIGHT.text, pixel)).isGreaterThan(8 * pixel.width);
  }

  @Test
  void whatIsNoImageHasNodes() {
    GlobalAveragePool2D global = new GlobalAveragePool2D(new ImageShape(2, 7, 7));
    assertThat(NetworkDiagram.of(ofImages(global)).subtitle())
        .isEqualTo("1 x 8 x 8 → 2 x 7 x 7 → 2 units, 10 parameters");
    Dense dense = new Dense(98, 3, new Random(1));
    NetworkDiagram plot = NetworkDiagram.of(ofImages(dense, new Softmax()));
    assertThat(plot.subtitle())
        .isEqualTo("1 x 8 x 8 → 2 x 7 x 7 → 3 units, 307 parameters"); // 10 + 98·3 + 3
    // Its 294 weights aren't drawn, and its biases are 0: there is no color to explain.
    assertThat(count(plot.image(), STRONG_MINUS)).isZero();
    dense.biases.value.set(0, 1, -2);
    BufferedImage ring = NetworkDiagram.of(ofImages(dense, new Softmax())).image();
    assertThat(count(ring, STRONG_MINUS)).isPositive();
  }

  @Test
  void drawsEveryNetworkOfImages() {
    ImageShape small = new ImageShape(2, 7, 7);
    Random random = new Random(1);
    Layer[][] all = {
      {new MaxPool2D(small, 2), new Dense(18, 3, random)},
      {new Residual(new Conv2D(small, 2, 3, 3, 1, 1, random)), new ReLU()},
      {new Conv2D(small, 70, 7, random), new Softmax()},
      {new AveragePool2D(small, 7, 1)},
    };
    for (Layer[] more : all) {
      Matrix input = new Matrix(1, 64);
      Pictures.assertDrawsAtEverySize(NetworkDiagram.of(ofImages(more)).with(input));
    }
    Dense before = new Dense(3, 98, random);
    Network other = new Network(before, new Conv2D(small, 1, 3, 3, 2, 2, random));
    Pictures.assertDrawsAtEverySize(NetworkDiagram.of(other));
  }

  @Test
  void refusesWhatDoesntFit() {
    assertThatThrownBy(() -> NetworkDiagram.of(new Network(new ReLU(), new Softmax())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "NetworkDiagram got the network ReLU, Softmax, which takes inputs of any width, so"
                + " there is no number of nodes to draw: give it a Dense layer.");
    NetworkDiagram plot = NetworkDiagram.of(network(2, 3));
    assertThatThrownBy(() -> plot.with(new Matrix(5, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "NetworkDiagram got 5 x 2 inputs, but expects those of one example, 1 x 2, such as"
                + " dataset.row(3).");
    assertThatThrownBy(() -> plot.named(Datasets.iris()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "NetworkDiagram got a network with 2 inputs and 3 outputs, and iris: 150 examples, 4"
                + " features, 3 classes (inputs 150 x 4, targets 150 x 3), but expects as many"
                + " features and targets as inputs and outputs.");
  }

  @Test
  void drawsEveryNetworkAtEverySize() {
    for (double weight : new double[] {0, 1e300, 1e-300, Double.NaN, Double.NEGATIVE_INFINITY}) {
      Network network = dense(new double[][] {{weight, 1}, {-weight, 0}}, weight, 0);
      Pictures.assertDraws(NetworkDiagram.of(network));
      Pictures.assertDraws(NetworkDiagram.of(network).with(new Matrix(1, 2)));
    }
    Pictures.assertDraws(NetworkDiagram.of(network(1, 1)));
    Pictures.assertDraws(NetworkDiagram.of(network(784, 128, 10, 11, 200)));
    int[] deep = new int[201];
    Arrays.fill(deep, 3);
    Pictures.assertDraws(NetworkDiagram.of(network(deep)));
    Network normalized = new Network(new BatchNorm(2), new Dense(2, 2, new Random(1)));
    Pictures.assertDraws(NetworkDiagram.of(normalized).with(new Matrix(1, 2)));
    Pictures.assertDrawsAtEverySize(NetworkDiagram.of(network(4, 8, 8, 4)));
  }
}
