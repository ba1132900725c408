package gradus.data.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.data.Dataset;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
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

  private Dataset read(String content, CsvOptions options) throws IOException {
    Path file = folder.resolve("pets.csv");
    Files.writeString(file, content);
    return CsvReader.read(file, options);
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
    assertThat(read("x,label\n1,+1\n2,-1\n3,+1\n4,-1\n").classNames()).containsExactly("-1", "+1");
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
  void blanksMayStandAroundQuotes() throws IOException {
    Dataset pets =
        read("\"weight\", \"kind\"\n \"1\" , \"cat, wild\"\n2,\" dog\"\n3, dog\n4,\"cat, wild\"");
    assertThat(pets.featureNames()).containsExactly("weight");
    assertThat(pets.classNames()).containsExactly("cat, wild", "dog");
    assertThat(pets.inputs().data).containsExactly(1, 2, 3, 4);
  }

  @Test
  void numbersMayBeNamesOfColumnsIfTheLabelIsNamed() {
    byte[] bytes = "0,1,kind\n5,6,a\n7,8,b\n5,6,b\n7,8,a".getBytes(StandardCharsets.UTF_8);
    CsvOptions options = CsvOptions.classification().label("kind");
    Dataset pets = CsvReader.read(DataFile.ofBytes("pets.csv", bytes), options, "pets");
    assertThat(pets.featureNames()).containsExactly("0", "1");
    assertThat(pets.rows()).isEqualTo(4);
  }

  @Test
  void twentyThousandColumnsAreNotTooMany() throws IOException {
    StringBuilder header = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      header.append("gene").append(i).append(',');
    }
    String row = "0,".repeat(20_000);
    Dataset genes = read(header + "kind\n" + row + "a\n" + row + "a\n" + row + "b\n" + row + "b");
    assertThat(genes.inputs().numCols).isEqualTo(20_000);
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
    Path here = Path.of("");
    assertThatThrownBy(() -> CsvReader.read(here))
        .hasMessage(
            here.toAbsolutePath().getFileName()
                + " cannot be read: it is a folder, but a file is expected.");
    Path root = here.toAbsolutePath().getRoot();
    assertThatThrownBy(() -> CsvReader.read(root))
        .hasMessage(root + " cannot be read: it is a folder, but a file is expected.");
  }

  @Test
  void saysThatAccessIsDenied() {
    // The message of this exception is nothing but the path.
    IOException denied = new AccessDeniedException("/home/mia/pets.csv");
    assertThat(DataFile.ofBytes("pets.csv", new byte[0]).unreadable(denied))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(
            "pets.csv cannot be read: access is denied. Look at the permissions of the file.");
  }

  @Test
  void wholeNumbersMayBeWrittenAsPandasAndNumpyDo() throws IOException {
    Dataset pandas = read("x,label\n1,2.0\n2,1.0\n3,10.0\n4,10.0\n5,1.0\n6,2.0\n");
    assertThat(pandas.classNames()).containsExactly("1", "2", "10");
    assertThat(pandas.classOf(0)).isEqualTo(1);
    Dataset numpy =
        read("x,label\n1,1.000000000000000000e+00\n2,0.000000000000000000e+00\n3,1\n4,0.");
    assertThat(numpy.classNames()).containsExactly("0", "1");
    assertThat(numpy.classCounts()).containsExactly(2, 2);
    Dataset long11 = read("x,label\n1,49151234567\n2,49151234568\n3,49151234567\n4,49151234568\n");
    assertThat(long11.classNames()).containsExactly("49151234567", "49151234568");
    // Only if all are whole numbers: here 1.0 is a text among texts.
    assertThat(read("x,label\n1,1.0\n2,b\n3,1.0\n4,b\n").classNames()).containsExactly("1.0", "b");
  }

  @Test
  void aLineEndInQuotesIsABlank() throws IOException {
    Dataset pets =
        read(
            "\"weight\r\nin kg\",note,kind\n\"1\n\",\"a, b\n\nc\",\"small\ncat\"\n2,x,small cat\n"
                + "3,\"\"\"\n\",dog\n4,x,dog\n",
            CsvOptions.classification().drop("note"));
    assertThat(pets.featureNames()).containsExactly("weight in kg");
    assertThat(pets.classNames()).containsExactly("small cat", "dog");
    assertThat(pets.inputs().data).containsExactly(1, 2, 3, 4);
    assertThatThrownBy(
            () ->
                read(
                    "x,note,kind\n1,\"a\nb\nc\",cat\nx,y,dog",
                    CsvOptions.classification().drop("note")))
        .hasMessageStartingWith("pets.csv line 5: column \"x\" is \"x\"");
  }

  @Test
  void aFirstLineMayDeclareTheSeparator() throws IOException {
    assertThat(read("sep=,\nx,label\n1,a\n2,a\n3,b\n4,b").rows()).isEqualTo(4);
    assertThat(read("sep=;\nx;y\n1;2", CsvOptions.regression().separator(';')).rows()).isEqualTo(1);
    assertThat(read("sep=\t\r\nx\ty\r\n1\t2", CsvOptions.regression().separator('\t')).rows())
        .isEqualTo(1);
  }
}
