package gradus.plots;

import static gradus.plots.Pictures.box;
import static gradus.plots.Pictures.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.Network;
import gradus.data.Dataset;
import gradus.data.files.Datasets;
import gradus.layers.BatchNorm;
import gradus.layers.Dense;
import gradus.layers.Dropout;
import gradus.layers.Layer;
import gradus.layers.ReLU;
import gradus.layers.Sigmoid;
import gradus.layers.Softmax;
import gradus.math.Matrix;
import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.Arrays;
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
