package gradus.persist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The short form of the fuzz test: its first inputs, and a thousand changes of those. */
class AnyModelsTest {
  private static final Path INPUTS =
      Path.of("src/test/resources/gradus/persist/ModelFuzzInputs/read");

  private static List<byte[]> inputs() throws IOException {
    try (Stream<Path> paths = Files.list(INPUTS)) {
      List<byte[]> inputs = new ArrayList<>();
      for (Path path : paths.sorted().toList()) {
        inputs.add(Files.readAllBytes(path));
      }
      return inputs;
    }
  }

  @Test
  void everyFileIsReadOrRefused() throws IOException {
    List<byte[]> inputs = inputs();
    Random random = new Random(1);
    for (int i = 0; i < 1000; i++) {
      byte[] changed = inputs.get(i % inputs.size()).clone();
      for (int change = random.nextInt(4); change > 0; change--) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
      }
      int length = random.nextInt(3) == 0 ? random.nextInt(changed.length) : changed.length;
      AnyModels.read(Arrays.copyOf(changed, length));
    }
  }
}
