package gradus.data.files;

import de.siegmar.fastcsv.reader.CsvRecord;
import gradus.data.Dataset;
import gradus.math.Matrix;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads a data set from a CSV file: a text of lines with a cell for each column.
 *
 * <p>If nothing else is said, the file has commas, a header line, numbers in every column but the
 * last, and the class label in the last; {@link CsvOptions} says what is different. Classes come in
 * the order in which they first appear; if all labels are whole numbers, in the order of the
 * numbers.
 *
 * <p>The encoding is UTF-8. Quotes go around a cell that has a separator or a line end in it; such
 * a line end counts as a blank. Blanks around a cell and blank lines don't count, and neither does
 * a first line such as {@code sep=;}. A gzip file is unpacked. Every error names file, line and
 * column, what is there, and how to fix it.
 *
 * <p>Rows to predict, and a test part in a file of its own, are read with the {@link CsvSchema} of
 * the first file.
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
    return read(file, options, nameOf(file));
  }

  /**
   * Reads a text, such as one that was pasted, as if it were the content of a file.
   *
   * @param name how messages call it, such as "pasted.csv"; the data set is named after it
   * @throws MalformedDataException if the text isn't as the options say
   */
  public static Dataset readText(String text, String name, CsvOptions options) {
    DataFile file = DataFile.ofBytes(name, text.getBytes(StandardCharsets.UTF_8));
    return read(file, options, nameOf(file));
  }

  /**
   * Reads a file as the options say, and tells what another file needs to be read in the same way.
   *
   * @throws MalformedDataException if the content isn't as the options say
   * @throws UncheckedIOException if the file cannot be read
   */
  public static CsvSchema schema(Path path, CsvOptions options) {
    return schema(DataFile.at(path), options);
  }

  /**
   * Reads a file with the columns, categories and classes of the one that the schema was learned
   * from. Columns may be in another order, and more columns don't count.
   *
   * @throws MalformedDataException if a column is missing, or a cell isn't as in the first file
   * @throws UncheckedIOException if the file cannot be read
   */
  public static Dataset read(Path path, CsvSchema schema) {
    requireSchema(path, schema);
    DataFile file = DataFile.at(path);
    return read(file, schema, nameOf(file));
  }

  /**
   * Reads the inputs of rows to predict, in the order of the file; a column of labels may be there,
   * and isn't looked at. A missing value is filled in by {@link Missing#MEAN}, stays NaN by {@link
   * Missing#KEEP}, and is an error otherwise: a row that was left out would have no prediction.
   *
   * @return one row for each row of the file, one column for each of {@link CsvSchema#featureNames}
   * @throws MalformedDataException if a column is missing, or a cell isn't as in the first file
   * @throws UncheckedIOException if the file cannot be read
   */
  public static Matrix readInputs(Path path, CsvSchema schema) {
    requireSchema(path, schema);
    return readInputs(DataFile.at(path), schema);
  }

  /**
   * The columns of a text in which a cell is neither a number nor missing, in their order: those
   * that need the option drop or categorical, unless it is the label.
   *
   * @param name how messages call the text
   * @throws MalformedDataException if the text has no rows of cells
   */
  public static List<String> textColumns(String text, String name, CsvOptions options) {
    DataFile file = DataFile.ofBytes(name, text.getBytes(StandardCharsets.UTF_8));
    return rows(
            file,
            options,
            first -> new TextColumns(options, CsvHeader.of(first, name, options)),
            TextColumns::add)
        .names();
  }

  /**
   * The names of the columns of a text, the label's included.
   *
   * @param name how messages call the text
   * @throws MalformedDataException if the text has no rows of cells
   */
  public static List<String> columns(String text, String name, CsvOptions options) {
    DataFile file = DataFile.ofBytes(name, text.getBytes(StandardCharsets.UTF_8));
    return rows(file, options, first -> CsvHeader.of(first, name, options), (header, row) -> {})
        .names();
  }

  /** Notes in which columns there is a text. */
  private static final class TextColumns {
    private final CsvOptions options;
    private final CsvHeader header;
    private final Set<Integer> places = new TreeSet<>();

    TextColumns(CsvOptions options, CsvHeader header) {
      this.options = options;
      this.header = header;
    }

    void add(CsvRecord row) {
      for (int i = 0; i < Math.min(row.getFieldCount(), header.names().size()); i++) {
        String cell = row.getField(i).strip();
        String number = options.decimalComma ? cell.replace(',', '.') : cell;
        if (!options.missingTexts.contains(cell) && !NumberText.is(number)) {
          places.add(i);
        }
      }
    }

    List<String> names() {
      List<String> names = new ArrayList<>();
      for (int place : places) {
        names.add(header.names().get(place));
      }
      return names;
    }
  }

  private static void requireSchema(Path path, CsvSchema schema) {
    if (schema == null) {
      throw new IllegalArgumentException(
          ("CsvReader got no schema (null) for %s: a loaded model has one if it was saved with one,"
                  + " as in Models.save(model.withSchema(schema), path).")
              .formatted(path));
    }
  }

  static Dataset read(DataFile file, CsvOptions options, String name) {
    return withinMemory(file, () -> table(file, options).toDataset(name));
  }

  static CsvSchema schema(DataFile file, CsvOptions options) {
    return withinMemory(file, () -> table(file, options).toSchema(nameOf(file)));
  }

  static Dataset read(DataFile file, CsvSchema schema, String name) {
    return withinMemory(file, () -> table(file, schema, true).toDataset(name));
  }

  static Matrix readInputs(DataFile file, CsvSchema schema) {
    return withinMemory(file, () -> table(file, schema, false).toInputs());
  }

  private static String nameOf(DataFile file) {
    return file.name.replaceFirst("\\.csv(\\.gz)?$", "");
  }

  private static <T> T withinMemory(DataFile file, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (OutOfMemoryError e) { // the rows read so far can be collected by now
      throw HeapSpace.exhausted(file.name, e);
    }
  }

  private static CsvTable table(DataFile file, CsvOptions options) {
    return table(
        file, options, first -> CsvTable.of(options, CsvHeader.of(first, file.name, options)));
  }

  private static CsvTable table(DataFile file, CsvSchema schema, boolean labeled) {
    return table(
        file,
        schema.options(),
        first -> CsvTable.of(schema, CsvHeader.of(first, file.name, schema, labeled), labeled));
  }

  private static CsvTable table(
      DataFile file, CsvOptions options, Function<CsvRecord, CsvTable> beginning) {
    return rows(file, options, beginning, CsvTable::add);
  }

  /** Reads all rows into what is made for the first line. */
  private static <T> T rows(
      DataFile file,
      CsvOptions options,
      Function<CsvRecord, T> beginning,
      BiConsumer<T, CsvRecord> adding) {
    try (InputStream bytes = file.open()) {
      CsvRecords records = new CsvRecords(file, bytes, options.separator, options.comment);
      CsvRecord first = records.next();
      if (first == null) {
        throw new MalformedDataException(
            file.name + " is empty: it needs a header line and at least one row of data.");
      }
      T table = beginning.apply(first);
      CsvRecord row = options.header ? records.next() : first;
      while (row != null) {
        adding.accept(table, row);
        row = records.next();
      }
      return table;
    } catch (IOException e) {
      throw file.unreadable(e);
    }
  }
}
