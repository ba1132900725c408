package gradus.inspect;

import static gradus.math.RandomMatrices.gaussian;
import static gradus.math.RandomMatrices.probabilities;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.Network;
import gradus.layers.AveragePool2D;
import gradus.layers.BatchNorm;
import gradus.layers.Conv2D;
import gradus.layers.Dense;
import gradus.layers.ELU;
import gradus.layers.Embedding;
import gradus.layers.GELU;
import gradus.layers.GlobalAveragePool2D;
import gradus.layers.ImageShape;
import gradus.layers.Layer;
import gradus.layers.LayerNorm;
import gradus.layers.LeakyReLU;
import gradus.layers.MaxPool2D;
import gradus.layers.Parameter;
import gradus.layers.ReLU;
import gradus.layers.Residual;
import gradus.layers.SiLU;
import gradus.layers.Sigmoid;
import gradus.layers.Softmax;
import gradus.layers.Softplus;
import gradus.layers.Tanh;
import gradus.losses.CrossEntropy;
import gradus.losses.Loss;
import gradus.losses.SoftmaxCrossEntropy;
import gradus.math.Matrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** Convolution, pooling, embedding and residual blocks, mixed with all other layers. */
class GradientCheckImageLayersTest {
  private static final double TOLERANCE = 1e-8;

  private final Random random = new Random(42);

  @Test
  void fiveHundredRandomNetworksThatMixAllLayers() {
    int compared = 0;
    int kinks = 0;
    double worst = 0;
    int networks = 0;
    while (networks < 500) {
      int images = 5 + random.nextInt(2);
      ImageShape shape = new ImageShape(1 + random.nextInt(2), 4 + random.nextInt(3), 5);
      boolean symbols = networks % 5 == 0;
      Network network = symbols ? ofSymbols() : ofImages(shape);
      Matrix x = gaussian(random, images, network.inputWidth());
      if (symbols) {
        x = symbols(images, network.inputWidth());
      }
      Loss loss = networks % 2 == 0 ? new CrossEntropy() : new SoftmaxCrossEntropy();
      if (networks % 2 != 0) {
        network = network.withoutLastLayer();
      }
      GradientCheck check = GradientCheck.of(network, loss, x, probabilities(random, images, 3));
      check.requireBelow(TOLERANCE);
      compared += check.compared;
      kinks += check.kinks;
      worst = Math.max(worst, check.relativeError);
      networks++;
    }
    System.out.printf(
        "Gradient check: %d networks, %d entries, %d left out at kinks, worst error %.1e%n",
        networks, compared, kinks, worst);
    assertThat(kinks).isLessThan(compared / 100);
  }

  /** Of five that there are. */
  private Matrix symbols(int rows, int columns) {
    Matrix symbols = new Matrix(rows, columns);
    for (int i = 0; i < symbols.getNumElements(); i++) {
      symbols.data[i] = random.nextInt(5);
    }
    return symbols;
  }

  private Network ofSymbols() {
    Embedding embedding = new Embedding(5, 1 + random.nextInt(3), 1 + random.nextInt(3), random);
    int width = embedding.outputWidth();
    return network(
        embedding,
        random.nextBoolean()
            ? new Residual(new Dense(width, width, random), new ReLU())
            : activation(),
        new Dense(width, 3, random),
        new Softmax());
  }

  private Network ofImages(ImageShape image) {
    List<Layer> layers = new ArrayList<>();
    Conv2D first = convolution(image, 1 + random.nextInt(3));
    layers.add(first);
    ImageShape shape = first.outputShape();
    int width = shape.size();
    if (random.nextBoolean()) {
      layers.add(random.nextBoolean() ? new LayerNorm(width) : new BatchNorm(width));
      layers.get(1).setTraining(random.nextBoolean());
    }
    layers.add(activation());
    if (random.nextBoolean()) {
      layers.add(residual(shape));
    }
    shape = addPool(layers, shape);
    if (random.nextBoolean()) {
      Conv2D second = convolution(shape, 1 + random.nextInt(3));
      shape = second.outputShape();
      layers.add(second);
      layers.add(activation());
      if (random.nextBoolean()) {
        GlobalAveragePool2D pool = new GlobalAveragePool2D(shape);
        shape = pool.outputShape();
        layers.add(pool);
      }
    }
    layers.add(new Dense(shape.size(), 3, random));
    layers.add(new Softmax());
    return network(layers.toArray(new Layer[0]));
  }

  /** No window sees padding only: BatchNorm is too curved for a column of equal numbers. */
  private Conv2D convolution(ImageShape image, int filters) {
    int height = 1 + random.nextInt(Math.min(3, image.height()));
    int width = 1 + random.nextInt(Math.min(3, image.width()));
    int padding = random.nextInt(Math.min(2, Math.min(height, width)));
    return new Conv2D(image, filters, height, width, 1 + random.nextInt(2), padding, random);
  }

  private Layer activation() {
    List<Layer> kinds =
        List.of(
            new ReLU(),
            new LeakyReLU(),
            new Tanh(),
            new Sigmoid(),
            new ELU(),
            new GELU(),
            new SiLU(),
            new Softplus());
    return kinds.get(random.nextInt(kinds.size()));
  }

  /** Two convolutions that keep the shape. */
  private Residual residual(ImageShape shape) {
    return new Residual(
        new Conv2D(shape, shape.channels(), 3, 3, 1, 1, random),
        new Tanh(),
        new Conv2D(shape, shape.channels(), 1, 1, 1, 0, random));
  }

  private ImageShape addPool(List<Layer> layers, ImageShape shape) {
    int size = 1 + random.nextInt(Math.min(3, Math.min(shape.height(), shape.width())));
    int stride = 1 + random.nextInt(3);
    if (random.nextBoolean()) {
      MaxPool2D pool = new MaxPool2D(shape, size, stride);
      layers.add(pool);
      return pool.outputShape();
    }
    AveragePool2D pool = new AveragePool2D(shape, size, stride);
    layers.add(pool);
    return pool.outputShape();
  }

  /** With random biases too: with zeros, a mistake in them could hide. */
  private Network network(Layer... layers) {
    Network network = new Network(layers);
    for (Parameter parameter : network.parameters()) {
      for (int i = 0; i < parameter.value.getNumElements(); i++) {
        parameter.value.data[i] += 0.1 * random.nextGaussian();
      }
    }
    return network;
  }

  @Test
  void everyLayerByItself() {
    ImageShape shape = new ImageShape(2, 5, 4);
    Matrix images = gaussian(random, 11, shape.size());
    for (Layer layer :
        List.of(
            new Conv2D(shape, 3, 2, random),
            new Conv2D(shape, 3, 3, 2, 2, 1, random),
            new Conv2D(shape, 2, 5, 1, 3, 2, random),
            new MaxPool2D(shape, 2),
            new MaxPool2D(shape, 3, 1),
            new AveragePool2D(shape, 2),
            new AveragePool2D(shape, 3, 1),
            new GlobalAveragePool2D(shape),
            new Residual(new Dense(40, 40, random), new Tanh()))) {
      GradientCheck.of(layer, images).requireBelow(TOLERANCE);
    }
  }

  @Test
  void aMaxPoolWhereTwoAreEqualHasAKink() {
    MaxPool2D pool = new MaxPool2D(new ImageShape(1, 1, 4), 1, 1);
    assertThat(GradientCheck.of(pool, new Matrix(1, 4)).kinks).isZero();
    pool = new MaxPool2D(new ImageShape(1, 2, 2), 2);
    GradientCheck check = GradientCheck.of(pool, new Matrix(new double[][] {{1, 3 + 1e-6, 3, 2}}));
    assertThat(check.kinks).isEqualTo(2); // the two that may win
    assertThat(check.compared).isEqualTo(2);
    check.requireBelow(TOLERANCE);
  }

  @Test
  void aKinkInsideABlockIsLeftOut() {
    Residual block = new Residual(new ReLU());
    GradientCheck check = GradientCheck.of(block, new Matrix(new double[][] {{0, 1, -1}}));
    assertThat(check.kinks).isEqualTo(1);
    check.requireBelow(TOLERANCE);
  }

  @Test
  void theParametersInsideABlockAreChecked() {
    Dense dense = new Dense(2, 2, random);
    GradientCheck check = GradientCheck.of(new Residual(dense), gaussian(random, 3, 2));
    assertThat(check.compared).isEqualTo(4 + 2 + 6);
  }

  /** Sends each column of the output gradient back by itself, and puts the results together. */
  private static final class InParts implements Layer {
    private final Layer right;
    private final boolean adds;
    private Matrix input;

    InParts(Layer right, boolean adds) {
      this.right = right;
      this.adds = adds;
    }

    @Override
    public Matrix forward(DMatrixRMaj x) {
      input = new Matrix(x);
      return right.forward(x);
    }

    @Override
    public Matrix backward(DMatrixRMaj outputGradient) {
      Matrix result = new Matrix(input.numRows, input.numCols);
      for (int column = 0; column < outputGradient.numCols; column++) {
        Matrix masked = new Matrix(outputGradient.numRows, outputGradient.numCols);
        for (int row = 0; row < outputGradient.numRows; row++) {
          masked.set(row, column, outputGradient.get(row, column));
        }
        Matrix part = right.backward(masked);
        for (int i = 0; i < result.getNumElements(); i++) {
          double sum = adds ? result.data[i] + part.data[i] : part.data[i];
          result.data[i] = part.data[i] == 0 ? result.data[i] : sum;
        }
      }
      right.backwardParameters(outputGradient);
      return result;
    }

    @Override
    public List<Parameter> parameters() {
      return right.parameters();
    }
  }

  private void assertFails(Layer wrong, Matrix input) {
    GradientCheck check = GradientCheck.of(wrong, input);
    assertThat(check.relativeError).isGreaterThan(1e-2);
    assertThatThrownBy(() -> check.requireBelow(TOLERANCE)).isInstanceOf(AssertionError.class);
  }

  @Test
  void aConvolutionThatDoesNotAddWhereWindowsOverlapFails() {
    Conv2D right = new Conv2D(new ImageShape(1, 4, 4), 2, 2, random);
    Matrix images = gaussian(random, 3, 16);
    GradientCheck.of(new InParts(right, true), images).requireBelow(TOLERANCE);
    assertFails(new InParts(right, false), images);
  }

  @Test
  void aPoolThatDoesNotAddWhereWindowsOverlapFails() {
    ImageShape shape = new ImageShape(1, 4, 4);
    Matrix images = gaussian(random, 3, 16);
    for (Layer right : List.of(new MaxPool2D(shape, 2, 1), new AveragePool2D(shape, 3, 1))) {
      GradientCheck.of(new InParts(right, true), images).requireBelow(TOLERANCE);
      assertFails(new InParts(right, false), images);
    }
  }

  /** Without overlap, there is nothing to add. */
  @Test
  void aPoolOfWindowsSideBySideNeedNotAdd() {
    MaxPool2D right = new MaxPool2D(new ImageShape(1, 4, 4), 2);
    GradientCheck.of(new InParts(right, false), gaussian(random, 3, 16)).requireBelow(TOLERANCE);
  }

  @Test
  void aConvolutionThatSendsTheGradientBackThroughTheFlippedKernelFails() {
    ImageShape shape = new ImageShape(1, 4, 4);
    Conv2D right = new Conv2D(shape, 1, 2, random);
    Conv2D flipped = new Conv2D(shape, 1, 2, random);
    for (int i = 0; i < 4; i++) {
      flipped.weights.value.data[i] = right.weights.value.data[3 - i];
    }
    assertFails(forwardAndBackward(right, flipped), gaussian(random, 3, 16));
    GradientCheck.of(forwardAndBackward(right, right), gaussian(random, 3, 16))
        .requireBelow(TOLERANCE);
  }

  private static Layer forwardAndBackward(Layer forward, Layer backward) {
    return new Layer() {
      @Override
      public Matrix forward(DMatrixRMaj x) {
        backward.forward(x);
        return forward.forward(x);
      }

      @Override
      public Matrix backward(DMatrixRMaj outputGradient) {
        return backward.backward(outputGradient);
      }
    };
  }

  @Test
  void anEmbeddingThatOverwritesTheGradientOfASymbolFails() {
    Embedding right = new Embedding(3, 2, 2, random);
    Matrix symbols = new Matrix(new double[][] {{0, 1}, {1, 1}, {2, 0}});
    Layer wrong =
        new Layer() {
          @Override
          public Matrix forward(DMatrixRMaj x) {
            return right.forward(symbols);
          }

          @Override
          public Matrix backward(DMatrixRMaj outputGradient) {
            Matrix result = right.backward(outputGradient);
            for (int i = 0; i < 6; i++) {
              int symbol = (int) symbols.data[i];
              for (int k = 0; k < 2; k++) {
                right.weights.gradient.set(symbol, k, outputGradient.data[2 * i + k]); // no +=
              }
            }
            return result;
          }

          @Override
          public List<Parameter> parameters() {
            return right.parameters();
          }
        };
    GradientCheck.of(right, symbols).requireBelow(TOLERANCE);
    assertFails(wrong, gaussian(random, 3, 2)); // whatever comes in, it takes the same symbols
  }
}
