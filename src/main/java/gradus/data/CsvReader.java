package gradus.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvRecord;
import gradus.math.Matrix;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads a classification data set from a CSV file: commas, a header row, numbers in every column
 * but the last, and the class label in the last.
 *
 * <p>Labels are texts. They become classes in the order in which they first appear; if all of them
 * are whole numbers, in the order of the numbers. Every error names file, line and column.
 */
public final class CsvReader {
  private final String file;
  private final List<String> header = new ArrayList<>();
  private final List<double[]> inputs = new ArrayList<>();
  private final List<String> labels = new ArrayList<>();

  private CsvReader(String file) {
    this.file = file;
  }

  /**
   * Reads a file; the data set is named after it.
   *
   * @throws IllegalArgumentException if the content isn't as described above
   * @throws UncheckedIOException if the file cannot be read
   */
  public static Dataset read(Path path) {
    String file = String.valueOf(path.getFileName());
    try (InputStream stream = Files.newInputStream(path)) {
      return read(stream, file, file.replaceFirst("\\.csv$", ""));
    } catch (NoSuchFileException e) {
      throw new UncheckedIOException(
          "There is no file "
              + path.toAbsolutePath()
              + ". A relative path starts at the working directory, which is "
              + Path.of("").toAbsolutePath()
              + ".",
          e);
    } catch (IOException e) {
      throw new UncheckedIOException(path.toAbsolutePath() + " cannot be read: " + e, e);
    }
  }

  static Dataset read(InputStream stream, String file, String name) throws IOException {
    CsvReader reader = new CsvReader(file);
    reader.readRecords(stream);
    return reader.toDataset(name);
  }

  private void readRecords(InputStream stream) throws IOException {
    try (de.siegmar.fastcsv.reader.CsvReader<CsvRecord> records =
        de.siegmar.fastcsv.reader.CsvReader.builder()
            .allowExtraFields(true)
            .allowMissingFields(true)
            .ofCsvRecord(withoutByteOrderMark(stream))) {
      for (CsvRecord csvRecord : records) {
        if (header.isEmpty()) {
          readHeader(csvRecord);
        } else {
          readRow(csvRecord);
        }
      }
    } catch (CharacterCodingException e) {
      throw notUtf8(e);
    } catch (UncheckedIOException e) {
      throw e.getCause() instanceof CharacterCodingException ? notUtf8(e) : e;
    } catch (CsvParseException e) {
      String reason = e.getCause() == null ? "" : " (" + e.getCause().getMessage() + ")";
      throw new IllegalArgumentException(
          file + " is not a CSV file: " + e.getMessage() + reason + ".", e);
    }
  }

  /** Spreadsheets like to begin a UTF-8 file with a byte order mark, which is no part of a name. */
  private static Reader withoutByteOrderMark(InputStream stream) throws IOException {
    // A decoder of its own reports malformed bytes; the charset alone would turn them into
    // "\uFFFD".
    Reader reader =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8.newDecoder()));
    reader.mark(1);
    if (reader.read() != '\uFEFF') {
      reader.reset();
    }
    return reader;
  }

  private IllegalArgumentException notUtf8(Exception cause) {
    return new IllegalArgumentException(
        file + " is not a text in UTF-8: save it again with the encoding UTF-8.", cause);
  }

  private void readHeader(CsvRecord csvRecord) {
    Set<String> seen = new HashSet<>();
    for (String field : csvRecord.getFields()) {
      String name = field.strip();
      if (!seen.add(name)) {
        throw error(csvRecord, "has two columns named \"" + name + "\": rename one of them.");
      }
      header.add(name);
    }
    if (header.size() < 2) {
      throw error(
          csvRecord,
          "has a single column \""
              + header.get(0)
              + "\", but expects features and, last, a label, separated by commas"
              + otherSeparator(header.get(0)));
    }
    if (Numbers.all(header.subList(0, header.size() - 1))) {
      throw error(
          csvRecord,
          "is " + header + ", which looks like data: write the names of the columns above it.");
    }
  }

  private void readRow(CsvRecord csvRecord) {
    if (csvRecord.getFieldCount() != header.size()) {
      throw error(
          csvRecord,
          "has "
              + csvRecord.getFieldCount()
              + " fields, but the header has "
              + header.size()
              + ": add what is missing, or put quotes around a text that has a comma in it.");
    }
    int features = header.size() - 1;
    double[] row = new double[features];
    for (int column = 0; column < features; column++) {
      row[column] = number(csvRecord, column);
    }
    String label = csvRecord.getField(features).strip();
    if (label.indexOf('\n') >= 0) {
      throw error(csvRecord, "has a quote that is not closed on the same line.");
    }
    if (label.isEmpty()) {
      throw error(csvRecord, "has no label in column \"" + header.get(features) + "\".");
    }
    inputs.add(row);
    labels.add(label);
  }

  private double number(CsvRecord csvRecord, int column) {
    String text = csvRecord.getField(column).strip();
    String where = "column \"" + header.get(column) + "\" ";
    if (text.isEmpty()) {
      throw error(csvRecord, where + "is empty: fill in a value, or leave the row out.");
    }
    if (!Numbers.is(text)) {
      throw error(
          csvRecord,
          where
              + "is \""
              + text
              + "\", but expects a number such as 5.1. Leave out rows with missing values and"
              + " columns of text; the label belongs in the last column.");
    }
    double value = Double.parseDouble(text);
    if (!Double.isFinite(value)) {
      throw error(csvRecord, where + "is " + text + ", which is too large for a double.");
    }
    return value;
  }

  private Dataset toDataset(String name) {
    if (labels.isEmpty()) {
      throw new IllegalArgumentException(
          file
              + (header.isEmpty() ? " is empty" : " has a header, but no rows")
              + ": it needs a header row and at least one row of data.");
    }
    Labels classes =
        new Labels(labels, file + ", column \"" + header.get(header.size() - 1) + "\"");
    return new Dataset(
        new Matrix(inputs.toArray(new double[0][])),
        classes.oneHot(),
        header.subList(0, header.size() - 1),
        classes.classNames,
        name);
  }

  /** The end of the sentence: what to do about semicolons or tabs. */
  private static String otherSeparator(String header) {
    if (header.indexOf(';') >= 0) {
      return "; here are semicolons: save the file with commas, and with points in the numbers.";
    }
    return header.indexOf('\t') >= 0 ? "; here are tabs: save the file with commas." : ".";
  }

  private IllegalArgumentException error(CsvRecord csvRecord, String what) {
    return new IllegalArgumentException(
        file + " line " + csvRecord.getStartingLineNumber() + ": " + what);
  }
}
