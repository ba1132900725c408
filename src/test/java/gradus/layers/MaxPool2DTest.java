package gradus.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.math.Matrix;
import gradus.math.RandomMatrices;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MaxPool2DTest {
  private static final ImageShape SQUARE = new ImageShape(1, 4, 4);

  private static final Matrix IMAGE =
      new Matrix(new double[][] {{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16}});

  /** The loss is the sum of the outputs, so that its gradient is 1 everywhere. */
  private static void assertPass(
      MaxPool2D pool, Matrix image, double[] output, double... inputGradient) {
    assertThat(pool.forward(image).data).containsExactly(output);
    Matrix ones = new Matrix(1, output.length);
    ones.fill(1);
    assertThat(pool.backward(ones).data).containsExactly(inputGradient);
  }

  @Test
  void windowsSideBySideByHand() {
    assertPass(
        new MaxPool2D(SQUARE, 2),
        IMAGE,
        new double[] {6, 8, 14, 16},
        new double[] {0, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 1, 0, 1});
  }

  @Test
  void strideOneByHand() {
    assertPass(
        new MaxPool2D(SQUARE, 2, 1),
        IMAGE,
        new double[] {6, 7, 8, 10, 11, 12, 14, 15, 16},
        new double[] {0, 0, 0, 0, 0, 1, 1, 1, 0, 1, 1, 1, 0, 1, 1, 1});
  }

  @Test
  void windowsThatDoNotFitAreLeftOut() {
    assertPass(
        new MaxPool2D(SQUARE, 3),
        IMAGE,
        new double[] {11},
        new double[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0});
  }

  @Test
  void whereWindowsOverlapGradientsAddUp() {
    // The 9 in the middle wins all four windows.
    assertPass(
        new MaxPool2D(new ImageShape(1, 3, 3), 2, 1),
        new Matrix(new double[][] {{1, 2, 3, 4, 9, 5, 6, 7, 8}}),
        new double[] {9, 9, 9, 9},
        new double[] {0, 0, 0, 0, 4, 0, 0, 0, 0});
  }

  @Test
  void amongEqualNumbersTheFirstWins() {
    assertPass(
        new MaxPool2D(new ImageShape(1, 2, 2), 2),
        new Matrix(new double[][] {{0, 5, 5, 5}}),
        new double[] {5},
        new double[] {0, 1, 0, 0});
    assertPass(
        new MaxPool2D(new ImageShape(1, 2, 2), 2),
        new Matrix(new double[][] {{-0.0, 0.0, 0, 0}}),
        new double[] {0.0},
        new double[] {1, 0, 0, 0});
  }

  @Test
  void aNaNIsNotLost() {
    MaxPool2D pool = new MaxPool2D(new ImageShape(1, 2, 2), 2);
    for (int i = 0; i < 4; i++) {
      Matrix image = new Matrix(new double[][] {{1, 2, 3, 4}});
      image.data[i] = Double.NaN;
      assertThat(pool.forward(image).data[0]).isNaN();
    }
  }

  @Test
  void negativeNumbersAndSeveralChannelsAndImages() {
    MaxPool2D pool = new MaxPool2D(new ImageShape(2, 2, 3), 2, 1);
    Matrix images =
        new Matrix(
            new double[][] {
              {-1, -2, -3, -4, -5, -6, /* channel 1 */ 1, 2, 3, 4, 5, 6},
              {0, 0, 7, 0, 0, 0, /* channel 1 */ 0, 9, 0, 0, 0, 0}
            });
    assertThat(pool.forward(images).data).containsExactly(-1, -2, 5, 6, 0, 7, 9, 9);
    Matrix gradient = pool.backward(new Matrix(new double[][] {{1, 2, 3, 4}, {5, 6, 7, 8}}));
    assertThat(gradient.data)
        .containsExactly(
            1, 2, 0, 0, 0, 0, /* channel 1 */ 0, 0, 0, 0, 3, 4, //
            5, 0, 6, 0, 0, 0, /* channel 1 */ 0, 15, 0, 0, 0, 0);
  }

  @Test
  void aSmallerBatchUsesItsOwnRowsOnly() {
    MaxPool2D pool = new MaxPool2D(SQUARE, 2);
    pool.forward(RandomMatrices.gaussian(new Random(1), 9, 16));
    pool.backward(RandomMatrices.gaussian(new Random(2), 9, 4));
    Matrix output = pool.forward(IMAGE);
    assertThat(output.numRows).isEqualTo(1);
    assertThat(output.get(0, 3)).isEqualTo(16);
    Matrix gradient = pool.backward(new Matrix(new double[][] {{1, 2, 3, 4}}));
    assertThat(gradient.numRows).isEqualTo(1);
    assertThat(gradient.get(0, 15)).isEqualTo(4);
    assertThat(gradient.get(0, 0)).isZero();
  }

  @Test
  void saysWhatItIs() {
    MaxPool2D pool = new MaxPool2D(new ImageShape(8, 24, 25), 2);
    assertThat(pool).hasToString("MaxPool2D(8 x 24 x 25, 2 x 2)");
    assertThat(pool.outputShape()).isEqualTo(new ImageShape(8, 12, 12));
    assertThat(pool.parameters()).isEmpty();
    assertThat(pool.size()).isEqualTo(2);
    assertThat(pool.stride()).isEqualTo(2);
    assertThat(new MaxPool2D(SQUARE, 3, 1)).hasToString("MaxPool2D(1 x 4 x 4, 3 x 3, stride 1)");
  }

  @Test
  void refusesWhatDoesNotFit() {
    MaxPool2D pool = new MaxPool2D(SQUARE, 2);
    assertThatThrownBy(() -> pool.forward(new Matrix(3, 15)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "MaxPool2D(1 x 4 x 4, 2 x 2) got a 3 x 15 input, but expects 3 x 16: each row is an image"
                + " of 1 x 4 x 4, that is 16 numbers.");
    assertThatThrownBy(() -> pool.backward(new Matrix(3, 4)))
        .hasMessage(
            "MaxPool2D(1 x 4 x 4, 2 x 2) got a 3 x 4 output gradient, but there was no forward pass"
                + " yet: call forward first.");
    assertThatThrownBy(() -> new MaxPool2D(SQUARE, 5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "MaxPool2D got a window of 5 x 5, but the images are 4 x 4: take a smaller"
                + " window, or leave out a layer before that makes the images smaller.");
    assertThatThrownBy(() -> new MaxPool2D(new ImageShape(1, 4, 1), 2, 1))
        .hasMessage(
            "MaxPool2D got a window of 2 x 2, but the images are 4 x 1: take a smaller window, or"
                + " leave out a layer before that makes the images smaller.");
    assertThatThrownBy(() -> new MaxPool2D(SQUARE, 2, 0))
        .hasMessage("MaxPool2D got a stride of 0, but the window must move on by at least 1.");
    assertThatThrownBy(() -> new MaxPool2D(SQUARE, 0))
        .hasMessage("MaxPool2D got a window of 0 x 0, but it must be at least 1 x 1.");
  }
}
