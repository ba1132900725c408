package gradus.plots;

import static gradus.plots.Pictures.box;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.Network;
import gradus.data.Dataset;
import gradus.data.files.Datasets;
import gradus.layers.Dense;
import gradus.layers.Initializer;
import gradus.layers.Sigmoid;
import gradus.layers.Softmax;
import gradus.math.Matrix;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MistakesTest {
  /** Two classes; the logit of class 1 is the second pixel, that of class 0 is 0. */
  private static Network network() {
    double[][] weights = {{0, 0}, {0, 1}, {0, 0}, {0, 0}};
    return new Network(new Dense(weights, new double[2]), new Softmax());
  }

  /** The true classes are 0, 1, 0, 1, 0. */
  private static final Dataset DATA =
      ImageGridTest.images(
          new double[] {0, 1, 0, 0}, // taken for 1 with 1 / (1 + exp(−1)) = 0.7311
          new double[] {0, 2, 0, 0}, // right
          new double[] {0, -5, 0, 0}, // right
          new double[] {0, -3, 0, 0}, // taken for 0 with 1 / (1 + exp(−3)) = 0.9526
          new double[] {0, 2, 0, 0}); // taken for 1 with 0.8808

  @Test
  void theSurestMistakeComesFirst() {
    Mistakes mistakes = Mistakes.of(network(), DATA, 2, 2);
    assertThat(mistakes.wrong()).containsExactly(3, 4, 0);
    assertThat(mistakes.title()).isEqualTo("Mistakes on squares");
    assertThat(mistakes.subtitle())
        .isEqualTo("3 of 5 are wrong, the surest first: odd taken for even with 0.9526");
  }

  @Test
  void logitsAndASingleOutputAreTheSameMistakes() {
    Dense two = (Dense) network().layers().get(0);
    assertThat(Mistakes.of(new Network(two), DATA, 2, 2).subtitle()).endsWith("with 0.9526");
    double[][] one = {{0}, {1}, {0}, {0}};
    Network logit = new Network(new Dense(one, new double[1]));
    assertThat(Mistakes.of(logit, DATA, 2, 2).wrong()).containsExactly(3, 4, 0);
    assertThat(Mistakes.of(logit, DATA, 2, 2).subtitle()).endsWith("with 0.9526");
    Network sigmoid = new Network(new Dense(one, new double[1]), new Sigmoid());
    assertThat(Mistakes.of(sigmoid, DATA, 2, 2).subtitle()).endsWith("with 0.9526");
  }

  @Test
  void theFirstImageIsThatOfTheSurestMistake() {
    // Its second pixel, −3, is at 2/7 of the scale from −5 to 2, and in no other image.
    BufferedImage image = Mistakes.of(network(), DATA, 2, 2).image();
    Rectangle pixel = box(image, PixelImage.ink(Theme.LIGHT).at(2 / 7.0));
    assertThat(pixel.x).isBetween(48 + pixel.width - 3, 48 + pixel.width + 3);
    assertThat(pixel.y).isBetween(150, 156);
  }

  @Test
  void withoutAMistakeItSaysSo() {
    Dataset right = DATA.subset(new int[] {1, 2}, "right");
    assertThat(Mistakes.of(network(), right, 2, 2).subtitle()).isEqualTo("all 2 are right");
    Pictures.assertDraws(Mistakes.of(network(), right, 2, 2));
  }

  @Test
  void whereTheNetworkSaysNaNItIsWrong() {
    Network broken = network();
    ((Dense) broken.layers().get(0)).weights.value.fill(Double.NaN);
    assertThat(Mistakes.of(broken, DATA, 2, 2).wrong()).containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void leavesTheNetworkInItsMode() {
    Network network = network();
    network.setTraining(true);
    Mistakes.of(network, DATA, 2, 2).image();
    assertThat(network.isTraining()).isTrue();
  }

  @Test
  void refusesWhatDoesntFit() {
    assertThatThrownBy(() -> Mistakes.of(network(), DATA, 3, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Mistakes got a width of 3 and a height of 2 for rows of 4 pixels, but expects width x"
                + " height = 4: the bundled digits have 8 x 8, Fashion-MNIST has 28 x 28.");
    Network three = new Network(new Dense(4, 3, Initializer.zeros()), new Softmax());
    assertThatThrownBy(() -> Mistakes.of(three, DATA, 2, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Mistakes got a network that tells 3 classes apart and a data set of 2 classes, but"
                + " expects the same number.");
    Dataset regression =
        new Dataset(
            new Matrix(1, 4), new Matrix(1, 1), List.of("a", "b", "c", "d"), List.of(), "numbers");
    assertThatThrownBy(() -> Mistakes.of(network(), regression, 2, 2))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void drawsEveryNetworkAtEverySize() {
    Dataset digits = Datasets.digits();
    Network untrained = new Network(new Dense(64, 10, new Random(1)), new Softmax());
    Pictures.assertDrawsAtEverySize(Mistakes.of(untrained, digits, 8, 8));
    for (double weight : new double[] {Double.NaN, Double.POSITIVE_INFINITY, 1e300}) {
      Network broken = new Network(new Dense(64, 10, new Random(1)), new Softmax());
      ((Dense) broken.layers().get(0)).weights.value.fill(weight);
      Pictures.assertDraws(Mistakes.of(broken, digits, 8, 8));
    }
  }
}
