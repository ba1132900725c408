package gradus.persist;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.ChildJvm;
import gradus.layers.Dense;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A program that saves models, pictures and a log is killed at any moment, as by {@code kill -9}:
 * each file is whole. {@code mvn -Pkill test} kills as often as it does in {@link KillTest}.
 */
class KilledSavesTest {
  private static final int KILLS = Integer.getInteger("gradus.kills", 3);

  @TempDir Path folder;

  private final Random random = new Random(1);
  private int leftovers = 0;

  /** Runs the program, and kills it a moment after all three files have been written. */
  private int runAndKill() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                ChildJvm.home().resolve("bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                KilledSaver.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .start();
    int last = 0;
    boolean killed = false;
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        assertThat(line).matches("[0-9]+");
        last = Integer.parseInt(line);
        if (!killed && Files.exists(folder.resolve("picture.png"))) {
          Thread.sleep(random.nextInt(60), random.nextInt(1_000_000));
          process.toHandle().destroyForcibly(); // process itself would close what it printed
          killed = true;
        }
      }
    }
    process.waitFor();
    return last;
  }

  private void requireWholeModel() {
    Model model = Models.load(folder.resolve("model.safetensors"));
    double[] weights = ((Dense) model.network().layers().get(0)).weights.value.data;
    double[] same = new double[KilledSaver.WIDTH * KilledSaver.WIDTH];
    Arrays.fill(same, weights[0]);
    assertThat(weights).isEqualTo(same);
  }

  /** A picture that is cut off has another end. */
  private void requireWholePicture() throws IOException {
    Path path = folder.resolve("picture.png");
    assertThat(ImageIO.read(path.toFile()).getWidth()).isEqualTo(200);
    byte[] bytes = Files.readAllBytes(path);
    String end = new String(bytes, bytes.length - 8, 4, StandardCharsets.ISO_8859_1);
    assertThat(end).isEqualTo("IEND");
  }

  private void requireWholeLog(int last) throws IOException {
    String text = Files.readString(folder.resolve("log.csv"));
    assertThat(text).endsWith("\n");
    List<String> lines = text.lines().toList();
    assertThat(lines.size() - 1).isGreaterThanOrEqualTo(last);
    for (int epoch = 1; epoch < lines.size(); epoch++) {
      assertThat(lines.get(epoch)).startsWith(epoch + ",").endsWith(",0.9,0.8,0.0,");
    }
  }

  @Test
  void whenEverItIsKilledEachFileIsWhole() throws Exception {
    for (int kill = 0; kill < KILLS; kill++) {
      Files.deleteIfExists(folder.resolve("picture.png"));
      int last = runAndKill();
      requireWholeModel();
      requireWholePicture();
      requireWholeLog(last);
      try (Stream<Path> files = Files.list(folder)) {
        long count = files.count() - 3; // beside the model, the picture and the log
        assertThat(count).isBetween(0L, 3L); // what is left doesn't become more and more
        leftovers += (int) count;
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%d kills, %d files half written then: every model, picture and log whole.%n",
        KILLS,
        leftovers);
  }
}
