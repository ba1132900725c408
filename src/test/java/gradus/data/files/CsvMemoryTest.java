package gradus.data.files;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.ChildJvm;
import java.io.BufferedWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads a table of 20 columns and 500,000 rows in a JVM that has room for a tenth of it. */
class CsvMemoryTest {
  @TempDir Path folder;

  /** Reads the file; prints how many rows there are, or the error. */
  public static void main(String[] arguments) {
    try {
      System.out.println(
          CsvReader.read(Path.of(arguments[0]), CsvOptions.regression().noHeader()).rows());
    } catch (MalformedDataException e) {
      System.out.println(e.getMessage());
    }
  }

  @Test
  void saysWhatToDoWhereTheRowsDoNotFit() throws Exception {
    Path file = folder.resolve("large.csv");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int row = 0; row < 500_000; row++) {
        out.write("1,2,3,4,5,6,7,8,9,0,1,2,3,4,5,6,7,8,9,0\n");
      }
    }
    assertThat(read(file, "-Xmx16m"))
        .matches(
            "large.csv does not fit into the 1[4-7] MB that this Java may use: start it with more, such"
                + " as -Xmx1g, or leave out columns or rows\\.");
    assertThat(read(file, "-Xmx400m")).isEqualTo("500000");
  }

  private String read(Path file, String memory) throws Exception {
    return ChildJvm.run(
            ChildJvm.home(),
            folder,
            Map.of(),
            List.of(
                memory,
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                CsvMemoryTest.class.getName(),
                file.toString()))
        .strip();
  }
}
