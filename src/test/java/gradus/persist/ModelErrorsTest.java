package gradus.persist;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.Network;
import gradus.data.Standardizer;
import gradus.layers.Dense;
import gradus.layers.Initializer;
import gradus.layers.ReLU;
import gradus.math.Matrix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be saved, and what is no model file from the start. */
class ModelErrorsTest {
  @TempDir Path folder;

  @Test
  void weightsThatCouldNotBeLoadedAreNotSaved() {
    Path path = folder.resolve("model.safetensors");
    for (double broken : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      Network network = new Network(new ReLU(), new Dense(2, 3, Initializer.zeros()));
      network.parameters().get(0).value.set(1, 2, broken);
      assertThatThrownBy(() -> Models.save(Model.of(network), path))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "Models.save got an entry in layers.1.weights of "
                  + broken
                  + " in row 1, column 2, but expects finite numbers.");
      assertThat(path).doesNotExist();
    }
  }

  @Test
  void veryManyNamesBesideFewNumbersAreRefused() {
    String[] names = new String[30_000];
    Arrays.setAll(names, i -> "feature_" + i);
    Model model =
        new Model(
            new Network(new ReLU()),
            List.of(),
            null,
            List.of(names),
            List.of(),
            new Provenance(Map.of()));
    // The names alone, each quoted and with a comma: 30,000 · 13 characters and 138,890 digits.
    // The limit is 2^18 and an eighth of the file: 262,144 + (8 + 529,064) / 8 = 328,278.
    assertThatThrownBy(() -> Models.save(model, folder.resolve("model.safetensors")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The names and descriptions in the file have 529064 bytes, but beside 0 bytes of numbers"
                + " at most 328278 are read again: leave out the names of features, or take fewer"
                + " and larger layers.");
  }

  /** The network itself takes inputs of any width. */
  @Test
  void transformsOfTwoWidthsAreRefused() {
    Network network = new Network(new ReLU());
    Standardizer two = new Standardizer(new Matrix(1, 2), new Matrix(1, 2));
    Standardizer three = new Standardizer(new Matrix(1, 3), new Matrix(1, 3));
    Provenance provenance = Provenance.ofThisProgram();
    assertThatThrownBy(
            () -> new Model(network, List.of(two, three), null, List.of(), List.of(), provenance))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The model got the transform Standardizer(3 columns), but takes 2 inputs: pass the"
                + " transforms that the network was trained with.");
    Model model = new Model(network, List.of(two), null, List.of(), List.of(), provenance);
    assertThatThrownBy(() -> new Regressor(model).predict(1, 2, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The model got 3 numbers, but expects 2.");
  }

  @Test
  void aFolderIsNoFile() {
    String message =
        folder.toAbsolutePath() + " is a folder, but expects a file: add its name to the path.";
    assertThatThrownBy(() -> Models.save(Model.of(new Network(new ReLU())), folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
    assertThatThrownBy(() -> Models.load(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void aFileOfPyTorchIsNoModel() throws IOException {
    Path path = folder.resolve("torch.safetensors");
    byte[] header =
        "{\"0.bias\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}}".getBytes(UTF_8);
    Files.write(path, ModelBytes.unsigned(header, new byte[0]));
    assertThatThrownBy(() -> Models.load(path))
        .isInstanceOf(ModelFormatException.class)
        .hasMessage(
            "torch.safetensors is not a file that Gradus wrote: its header begins with"
                + " \"{\"0.bias\":{\"dtype\":\"F32\",\"shape\":[0\", but expects"
                + " \"{\"__metadata__\":{\"crc32c\":\"\". For weights that PyTorch saved there is"
                + " Models.fromSafetensors(path, network).");
  }
}
