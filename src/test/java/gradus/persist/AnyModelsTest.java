package gradus.persist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The short form of the fuzz tests: their first inputs, and a thousand changes of those. */
class AnyModelsTest {
  private static final Path FOLDER = Path.of("src/test/resources/gradus/persist");

  private static List<byte[]> inputs(String folder) throws IOException {
    try (Stream<Path> paths = Files.list(FOLDER.resolve(folder))) {
      List<byte[]> inputs = new ArrayList<>();
      for (Path path : paths.sorted().toList()) {
        inputs.add(Files.readAllBytes(path));
      }
      return inputs;
    }
  }

  private static void readChanged(String folder, Consumer<byte[]> reading) throws IOException {
    List<byte[]> inputs = inputs(folder);
    Random random = new Random(1);
    for (int i = 0; i < 1000; i++) {
      byte[] changed = inputs.get(i % inputs.size()).clone();
      for (int change = random.nextInt(4); change > 0; change--) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
      }
      int length = random.nextInt(3) == 0 ? random.nextInt(changed.length) : changed.length;
      reading.accept(Arrays.copyOf(changed, length));
    }
  }

  @Test
  void everyModelIsReadOrRefused() throws IOException {
    readChanged("ModelFuzzInputs/read", AnyModels::read);
  }

  @Test
  void everyCheckpointIsReadOrRefused() throws IOException {
    readChanged("CheckpointFuzzInputs/read", AnyCheckpoints::read);
  }
}
