package gradus.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvReaderTest {
  @TempDir Path folder;

  private Dataset read(String content) throws IOException {
    Path file = folder.resolve("pets.csv");
    Files.writeString(file, content);
    return CsvReader.read(file);
  }

  @Test
  void readsNumbersAndLabels() throws IOException {
    Dataset pets = read("weight,height,kind\n4.5,25,cat\n30,1e2,dog\n5,-2,cat\n.5,+7.,dog\n");
    assertThat(pets.name()).isEqualTo("pets");
    assertThat(pets.featureNames()).containsExactly("weight", "height");
    assertThat(pets.classNames()).containsExactly("cat", "dog");
    assertThat(pets.inputs().data).containsExactly(4.5, 25, 30, 100, 5, -2, 0.5, 7);
    assertThat(pets.targets().data).containsExactly(1, 0, 0, 1, 1, 0, 0, 1);
  }

  @Test
  void labelsThatAreNumbersComeInTheOrderOfTheNumbers() throws IOException {
    assertThat(read("x,label\n1,10\n2,9\n3,10\n4,9\n").classNames()).containsExactly("9", "10");
    assertThat(read("x,label\n1,b\n2,a\n3,a\n4,b\n").classNames()).containsExactly("b", "a");
  }

  @Test
  void takesWhatSpreadsheetsWrite() throws IOException {
    Dataset pets =
        read(
            "\uFEFFweight, kind\r\n\"4.5\",\"cat, \"\"wild\"\"\"\r\n\r\n 30 ,dog\r\n"
                + "31,dog\r\n5,\"cat, \"\"wild\"\"\"\r\n   \r\n");
    assertThat(pets.featureNames()).containsExactly("weight");
    assertThat(pets.classNames()).containsExactly("cat, \"wild\"", "dog");
    assertThat(pets.inputs().data).containsExactly(4.5, 30, 31, 5);
  }

  @Test
  void aColumnMayBeCalledLikeANumber() throws IOException {
    Dataset pets =
        read("kind,2019,2020,2021,sick\n1,5,6,6,no\n2,5,7,6,yes\n1,5,6,6,no\n2,5,7,7,yes");
    assertThat(pets.featureNames()).containsExactly("kind", "2019", "2020", "2021");
    assertThat(read("kind,5.1,sick\n1,5,no\n2,5,yes\n1,5,no\n2,5,yes").featureNames())
        .containsExactly("kind", "5.1");
  }

  @Test
  void theLastLineNeedsNoLineEnd() throws IOException {
    assertThat(read("x,label\n1,a\n2,a\n3,b\n4,\"b\"").rows()).isEqualTo(4);
  }

  @Test
  void unpacksGzipUnasked() throws IOException {
    Path file = folder.resolve("pets.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("x,label\n1,a\n2,a\n3,b\n4,b\n".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(CsvReader.read(file).toString()).startsWith("pets: 4 examples, 1 feature,");
  }

  @Test
  void saysWhereItLookedForAMissingFile() {
    Path missing = folder.resolve("nowhere.csv");
    assertThatThrownBy(() -> CsvReader.read(missing))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(
            "There is no file "
                + missing.toAbsolutePath()
                + ". A relative path starts at the working directory, which is "
                + Path.of("").toAbsolutePath()
                + ".");
  }

  @Test
  void saysThatAFolderIsNoFile() {
    assertThatThrownBy(() -> CsvReader.read(folder))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(
            folder.getFileName() + " cannot be read: it is a folder, but a file is expected.");
  }
}
