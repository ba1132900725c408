package gradus.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.Network;
import gradus.math.Matrix;
import gradus.math.RandomMatrices;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Conv2DTest {
  private static final ImageShape SQUARE = new ImageShape(1, 4, 4);

  /** 1 to 16, line by line. */
  private static final Matrix IMAGE =
      new Matrix(new double[][] {{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16}});

  /** One filter: each output is x[i, j] − x[i + 1, j + 1]. */
  private static final double[] DIFFERENCE = {1, 0, 0, -1};

  private final Random random = new Random(42);

  private Conv2D filter(int stride, int padding, double[] kernel, double bias) {
    Conv2D layer = new Conv2D(SQUARE, 1, 2, 2, stride, padding, random);
    layer.weights.value.setTo(new Matrix(new double[][] {kernel}));
    layer.weights.value.reshape(4, 1);
    layer.biases.value.set(0, 0, bias);
    return layer;
  }

  /** The loss is the sum of the outputs, so that its gradient is 1 everywhere. */
  private static void assertPass(
      Conv2D layer, double[] output, double[] inputGradient, double[] kernelGradient) {
    Matrix y = layer.forward(IMAGE);
    assertThat(y.numRows).isEqualTo(1);
    assertThat(y.data).containsExactly(output);
    Matrix ones = new Matrix(1, output.length);
    ones.fill(1);
    assertThat(layer.backward(ones).data).containsExactly(inputGradient);
    assertThat(layer.weights.gradient.data).containsExactly(kernelGradient);
    assertThat(layer.biases.gradient.data).containsExactly(output.length);
  }

  @Test
  void strideOneWithoutPaddingByHand() {
    // 1 − 6, 2 − 7, …: a flipped kernel would give 6 − 1 = 5
    assertPass(
        filter(1, 0, DIFFERENCE, 0),
        new double[] {-5, -5, -5, -5, -5, -5, -5, -5, -5},
        // +1 where a pixel is the top left of a window, −1 where it is the bottom right
        new double[] {1, 1, 1, 0, 1, 0, 0, -1, 1, 0, 0, -1, 0, -1, -1, -1},
        // The sums of the 3 x 3 pixels that each weight sees: 1 + 2 + 3 + 5 + 6 + 7 + 9 + 10 + 11,
        // …
        new double[] {54, 63, 90, 99});
  }

  @Test
  void strideTwoByHand() {
    assertPass(
        filter(2, 0, DIFFERENCE, 0),
        new double[] {-5, -5, -5, -5},
        new double[] {1, 0, 1, 0, 0, -1, 0, -1, 1, 0, 1, 0, 0, -1, 0, -1},
        new double[] {24, 28, 40, 44}); // 1 + 3 + 9 + 11, 2 + 4 + 10 + 12, …
  }

  @Test
  void paddingByHand() {
    // The first window sees 0 0 / 0 1: 0 − 1. The last sees 16 0 / 0 0: 16 − 0.
    assertPass(
        filter(1, 1, DIFFERENCE, 0),
        new double[] {
          -1, -2, -3, -4, 0, -5, -5, -5, -5, 4, -9, -5, -5, -5, 8, -13, -5, -5, -5, 12, 0, 13, 14,
          15, 16
        },
        new double[16], // each pixel is once under the +1 and once under the −1
        new double[] {136, 136, 136, 136}); // each weight sees the whole image: 1 + … + 16
  }

  @Test
  void strideTwoWithPaddingByHand() {
    // Windows start at lines and columns −1, 1 and 3.
    assertPass(
        filter(2, 1, DIFFERENCE, 0),
        new double[] {-1, -3, 0, -9, -5, 8, 0, 14, 16},
        new double[] {-1, 0, -1, 0, 0, 1, 0, 1, -1, 0, -1, 0, 0, 1, 0, 1},
        new double[] {44, 40, 28, 24}); // 6 + 8 + 14 + 16, …
  }

  /** The kernel above is its own transpose; this one would show lines and columns exchanged. */
  @Test
  void aKernelThatIsNotSymmetricByHand() {
    // 1·1 + 2·2 + 3·5 + 4·6 + 10 = 54; each step to the right adds 10, each step down 40.
    assertPass(
        filter(1, 0, new double[] {1, 2, 3, 4}, 10),
        new double[] {54, 64, 74, 94, 104, 114, 134, 144, 154},
        new double[] {1, 3, 3, 2, 4, 10, 10, 6, 4, 10, 10, 6, 3, 7, 7, 4},
        new double[] {54, 63, 90, 99});
  }

  /** Shapes of all kinds, and more images than are unrolled at once. */
  @Test
  void plainLoopsComputeTheSame() {
    for (int repetition = 0; repetition < 300; repetition++) {
      Conv2D layer = randomLayer();
      int images = 1 + random.nextInt(repetition % 10 == 0 ? 70 : 4);
      Matrix x = RandomMatrices.gaussian(random, images, layer.inputWidth());
      Matrix dy = RandomMatrices.gaussian(random, images, layer.outputWidth());
      ConvolutionByLoops loops = new ConvolutionByLoops(layer);
      assertClose(layer, layer.forward(x), loops.forward(x));
      assertClose(layer, layer.backward(dy), loops.backward(x, dy));
      assertClose(layer, layer.weights.gradient, loops.weightsGradient);
      assertClose(layer, layer.biases.gradient, loops.biasesGradient);
    }
  }

  private Conv2D randomLayer() {
    ImageShape shape =
        new ImageShape(1 + random.nextInt(3), 1 + random.nextInt(7), 1 + random.nextInt(7));
    int padding = random.nextInt(3);
    int height = 1 + random.nextInt(Math.min(4, shape.height() + 2 * padding));
    int width = 1 + random.nextInt(Math.min(4, shape.width() + 2 * padding));
    int filters = 1 + random.nextInt(5);
    Conv2D layer =
        new Conv2D(shape, filters, height, width, 1 + random.nextInt(3), padding, random);
    layer.biases.value.setTo(RandomMatrices.gaussian(random, 1, filters));
    return layer;
  }

  /** Within 1e-12 of the larger of 1 and the number. */
  private static void assertClose(Conv2D layer, Matrix actual, Matrix expected) {
    assertThat(actual.numRows).as(layer.toString()).isEqualTo(expected.numRows);
    assertThat(actual.numCols).as(layer.toString()).isEqualTo(expected.numCols);
    for (int i = 0; i < expected.getNumElements(); i++) {
      double tolerance = 1e-12 * Math.max(1, Math.abs(expected.data[i]));
      assertThat(actual.data[i])
          .as("%s [%d]", layer, i)
          .isCloseTo(expected.data[i], within(tolerance));
    }
  }

  @Test
  void anImageDoesNotDependOnTheOthersInTheBatch() {
    Conv2D layer = new Conv2D(new ImageShape(2, 5, 6), 3, 3, 2, 2, 1, random);
    Matrix x = RandomMatrices.gaussian(random, 20, 60);
    Matrix together = new Matrix(layer.forward(x));
    for (int image = 0; image < 20; image++) {
      Matrix alone = new Matrix(1, 60);
      System.arraycopy(x.data, image * 60, alone.data, 0, 60);
      Matrix output = layer.forward(alone);
      for (int j = 0; j < output.numCols; j++) {
        assertThat(output.get(0, j)).isEqualTo(together.get(image, j));
      }
    }
  }

  /** Moving an image moves what a filter finds in it. */
  @Test
  void aShiftedImageGivesAShiftedOutput() {
    Conv2D layer = new Conv2D(new ImageShape(1, 5, 5), 1, 3, random);
    Matrix image = new Matrix(2, 25);
    image.set(0, 6, 1); // line 1, column 1
    image.set(1, 7, 1); // one to the right
    Matrix output = layer.forward(image);
    for (int y = 0; y < 3; y++) {
      for (int x = 0; x + 1 < 3; x++) {
        assertThat(output.get(1, 3 * y + x + 1)).isEqualTo(output.get(0, 3 * y + x));
      }
    }
  }

  @Test
  void backwardOverwritesTheGradientsOfTheLastBatch() {
    Conv2D layer = filter(1, 0, DIFFERENCE, 0);
    Matrix ones = new Matrix(1, 9);
    ones.fill(1);
    for (int repetition = 0; repetition < 3; repetition++) {
      layer.forward(IMAGE);
      layer.backward(ones);
    }
    assertThat(layer.weights.gradient.data).containsExactly(54, 63, 90, 99);
    assertThat(layer.biases.gradient.data).containsExactly(9);
  }

  @Test
  void backwardParametersFillsTheSameGradients() {
    Conv2D layer = filter(2, 1, DIFFERENCE, 0);
    Matrix ones = new Matrix(1, 9);
    ones.fill(1);
    layer.forward(IMAGE);
    layer.backwardParameters(ones);
    assertThat(layer.weights.gradient.data).containsExactly(44, 40, 28, 24);
    assertThat(layer.biases.gradient.data).containsExactly(9);
  }

  @Test
  void aSmallerBatchUsesItsOwnRowsOnly() {
    Conv2D layer = filter(1, 1, DIFFERENCE, 0);
    layer.forward(RandomMatrices.gaussian(random, 150, 16));
    layer.backward(RandomMatrices.gaussian(random, 150, 25));
    Matrix ones = new Matrix(1, 25);
    ones.fill(1);
    assertThat(layer.forward(IMAGE).get(0, 24)).isEqualTo(16);
    assertThat(layer.backward(ones).getNumElements()).isEqualTo(16);
    assertThat(layer.weights.gradient.data).containsExactly(136, 136, 136, 136);
  }

  @Test
  void inputAndOutputGradientAreNotModified() {
    Conv2D layer = filter(1, 1, DIFFERENCE, 0);
    Matrix x = RandomMatrices.gaussian(random, 3, 16);
    Matrix dy = RandomMatrices.gaussian(random, 3, 25);
    Matrix xBefore = new Matrix(x);
    Matrix dyBefore = new Matrix(dy);
    layer.forward(x);
    layer.backward(dy);
    assertThat(x.data).containsExactly(xBefore.data);
    assertThat(dy.data).containsExactly(dyBefore.data);
  }

  @Test
  void startsWithHeUniformWeightsOfTheWindowAndZeroBiases() {
    Conv2D layer = new Conv2D(new ImageShape(8, 12, 12), 16, 5, new Random(7));
    // The fan-in is what a window covers: 8 · 5 · 5 = 200.
    Matrix expected = new Matrix(200, 16);
    Initializer.heUniform(new Random(7)).initialize(expected);
    assertThat(layer.weights.value.data).containsExactly(expected.data);
    assertThat(layer.biases.value.data).containsOnly(0);
    assertThat(layer.parameters()).containsExactly(layer.weights, layer.biases);
    assertThat(layer.weights.name).isEqualTo("weights");
    assertThat(layer.biases.name).isEqualTo("biases");
  }

  @Test
  void shapesAndParametersOfTheTwoNetworksForDigits() {
    ImageShape small = new ImageShape(1, 8, 8);
    Conv2D conv1 = new Conv2D(small, 8, 3, 3, 1, 1, random);
    MaxPool2D pool1 = new MaxPool2D(conv1.outputShape(), 2);
    Conv2D conv2 = new Conv2D(pool1.outputShape(), 16, 3, 3, 1, 1, random);
    MaxPool2D pool2 = new MaxPool2D(conv2.outputShape(), 2);
    assertThat(conv1.outputShape()).hasToString("8 x 8 x 8");
    assertThat(pool1.outputShape()).hasToString("8 x 4 x 4");
    assertThat(conv2.outputShape()).hasToString("16 x 4 x 4");
    assertThat(pool2.outputShape()).hasToString("16 x 2 x 2");
    assertThat(parameters(conv1)).isEqualTo(80); // (1·3·3 + 1)·8
    assertThat(parameters(conv2)).isEqualTo(1168); // (8·3·3 + 1)·16
    Dense dense = new Dense(pool2.outputShape().size(), 10, random);
    assertThat(parameters(new Network(conv1, pool1, conv2, pool2, dense))).isEqualTo(1898);

    ImageShape large = new ImageShape(1, 28, 28);
    conv1 = new Conv2D(large, 8, 5, random);
    pool1 = new MaxPool2D(conv1.outputShape(), 2);
    conv2 = new Conv2D(pool1.outputShape(), 16, 5, random);
    pool2 = new MaxPool2D(conv2.outputShape(), 2);
    assertThat(conv1.outputShape()).hasToString("8 x 24 x 24");
    assertThat(pool1.outputShape()).hasToString("8 x 12 x 12");
    assertThat(conv2.outputShape()).hasToString("16 x 8 x 8");
    assertThat(pool2.outputShape()).hasToString("16 x 4 x 4");
    assertThat(parameters(conv1)).isEqualTo(208);
    assertThat(parameters(conv2)).isEqualTo(3216);
    dense = new Dense(pool2.outputShape().size(), 10, random);
    assertThat(parameters(new Network(conv1, pool1, conv2, pool2, dense))).isEqualTo(5994);
  }

  private static int parameters(Layer layer) {
    return layer.parameters().stream().mapToInt(p -> p.value.getNumElements()).sum();
  }

  private static int parameters(Network network) {
    return network.layers().stream().mapToInt(Conv2DTest::parameters).sum();
  }

  @Test
  void saysWhatItIs() {
    ImageShape shape = new ImageShape(1, 28, 28);
    assertThat(new Conv2D(shape, 8, 5, random))
        .hasToString("Conv2D(1 x 28 x 28, 8 filters of 5 x 5)");
    assertThat(new Conv2D(shape, 1, 3, 2, 2, 1, random))
        .hasToString("Conv2D(1 x 28 x 28, 1 filter of 3 x 2, stride 2, padding 1)");
  }

  @Test
  void refusesRowsThatAreNotItsImages() {
    Conv2D layer = new Conv2D(new ImageShape(1, 28, 28), 8, 5, random);
    assertThatThrownBy(() -> layer.forward(new Matrix(64, 64)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Conv2D(1 x 28 x 28, 8 filters of 5 x 5) got a 64 x 64 input, but expects 64 x 784: each"
                + " row is an image of 1 x 28 x 28, that is 784 numbers.");
    assertThatThrownBy(() -> layer.forward(new Matrix(0, 784)))
        .hasMessage(
            "Conv2D(1 x 28 x 28, 8 filters of 5 x 5) got a 0 x 784 input: a batch needs at least one"
                + " row and one column.");
  }

  @Test
  void refusesAGradientThatIsNotOfItsLastOutput() {
    Conv2D layer = filter(1, 0, DIFFERENCE, 0);
    assertThatThrownBy(() -> layer.backward(new Matrix(1, 9)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Conv2D(1 x 4 x 4, 1 filter of 2 x 2) got a 1 x 9 output gradient, but there was no"
                + " forward pass yet: call forward first.");
    layer.forward(IMAGE);
    assertThatThrownBy(() -> layer.backward(new Matrix(1, 16)))
        .hasMessage(
            "Conv2D(1 x 4 x 4, 1 filter of 2 x 2) got a 1 x 16 output gradient, but its last output"
                + " was 1 x 9.");
  }

  @Test
  void refusesWindowsThatDoNotFit() {
    assertRefuses(
        2,
        5,
        5,
        1,
        0,
        "Conv2D got a window of 5 x 5, but the images are 4 x 4 with a padding of 0:"
            + " take a smaller window or a larger padding.");
    assertRefuses(
        2,
        3,
        9,
        1,
        2,
        "Conv2D got a window of 3 x 9, but the images are 4 x 4 with a padding of 2:"
            + " take a smaller window or a larger padding.");
    assertRefuses(
        2, 3, 3, 0, 0, "Conv2D got a stride of 0, but the window must move on by at least 1.");
    assertRefuses(2, 3, 3, 1, -1, "Conv2D got a padding of -1, but it must be 0 or more.");
    assertRefuses(2, 0, 3, 1, 0, "Conv2D got a window of 0 x 3, but it must be at least 1 x 1.");
    assertRefuses(0, 3, 3, 1, 0, "Conv2D got 0 filters, but needs at least one.");
  }

  private void assertRefuses(
      int filters, int height, int width, int stride, int padding, String message) {
    assertThatThrownBy(() -> new Conv2D(SQUARE, filters, height, width, stride, padding, random))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void aNetworkRefusesADenseLayerOfAnotherWidthBefore() {
    Dense dense = new Dense(20, 30, random);
    Conv2D layer = new Conv2D(SQUARE, 2, 2, random);
    assertThatThrownBy(() -> new Network(dense, layer))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Conv2D(1 x 4 x 4, 2 filters of 2 x 2) cannot follow Dense(20, 30): it expects 16"
                + " inputs, but gets 30. Make the two numbers equal.");
  }
}
