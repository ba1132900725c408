package gradus.data;

import gradus.math.Matrix;
import gradus.math.Rows;
import gradus.math.Shapes;
import java.util.List;

/**
 * Examples to learn from: a row of inputs and a row of targets for each.
 *
 * <p>For classification the targets are one-hot: one column a class, 1 for the true class and 0
 * elsewhere (probabilities are fine too). A yes-or-no question may have a single column instead,
 * with 1 for the second class. For regression there are no class names, and the targets are the
 * numbers to predict.
 *
 * @param inputs n×d, finite
 * @param targets n×k, finite
 * @param featureNames one for each column of the inputs
 * @param classNames one for each class, or none for regression
 * @param name how messages call the data
 */
public record Dataset(
    Matrix inputs,
    Matrix targets,
    List<String> featureNames,
    List<String> classNames,
    String name) {

  /** Checks that everything fits together; an error says what doesn't. */
  public Dataset {
    featureNames = List.copyOf(featureNames);
    classNames = List.copyOf(classNames);
    require(inputs.numRows > 0, name + " has no rows.");
    require(inputs.numCols > 0, name + " has no columns of inputs.");
    require(targets.numCols > 0, name + " has no columns of targets.");
    require(
        inputs.numRows == targets.numRows,
        name
            + " has "
            + inputs.numRows
            + " rows of inputs, but "
            + targets.numRows
            + " rows of targets: each example needs one of both.");
    require(
        inputs.numCols == featureNames.size(),
        name
            + " has "
            + inputs.numCols
            + " columns of inputs, but "
            + featureNames.size()
            + " feature names "
            + featureNames
            + ".");
    int broken = Rows.firstNotFinite(inputs);
    if (broken >= 0) {
      String column = featureNames.get(broken % inputs.numCols);
      throw new IllegalArgumentException(
          name
              + " has "
              + inputs.data[broken]
              + " in row "
              + broken / inputs.numCols
              + ", column \""
              + column
              + "\": inputs must be finite numbers. Drop the row or fill in a value.");
    }
    requireTargets(targets, classNames, name);
  }

  private static void requireTargets(Matrix targets, List<String> classNames, String name) {
    Shapes.requireFinite(name, "a target", targets);
    if (classNames.isEmpty()) {
      return;
    }
    boolean oneColumn = targets.numCols == 1;
    require(
        oneColumn ? classNames.size() == 2 : targets.numCols == classNames.size(),
        name
            + " has "
            + targets.numCols
            + (oneColumn ? " column" : " columns")
            + " of targets, but "
            + classNames.size()
            + " class names "
            + classNames
            + ": one-hot targets have one column a class.");
    for (int row = 0; row < targets.numRows; row++) {
      requireTargetRow(targets, row, name);
    }
  }

  private static void requireTargetRow(Matrix targets, int row, String name) {
    double first = targets.get(row, 0);
    boolean fine =
        targets.numCols == 1 ? first >= 0 && first <= 1 : Rows.isDistribution(targets, row);
    if (!fine) {
      throw new IllegalArgumentException(
          name
              + " has targets whose row "
              + row
              + " is "
              + Rows.toText(targets, row)
              + ", but a row of class targets is one-hot (1 for the true class, 0 elsewhere)"
              + " or probabilities that sum to 1.");
    }
  }

  /** How many examples there are. */
  public int rows() {
    return inputs.numRows;
  }

  /** Whether the targets are classes; otherwise they are numbers to predict. */
  public boolean isClassification() {
    return !classNames.isEmpty();
  }

  /** The class of an example: an index into {@link #classNames}. */
  public int classOf(int row) {
    if (!isClassification()) {
      throw new IllegalStateException(name + " has no classes: its targets are numbers.");
    }
    if (targets.numCols == 1) {
      return targets.get(row, 0) > 0.5 ? 1 : 0;
    }
    return Rows.argMax(targets, row);
  }

  /**
   * A data set of the given rows, copied, in the given order.
   *
   * @throws IllegalArgumentException if there is no such row, or none is chosen
   */
  public Dataset subset(int[] rows, String name) {
    Matrix chosenInputs = new Matrix(rows.length, inputs.numCols);
    Matrix chosenTargets = new Matrix(rows.length, targets.numCols);
    for (int i = 0; i < rows.length; i++) {
      require(
          rows[i] >= 0 && rows[i] < rows(),
          this.name + " has no row " + rows[i] + ": its rows go from 0 to " + (rows() - 1) + ".");
      Rows.copy(inputs, rows[i], chosenInputs, i);
      Rows.copy(targets, rows[i], chosenTargets, i);
    }
    return new Dataset(chosenInputs, chosenTargets, featureNames, classNames, name);
  }

  /**
   * The same data for a network with a single output, trained with {@code SigmoidCrossEntropy}: the
   * target is 1 for the second class and 0 for the first.
   *
   * @throws IllegalArgumentException if there aren't exactly two classes
   */
  public Dataset withOneTargetColumn() {
    require(
        classNames.size() == 2,
        name
            + " has "
            + classNames.size()
            + " classes "
            + classNames
            + ", but a single target column can only tell two apart.");
    Matrix column = new Matrix(rows(), 1);
    for (int row = 0; row < rows(); row++) {
      column.set(row, 0, targets.get(row, targets.numCols - 1));
    }
    return new Dataset(inputs, column, featureNames, classNames, name);
  }

  /**
   * Splits into a training and a test part at random, stratified: each class is split in the same
   * proportion, to the nearest row. Every row is in exactly one part, in the order it had.
   *
   * @param trainFraction the share of the training part, between 0 and 1, such as 0.8
   * @param seed the same seed gives the same split, on every machine
   * @throws IllegalArgumentException if the fraction is outside (0, 1), or a class has fewer than
   *     two rows, so that it could not be in both parts
   */
  public Split split(double trainFraction, long seed) {
    return Split.stratified(this, trainFraction, seed);
  }

  /** One line: name, counts and shapes. */
  @Override
  public String toString() {
    String kind =
        isClassification()
            ? classNames.size() + " classes"
            : targets.numCols + " numbers to predict";
    return name
        + ": "
        + rows()
        + " examples, "
        + inputs.numCols
        + " features, "
        + kind
        + " (inputs "
        + Shapes.of(inputs)
        + ", targets "
        + Shapes.of(targets)
        + ")";
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
