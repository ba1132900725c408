package gradus.playground;

import gradus.data.Dataset;
import gradus.data.files.CsvOptions;
import gradus.data.files.CsvReader;
import gradus.data.files.Missing;
import gradus.math.Matrix;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A CSV text as data for the playground, read by {@link CsvReader} and with its messages.
 *
 * <p>The last column is what is predicted: classes if it holds texts, or at most ten different
 * whole numbers, and numbers otherwise. What the playground can't use is left out, and the note
 * says so: other columns of texts, rows with missing values, and what is beyond its limits.
 *
 * @param dataset the rows, with all columns that can be used
 * @param note what was left out, in sentences; empty if nothing was
 */
public record CsvText(Dataset dataset, String note) {
  private static final int MOST_CHARACTERS = 20_000_000;
  private static final String[] MISSING = {"NA", "NaN", "nan", "?", "null", "N/A"};

  /**
   * Reads a text.
   *
   * @param name how messages call it, such as the name of the file it came from
   * @throws IllegalArgumentException if it can't be read or used; the message says where and why
   */
  public static CsvText read(String text, String name) {
    if (text.length() > MOST_CHARACTERS) {
      throw new IllegalArgumentException(
          "%s has %d characters, but the playground reads at most %d: keep a part of its rows."
              .formatted(name, text.length(), MOST_CHARACTERS));
    }
    StringBuilder note = new StringBuilder();
    Format format = Format.of(text);
    List<String> texts = CsvReader.textColumns(text, name, format.options(true));
    String label = format.lastColumn(text, name);
    List<String> dropped = new ArrayList<>(texts);
    boolean textLabel = dropped.remove(label);
    if (!dropped.isEmpty()) {
      add(note, "Left out, since they hold texts: columns " + dropped + ".");
    }
    Dataset read = read(text, name, format.options(textLabel), dropped);
    if (!textLabel && isClasses(read.targets())) {
      read = read(text, name, format.options(true), dropped);
    }
    Dataset complete = read.missing() > 0 ? read.withoutMissing() : read;
    if (complete.rows() < read.rows()) {
      add(
          note,
          "Left out, since a value is missing: " + (read.rows() - complete.rows()) + " rows.");
    }
    return new CsvText(shortened(narrowed(complete, note), note), note.toString());
  }

  private static void add(StringBuilder note, String sentence) {
    note.append(note.length() == 0 ? "" : " ").append(sentence);
  }

  private static Dataset read(String text, String name, CsvOptions options, List<String> dropped) {
    return CsvReader.readText(text, name, options.drop(dropped.toArray(new String[0])));
  }

  /** At most as many columns as can be shown. */
  private static Dataset narrowed(Dataset rows, StringBuilder note) {
    int columns = rows.inputs().numCols;
    if (columns <= DataSetup.MOST_COLUMNS) {
      return rows;
    }
    add(note, "Of %d columns, the first %d are used.".formatted(columns, DataSetup.MOST_COLUMNS));
    Matrix first = new Matrix(rows.rows(), DataSetup.MOST_COLUMNS);
    for (int row = 0; row < first.numRows; row++) {
      for (int column = 0; column < first.numCols; column++) {
        first.set(row, column, rows.inputs().get(row, column));
      }
    }
    return new Dataset(
        first,
        rows.targets(),
        rows.featureNames().subList(0, first.numCols),
        rows.classNames(),
        rows.name());
  }

  /** At most as many rows as can be shown, chosen at random with the classes in proportion. */
  private static Dataset shortened(Dataset rows, StringBuilder note) {
    int most = DataSetup.MOST_ROWS - DataSetup.MOST_CLASSES;
    if (rows.rows() <= DataSetup.MOST_ROWS || rows.classNames().size() > DataSetup.MOST_CLASSES) {
      return rows;
    }
    Dataset chosen = rows.split((double) most / rows.rows(), 1).train();
    add(note, "Of %d rows, %d are used, chosen at random.".formatted(rows.rows(), chosen.rows()));
    return new Dataset(
        chosen.inputs(), chosen.targets(), chosen.featureNames(), chosen.classNames(), rows.name());
  }

  /** Whether numbers are so few and whole that they must be classes. */
  private static boolean isClasses(Matrix targets) {
    Set<Double> different = new HashSet<>();
    for (int i = 0; i < targets.getNumElements(); i++) {
      double target = targets.data[i];
      different.add(target);
      if (target != Math.rint(target) || different.size() > DataSetup.MOST_CLASSES) {
        return false;
      }
    }
    return different.size() > 1;
  }

  /** What the first lines tell of the rest. */
  private record Format(char separator, boolean decimalComma, boolean header) {
    static Format of(String text) {
      String line = firstLine(text);
      char separator = ',';
      for (char other : new char[] {';', '\t'}) {
        separator = count(line, other) > count(line, separator) ? other : separator;
      }
      String first = cell(line, separator);
      boolean commas = separator != ',' && text.indexOf(',') >= 0 && text.indexOf('.') < 0;
      boolean header = !isNumber(commas ? first.replace(',', '.') : first);
      return new Format(separator, commas, header);
    }

    private static String firstLine(String text) {
      for (String line : text.substring(0, Math.min(text.length(), 100_000)).split("[\r\n]", -1)) {
        if (!line.isBlank()) {
          return line;
        }
      }
      return "";
    }

    private static int count(String line, char c) {
      int count = 0;
      for (int i = 0; i < line.length(); i++) {
        count += line.charAt(i) == c ? 1 : 0;
      }
      return count;
    }

    private static String cell(String line, char separator) {
      int end = line.indexOf(separator);
      return (end < 0 ? line : line.substring(0, end)).strip();
    }

    private static boolean isNumber(String text) {
      try {
        return Double.isFinite(Double.parseDouble(text));
      } catch (NumberFormatException e) {
        return false;
      }
    }

    CsvOptions options(boolean classification) {
      CsvOptions options = classification ? CsvOptions.classification() : CsvOptions.regression();
      options.separator(separator).missingText(MISSING).missing(Missing.KEEP);
      if (decimalComma) {
        options.decimalComma();
      }
      return header ? options : options.noHeader();
    }

    /** The name of the last column, as the reader has it. */
    String lastColumn(String text, String name) {
      List<String> names = CsvReader.columns(text, name, options(true));
      return names.get(names.size() - 1);
    }
  }
}
