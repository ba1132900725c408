package gradus.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.math.Matrix;
import gradus.math.RandomMatrices;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** {@link AveragePool2D} and {@link GlobalAveragePool2D}. */
class AveragePool2DTest {
  private static final ImageShape SQUARE = new ImageShape(1, 4, 4);

  private static final Matrix IMAGE =
      new Matrix(new double[][] {{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16}});

  @Test
  void windowsSideBySideByHand() {
    AveragePool2D pool = new AveragePool2D(SQUARE, 2);
    // (1 + 2 + 5 + 6)/4, (3 + 4 + 7 + 8)/4, …
    assertThat(pool.forward(IMAGE).data).containsExactly(3.5, 5.5, 11.5, 13.5);
    Matrix gradient = pool.backward(new Matrix(new double[][] {{4, 8, 12, 16}}));
    assertThat(gradient.data).containsExactly(1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 4, 4);
  }

  @Test
  void whereWindowsOverlapGradientsAddUp() {
    AveragePool2D pool = new AveragePool2D(new ImageShape(1, 3, 3), 2, 1);
    Matrix image = new Matrix(new double[][] {{0, 4, 0, 8, 0, 0, 0, 0, 12}});
    assertThat(pool.forward(image).data).containsExactly(3, 1, 2, 3);
    Matrix gradient = pool.backward(new Matrix(new double[][] {{4, 4, 4, 4}}));
    assertThat(gradient.data).containsExactly(1, 2, 1, 2, 4, 2, 1, 2, 1);
  }

  @Test
  void windowsThatDoNotFitAreLeftOut() {
    AveragePool2D pool = new AveragePool2D(SQUARE, 3);
    // (1 + 2 + 3 + 5 + 6 + 7 + 9 + 10 + 11)/9 = 54/9
    assertThat(pool.forward(IMAGE).data).containsExactly(6);
    Matrix gradient = pool.backward(new Matrix(new double[][] {{9}}));
    assertThat(gradient.data).containsExactly(1, 1, 1, 0, 1, 1, 1, 0, 1, 1, 1, 0, 0, 0, 0, 0);
  }

  @Test
  void aSmallerBatchUsesItsOwnRowsOnly() {
    AveragePool2D pool = new AveragePool2D(SQUARE, 2);
    pool.forward(RandomMatrices.gaussian(new Random(1), 9, 16));
    pool.backward(RandomMatrices.gaussian(new Random(2), 9, 4));
    assertThat(pool.forward(IMAGE).get(0, 3)).isEqualTo(13.5);
    Matrix gradient = pool.backward(new Matrix(new double[][] {{4, 8, 12, 16}}));
    assertThat(gradient.numRows).isEqualTo(1);
    assertThat(gradient.get(0, 15)).isEqualTo(4);
  }

  @Test
  void aGlobalPoolLeavesTheMeanOfEachChannel() {
    GlobalAveragePool2D pool = new GlobalAveragePool2D(new ImageShape(3, 2, 2));
    Matrix image = new Matrix(new double[][] {{1, 2, 3, 4, 5, 5, 5, 5, 0, 8, 8, 0}});
    assertThat(pool.forward(image).data).containsExactly(2.5, 5, 4);
    Matrix gradient = pool.backward(new Matrix(new double[][] {{4, 8, -4}}));
    assertThat(gradient.data).containsExactly(1, 1, 1, 1, 2, 2, 2, 2, -1, -1, -1, -1);
    assertThat(pool.outputShape()).isEqualTo(new ImageShape(3, 1, 1));
    assertThat(pool).hasToString("GlobalAveragePool2D(3 x 2 x 2)");
  }

  @Test
  void aGlobalPoolIsAPoolWithOneWindow() {
    ImageShape shape = new ImageShape(2, 3, 3);
    Matrix images = RandomMatrices.gaussian(new Random(1), 5, 18);
    Matrix gradient = RandomMatrices.gaussian(new Random(2), 5, 2);
    GlobalAveragePool2D global = new GlobalAveragePool2D(shape);
    AveragePool2D single = new AveragePool2D(shape, 3);
    assertThat(global.forward(images).data).containsExactly(single.forward(images).data);
    assertThat(global.backward(gradient).data).containsExactly(single.backward(gradient).data);
  }

  @Test
  void saysWhatItIs() {
    AveragePool2D pool = new AveragePool2D(new ImageShape(8, 24, 25), 2);
    assertThat(pool).hasToString("AveragePool2D(8 x 24 x 25, 2 x 2)");
    assertThat(pool.outputShape()).isEqualTo(new ImageShape(8, 12, 12));
    assertThat(pool.parameters()).isEmpty();
    assertThat(new AveragePool2D(SQUARE, 3, 1))
        .hasToString("AveragePool2D(1 x 4 x 4, 3 x 3, stride 1)");
  }

  @Test
  void refusesWhatDoesNotFit() {
    AveragePool2D pool = new AveragePool2D(SQUARE, 2);
    assertThatThrownBy(() -> pool.forward(new Matrix(3, 15)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "AveragePool2D(1 x 4 x 4, 2 x 2) got a 3 x 15 input, but expects 3 x 16: each row is an"
                + " image of 1 x 4 x 4, that is 16 numbers.");
    assertThatThrownBy(() -> new AveragePool2D(SQUARE, 5))
        .hasMessage(
            "AveragePool2D got a window of 5 x 5, but the images are 4 x 4: take a smaller"
                + " window, or leave out a layer before that makes the images smaller.");
    GlobalAveragePool2D global = new GlobalAveragePool2D(SQUARE);
    assertThatThrownBy(() -> global.forward(new Matrix(3, 15)))
        .hasMessage(
            "GlobalAveragePool2D(1 x 4 x 4) got a 3 x 15 input, but expects 3 x 16: each row is an"
                + " image of 1 x 4 x 4, that is 16 numbers.");
  }

  @Test
  void refusesGradientsThatDoNotFit() {
    AveragePool2D pool = new AveragePool2D(SQUARE, 2);
    GlobalAveragePool2D global = new GlobalAveragePool2D(SQUARE);
    assertThatThrownBy(() -> pool.backward(new Matrix(3, 4)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "AveragePool2D(1 x 4 x 4, 2 x 2) got a 3 x 4 output gradient, but there was no forward"
                + " pass yet: call forward first.");
    global.forward(new Matrix(3, 16));
    assertThatThrownBy(() -> global.backward(new Matrix(3, 4)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "GlobalAveragePool2D(1 x 4 x 4) got a 3 x 4 output gradient, but its last output was"
                + " 3 x 1.");
  }
}
