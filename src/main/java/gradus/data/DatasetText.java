package gradus.data;

import gradus.math.Decimals;
import gradus.math.Matrix;
import gradus.math.TextTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A data set as text, to look at before training: see {@link Dataset#summary}. */
final class DatasetText {
  /** Of wider data, the first columns are shown. */
  private static final int SUMMARY_COLUMNS = 30;

  private static final int HEAD_COLUMNS = 6;
  private static final int LONGEST_BAR = 30;

  private DatasetText() {}

  /** One line: name, examples, features, and what is to be predicted. */
  static String counts(Dataset dataset) {
    int classes = dataset.classNames().size();
    String targets =
        classes > 0
            ? counted(classes, "class", "classes")
            : counted(dataset.targets().numCols, "number", "numbers") + " to predict";
    return dataset.name()
        + ": "
        + counted(dataset.rows(), "example", "examples")
        + ", "
        + counted(dataset.inputs().numCols, "feature", "features")
        + ", "
        + targets;
  }

  private static String counted(int count, String one, String many) {
    return count + " " + (count == 1 ? one : many);
  }

  static String summary(Dataset dataset) {
    Matrix inputs = dataset.inputs();
    TextTable columns = new TextTable("lrrrrr");
    columns.add("column", "min", "mean", "max", "missing", "distinct");
    int shown = Math.min(inputs.numCols, SUMMARY_COLUMNS);
    for (int column = 0; column < shown; column++) {
      columns.add(figures(dataset.featureNames().get(column), inputs, column));
    }
    StringBuilder text = new StringBuilder(counts(dataset)).append("\n\n").append(columns);
    if (shown < inputs.numCols) {
      text.append("\n(and ").append(inputs.numCols - shown).append(" more columns)");
    }
    return text.append("\n\n").append(targets(dataset)).toString();
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
      count == 0 ? "" : Decimals.compact(Columns.mean(matrix, column)),
      count == 0 ? "" : Decimals.compact(values[count - 1]),
      Integer.toString(matrix.numRows - count),
      Integer.toString(distinct)
    };
  }

  private static String targets(Dataset dataset) {
    if (dataset.isClassification()) {
      return classes(dataset);
    }
    TextTable table = new TextTable("lrrrrr");
    table.add("to predict", "min", "mean", "max", "missing", "distinct");
    for (int column = 0; column < dataset.targets().numCols; column++) {
      String name = dataset.targets().numCols == 1 ? "target" : "target " + column;
      table.add(figures(name, dataset.targets(), column));
    }
    return table.toString();
  }

  private static String classes(Dataset dataset) {
    int[] counts = dataset.classCounts();
    int largest = Arrays.stream(counts).max().getAsInt();
    TextTable table = new TextTable("lrrl");
    table.add("class", "rows", "share", "");
    for (int i = 0; i < counts.length; i++) {
      // A class with a row has a bar, however short.
      int bar = (int) Math.ceil((double) LONGEST_BAR * counts[i] / largest);
      table.add(
          dataset.classNames().get(i),
          Integer.toString(counts[i]),
          String.format(Locale.ROOT, "%.1f %%", 100.0 * counts[i] / dataset.rows()),
          "#".repeat(bar));
    }
    return table.toString();
  }

  static String head(Dataset dataset, int rows) {
    if (rows < 1) {
      throw new IllegalArgumentException("head got " + rows + " rows, but expects at least 1.");
    }
    int shown = Math.min(dataset.inputs().numCols, HEAD_COLUMNS);
    boolean more = shown < dataset.inputs().numCols;
    TextTable table = new TextTable("r" + "r".repeat(shown) + (more ? "l" : "") + "l");
    List<String> names = dataset.featureNames().subList(0, shown);
    table.add(cells("row", names, more, dataset.isClassification() ? "class" : "target"));
    for (int row = 0; row < Math.min(rows, dataset.rows()); row++) {
      List<String> inputs = inputs(dataset, row, shown);
      table.add(cells(Integer.toString(row), inputs, more, target(dataset, row)));
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

  private static List<String> inputs(Dataset dataset, int row, int shown) {
    List<String> inputs = new ArrayList<>();
    for (int column = 0; column < shown; column++) {
      double value = dataset.inputs().get(row, column);
      inputs.add(Double.isNaN(value) ? "missing" : Decimals.compact(value));
    }
    return inputs;
  }

  private static String target(Dataset dataset, int row) {
    if (dataset.isClassification()) {
      return dataset.classNames().get(dataset.classOf(row));
    }
    StringBuilder text = new StringBuilder();
    for (int column = 0; column < dataset.targets().numCols; column++) {
      text.append(column == 0 ? "" : " ")
          .append(Decimals.compact(dataset.targets().get(row, column)));
    }
    return text.toString();
  }
}
