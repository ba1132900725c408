package gradus.data;

import gradus.math.Decimals;
import gradus.math.Matrix;
import gradus.math.Quote;
import gradus.math.TextTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The tables that show a {@link Dataset} before training. */
final class DatasetTables {
  /** Of wider data, the first columns are shown. */
  private static final int SUMMARY_COLUMNS = 30;

  private static final int HEAD_COLUMNS = 6;
  private static final int LONGEST_BAR = 30;

  private DatasetTables() {}

  /** One line: name, examples, features, and what is to be predicted. */
  static String counts(String name, Matrix inputs, Matrix targets, int classes) {
    String predicted =
        classes > 0
            ? counted(classes, "class", "classes")
            : counted(targets.numCols, "number", "numbers") + " to predict";
    String examples = counted(inputs.numRows, "example", "examples");
    String features = counted(inputs.numCols, "feature", "features");
    return "%s: %s, %s, %s".formatted(Quote.visible(name), examples, features, predicted);
  }

  private static String counted(int count, String one, String many) {
    return count + " " + (count == 1 ? one : many);
  }

  /** Figures of every column. */
  static String columns(String title, List<String> names, Matrix matrix) {
    TextTable table = new TextTable("lrrrrr");
    table.add(title, "min", "mean", "max", "missing", "distinct");
    int shown = Math.min(matrix.numCols, SUMMARY_COLUMNS);
    for (int column = 0; column < shown; column++) {
      table.add(figures(names.get(column), matrix, column));
    }
    int more = matrix.numCols - shown;
    return more == 0 ? table.toString() : table + "\n(and " + more + " more columns)";
  }

  /** Name, smallest, mean and largest value, how many are missing, how many differ. */
  private static String[] figures(String name, Matrix matrix, int column) {
    double[] values = new double[matrix.numRows];
    int count = 0;
    for (int row = 0; row < matrix.numRows; row++) {
      double value = matrix.get(row, column);
      if (!Double.isNaN(value)) {
        values[count++] = value + 0.0; // so that -0 and 0 are equal
      }
    }
    Arrays.sort(values, 0, count);
    int distinct = 0;
    for (int i = 0; i < count; i++) {
      distinct += i == 0 || values[i] != values[i - 1] ? 1 : 0;
    }
    return new String[] {
      name,
      count == 0 ? "" : Decimals.compact(values[0]),
      count == 0 ? "" : Decimals.compact(ColumnStatistics.mean(matrix, column)),
      count == 0 ? "" : Decimals.compact(values[count - 1]),
      Integer.toString(matrix.numRows - count),
      Integer.toString(distinct)
    };
  }

  /** How many rows each class has, with a bar. */
  static String classes(List<String> classNames, int[] counts) {
    int rows = Arrays.stream(counts).sum();
    int largest = Arrays.stream(counts).max().getAsInt();
    TextTable table = new TextTable("lrrl");
    table.add("class", "rows", "share", "");
    for (int i = 0; i < counts.length; i++) {
      // A class with a row has a bar, however short.
      int bar = (int) Math.ceil((double) LONGEST_BAR * counts[i] / largest);
      table.add(
          classNames.get(i),
          Integer.toString(counts[i]),
          String.format(Locale.ROOT, "%.1f %%", 100.0 * counts[i] / rows),
          "#".repeat(bar));
    }
    return table.toString();
  }

  /**
   * The first rows.
   *
   * @param title above what is to be predicted
   * @param predicted one text for each row that is shown
   */
  static String head(List<String> names, Matrix inputs, String title, List<String> predicted) {
    int shown = Math.min(inputs.numCols, HEAD_COLUMNS);
    boolean more = shown < inputs.numCols;
    TextTable table = new TextTable("r" + "r".repeat(shown) + (more ? "l" : "") + "l");
    table.add(cells("row", names.subList(0, shown), more, title));
    for (int row = 0; row < predicted.size(); row++) {
      List<String> values = inputs(inputs, row, shown);
      table.add(cells(Integer.toString(row), values, more, predicted.get(row)));
    }
    return table.toString();
  }

  private static String[] cells(String row, List<String> inputs, boolean more, String target) {
    List<String> cells = new ArrayList<>();
    cells.add(row);
    cells.addAll(inputs);
    if (more) {
      cells.add("...");
    }
    cells.add(target);
    return cells.toArray(new String[0]);
  }

  private static List<String> inputs(Matrix inputs, int row, int shown) {
    List<String> texts = new ArrayList<>();
    for (int column = 0; column < shown; column++) {
      double value = inputs.get(row, column);
      texts.add(Double.isNaN(value) ? "missing" : Decimals.compact(value));
    }
    return texts;
  }

  /** The entries of a row, with blanks between. */
  static String numbers(Matrix matrix, int row) {
    StringBuilder text = new StringBuilder();
    for (int column = 0; column < matrix.numCols; column++) {
      text.append(column == 0 ? "" : " ").append(Decimals.compact(matrix.get(row, column)));
    }
    return text.toString();
  }
}
