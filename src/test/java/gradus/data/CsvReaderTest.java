package gradus.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
  void saysWhatToMendInARow() {
    String ragged = ": add what is missing, or put quotes around a text that has a comma in it.";
    assertRefused(
        "x,label\n1,a\n2", "pets.csv line 3: has 1 fields, but the header has 2" + ragged);
    assertRefused("x,label\n1,2,a", "pets.csv line 2: has 3 fields, but the header has 2" + ragged);
    assertRefused(
        "x,label\n1,a\n,b",
        "pets.csv line 3: column \"x\" is empty: fill in a value, or leave the row out.");
    assertRefused("x,label\n1,", "pets.csv line 2: has no label in column \"label\".");
    assertRefused(
        "x,label\n1,a\n2,\"b\n3,a\n4,b",
        "pets.csv line 3: has a quote that is not closed on the same line.");
    assertRefused(
        "x,label\n1,\"a\"b",
        "pets.csv is not a CSV file: Exception when reading record that started in line 2 (Unexpected"
            + " character after closing quote: 'b' (0x62)).");
  }

  @Test
  void saysWhichTextIsNoNumber() {
    for (String text :
        new String[] {"two", "NA", "NaN", "Infinity", "5d", "0x1p3", "1 000", "5;1"}) {
      assertRefused(
          "x,label\n1,a\n" + text + ",b",
          "pets.csv line 3: column \"x\" is \""
              + text
              + "\", but expects a number such as 5.1. Leave out rows with missing values and"
              + " columns of text; the label belongs in the last column.");
    }
    assertRefused(
        "x,label\n1e999,a",
        "pets.csv line 2: column \"x\" is 1e999, which is too large for a double.");
  }

  @Test
  void saysWhatToMendInTheHeader() {
    assertRefused(
        "x,x,label\n1,2,a", "pets.csv line 1: has two columns named \"x\": rename one of them.");
    String single = "but expects features and, last, a label, separated by commas";
    assertRefused("x\n1", "pets.csv line 1: has a single column \"x\", " + single + ".");
    assertRefused(
        "x;label\n1,5;a",
        "pets.csv line 1: has a single column \"x;label\", "
            + single
            + "; here are semicolons: save the file with commas, and with points in the numbers.");
    assertRefused(
        "x\tlabel\n1\ta",
        "pets.csv line 1: has a single column \"x\tlabel\", "
            + single
            + "; here are tabs: save the file with commas.");
    assertRefused(
        "5.1,3.5,setosa\n4.9,3,setosa",
        "pets.csv line 1: is [5.1, 3.5, setosa], which looks like data: write the names of the"
            + " columns above it.");
  }

  @Test
  void saysWhatIsWrongWithTheLabels() {
    assertRefused(
        "x,label\n",
        "pets.csv has a header, but no rows: it needs a header row and at least one row of data.");
    assertRefused(
        "x,label\n1,a\n2,a",
        "pets.csv, column \"label\" holds only one class, \"a\": there is nothing to tell apart.");
    assertRefused(
        "x,price\n1,2.5\n2,3",
        "pets.csv, column \"price\" holds numbers such as 2.5, but labels of classes are expected"
            + " in the last column: texts or whole numbers.");
  }

  @Test
  void saysThatAFileIsNotUtf8() throws IOException {
    Path latin = folder.resolve("latin.csv");
    Files.writeString(latin, "x,label\n1,Bär\n2,Bör\n", StandardCharsets.ISO_8859_1);
    Path wide = folder.resolve("wide.csv");
    Files.writeString(wide, "x,label\n1,a\n2,b\n", StandardCharsets.UTF_16);
    for (Path file : List.of(latin, wide)) {
      assertThatThrownBy(() -> CsvReader.read(file))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              file.getFileName()
                  + " is not a text in UTF-8: save it again with the encoding UTF-8.");
    }
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
