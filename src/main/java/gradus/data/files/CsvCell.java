package gradus.data.files;

import gradus.math.Quote;

/**
 * A cell of a CSV file and where it stands, for messages.
 *
 * @param text without blanks around it; a line end inside counts as a blank
 */
record CsvCell(String file, long line, String column, String text, boolean hasLineEnds) {
  static CsvCell of(String file, long line, String column, String field) {
    boolean hasLineEnds = hasLineEnds(field);
    String text = hasLineEnds ? onOneLine(field) : field.strip();
    return new CsvCell(file, line, column, text, hasLineEnds);
  }

  static boolean hasLineEnds(String field) {
    return field.indexOf('\n') >= 0 || field.indexOf('\r') >= 0;
  }

  static String onOneLine(String field) {
    return field.strip().replaceAll("\\s*[\\r\\n]+\\s*", " ");
  }

  MalformedDataException error(String what) {
    String mend =
        hasLineEnds ? " The text goes on over a line end: is its quote closed too late?" : "";
    return new MalformedDataException(
        "%s line %s: column %s %s%s".formatted(file, line, Quote.of(column), what, mend));
  }
}
