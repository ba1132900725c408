package gradus.plots;

import static gradus.plots.Pictures.box;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.layers.Dense;
import gradus.layers.Initializer;
import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class WeightImagesTest {
  /** Above the color bar. */
  private static final Rectangle IMAGES = new Rectangle(0, 0, 1920, 1000);

  private static BufferedImage images(Dense dense, int width, int height) {
    BufferedImage image = WeightImages.of(dense, width, height).image();
    return image.getSubimage(IMAGES.x, IMAGES.y, IMAGES.width, IMAGES.height);
  }

  @Test
  void aWeightIsWhereItsPixelIs() {
    // Images of 3×2 pixels, two units. Pixel 4 is in the middle of the second line; unit 0 likes
    // it. Pixel 0 is at the top left; unit 1 dislikes it.
    double[][] weights = new double[6][2];
    weights[4][0] = 0.5;
    weights[0][1] = -0.5;
    BufferedImage image = images(new Dense(weights, new double[2]), 3, 2);
    Rectangle orange = box(image, Theme.LIGHT.diverging.at(1));
    Rectangle blue = box(image, Theme.LIGHT.diverging.at(0));
    // The first tile begins at the margin, 2·24 pixels, and is three squares wide.
    assertThat(orange.width).isBetween(orange.height - 2, orange.height + 2);
    assertThat(orange.x).isBetween(48 + orange.width - 2, 48 + orange.width + 2);
    assertThat(blue.y).isLessThan(orange.y);
    assertThat(blue.x).isGreaterThan(48 + 3 * orange.width);
    assertThat(blue.width).isBetween(orange.width - 2, orange.width + 2);
  }

  @Test
  void allUnitsShareOneScale() {
    // Half as large, half as far from the background: at 0.75 of the map.
    Dense dense = new Dense(new double[][] {{1, 0.5}}, new double[2]);
    BufferedImage image = images(dense, 1, 1);
    Rectangle full = box(image, Theme.LIGHT.diverging.at(1));
    Rectangle half = box(image, Theme.LIGHT.diverging.at(0.75));
    assertThat(full.getMaxX()).isLessThan(half.getMinX());
    assertThat(half.width).isEqualTo(full.width);
  }

  @Test
  void theSubtitleSaysHowManyUnitsThereAreAndWhereTheLargestWeightIs() {
    Dense dense = new Dense(new double[][] {{0.5, -2, 1}}, new double[3]);
    assertThat(WeightImages.of(dense, 1, 1).subtitle())
        .isEqualTo("an image for each unit; the strongest weight is -2, in unit 1");
    Dense many = new Dense(4, 100, Initializer.zeros());
    assertThat(WeightImages.of(many, 2, 2).subtitle())
        .isEqualTo(
            "the first 60 of 100 units, an image each; the strongest weight is 0, in unit 0");
    Dense broken = new Dense(new double[][] {{Double.NaN, 3}}, new double[2]);
    assertThat(WeightImages.of(broken, 1, 1).subtitle())
        .isEqualTo("an image for each unit; the strongest weight is 3, in unit 1; 1 not finite");
  }

  @Test
  void refusesAnotherNumberOfPixels() {
    Dense dense = new Dense(64, 3, Initializer.zeros());
    assertThatThrownBy(() -> WeightImages.of(dense, 8, 9))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "WeightImages got a width of 8 and a height of 9 for Dense(64, 3), units of 64 pixels,"
                + " but expects width x height = 64: the bundled digits have 8 x 8, Fashion-MNIST has"
                + " 28 x 28.");
    assertThatThrownBy(() -> WeightImages.of(dense, -8, -8))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void laterTrainingDoesntChangeThePicture() {
    Dense dense = new Dense(new double[][] {{1, 1}}, new double[2]);
    WeightImages plot = WeightImages.of(dense, 1, 1);
    dense.weights.value.fill(-1);
    BufferedImage image = plot.image();
    Color orange = Theme.LIGHT.diverging.at(1);
    assertThat(Pictures.count(image, orange)).isGreaterThan(10_000);
  }

  @Test
  void drawsEveryLayer() {
    double[] sizes = {0, 1, 1e300, 1e-300, Double.NaN, Double.POSITIVE_INFINITY};
    for (double size : sizes) {
      Dense dense = new Dense(new double[][] {{size, -size}, {0, size}}, new double[2]);
      Pictures.assertDraws(WeightImages.of(dense, 2, 1));
    }
    for (int units : new int[] {1, 2, 60, 61, 200}) {
      Pictures.assertDraws(WeightImages.of(new Dense(784, units, Initializer.zeros()), 28, 28));
    }
    Pictures.assertDrawsAtEverySize(
        WeightImages.of(new Dense(30, 17, Initializer.constant(1)), 30, 1));
  }
}
