package gradus.plots;

import static gradus.plots.Pictures.box;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.data.Dataset;
import gradus.data.files.Datasets;
import gradus.math.Matrix;
import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImageGridTest {
  /** One image of 2×2 pixels a row, and a class for each. */
  static Dataset images(double[]... rows) {
    double[][] targets = new double[rows.length][2];
    for (int i = 0; i < rows.length; i++) {
      targets[i][i % 2] = 1;
    }
    return new Dataset(
        new Matrix(rows),
        new Matrix(targets),
        List.of("p0", "p1", "p2", "p3"),
        List.of("even", "odd"),
        "squares");
  }

  @Test
  void theLastPixelIsAtTheLowerRight() {
    BufferedImage image = ImageGrid.of(images(new double[] {0, 0, 0, 1}), 2, 2).image();
    // The caption is as dark, so only the picture above it is looked at.
    Rectangle ink = box(image.getSubimage(0, 140, 1920, 860), Theme.LIGHT.text);
    // One tile, from x = 48 and y = 2·(68 + 8) = 152 on: its right and lower half.
    assertThat(ink.width).isBetween(ink.height - 2, ink.height + 2);
    assertThat(ink.x).isBetween(48 + ink.width - 2, 48 + ink.width + 2);
    assertThat(140 + ink.y).isBetween(152 + ink.height - 2, 152 + ink.height + 2);
  }

  @Test
  void allImagesShareOneScale() {
    // 0 is the background, 4 the text's color, 2 half of both.
    double[] bright = {0, 4, 4, 4};
    double[] pale = {2, 2, 2, 2};
    BufferedImage image = ImageGrid.of(images(bright, pale), 2, 2).image();
    Color half = PixelImage.ink(Theme.LIGHT).at(0.5);
    assertThat(box(image, half).x).isGreaterThan(600);
    assertThat(Pictures.count(image, half)).isGreaterThan(100_000);
  }

  @Test
  void longNamesOfClassesAreCutBeforeImagesAreLeftOut() {
    double[][] rows = new double[22][4];
    for (double[] row : rows) {
      row[0] = 1;
    }
    Dataset images = images(rows);
    List<String> names = List.of("a very long name of a class, ".repeat(4), "odd");
    Dataset named =
        new Dataset(images.inputs(), images.targets(), images.featureNames(), names, "long");
    BufferedImage image = ImageGrid.of(named, 2, 2).image();
    // The dark quarters of 22 tiles: on a line through the first row at least seven.
    int quarters = 0;
    for (int x = 1; x < 1920; x++) {
      boolean dark = image.getRGB(x, 170) == Theme.LIGHT.text.getRGB();
      boolean before = image.getRGB(x - 1, 170) == Theme.LIGHT.text.getRGB();
      quarters += dark && !before ? 1 : 0;
    }
    assertThat(quarters).isGreaterThanOrEqualTo(7);
  }

  @Test
  void theSubtitleSaysWhatThereIs() {
    assertThat(ImageGrid.of(Datasets.digits(), 8, 8).subtitle())
        .isEqualTo("the first of 1797 images of 8×8 pixels; 10 classes");
    assertThat(ImageGrid.of(Datasets.digits(), 8, 8).title()).isEqualTo("Images of digits");
  }

  @Test
  void refusesAnotherNumberOfPixels() {
    assertThatThrownBy(() -> ImageGrid.of(Datasets.iris(), 8, 8))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "ImageGrid got a width of 8 and a height of 8 for rows of 4 pixels, but expects width x"
                + " height = 4: the bundled digits have 8 x 8, Fashion-MNIST has 28 x 28.");
  }

  @Test
  void drawsEveryImage() {
    double[] pixels = {0, 1, 1e300, 1e-300, Double.NaN};
    for (double pixel : pixels) {
      Pictures.assertDraws(ImageGrid.of(images(new double[] {pixel, pixel, -pixel, 0}), 2, 2));
    }
    Pictures.assertDraws(ImageGrid.of(Datasets.fashionMnist().test(), 28, 28));
    Dataset regression =
        new Dataset(
            new Matrix(3, 4), new Matrix(3, 1), List.of("a", "b", "c", "d"), List.of(), "r");
    Pictures.assertDraws(ImageGrid.of(regression, 4, 1));
    Pictures.assertDrawsAtEverySize(ImageGrid.of(Datasets.digits(), 8, 8));
  }

  @Test
  void aDataSetThatKnowsItsShapeNeedsNoWidthAndHeight() {
    assertThat(ImageGrid.of(Datasets.digits()).subtitle())
        .isEqualTo(ImageGrid.of(Datasets.digits(), 8, 8).subtitle());
    assertThatThrownBy(() -> ImageGrid.of(Datasets.iris()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "ImageGrid got "
                + Datasets.iris()
                + ", which has no gray images of a known shape: pass width and height, or give it"
                + " withImageShape(new ImageShape(1, height, width)).");
  }
}
