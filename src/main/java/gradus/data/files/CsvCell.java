package gradus.data.files;

import gradus.math.Quote;

/** A cell of a CSV file and where it stands, for messages. */
record CsvCell(String file, long line, String column, String text) {
  MalformedDataException error(String what) {
    return new MalformedDataException(
        file + " line " + line + ": column " + Quote.of(column) + " " + what);
  }
}
