package gradus.persist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.Golden;
import gradus.Network;
import gradus.layers.Conv2D;
import gradus.layers.Dense;
import gradus.layers.Embedding;
import gradus.layers.ImageShape;
import gradus.layers.MaxPool2D;
import gradus.layers.ReLU;
import gradus.layers.Softmax;
import gradus.layers.Tanh;
import gradus.math.Matrix;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Weights of convolutions and embeddings from PyTorch. {@code
 * src/test/python/golden_state_dict_images.py} wrote the files.
 */
class ImageStateDictTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden");
  private static final Values FILE = Golden.read("state_dict_images.json", Values.class);

  private final Random random = new Random(1);

  private record Values(Run images, Run symbols) {}

  private record Run(Matrix x, Matrix probabilities) {}

  private Network images(int height, int width) {
    Conv2D conv1 = new Conv2D(new ImageShape(1, 6, 7), 4, 3, 3, 1, 1, random);
    MaxPool2D pool = new MaxPool2D(conv1.outputShape(), 2);
    Conv2D conv2 = new Conv2D(pool.outputShape(), 3, height, width, 2, 1, random);
    return new Network(
        conv1,
        new ReLU(),
        pool,
        conv2,
        new Tanh(),
        new Dense(conv2.outputShape().size(), 3, random),
        new Softmax());
  }

  private static void assertPredicts(Network network, Run golden) {
    Matrix probabilities = network.predict(golden.x);
    assertThat(probabilities.data).containsExactly(golden.probabilities.data, within(1e-14));
  }

  @Test
  void aNetworkForImagesPredictsAsInPyTorch() {
    Network network = images(2, 3);
    Path file = GOLDEN.resolve("state_dict_images.safetensors");
    StateDictReport report = Models.fromSafetensors(file, network);
    // The Flatten is layer 5 there.
    assertThat(report.taken())
        .containsExactly("0.weight", "0.bias", "3.weight", "3.bias", "6.weight", "6.bias");
    assertPredicts(network, FILE.images);
  }

  @Test
  void aNetworkForSymbolsPredictsAsInPyTorch() {
    Network network =
        new Network(
            new Embedding(7, 3, 3, random),
            new Dense(9, 5, random),
            new Tanh(),
            new Dense(5, 7, random),
            new Softmax());
    Models.fromSafetensors(GOLDEN.resolve("state_dict_symbols.safetensors"), network);
    assertPredicts(network, FILE.symbols);
  }

  @Test
  void refusesAnotherWindow() {
    Network network = images(3, 2);
    assertThatThrownBy(
            () -> Models.fromSafetensors(GOLDEN.resolve("state_dict_images.safetensors"), network))
        .isInstanceOf(ModelFormatException.class)
        .hasMessage(
            "state_dict_images.safetensors: tensor \"3.weight\" (F64, [3, 4, 2, 3]) doesn't fit the"
                + " weights of layer 3, Conv2D(4 x 3 x 3, 3 filters of 3 x 2, stride 2, padding 1),"
                + " which need [3, 4, 3, 2] of F32 or F64. Nothing was changed.");
  }
}
