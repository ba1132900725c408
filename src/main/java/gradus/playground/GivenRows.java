package gradus.playground;

import gradus.data.Dataset;
import gradus.math.Matrix;
import gradus.math.Quote;
import gradus.math.Rows;
import java.util.ArrayList;
import java.util.List;

/** What may be given as rows, and how single points of them are set, moved, deleted and labeled. */
final class GivenRows {
  /** Further out, a point can't be shown, and squares lose their digits. */
  private static final double LARGEST = 1e9;

  private GivenRows() {}

  /** Refuses what the playground can't show or train. */
  static void require(DataKind kind, Dataset given, int xColumn, int yColumn) {
    if (given == null) {
      throw new IllegalArgumentException(
          "The data are of kind %s, but got no rows: the caller has to give them.".formatted(kind));
    }
    given.requireComplete();
    requireSize(given);
    int columns = given.inputs().numCols;
    if (xColumn < 0 || xColumn >= columns || yColumn < 0 || yColumn >= columns) {
      throw new IllegalArgumentException(
          "The data got the columns %d and %d for x1 and x2, but %s has columns 0 to %d."
              .formatted(xColumn, yColumn, given.name(), columns - 1));
    }
    if (columns > 1 && xColumn == yColumn) {
      throw new IllegalArgumentException(
          "The data got column %d for both x1 and x2, but expects two columns.".formatted(xColumn));
    }
    if (given.isClassification()) {
      requireLabels(given);
    }
    requireSmall(given.inputs(), "input");
    requireSmall(given.targets(), "target");
  }

  private static void requireSize(Dataset given) {
    int classes = given.classNames().size();
    if (given.rows() < 2 || given.rows() > DataSetup.MOST_ROWS) {
      throw new IllegalArgumentException(
          "%s has %d rows, but the playground expects 2 to %d."
              .formatted(given.name(), given.rows(), DataSetup.MOST_ROWS));
    }
    if (given.inputs().numCols > DataSetup.MOST_COLUMNS) {
      throw new IllegalArgumentException(
          "%s has %d columns to learn from, but the playground expects at most %d: drop some."
              .formatted(given.name(), given.inputs().numCols, DataSetup.MOST_COLUMNS));
    }
    if (classes > DataSetup.MOST_CLASSES) {
      throw new IllegalArgumentException(
          "%s has %d classes, but the playground expects 2 to %d, since more colors can't be told apart."
              .formatted(given.name(), classes, DataSetup.MOST_CLASSES));
    }
    if (classes == 0 && given.targets().numCols != 1) {
      throw new IllegalArgumentException(
          "%s has %d targets, but the playground predicts a single number."
              .formatted(given.name(), given.targets().numCols));
    }
  }

  private static void requireLabels(Dataset given) {
    Matrix targets = given.targets();
    if (targets.numCols != given.classNames().size()) {
      throw new IllegalArgumentException(
          "%s has a single column of targets for two classes, but the playground expects one column for each class."
              .formatted(given.name()));
    }
    int[] counts = given.classCounts();
    for (int c = 0; c < counts.length; c++) {
      if (counts[c] == 0) {
        throw new IllegalArgumentException(
            "Class %s has no point: the playground needs at least one of each class."
                .formatted(Quote.of(given.classNames().get(c))));
      }
    }
    for (int row = 0; row < targets.numRows; row++) {
      if (targets.get(row, Rows.argMax(targets, row)) != 1) {
        throw new IllegalArgumentException(
            "%s has no hard label in row %d, but the playground expects a 1 for one class and 0 for the others."
                .formatted(given.name(), row));
      }
    }
  }

  private static void requireSmall(Matrix matrix, String what) {
    for (int i = 0; i < matrix.getNumElements(); i++) {
      if (!(Math.abs(matrix.data[i]) <= LARGEST)) {
        throw new IllegalArgumentException(
            "The data have an %s of %s in row %d, but the playground expects numbers up to 1e9."
                .formatted(what, matrix.data[i], i / matrix.numCols)
                .replace("an target", "a target"));
      }
    }
  }

  /** Only x1 and x2 of these rows, as own points. */
  static Dataset plain(Dataset rows, int xColumn, int yColumn, boolean classification) {
    int columns = rows.inputs().numCols == 1 ? 1 : 2;
    Matrix inputs = new Matrix(rows.rows(), columns);
    for (int row = 0; row < rows.rows(); row++) {
      inputs.set(row, 0, rows.inputs().get(row, xColumn));
      if (columns == 2) {
        inputs.set(row, 1, rows.inputs().get(row, yColumn));
      }
    }
    int classes = classification ? rows.classNames().size() : 0;
    return ownPoints(inputs, rows.targets(), classes);
  }

  /**
   * Own points, with the usual names.
   *
   * @param classes 0 for a regression
   */
  static Dataset ownPoints(Matrix inputs, Matrix targets, int classes) {
    List<String> features = new ArrayList<>();
    for (int column = 0; column < inputs.numCols; column++) {
      features.add("x" + (column + 1));
    }
    List<String> names = new ArrayList<>();
    for (int c = 0; c < classes; c++) {
      names.add(Integer.toString(c));
    }
    return new Dataset(inputs, targets, features, names, "own points");
  }

  static Dataset added(Dataset points, int xColumn, int yColumn, double x, double y, double label) {
    Matrix row = new Matrix(1, points.inputs().numCols);
    Rows.columnMeans(points.inputs(), row);
    row.data[yColumn] = y;
    row.data[xColumn] = x; // last, for a single column is both
    List<String> classNames = new ArrayList<>(points.classNames());
    Matrix before = points.targets();
    if (points.isClassification() && label == classNames.size()) {
      classNames.add(Integer.toString(classNames.size()));
      before = widened(before);
    }
    Matrix target = new Matrix(1, before.numCols);
    setLabel(target, 0, label, !classNames.isEmpty());
    return new Dataset(
        Matrix.stacked(points.inputs(), row),
        Matrix.stacked(before, target),
        points.featureNames(),
        classNames,
        points.name());
  }

  private static Matrix widened(Matrix targets) {
    Matrix wider = new Matrix(targets.numRows, targets.numCols + 1);
    for (int row = 0; row < targets.numRows; row++) {
      for (int column = 0; column < targets.numCols; column++) {
        wider.set(row, column, targets.get(row, column));
      }
    }
    return wider;
  }

  /** One-hot for a class; the number itself for a regression. */
  static void setLabel(Matrix targets, int row, double label, boolean classification) {
    if (!classification) {
      targets.set(row, 0, label);
      return;
    }
    if (label != Math.rint(label) || label < 0 || label >= targets.numCols) {
      throw new IllegalArgumentException(
          "A point got the class %s, but the classes go from 0 to %d."
              .formatted(label, targets.numCols - 1));
    }
    for (int column = 0; column < targets.numCols; column++) {
      targets.set(row, column, column == (int) label ? 1 : 0);
    }
  }

  static Dataset moved(Dataset points, int xColumn, int yColumn, int row, double x, double y) {
    requireRow(points, row);
    Matrix inputs = new Matrix(points.inputs());
    inputs.set(row, yColumn, y);
    inputs.set(row, xColumn, x);
    return with(points, inputs, points.targets());
  }

  static Dataset relabelled(Dataset points, int row, double label) {
    requireRow(points, row);
    Matrix targets = new Matrix(points.targets());
    setLabel(targets, row, label, points.isClassification());
    return with(points, points.inputs(), targets);
  }

  private static Dataset with(Dataset points, Matrix inputs, Matrix targets) {
    return new Dataset(inputs, targets, points.featureNames(), points.classNames(), points.name());
  }

  static Dataset removed(Dataset points, int row) {
    requireRow(points, row);
    int[] rows = new int[points.rows() - 1];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = i < row ? i : i + 1;
    }
    if (rows.length == 0) {
      throw new IllegalArgumentException("This is the last point: the playground needs two.");
    }
    return points.subset(rows, points.name());
  }

  private static void requireRow(Dataset points, int row) {
    if (row < 0 || row >= points.rows()) {
      throw new IllegalArgumentException(
          "There is no point %d: the points go from 0 to %d.".formatted(row, points.rows() - 1));
    }
  }
}
