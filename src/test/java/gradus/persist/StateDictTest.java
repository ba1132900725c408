package gradus.persist;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.Golden;
import gradus.Network;
import gradus.layers.BatchNorm;
import gradus.layers.Dense;
import gradus.layers.Layer;
import gradus.layers.LayerNorm;
import gradus.layers.ReLU;
import gradus.layers.Softmax;
import gradus.layers.Tanh;
import gradus.math.Matrix;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Weights from PyTorch. {@code src/test/python/golden_state_dict.py} trained the networks and wrote
 * the files.
 */
class StateDictTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden");

  @TempDir Path folder;

  private record Values(Run f64, Run f32) {}

  private record Run(Matrix x, Matrix probabilities) {}

  /** The layers of the script, and a Softmax, which PyTorch leaves to the loss. */
  private static Network network(Layer... more) {
    Random random = new Random(1);
    List<Layer> layers =
        new ArrayList<>(
            List.of(
                new Dense(2, 5, random),
                new BatchNorm(5),
                new Tanh(),
                new Dense(5, 4, random),
                new LayerNorm(4),
                new ReLU(),
                new Dense(4, 3, random)));
    layers.addAll(List.of(more));
    return new Network(layers.toArray(new Layer[0]));
  }

  private static void assertPredicts(String file, Run golden, double tolerance) {
    Network network = network(new Softmax());
    StateDictReport report = Models.fromSafetensors(GOLDEN.resolve(file), network);
    assertThat(report.isComplete()).isTrue();
    Matrix probabilities = network.predict(golden.x);
    for (int i = 0; i < golden.probabilities.getNumElements(); i++) {
      assertThat(probabilities.data[i]).isCloseTo(golden.probabilities.data[i], within(tolerance));
    }
  }

  @Test
  void aNetworkTrainedInPyTorchPredictsTheSameHere() {
    Values golden = Golden.read("state_dict.json", Values.class);
    assertPredicts("state_dict_f64.safetensors", golden.f64, 1e-14);
    assertPredicts("state_dict_f32.safetensors", golden.f32, 1e-6);
  }

  @Test
  void theReportSaysWhatBecameOfEachTensor() {
    Network network = network(new Dense(3, 2, new Random(1)));
    StateDictReport report =
        Models.fromSafetensors(GOLDEN.resolve("state_dict_f32.safetensors"), network, false);
    assertThat(report.isComplete()).isFalse();
    assertThat(report)
        .hasToString(
            """
            taken: 12 [0.weight, 0.bias, 1.weight, 1.bias, 1.running_mean, 1.running_var, 3.weight,\
             3.bias, 4.weight, 4.bias, 6.weight, 6.bias]
            missing, so left as they were: 2 [7.weight, 7.bias]
            in the file, but not used: 1 [1.num_batches_tracked]""");
  }

  private Path write(String header, float... numbers) throws IOException {
    ByteBuffer data =
        ByteBuffer.allocate(numbers.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    data.asFloatBuffer().put(numbers);
    byte[] json = Hostile.quoted(header).getBytes(UTF_8);
    return Files.write(folder.resolve("w.safetensors"), ModelBytes.unsigned(json, data.array()));
  }

  private static String tensor(String name, String shape, int begin, int end) {
    return "'%s':{'dtype':'F32','shape':%s,'data_offsets':[%d,%d]}"
        .formatted(name, shape, begin, end);
  }

  private static Network dense() {
    return new Network(new Dense(new double[][] {{1, 2}, {3, 4}, {5, 6}}, new double[] {7, 8}));
  }

  /** Says no with this message, and leaves the network as it was. */
  private static void assertRefused(Path path, Network network, String message) {
    List<double[]> before = new ArrayList<>();
    for (Matrix matrix : network.state()) {
      before.add(matrix.data.clone());
    }
    assertThatThrownBy(() -> Models.fromSafetensors(path, network))
        .isInstanceOf(ModelFormatException.class)
        .hasMessage(message);
    for (int i = 0; i < before.size(); i++) {
      assertThat(network.state().get(i).data).containsExactly(before.get(i));
    }
  }

  @Test
  void theReportOfAFileThatFitsIsShort() throws IOException {
    StateDictReport report =
        Models.fromSafetensors(
            write("{" + tensor("0.bias", "[2]", 0, 8) + "}", 1, 2),
            new Network(new LayerNorm(2)),
            false);
    assertThat(report)
        .hasToString(
            """
            taken: 1 [0.bias]
            missing, so left as they were: 1 [0.weight]
            in the file, but not used: 0""");
  }

  @Test
  void theWeightsAreTransposed() throws IOException {
    // PyTorch has a row for each output: y₀ weighs the three inputs by 10, 20, 30.
    Network network = dense();
    Models.fromSafetensors(
        write("{" + tensor("0.weight", "[2,3]", 0, 24) + "}", 10, 20, 30, 40, 50, 60),
        network,
        false);
    Dense dense = (Dense) network.layers().get(0);
    assertThat(dense.weights.value.data).containsExactly(10, 40, 20, 50, 30, 60);
    assertThat(dense.biases.value.data).containsExactly(7, 8);
  }

  @Test
  void aShapeThatDoesNotFitIsRefusedByName() throws IOException {
    assertRefused(
        write(
            "{" + tensor("0.bias", "[2]", 0, 8) + "," + tensor("0.weight", "[3,2]", 8, 32) + "}",
            new float[8]),
        dense(),
        "w.safetensors: tensor \"0.weight\" (F32, [3, 2]) doesn't fit the weights of layer 0,"
            + " Dense(3, 2), which need [2, 3] of F32 or F64. Nothing was changed.");
  }

  @Test
  void aTypeOfFewerBitsIsRefusedByName() throws IOException {
    assertRefused(
        write("{" + tensor("0.bias", "[2]", 0, 4).replace("F32", "F16") + "}", 0),
        dense(),
        "w.safetensors: tensor \"0.bias\" (F16, [2]) doesn't fit the biases of layer 0,"
            + " Dense(3, 2), which need [2] of F32 or F64. Nothing was changed.");
  }

  @Test
  void whatIsNoNumberIsRefused() throws IOException {
    assertRefused(
        write("{" + tensor("0.bias", "[2]", 0, 8) + "}", 1, Float.NaN),
        dense(),
        "w.safetensors: tensor \"0.bias\" has NaN at entry 1, but expects finite numbers.");
    assertRefused(
        write("{" + tensor("0.running_var", "[2]", 0, 8) + "}", 1, -1),
        new Network(new BatchNorm(2)),
        "w.safetensors: tensor \"0.running_var\" has a variance of -1.0 at entry 1, but expects 0"
            + " or more.");
  }

  @Test
  void namesThatBelongToNothingAreRefused() throws IOException {
    assertRefused(
        write("{" + tensor("fc.bias", "[2]", 0, 8) + "}", 1, 2),
        dense(),
        "w.safetensors has the tensors [fc.bias], but this network looks for [0.weight, 0.bias]:"
            + " save the state_dict of an nn.Sequential with the same layers in the same places. A"
            + " model that Gradus saved is for Models.load(path).");
  }

  private static final String WAYS =
      " Nothing was changed. Build the same layers in the same places; to leave out a first layer"
          + " that Gradus doesn't have, such as nn.Flatten, save"
          + " nn.Sequential(*model[1:]).state_dict(), which counts from 0 again; or take what is there with"
          + " fromSafetensors(path, network, false).";

  @Test
  void whatIsMissingOrLeftOverIsRefused() throws IOException {
    assertRefused(
        write("{" + tensor("0.bias", "[2]", 0, 8) + "}", 1, 2),
        dense(),
        "w.safetensors has no tensors [0.weight]." + WAYS);
    assertRefused(
        write(
            "{%s,%s,%s}"
                .formatted(
                    tensor("0.bias", "[2]", 0, 8),
                    tensor("0.weight", "[2,3]", 8, 32),
                    tensor("2.bias", "[1]", 32, 36)),
            new float[9]),
        dense(),
        "w.safetensors has the tensors [2.bias] that belong to nothing in this network." + WAYS);
    // A statistic that an old PyTorch file doesn't have
    assertRefused(
        write(
            "{%s,%s,%s}"
                .formatted(
                    tensor("0.bias", "[2]", 0, 8),
                    tensor("0.running_mean", "[2]", 8, 16),
                    tensor("0.weight", "[2]", 16, 24)),
            new float[6]),
        new Network(new BatchNorm(2)),
        "w.safetensors has no tensors [0.running_var]." + WAYS);
  }

  /**
   * Three equal Linear layers behind a Flatten, saved as {@code model[1:]}, which keeps the numbers
   * 1, 3 and 5: two of them would be taken for their neighbors, if the network had a layer more.
   */
  @Test
  void equalLayersAreNotFilledOneOff() throws IOException {
    StringBuilder header = new StringBuilder("{");
    for (int i = 0; i < 3; i++) {
      String layer = String.valueOf(1 + 2 * i);
      header
          .append(i == 0 ? "" : ",")
          .append(tensor(layer + ".bias", "[2]", 24 * i, 24 * i + 8))
          .append(",")
          .append(tensor(layer + ".weight", "[2,2]", 24 * i + 8, 24 * i + 24));
    }
    Path path = write(header + "}", new float[18]);
    Random random = new Random(1);
    Network network =
        new Network(
            new Dense(2, 2, random), new Dense(2, 2, random), new ReLU(), new Dense(2, 2, random));
    assertRefused(
        path,
        network,
        "w.safetensors has no tensors [0.weight, 0.bias] and has the tensors [5.bias, 5.weight]"
            + " that belong to nothing in this network."
            + WAYS);
    assertThat(Models.fromSafetensors(path, network, false).taken())
        .containsExactly("1.weight", "1.bias", "3.weight", "3.bias");
  }

  @Test
  void everyCutIsRefused() throws IOException {
    byte[] file = Files.readAllBytes(GOLDEN.resolve("state_dict_f32.safetensors"));
    for (int length = 0; length < file.length; length++) {
      byte[] cut = Arrays.copyOf(file, length);
      assertThatThrownBy(() -> new Safetensors("w", new BytesChannel(cut), false))
          .as("the first %s bytes", length)
          .isInstanceOf(ModelFormatException.class);
    }
  }
}
