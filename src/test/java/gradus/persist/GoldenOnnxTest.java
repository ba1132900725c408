package gradus.persist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an exported file says, for each kind of layer, with floats and with doubles. */
class GoldenOnnxTest {
  private static final Path FOLDER = Path.of("src/test/resources/gradus/persist/onnx");

  /** Writes the files again: look at what has changed, and let ONNX Runtime check it (-Ponnx). */
  public static void main(String[] arguments) throws IOException {
    Files.createDirectories(FOLDER);
    for (Map.Entry<String, Model> entry : OnnxModels.all().entrySet()) {
      Files.writeString(path(entry.getKey()), text(entry.getValue()));
    }
  }

  private static Path path(String name) {
    return FOLDER.resolve(name + ".txt");
  }

  private static String text(Model model) {
    return OnnxText.of(Onnx.file(model, Precision.FLOAT))
        + "\n"
        + OnnxText.of(Onnx.file(model, Precision.DOUBLE));
  }

  @Test
  void whatIsExportedIsInTheGoldenFiles() throws IOException {
    for (Map.Entry<String, Model> entry : OnnxModels.all().entrySet()) {
      assertThat(text(entry.getValue()))
          .as(entry.getKey())
          .isEqualToNormalizingNewlines(Files.readString(path(entry.getKey())));
    }
  }
}
