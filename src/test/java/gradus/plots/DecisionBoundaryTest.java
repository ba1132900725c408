package gradus.plots;

import static gradus.plots.Pictures.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import gradus.Network;
import gradus.data.Dataset;
import gradus.data.Standardizer;
import gradus.data.Synthetic;
import gradus.data.files.Datasets;
import gradus.layers.BatchNorm;
import gradus.layers.Dense;
import gradus.layers.Sigmoid;
import gradus.layers.Softmax;
import gradus.math.Matrix;
import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DecisionBoundaryTest {
  private static final Rectangle LEFT = new Rectangle(200, 300, 500, 600);
  private static final Rectangle RIGHT = new Rectangle(1300, 300, 500, 600);

  /** Points at x = ±1, y = ±1: "left" and "right", one on each side for each y. */
  static Dataset square() {
    Matrix inputs = new Matrix(new double[][] {{-1, -1}, {-1, 1}, {1, -1}, {1, 1}});
    Matrix targets = new Matrix(new double[][] {{1, 0}, {1, 0}, {0, 1}, {0, 1}});
    return new Dataset(inputs, targets, List.of("x", "y"), List.of("left", "right"), "square");
  }

  /** Logits −100·(x − border) and its opposite. */
  static Dense splitAt(double border) {
    return new Dense(
        new double[][] {{-100, 100}, {0, 0}}, new double[] {100 * border, -100 * border});
  }

  /** A class's color where the network is certain: half of it, half background. */
  private static Color certain(int label) {
    Theme theme = Theme.LIGHT;
    return new ColorMap(theme.background.getRGB(), theme.color(label).getRGB()).at(0.5);
  }

  private static BufferedImage image(Network network) {
    return DecisionBoundary.of(network, square()).image();
  }

  @Test
  void eachSideHasTheColorOfItsClass() {
    BufferedImage image = image(new Network(splitAt(0), new Softmax()));
    assertThat(count(image, certain(0), LEFT)).isEqualTo(500 * 600);
    assertThat(count(image, certain(1), RIGHT)).isEqualTo(500 * 600);
  }

  @Test
  void theLineStandsWhereTheClassesAreEquallyProbable() {
    // The axis goes from −1.16 to 1.16; its middle is 0, and 0.58 is a quarter of it farther.
    double middle = line(image(new Network(splitAt(0), new Softmax())));
    double farther = line(image(new Network(splitAt(0.58), new Softmax())));
    // The plot area is some 1750 pixels wide.
    assertThat(farther - middle).isCloseTo(1750.0 / 4, within(8.0));
  }

  /** The mean x of the line between the classes. */
  private static double line(BufferedImage image) {
    double sum = 0;
    int count = 0;
    for (int y = 500; y < 700; y++) {
      for (int x = 200; x < 1850; x++) {
        if (image.getRGB(x, y) == Theme.LIGHT.text.getRGB()) {
          sum += x;
          count++;
        }
      }
    }
    assertThat(count).isGreaterThan(400); // crisp: at least two pixels wide
    return sum / count;
  }

  @Test
  void outputsOfAnyKindMeanTheSame() {
    BufferedImage softmax = image(new Network(splitAt(0.3), new Softmax()));
    BufferedImage logits = image(new Network(splitAt(0.3)));
    // softmax(−z, z) for the second class is sigmoid(2z).
    Dense one = new Dense(new double[][] {{200}, {0}}, new double[] {-60});
    BufferedImage logit = image(new Network(one));
    BufferedImage sigmoid = image(new Network(one, new Sigmoid()));
    assertThat(differences(softmax, logits)).isZero();
    assertThat(differences(logit, sigmoid)).isZero();
    // Rounding may change a color by one.
    assertThat(differences(softmax, logit)).isLessThan(2000);
  }

  private static int differences(BufferedImage first, BufferedImage second) {
    int count = 0;
    for (int y = 0; y < first.getHeight(); y++) {
      for (int x = 0; x < first.getWidth(); x++) {
        count += first.getRGB(x, y) == second.getRGB(x, y) ? 0 : 1;
      }
    }
    return count;
  }

  @Test
  void whereTheNetworkIsUndecidedTheColorIsPale() {
    Dense weak = new Dense(new double[][] {{-0.01, 0.01}, {0, 0}}, new double[] {0, 0});
    BufferedImage image = image(new Network(weak, new Softmax()));
    assertThat(count(image, certain(0))).isZero();
    Color pale = new Color(image.getRGB(400, 600));
    assertThat(ColorMap.lightness(pale)).isBetween(0.9, 0.99);
  }

  @Test
  void mistakesAreRingedAndCounted() {
    DecisionBoundary right = DecisionBoundary.of(new Network(splitAt(0)), square());
    DecisionBoundary oneSided = DecisionBoundary.of(new Network(splitAt(5)), square());
    assertThat(right.subtitle()).isEqualTo("0 of 4 examples wrong, accuracy 1.000");
    assertThat(oneSided.subtitle()).isEqualTo("2 of 4 examples wrong, accuracy 0.500");
    assertThat(count(right.image(), Theme.LIGHT.text, RIGHT)).isZero();
    // Two rings, 2·π·16 long and 3.6 wide, in pixels: 720. Many pixels are blended at the border.
    assertThat(count(oneSided.image(), Theme.LIGHT.text, new Rectangle(1500, 220, 300, 740)))
        .isBetween(250, 720);
  }

  @Test
  void tenThousandExamplesLeaveTheFieldToBeSeen() {
    Dataset many = Synthetic.moons(10_000, 0.2, 1);
    DecisionBoundary boundary = DecisionBoundary.of(new Network(splitAt(0.5)), many);
    BufferedImage image = boundary.image();
    assertThat(boundary.subtitle()).endsWith("; where they are dense, not all are drawn");
    // Of the plot area, some 1,750 by 800 pixels, more than half is field.
    assertThat(count(image, certain(0)) + count(image, certain(1))).isGreaterThan(700_000);
  }

  @Test
  void otherFeaturesStayAtTheirMean() {
    // The class depends on the third feature, which is 2 on average: 2·x − third + 2 > 0.
    Matrix inputs = new Matrix(new double[][] {{-1, -1, 1}, {-1, 1, 1}, {1, -1, 3}, {1, 1, 3}});
    List<String> names = List.of("x", "y", "z");
    Dataset data = new Dataset(inputs, square().targets(), names, List.of("left", "right"), "cube");
    Dense dense =
        new Dense(new double[][] {{-100, 100}, {0, 0}, {50, -50}}, new double[] {-100, 100});
    DecisionBoundary boundary = DecisionBoundary.of(new Network(dense), data, "x", "y");
    assertThat(boundary.subtitle())
        .isEqualTo("0 of 4 examples wrong, accuracy 1.000; the other features stay at their mean");
    double expected = line(image(new Network(splitAt(0))));
    assertThat(line(boundary.image())).isCloseTo(expected, within(3.0));
  }

  @Test
  void originalUnitsChangeTheAxesOnly() {
    Standardizer scale =
        new Standardizer(
            new Matrix(new double[][] {{10, 20}}), new Matrix(new double[][] {{2, 5}}));
    DecisionBoundary.FeaturePlane scaled = new DecisionBoundary.FeaturePlane(square(), 0, 1, null);
    DecisionBoundary.FeaturePlane original =
        new DecisionBoundary.FeaturePlane(square(), 0, 1, scale);
    // The second example, (−1, 1): 10 − 2·1 = 8 and 20 + 5·1 = 25.
    assertThat(original.x(1)).isEqualTo(8);
    assertThat(original.y(1)).isEqualTo(25);
    // From 8 to 12, and 8 % of 4 to both sides.
    assertThat(original.xRange().low()).isCloseTo(7.68, within(1e-12));
    assertThat(original.xRange().high()).isCloseTo(12.32, within(1e-12));
    Network network = new Network(new Dense(2, 2, new Random(1)), new Softmax());
    Matrix before =
        scaled.probabilities(network, new SampleGrid(scaled.xRange(), scaled.yRange(), 9, 7));
    Matrix after =
        original.probabilities(network, new SampleGrid(original.xRange(), original.yRange(), 9, 7));
    for (int i = 0; i < before.getNumElements(); i++) {
      assertThat(after.data[i]).isCloseTo(before.data[i], within(1e-12));
    }
    Standardizer other = Standardizer.fit(Datasets.iris());
    DecisionBoundary boundary = DecisionBoundary.of(network, square());
    assertThatThrownBy(() -> boundary.inOriginalUnits(other))
        .hasMessage(
            "Standardizer(4 columns) got a 4 x 2 matrix, but was fitted to 4 columns. Inputs need a"
                + " scaler made by fit(), targets one made by fitTargets().");
  }

  @Test
  void theNetworkStaysAsItIs() {
    Network network =
        new Network(
            new Dense(2, 3, new Random(1)), new BatchNorm(3), new Dense(3, 2, new Random(2)));
    network.setTraining(true);
    List<Matrix> before = new ArrayList<>();
    for (Matrix matrix : network.state()) {
      before.add(new Matrix(matrix));
    }
    image(network);
    for (int i = 0; i < before.size(); i++) {
      assertThat(network.state().get(i).data).isEqualTo(before.get(i).data);
    }
  }

  @Test
  void drawsEverythingInTime() {
    List<Runnable> pictures = new ArrayList<>();
    for (double size : new double[] {1e300, 1e-300, 0, 1e99}) {
      pictures.add(() -> DecisionBoundary.of(new Network(splitAt(0)), scaledBy(size)).image());
    }
    Dense broken = splitAt(Double.NaN);
    pictures.add(() -> image(new Network(broken, new Softmax())));
    pictures.add(() -> image(new Network(splitAt(Double.POSITIVE_INFINITY))));
    pictures.add(() -> DecisionBoundary.of(new Network(splitAt(0)), onePoint()).image());
    Dataset many = Synthetic.blobs(400, 200, 0.01, 1);
    Network wide = new Network(new Dense(2, 200, new Random(1)), new Softmax());
    pictures.add(() -> DecisionBoundary.of(wide, many).image());
    int[][] sizes = {{50, 50}, {50, 3000}, {300, 150}, {4000, 3000}};
    for (int[] size : sizes) {
      Network network = new Network(splitAt(0), new Softmax());
      pictures.add(() -> DecisionBoundary.of(network, square()).size(size[0], size[1]).image());
    }
    for (Runnable picture : pictures) {
      assertTimeout(Duration.ofSeconds(30), picture::run);
    }
  }

  private static Dataset scaledBy(double size) {
    Matrix inputs = new Matrix(square().inputs());
    for (int i = 0; i < inputs.getNumElements(); i++) {
      inputs.data[i] *= size;
    }
    return new Dataset(
        inputs, square().targets(), List.of("x", "y"), List.of("left", "right"), "scaled");
  }

  private static Dataset onePoint() {
    return square().subset(new int[] {2}, "point");
  }

  @Test
  void aNetworkThatSaysNaNIsWrongEverywhereAndHasNoColor() {
    DecisionBoundary boundary =
        DecisionBoundary.of(new Network(splitAt(Double.NaN), new Softmax()), square());
    assertThat(boundary.subtitle()).isEqualTo("4 of 4 examples wrong, accuracy 0.000");
    // All of it but the rim of a ring.
    assertThat(count(boundary.image(), Theme.LIGHT.grid, LEFT)).isGreaterThan(499 * 600);
  }
}
