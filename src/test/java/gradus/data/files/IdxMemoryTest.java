package gradus.data.files;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.ChildJvm;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads 20,000 images of 28×28 pixels, a matrix of 125.4 MB, in a JVM with little memory. */
class IdxMemoryTest {
  private static final int ROWS = 20_000;

  @TempDir Path folder;

  /** Reads the two files; prints how many rows there are, or the error. */
  public static void main(String[] arguments) {
    try {
      System.out.println(IdxReader.read(Path.of(arguments[0]), Path.of(arguments[1])).rows());
    } catch (MalformedDataException e) {
      System.out.println(e.getMessage());
    }
  }

  private Path write(String name, int[] header, byte[] row) throws IOException {
    Path path = folder.resolve(name);
    ByteBuffer start = ByteBuffer.allocate(4 * header.length);
    start.asIntBuffer().put(header);
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(path))) {
      out.write(start.array());
      for (int i = 0; i < ROWS; i++) {
        row[0] = (byte) (i % 2);
        out.write(row);
      }
    }
    return path;
  }

  private String read(String memory) throws Exception {
    Path images = write("images.gz", new int[] {0x803, ROWS, 28, 28}, new byte[784]);
    Path labels = write("labels.gz", new int[] {0x801, ROWS}, new byte[1]);
    List<String> arguments =
        List.of(
            "-XX:+UseG1GC",
            "-Xmx" + memory,
            "-cp",
            System.getProperty("java.class.path"),
            IdxMemoryTest.class.getName(),
            images.toString(),
            labels.toString());
    return ChildJvm.run(ChildJvm.home(), folder, Map.of(), arguments).strip();
  }

  @Test
  void readsWithinOnePointTwoTimesTheMatrix() throws Exception {
    // 1.2 · 125.4 MB = 150.5 MB = 143 MiB
    assertThat(read("143m")).isEqualTo("20000");
  }

  @Test
  void saysHowMuchMemoryIsNeeded() throws Exception {
    assertThat(read("100m"))
        .isEqualTo(
            "images.gz needs 125 MB as a data set, but this Java may use 104 MB: start it with more,"
                + " such as -Xmx1g.");
  }
}
