package gradus.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    Dataset pets = read("weight,height,kind\n4.5,25,cat\n30,1e2,dog\n5,-2,cat\n");
    assertThat(pets.name()).isEqualTo("pets");
    assertThat(pets.featureNames()).containsExactly("weight", "height");
    assertThat(pets.classNames()).containsExactly("cat", "dog");
    assertThat(pets.inputs().data).containsExactly(4.5, 25, 30, 100, 5, -2);
    assertThat(pets.targets().data).containsExactly(1, 0, 0, 1, 1, 0);
  }

  @Test
  void labelsThatAreNumbersComeInTheOrderOfTheNumbers() throws IOException {
    assertThat(read("x,label\n1,10\n2,9\n3,10\n").classNames()).containsExactly("9", "10");
    assertThat(read("x,label\n1,b\n2,a\n").classNames()).containsExactly("b", "a");
  }

  @Test
  void takesWhatSpreadsheetsWrite() throws IOException {
    Dataset pets = read("\uFEFFweight, kind\r\n\"4.5\",\"cat, wild\"\r\n\r\n 30 ,dog\r\n");
    assertThat(pets.featureNames()).containsExactly("weight");
    assertThat(pets.classNames()).containsExactly("cat, wild", "dog");
    assertThat(pets.inputs().data).containsExactly(4.5, 30);
  }

  private void assertRefused(String content, String message) {
    assertThatThrownBy(() -> read(content))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void saysWhatToMend() {
    assertRefused(
        "x,label\n1,a\n2",
        "pets.csv line 3: has 1 fields, but the header has 2: add what is missing,"
            + " or put quotes around a text that has a comma in it.");
    assertRefused(
        "x,label\n1,2,a",
        "pets.csv line 2: has 3 fields, but the header has 2: add what is missing,"
            + " or put quotes around a text that has a comma in it.");
    assertRefused(
        "x,label\n1,a\ntwo,b",
        "pets.csv line 3: column \"x\" is \"two\", but expects a number such as 5.1."
            + " The label belongs in the last column.");
    assertRefused(
        "x,label\n1,a\n,b",
        "pets.csv line 3: column \"x\" is empty: fill in a value, or leave the row out.");
    assertRefused(
        "x,label\nNaN,a",
        "pets.csv line 2: column \"x\" is \"NaN\", but a network can only learn"
            + " from finite numbers.");
    assertRefused(
        "x,label\n1e999,a",
        "pets.csv line 2: column \"x\" is \"1e999\", but a network can only learn"
            + " from finite numbers.");
    assertRefused("x,label\n1,", "pets.csv line 2: has no label in column \"label\".");
    assertRefused(
        "x,x,label\n1,2,a", "pets.csv line 1: has two columns named \"x\": rename one of them.");
    assertRefused(
        "x\n1",
        "pets.csv line 1: has a single column \"x\", but expects features and, last,"
            + " a label, separated by commas.");
    assertRefused(
        "x,label\n",
        "pets.csv has a header, but no rows: it needs a header row and at least one"
            + " row of data.");
    assertRefused(
        "x,label\n1,a\n2,a",
        "pets.csv has only one class, \"a\", in column \"label\":"
            + " there is nothing to tell apart.");
  }

  @Test
  void saysThatAFileIsEmpty() {
    assertThatThrownBy(() -> read(""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("pets.csv is empty: it needs a header row and at least one row of data.");
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
}
