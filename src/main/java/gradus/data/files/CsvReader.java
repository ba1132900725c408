package gradus.data.files;

import de.siegmar.fastcsv.reader.CsvRecord;
import gradus.data.Dataset;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * Reads a data set from a CSV file: a text of lines with a cell for each column.
 *
 * <p>If nothing else is said, the file has commas, a header line, numbers in every column but the
 * last, and the class label in the last; {@link CsvOptions} says what is different. Classes come in
 * the order in which they first appear; if all labels are whole numbers, in the order of the
 * numbers.
 *
 * <p>The encoding is UTF-8. Quotes stand around a cell that has a separator in it, and a cell ends
 * on its line. Blanks around a cell and blank lines don't count. A gzip file is unpacked. Every
 * error names file, line and column, what is there, and how to mend it.
 */
public final class CsvReader {
  private CsvReader() {}

  /**
   * Reads a file as {@link CsvOptions#classification()}; the data set is named after it.
   *
   * @throws MalformedDataException if the content isn't as described above
   * @throws UncheckedIOException if the file cannot be read
   */
  public static Dataset read(Path path) {
    return read(path, CsvOptions.classification());
  }

  /**
   * Reads a file as the options say; the data set is named after it.
   *
   * @throws MalformedDataException if the content isn't as the options say
   * @throws UncheckedIOException if the file cannot be read
   */
  public static Dataset read(Path path, CsvOptions options) {
    DataFile file = DataFile.at(path);
    return read(file, options, file.name.replaceFirst("\\.csv(\\.gz)?$", ""));
  }

  static Dataset read(DataFile file, CsvOptions options, String name) {
    try (InputStream bytes = file.open()) {
      CsvRecords records = new CsvRecords(file, bytes, options.separator);
      CsvRecord first = records.next();
      if (first == null) {
        throw new MalformedDataException(
            file.name + " is empty: it needs a header line and at least one row of data.");
      }
      CsvHeader header = CsvHeader.of(first, file.name, options);
      CsvColumns columns = new CsvColumns(options, file.name, header);
      CsvRecord row = options.header ? records.next() : first;
      while (row != null) {
        columns.add(row);
        row = records.next();
      }
      return columns.toDataset(name);
    } catch (IOException e) {
      throw file.unreadable(e);
    }
  }
}
