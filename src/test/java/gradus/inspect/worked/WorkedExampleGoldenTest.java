package gradus.inspect.worked;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The three forms of one example, compared as a whole with files that were read by eye. */
class WorkedExampleGoldenTest {
  private static final Path GOLDEN = Path.of("src/test/resources/gradus/inspect/worked");

  @TempDir Path folder;

  private void assertSavesAs(String golden) throws IOException {
    Path saved = folder.resolve("new/folder").resolve(golden);
    WorkedExamples.example().save(saved);
    assertThat(Files.readString(saved)).isEqualTo(Files.readString(GOLDEN.resolve(golden)));
  }

  @Test
  void plainText() throws IOException {
    assertSavesAs("worked-example.txt");
  }

  @Test
  void markdown() throws IOException {
    assertSavesAs("worked-example.md");
  }

  @Test
  void latex() throws IOException {
    assertSavesAs("worked-example.tex");
  }
}
