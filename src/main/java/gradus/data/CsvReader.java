package gradus.data;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

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
      CsvColumns columns = new CsvColumns(options, file.name, columnNames(file, options, first));
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

  /** What the columns are called: as the first line says, or column0, column1 and so on. */
  private static List<String> columnNames(DataFile file, CsvOptions options, CsvRecord first) {
    Set<String> names = new LinkedHashSet<>();
    for (String field : first.getFields()) {
      String name = options.header ? field.strip() : "column" + names.size();
      if (name.isEmpty()) {
        throw error(
            file,
            first,
            "has no name for column "
                + names.size()
                + ": give it one, or remove the column. If a program has put the numbers of the"
                + " rows there, tell it not to: index=False in pandas, row.names = FALSE in R.");
      }
      if (!names.add(name)) {
        throw error(
            file,
            first,
            "has two columns named "
                + Quote.of(name)
                + ": rename one of them"
                + (Numbers.is(name) ? ", or use the option noHeader() if they are data." : "."));
      }
    }
    requireHeader(file, options, first, List.copyOf(names));
    return List.copyOf(names);
  }

  private static void requireHeader(
      DataFile file, CsvOptions options, CsvRecord first, List<String> names) {
    if (names.size() < 2) {
      String line = first.getField(0).strip();
      throw error(
          file,
          first,
          "has a single column "
              + Quote.of(line)
              + ", but expects features and a label, separated by "
              + Quote.of(options.separator)
              + otherSeparator(line, options.separator));
    }
    if (looksLikeData(options, names)) {
      throw error(
          file,
          first,
          "is "
              + Quote.of(names)
              + ", which looks like data: write the names of the columns above it, or use"
              + " the option noHeader(). If these are the names, name the label with the option"
              + " label.");
    }
  }

  /**
   * Whether there are numbers for names. Columns may be called 2019 and 2020, but seldom all of
   * them, and hardly ever 5.1; and the name of the label is known to be one.
   */
  private static boolean looksLikeData(CsvOptions options, List<String> names) {
    if (!options.header || (options.labelName != null && names.contains(options.labelName))) {
      return false;
    }
    int label = options.labelIndex == CsvOptions.LAST ? names.size() - 1 : options.labelIndex;
    List<String> numbers = new ArrayList<>();
    boolean onlyNumbers = true; // besides the label
    for (int i = 0; i < names.size(); i++) {
      if (Numbers.is(names.get(i))) {
        numbers.add(names.get(i));
      } else {
        onlyNumbers &= i == label;
      }
    }
    boolean mostly = 2 * numbers.size() > names.size();
    return onlyNumbers || (mostly && !Numbers.allWhole(numbers));
  }

  /** The end of the sentence: what to do about another separator, or another kind of file. */
  private static String otherSeparator(String line, char separator) {
    if (line.indexOf(separator) >= 0) {
      return "; here they stand in one text in quotes: take the quotes around the line away.";
    }
    for (char other : new char[] {';', '\t', '|', ','}) {
      if (line.indexOf(other) >= 0) {
        String shown = Quote.of(other);
        return "; here is a " + shown + ": use the option separator(" + shown + ").";
      }
    }
    if (line.startsWith("<")) {
      return ". This looks like a web page: download the file itself.";
    }
    return line.indexOf(' ') >= 0 ? ". If blanks separate them, put commas there instead." : ".";
  }

  private static MalformedDataException error(DataFile file, CsvRecord line, String what) {
    return new MalformedDataException(
        file.name + " line " + line.getStartingLineNumber() + ": " + what);
  }
}
