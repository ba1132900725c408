package gradus.persist;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ONNX's own checker finds no fault: {@code src/test/python/check_onnx.py} asks it. */
class OnnxCheckerTest {
  private static final Path PYTHON = Path.of("/usr/bin/python3");

  @TempDir Path folder;

  @BeforeAll
  static void needsOnnx() throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(PYTHON), "there is no /usr/bin/python3");
    Process process = new ProcessBuilder(PYTHON.toString(), "-c", "import onnx").start();
    assumeTrue(process.waitFor() == 0, "/usr/bin/python3 has no onnx (Debian: python3-onnx)");
  }

  @Test
  void itTakesEveryKindOfLayerWithFloatsAndWithDoubles() throws Exception {
    List<String> command =
        new ArrayList<>(List.of(PYTHON.toString(), "-B", "src/test/python/check_onnx.py"));
    for (Map.Entry<String, Model> entry : OnnxModels.all().entrySet()) {
      for (Precision precision : Precision.values()) {
        Path path = folder.resolve(entry.getKey() + "-" + precision + ".onnx");
        Onnx.export(entry.getValue(), path, precision);
        command.add(path.toString());
      }
    }
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output.lines())
        .hasSize(2 * OnnxModels.all().size())
        .contains("dense-FLOAT.onnx FLOAT, batchx3", "regressor-DOUBLE.onnx DOUBLE, batchx1");
  }
}
