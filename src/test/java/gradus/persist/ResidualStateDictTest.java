package gradus.persist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.Golden;
import gradus.Network;
import gradus.layers.BatchNorm;
import gradus.layers.Conv2D;
import gradus.layers.Dense;
import gradus.layers.Embedding;
import gradus.layers.ImageShape;
import gradus.layers.Layer;
import gradus.layers.Parameter;
import gradus.layers.ReLU;
import gradus.layers.Residual;
import gradus.layers.Tanh;
import gradus.math.Matrix;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Weights go from PyTorch into residual blocks, and back. {@code
 * src/test/python/golden_state_dict_residual.py} wrote the files.
 */
class ResidualStateDictTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden");
  private static final Values FILE = Golden.read("state_dict_residual.json", Values.class);

  @TempDir Path folder;

  private final Random random = new Random(1);

  private record Values(Run rows, Run images) {}

  private record Run(Matrix x, Matrix output) {}

  private static Path golden(String name) {
    return GOLDEN.resolve("state_dict_residual_" + name + ".safetensors");
  }

  private Network rows() {
    return new Network(
        new Dense(4, 5, random),
        new Tanh(),
        new Residual(
            new Dense(5, 6, random), new BatchNorm(6), new ReLU(), new Dense(6, 5, random)),
        new Dense(5, 3, random));
  }

  private Network images() {
    ImageShape image = new ImageShape(2, 3, 4);
    ImageShape inside = new ImageShape(3, 3, 4);
    return new Network(
        new Residual(
            new Conv2D(image, 3, 3, 3, 1, 1, random),
            new ReLU(),
            new Residual(new Conv2D(inside, 3, 3, 3, 1, 1, random), new Tanh()),
            new Conv2D(inside, 2, 1, random)),
        new Dense(24, 3, random));
  }

  @Test
  void aBlockWithABatchNormPredictsAsInPyTorch() {
    Network network = rows();
    StateDictReport report = Models.fromSafetensors(golden("rows"), network);
    assertThat(report.taken())
        .containsExactly(
            "0.weight",
            "0.bias",
            "2.0.weight",
            "2.0.bias",
            "2.1.weight",
            "2.1.bias",
            "2.1.running_mean",
            "2.1.running_var",
            "2.3.weight",
            "2.3.bias",
            "3.weight",
            "3.bias");
    assertThat(report.unused()).containsExactly("2.1.num_batches_tracked");
    assertThat(network.predict(FILE.rows.x).data)
        .containsExactly(FILE.rows.output.data, within(1e-14));
  }

  @Test
  void blocksOfConvolutionsPredictAsInPyTorch() {
    Network network = images();
    assertThat(Models.fromSafetensors(golden("images"), network).taken())
        .containsExactly(
            "0.0.weight",
            "0.0.bias",
            "0.2.0.weight",
            "0.2.0.bias",
            "0.3.weight",
            "0.3.bias",
            "2.weight", // layer 1 here: the Flatten is one there
            "2.bias");
    assertThat(network.predict(FILE.images.x).data)
        .containsExactly(FILE.images.output.data, within(1e-14));
  }

  /** Name, type and shape of each tensor, and its numbers. */
  private static Map<String, List<Double>> contents(Path path) {
    return Safetensors.read(
        path,
        file -> {
          Map<String, List<Double>> contents = new LinkedHashMap<>();
          for (Tensor tensor : file.tensors().values()) {
            if (tensor.isFloat()) {
              boolean deep = tensor.shape().size() > 2;
              Matrix numbers =
                  deep ? file.readFiniteFlattened(tensor.name()) : file.readFinite(tensor.name());
              contents.put(tensor.toString(), Arrays.stream(numbers.data).boxed().toList());
            }
          }
          return contents;
        });
  }

  /** To the bit what PyTorch itself wrote; only the counter of the BatchNorm isn't there. */
  @Test
  void whatIsWrittenIsWhatPyTorchWrote() {
    for (String name : List.of("rows", "images")) {
      Network network = name.equals("rows") ? rows() : images();
      Models.fromSafetensors(golden(name), network);
      Path path = folder.resolve(name + ".safetensors");
      Models.toSafetensors(network, path);
      assertThat(contents(path)).isEqualTo(contents(golden(name)));
    }
  }

  @Test
  void imagesAndSymbolsAreWrittenAsPyTorchWroteThem() {
    Conv2D conv = new Conv2D(new ImageShape(1, 6, 7), 4, 3, 3, 1, 1, random);
    Network network =
        new Network(
            new Embedding(7, 3, 3, random),
            new Dense(9, 5, random),
            new Tanh(),
            new Dense(5, 7, random));
    Path symbols = GOLDEN.resolve("state_dict_symbols.safetensors");
    Models.fromSafetensors(symbols, network);
    Models.toSafetensors(network, folder.resolve("symbols"));
    assertThat(contents(folder.resolve("symbols"))).isEqualTo(contents(symbols));

    // By hand: column f of the weights is filter f, line by line.
    for (int i = 0; i < conv.weights.value.getNumElements(); i++) {
      conv.weights.value.data[i] = i;
    }
    Models.toSafetensors(new Network(conv), folder.resolve("conv"));
    List<Double> written = contents(folder.resolve("conv")).get("\"0.weight\" (F64, [4, 1, 3, 3])");
    assertThat(written).startsWith(0.0, 4.0, 8.0, 12.0).endsWith(23.0, 27.0, 31.0, 35.0);
  }

  @Test
  void aTensorThatDoesNotFitIsRefusedByTheNumberOfTheLayerInside() {
    Network network =
        new Network(
            new Dense(4, 5, random),
            new Tanh(),
            new Residual(
                new Dense(5, 7, random), new BatchNorm(7), new ReLU(), new Dense(7, 5, random)),
            new Dense(5, 3, random));
    assertThatThrownBy(() -> Models.fromSafetensors(golden("rows"), network))
        .isInstanceOf(ModelFormatException.class)
        .hasMessage(
            "state_dict_residual_rows.safetensors: tensor \"2.0.weight\" (F64, [6, 5]) doesn't fit"
                + " the weights of layer 2.0, Dense(5, 7), which need [7, 5] of F32 or F64. Nothing"
                + " was changed.");
  }

  /** Multiplies by a number that it learns. */
  private static final class Gain implements Layer {
    private final Parameter gain = new Parameter("gain", new Matrix(1, 1));

    @Override
    public Matrix forward(DMatrixRMaj input) {
      return new Matrix(input);
    }

    @Override
    public Matrix backward(DMatrixRMaj outputGradient) {
      return new Matrix(outputGradient);
    }

    @Override
    public List<Parameter> parameters() {
      return List.of(gain);
    }

    @Override
    public String toString() {
      return "Gain";
    }
  }

  @Test
  void whatCannotBeWrittenIsRefused() {
    Path path = folder.resolve("gain.safetensors");
    Network own = new Network(new Residual(new Dense(2, 2, random), new Gain()));
    assertThatThrownBy(() -> Models.toSafetensors(own, path))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Models.toSafetensors doesn't know what Gain is called in PyTorch: it writes the layers"
                + " of Gradus. Save the model with Models.save, and read its tensors in Python.");
    Network broken = new Network(new Dense(2, 2, random));
    broken.parameters().get(1).value.set(0, 1, Double.NaN);
    assertThatThrownBy(() -> Models.toSafetensors(broken, path))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "Models.toSafetensors got an entry in 0.bias of NaN in row 0, column 1");
    assertThat(Files.exists(path)).isFalse();
  }
}
