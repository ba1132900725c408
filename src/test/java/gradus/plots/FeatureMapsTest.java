package gradus.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.Network;
import gradus.layers.Conv2D;
import gradus.layers.Dense;
import gradus.layers.ImageShape;
import gradus.layers.Initializer;
import gradus.layers.MaxPool2D;
import gradus.layers.ReLU;
import gradus.layers.Residual;
import gradus.layers.Softmax;
import gradus.math.Matrix;
import gradus.math.RandomMatrices;
import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FeatureMapsTest {
  private final Random random = new Random(42);

  private Network digits() {
    Conv2D conv1 = new Conv2D(new ImageShape(1, 8, 8), 8, 3, 3, 1, 1, random);
    MaxPool2D pool1 = new MaxPool2D(conv1.outputShape(), 2);
    Conv2D conv2 = new Conv2D(pool1.outputShape(), 20, 3, 3, 1, 1, random);
    MaxPool2D pool2 = new MaxPool2D(conv2.outputShape(), 2);
    return new Network(
        conv1,
        new ReLU(),
        pool1,
        conv2,
        new ReLU(),
        pool2,
        new Dense(80, 10, random),
        new Softmax());
  }

  @Test
  void aFilterIsDarkWhereItFindsWhatItLooksFor() {
    // The filter finds a bright pixel with a dark one on its right: once, at the top left.
    Conv2D conv = new Conv2D(new ImageShape(1, 2, 3), 1, 1, 2, 1, 0, Initializer.zeros());
    conv.weights.value.data[0] = 1;
    conv.weights.value.data[1] = -1;
    Matrix image = new Matrix(new double[][] {{1, 0, 0, 1, 1, 1}});
    BufferedImage picture = FeatureMaps.of(new Network(conv, new ReLU()), image).image();
    int half = picture.getHeight() / 2;
    BufferedImage lower = picture.getSubimage(0, half, picture.getWidth(), half - 20);
    Color ink = Theme.LIGHT.text;
    Rectangle found = Pictures.box(lower, ink);
    assertThat(Pictures.count(lower, ink)).isGreaterThan(found.width * found.height / 10);
    assertThat(FeatureMaps.of(new Network(conv, new ReLU()), image).subtitle())
        .isEqualTo("1 layer, each on its own scale");
  }

  @Test
  void saysWhatIsShown() {
    FeatureMaps maps = FeatureMaps.of(digits(), RandomMatrices.gaussian(random, 1, 64));
    assertThat(maps.subtitle())
        .isEqualTo("4 layers, each on its own scale; of more than 16 channels the first 16");
  }

  /** A block has a row of its own, also as the first layer. */
  @Test
  void aResidualBlockPutsOutImages() {
    ImageShape image = new ImageShape(2, 6, 6);
    Residual first = new Residual(new ReLU(), new Conv2D(image, 2, 3, 3, 1, 1, random));
    Residual second = new Residual(new Conv2D(image, 2, 3, 3, 1, 1, random), new ReLU());
    Network network = new Network(first, new ReLU(), second, new Dense(72, 3, random));
    FeatureMaps maps = FeatureMaps.of(network, RandomMatrices.gaussian(random, 1, 72));
    assertThat(maps.subtitle()).isEqualTo("2 layers, each on its own scale");
    Pictures.assertDraws(maps);
  }

  @Test
  void drawsEveryImage() {
    Pictures.assertDraws(FeatureMaps.of(digits(), new Matrix(1, 64)));
    Pictures.assertDrawsAtEverySize(
        FeatureMaps.of(digits(), RandomMatrices.gaussian(random, 1, 64)));
  }

  @Test
  void refusesWhatIsNoImage() {
    Network dense = new Network(new Dense(4, 2, random));
    assertThatThrownBy(() -> FeatureMaps.of(dense, new Matrix(1, 4)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "FeatureMaps got a network that begins with Dense(4, 2), but expects one for images,"
                + " which begins with Conv2D or a pool.");
    assertThatThrownBy(() -> FeatureMaps.of(digits(), new Matrix(2, 64)))
        .hasMessage("FeatureMaps got 2 rows, but expects one image, such as dataset.row(3).");
  }

  @Test
  void theWeightsOfAConvolutionAreImagesToo() {
    Conv2D first = new Conv2D(new ImageShape(1, 8, 8), 3, 3, 3, 1, 0, Initializer.zeros());
    first.weights.value.set(4, 1, -2); // in the middle of filter 1
    assertThat(WeightImages.of(first).subtitle())
        .isEqualTo("an image for each filter; the strongest weight is -2, in filter 1");
    Conv2D second = new Conv2D(new ImageShape(2, 8, 8), 3, 3, 3, 1, 0, Initializer.zeros());
    second.weights.value.set(9, 2, 5); // the top left of channel 1, filter 2
    assertThat(WeightImages.of(second).subtitle())
        .isEqualTo(
            "an image for each channel of each filter; the strongest weight is 5, in filter 2,"
                + " channel 1");
    Pictures.assertDraws(WeightImages.of(first));
    Pictures.assertDraws(WeightImages.of(second));
    Conv2D many = new Conv2D(new ImageShape(8, 8, 8), 16, 3, random);
    assertThat(WeightImages.of(many).subtitle())
        .startsWith("the first 60 of 128 images, one for each channel of each filter;");
    Pictures.assertDraws(WeightImages.of(many));
  }

  @Test
  void theDiagramOfANetworkForImagesIsDrawn() {
    Network network = digits();
    Pictures.assertDraws(NetworkDiagram.of(network));
    Pictures.assertDraws(NetworkDiagram.of(network).with(RandomMatrices.gaussian(random, 1, 64)));
  }
}
