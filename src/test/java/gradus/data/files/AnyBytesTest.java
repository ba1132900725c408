package gradus.data.files;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.ChildJvm;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The short form of the fuzz tests: their first inputs, and some thousand changes of those. */
class AnyBytesTest {
  private static final Path INPUTS = Path.of("src/test/resources/gradus/data/files");

  /**
   * Reads every input in this JVM, however little memory it has, and two that would need more;
   * prints how many there are.
   */
  public static void main(String[] arguments) throws IOException {
    int count = 2;
    AnyBytes.readCsv(manyClasses());
    AnyBytes.readIdx(manyLabels());
    for (byte[] input : inputs("CsvFuzzInputs")) {
      AnyBytes.readCsv(input);
      count++;
    }
    for (byte[] input : inputs("IdxFuzzInputs")) {
      AnyBytes.readIdx(input);
      count++;
    }
    System.out.println(count);
  }

  private static List<byte[]> inputs(String name) throws IOException {
    try (Stream<Path> paths = Files.list(INPUTS.resolve(name).resolve("read"))) {
      List<byte[]> inputs = new ArrayList<>();
      for (Path path : paths.sorted().toList()) {
        inputs.add(Files.readAllBytes(path));
      }
      return inputs;
    }
  }

  /** 9,000 rows of 1,000 classes: 63 kB, and one-hot 72 MB. */
  private static byte[] manyClasses() {
    StringBuilder file = new StringBuilder(" x,y\n");
    for (int i = 0; i < 9000; i++) {
      file.append("1,c").append(i % 1000).append('\n');
    }
    return file.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** 32,759 images of one pixel with 256 different labels: 66 kB, and one-hot 67.1 MB. */
  private static byte[] manyLabels() {
    int rows = Short.MAX_VALUE - 8;
    ByteBuffer files = ByteBuffer.allocate(2 + 8 + rows + 16 + rows);
    files.putShort(Short.MAX_VALUE).putInt(0x801).putInt(rows);
    for (int i = 0; i < rows; i++) {
      files.put((byte) i);
    }
    return files.putInt(0x803).putInt(rows).putInt(1).putInt(1).array();
  }

  @Test
  void sixtyFourMegabytesAreEnoughForEach() throws Exception {
    List<String> arguments =
        List.of(
            "-Xmx64m", "-cp", System.getProperty("java.class.path"), AnyBytesTest.class.getName());
    String printed =
        ChildJvm.run(ChildJvm.home(), Path.of(".").toAbsolutePath(), Map.of(), arguments);
    int count = 2 + inputs("CsvFuzzInputs").size() + inputs("IdxFuzzInputs").size();
    assertThat(printed.strip()).isEqualTo(Integer.toString(count));
  }

  @Test
  void csvIsReadOrRefused() throws IOException {
    readChanged(inputs("CsvFuzzInputs"), AnyBytes::readCsv);
  }

  @Test
  void idxIsReadOrRefused() throws IOException {
    readChanged(inputs("IdxFuzzInputs"), AnyBytes::readIdx);
  }

  private static void readChanged(List<byte[]> inputs, Consumer<byte[]> reader) {
    Random random = new Random(1);
    for (int i = 0; i < 3000; i++) {
      byte[] changed = inputs.get(i % inputs.size()).clone();
      for (int change = random.nextInt(4); change >= 0; change--) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
      }
      int length = random.nextInt(3) == 0 ? random.nextInt(changed.length) : changed.length;
      reader.accept(Arrays.copyOf(changed, length));
    }
  }
}
