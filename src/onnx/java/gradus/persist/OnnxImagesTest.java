package gradus.persist;

import static gradus.math.RandomMatrices.gaussian;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OrtException;
import gradus.Network;
import gradus.layers.AveragePool2D;
import gradus.layers.Conv2D;
import gradus.layers.Dense;
import gradus.layers.Embedding;
import gradus.layers.GlobalAveragePool2D;
import gradus.layers.ImageLayer;
import gradus.layers.ImageShape;
import gradus.layers.Layer;
import gradus.layers.MaxPool2D;
import gradus.layers.ReLU;
import gradus.layers.Residual;
import gradus.layers.Softmax;
import gradus.layers.Tanh;
import gradus.math.Matrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** ONNX Runtime says the same as Gradus about networks for images and for symbols. */
class OnnxImagesTest {
  @Test
  void threeHundredRandomNetworksForImages() throws OrtException {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      ImageShape shape =
          new ImageShape(1 + random.nextInt(3), 3 + random.nextInt(7), 3 + random.nextInt(7));
      Network network = ofImages(shape, random);
      assertAgrees(network, gaussian(random, 1 + random.nextInt(5), shape.size()));
    }
  }

  private static Network ofImages(ImageShape shape, Random random) {
    List<Layer> layers = new ArrayList<>();
    int count = 1 + random.nextInt(4);
    ImageShape image = shape;
    for (int i = 0; i < count; i++) {
      ImageLayer layer = layer(image, random);
      image = layer.outputShape();
      layers.add(layer);
      layers.add(random.nextBoolean() ? new ReLU() : new Tanh());
    }
    if (random.nextBoolean()) {
      layers.add(
          new Residual(
              new Conv2D(image, image.channels(), 3, 3, 1, 1, random), new Residual(new Tanh())));
    }
    layers.add(new Dense(image.size(), 3, random));
    layers.add(new Softmax());
    return new Network(layers.toArray(new Layer[0]));
  }

  private static ImageLayer layer(ImageShape image, Random random) {
    int size = 1 + random.nextInt(Math.min(3, Math.min(image.height(), image.width())));
    int stride = 1 + random.nextInt(3);
    return switch (random.nextInt(6)) {
      case 0 -> new MaxPool2D(image, size, stride);
      case 1 -> new AveragePool2D(image, size, stride);
      case 2 -> new GlobalAveragePool2D(image);
      default -> convolution(image, stride, random);
    };
  }

  private static Conv2D convolution(ImageShape image, int stride, Random random) {
    int padding = random.nextInt(3);
    int height = 1 + random.nextInt(Math.min(4, image.height() + 2 * padding));
    int width = 1 + random.nextInt(Math.min(4, image.width() + 2 * padding));
    int filters = 1 + random.nextInt(4);
    Conv2D conv = new Conv2D(image, filters, height, width, stride, padding, random);
    conv.biases.value.setTo(gaussian(random, 1, filters));
    return conv;
  }

  @Test
  void networksForSymbols() throws OrtException {
    for (int seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      Embedding embedding =
          new Embedding(
              2 + random.nextInt(9), 1 + random.nextInt(4), 1 + random.nextInt(4), random);
      Matrix symbols = new Matrix(1 + random.nextInt(5), embedding.columns);
      for (int i = 0; i < symbols.getNumElements(); i++) {
        symbols.data[i] = random.nextInt(embedding.vocabulary());
      }
      Dense dense = new Dense(embedding.outputWidth(), 4, random);
      assertAgrees(new Network(embedding, dense, new Softmax()), symbols);
    }
  }

  private static void assertAgrees(Network network, Matrix inputs) throws OrtException {
    Matrix expected = network.predict(inputs);
    for (Precision precision : Precision.values()) {
      double tolerance = precision == Precision.DOUBLE ? 1e-12 : 1e-5;
      byte[] file = Onnx.file(Model.of(network), precision);
      try (OnnxSession session = new OnnxSession(file, precision)) {
        assertThat(session.predict(inputs).data)
            .as("%s, %s", network, precision)
            .containsExactly(expected.data, within(tolerance));
      }
    }
  }
}
