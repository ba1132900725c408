package gradus.data.files;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;

/** Reads a file {@code pets.csv} that must be refused, with exactly this message. */
final class CsvRefusal {
  static final String NUMBER = ", but expects a number such as 5.1";
  static final String TEXTS =
      ". For a column of texts use the option drop or categorical; for the label, the option"
          + " label.";

  private CsvRefusal() {}

  static void refused(byte[] content, CsvOptions options, String message) {
    assertThatThrownBy(() -> CsvReader.read(DataFile.ofBytes("pets.csv", content), options, "pets"))
        .isInstanceOf(MalformedDataException.class)
        .hasMessage("pets.csv " + message);
  }

  static void refused(String content, CsvOptions options, String message) {
    refused(content.getBytes(StandardCharsets.UTF_8), options, message);
  }

  static void refused(String content, String message) {
    refused(content, CsvOptions.classification(), message);
  }
}
