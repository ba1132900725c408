package gradus.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.data.files.Datasets;
import gradus.layers.ImageShape;
import gradus.math.Matrix;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShiftedImagesTest {
  private static final ImageShape SHAPE = new ImageShape(1, 2, 3);

  /** 1 2 3 above 4 5 6, and 7 8 9 above 10 11 12. */
  private static final Dataset IMAGES =
      new Dataset(
          new Matrix(new double[][] {{1, 2, 3, 4, 5, 6}, {7, 8, 9, 10, 11, 12}}),
          new Matrix(new double[][] {{1, 0}, {0, 1}}),
          List.of("a", "b", "c", "d", "e", "f"),
          List.of("low", "high"),
          "images",
          SHAPE);

  private static double[] shifted(int right, int down) {
    return Images.shifted(IMAGES, right, down).inputs().data;
  }

  @Test
  void pixelsMoveAndZerosComeIn() {
    assertThat(shifted(1, 0)).containsExactly(0, 1, 2, 0, 4, 5, 0, 7, 8, 0, 10, 11);
    assertThat(shifted(-1, 0)).containsExactly(2, 3, 0, 5, 6, 0, 8, 9, 0, 11, 12, 0);
    assertThat(shifted(0, 1)).containsExactly(0, 0, 0, 1, 2, 3, 0, 0, 0, 7, 8, 9);
    assertThat(shifted(2, -1)).containsExactly(0, 0, 4, 0, 0, 0, 0, 0, 10, 0, 0, 0);
    assertThat(shifted(3, 0)).containsOnly(0);
    assertThat(shifted(0, 0)).containsExactly(IMAGES.inputs().data);
  }

  @Test
  void channelsMoveByThemselves() {
    ImageShape two = new ImageShape(2, 1, 3);
    Dataset moved = Images.shifted(IMAGES.withImageShape(two), 1, 0);
    assertThat(moved.inputs().data).containsExactly(0, 1, 2, 0, 4, 5, 0, 7, 8, 0, 10, 11);
    assertThat(moved.targets()).isSameAs(IMAGES.targets());
  }

  @Test
  void aPermutationIsTheSameForAllImages() {
    Dataset permuted = Images.permuted(IMAGES, 42);
    for (int column = 0; column < 6; column++) {
      double first = permuted.inputs().get(0, column);
      assertThat(permuted.inputs().get(1, column)).isEqualTo(first + 6);
      assertThat(permuted.featureNames().get(column))
          .isEqualTo(IMAGES.featureNames().get((int) first - 1));
    }
    assertThat(permuted.featureNames()).containsExactlyInAnyOrder("a", "b", "c", "d", "e", "f");
    assertThat(permuted.featureNames()).isNotEqualTo(IMAGES.featureNames());
    assertThat(Images.permuted(IMAGES, 42).inputs().data).containsExactly(permuted.inputs().data);
    assertThat(Images.permuted(IMAGES, 43).inputs().data).isNotEqualTo(permuted.inputs().data);
  }

  @Test
  void refusesRowsThatAreNotImages() {
    assertThatThrownBy(() -> Images.shifted(IMAGES.withImageShape(null), 1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Images.shifted got images: 2 examples, 6 features, 2 classes (inputs 2 x 6, targets 2 x 2),"
                + " which doesn't say how its rows are images: give it withImageShape(new"
                + " ImageShape(channels, height, width)).");
    assertThatThrownBy(() -> IMAGES.withImageShape(new ImageShape(1, 3, 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "images got a 2 x 6 input, but expects 2 x 9: each row is an image of 1 x 3 x 3, that is 9"
                + " numbers.");
  }

  @Test
  void whatIsMadeOfImagesAreImages() {
    assertThat(IMAGES.imageShape()).isEqualTo(SHAPE);
    assertThat(IMAGES.subset(new int[] {1}, "one").imageShape()).isEqualTo(SHAPE);
    assertThat(IMAGES.shuffled(1).imageShape()).isEqualTo(SHAPE);
    assertThat(IMAGES.concatenate(IMAGES).imageShape()).isEqualTo(SHAPE);
    assertThat(IMAGES.onlyClasses("high", "low").imageShape()).isEqualTo(SHAPE);
    assertThat(IMAGES.withOneTargetColumn().imageShape()).isEqualTo(SHAPE);
    assertThat(Standardizer.fit(IMAGES).apply(IMAGES).imageShape()).isEqualTo(SHAPE);
    assertThat(Images.permuted(IMAGES, 1).imageShape()).isEqualTo(SHAPE);
    assertThat(Datasets.digits().imageShape()).isEqualTo(new ImageShape(1, 8, 8));
    assertThat(Datasets.fashionMnist().test().imageShape()).isEqualTo(new ImageShape(1, 28, 28));
    assertThat(Datasets.iris().imageShape()).isNull();
  }
}
