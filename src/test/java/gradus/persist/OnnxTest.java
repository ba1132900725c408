package gradus.persist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.Network;
import gradus.data.Standardizer;
import gradus.layers.BatchNorm;
import gradus.layers.Dense;
import gradus.layers.ELU;
import gradus.layers.Elementwise;
import gradus.layers.Initializer;
import gradus.layers.Layer;
import gradus.layers.LayerNorm;
import gradus.layers.ReLU;
import gradus.math.Matrix;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxTest {
  @TempDir Path folder;

  /** A layer that a student may have written. */
  private static final class Square extends Elementwise {
    @Override
    public double value(double x) {
      return x * x;
    }

    @Override
    public double derivative(double x) {
      return 2 * x;
    }
  }

  private static Network dense(double weight) {
    return new Network(new Dense(new double[][] {{1}, {weight}}, new double[] {0}));
  }

  @Test
  void aNetworkIsExportedAsFloatsUnlessDoublesAreAskedFor() throws IOException {
    Network network = dense(0.1);
    Path path = folder.resolve("missing/folder/network.onnx");
    Onnx.export(network, path);
    assertThat(OnnxText.of(Files.readAllBytes(path)))
        .contains("layers.0.weights = float[2, 1] 1.0 0.10000000149011612\n");
    Onnx.export(network, path, Precision.DOUBLE);
    assertThat(OnnxText.of(Files.readAllBytes(path)))
        .contains("layers.0.weights = double[2, 1] 1.0 0.1\n");
  }

  @Test
  void aModelIsExportedWithItsTransformsAndNames() throws IOException {
    Path path = folder.resolve("model.ONNX");
    Model model = OnnxModels.classifier();
    Onnx.export(model, path);
    assertThat(path).hasBinaryContent(Onnx.file(model, Precision.FLOAT));
    Onnx.export(model, path, Precision.DOUBLE);
    assertThat(path).hasBinaryContent(Onnx.file(model, Precision.DOUBLE));
  }

  @Test
  void aTransformGivesActivationsTheirWidth() {
    Matrix row = OnnxModels.row(1, 2, 3);
    Model model =
        new Model(
            new Network(new ReLU()),
            List.of(new Standardizer(row, row)),
            null,
            List.of(),
            List.of(),
            new Provenance(Map.of()));
    assertThat(OnnxText.of(Onnx.file(model, Precision.FLOAT)))
        .contains("input inputs: float[batch, 3]\noutput outputs: float[batch, 3]\n");
  }

  @Test
  void theNetworkStaysAsItIs() {
    Network network =
        new Network(new Dense(new double[][] {{3}}, new double[] {4}), new LayerNorm(1));
    network.setTraining(true);
    Onnx.file(Model.of(network), Precision.FLOAT);
    assertThat(network.isTraining()).isTrue();
    assertThat(network.state().get(0).get(0, 0)).isEqualTo(3);
  }

  @Test
  void aLayerOfYourOwnIsRefused() {
    Network network = new Network(new ReLU(), new Square());
    Path path = folder.resolve("network.onnx");
    assertThatThrownBy(() -> Onnx.export(network, path))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Layer 1, Square, is of the class gradus.persist.OnnxTest$Square, and cannot be exported:"
                + " only Gradus's own layers have a translation into ONNX's operators. Build it of"
                + " those, or export the network without it and compute it where the file is used.");
    assertThat(path).doesNotExist();
  }

  @Test
  void anotherEndingIsRefused() {
    assertThatThrownBy(() -> Onnx.export(dense(1), folder.resolve("network.safetensors")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Onnx.export got the file name \"network.safetensors\", but expects one that ends in"
                + " .onnx.");
  }

  @Test
  void weightsThatAreNotFiniteAreRefused() {
    assertThatThrownBy(
            () -> Onnx.export(dense(Double.NaN), folder.resolve("network.onnx"), Precision.DOUBLE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Onnx.export got an entry in layers.0.weights of NaN in row 1, column 0, but expects"
                + " finite numbers.");
  }

  @Test
  void numbersThatAreTooLargeForAFloatAreRefused() {
    Path path = folder.resolve("network.onnx");
    assertThatThrownBy(() -> Onnx.export(dense(-1e39), path))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Onnx.export got -1.0E39 in layers.0.weights, but the largest float is 3.4028235E38:"
                + " export with Precision.DOUBLE.");
    Onnx.export(dense(-1e39), path, Precision.DOUBLE);
    assertThat(path).exists();
    assertThatThrownBy(() -> Onnx.export(new Network(new ELU(1e39)), path))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Onnx.export got 1.0E39 in layers.0.alpha, but the largest float is 3.4028235E38: export"
                + " with Precision.DOUBLE.");
  }

  @Test
  void moreThanTwoGigabytesAreRefused() {
    Dense dense = new Dense(1, 1, Initializer.zeros());
    dense.weights.value.numRows = 1 << 14; // as if it were that large: only the size is looked at
    dense.weights.value.numCols = 1 << 14;
    Network network = new Network(dense);
    Path path = folder.resolve("network.onnx");
    // (2^28 weights and a bias) · 8 bytes
    assertThatThrownBy(() -> Onnx.export(network, path, Precision.DOUBLE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Onnx.export got a network with 2147483656 bytes of numbers, but an ONNX file holds at"
                + " most 2000000000: export with Precision.FLOAT.");
    dense.weights.value.numRows = 1 << 15;
    // (2^29 weights and a bias) · 4 bytes
    assertThatThrownBy(() -> Onnx.export(network, path))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Onnx.export got a network with 2147483652 bytes of numbers, but an ONNX file holds at"
                + " most 2000000000.");
  }

  /** As a float 1e-50 is 0, and a row without any spread would become 0/0. */
  @Test
  void whatAFloatCannotDivideByIsForDoublesOnly() {
    Path path = folder.resolve("network.onnx");
    BatchNorm batchNorm = new BatchNorm(2, 0.1, 1e-50);
    batchNorm.runningVariances.set(0, 1, 0);
    Layer[] layers = {new LayerNorm(3, 1e-50), batchNorm};
    String[] names = {"epsilon", "running_variances_and_epsilon"};
    for (int i = 0; i < layers.length; i++) {
      Network network = new Network(layers[i]);
      assertThatThrownBy(() -> Onnx.export(network, path))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "Onnx.export got 1.0E-50 in layers.0."
                  + names[i]
                  + ", but floats to divide by begin at 1.2E-38: export with Precision.DOUBLE.");
      assertThat(path).doesNotExist();
      Onnx.export(network, path, Precision.DOUBLE);
      assertThat(path.toFile().delete()).isTrue();
    }
  }

  @Test
  void aFileThatCannotBeWrittenIsAnErrorThatNamesIt() throws IOException {
    Path noFolder = Files.writeString(folder.resolve("models"), "a file");
    Path path = noFolder.resolve("network.onnx");
    assertThatThrownBy(() -> Onnx.export(dense(1), path))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(
            path
                + " cannot be written: java.nio.file.FileAlreadyExistsException: "
                + noFolder
                + ".");
    assertThat(noFolder).hasContent("a file");
  }
}
