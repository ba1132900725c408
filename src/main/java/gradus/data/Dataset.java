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
 * <p>No method changes a data set: what they return is a new one, of the same name if nothing else
 * is said. Its matrices are kept, not copied, and data sets may share them: read them, but don't
 * write into them.
 *
 * @param inputs n×d, finite, or NaN where a value is missing
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
    DatasetChecks.requireInputs(inputs, featureNames, name);
    DatasetChecks.requireTargets(inputs, targets, classNames, name);
  }

  /** How many examples there are. */
  public int rows() {
    return inputs.numRows;
  }

  /**
   * The inputs of one example, a 1×d copy, as in {@code network.predict(test.row(3))}.
   *
   * @throws IllegalArgumentException if there is no such row
   */
  public Matrix row(int row) {
    return subset(new int[] {row}, name).inputs;
  }

  /** Whether the targets are classes; otherwise they are numbers to predict. */
  public boolean isClassification() {
    return !classNames.isEmpty();
  }

  /**
   * The class of an example: an index into {@link #classNames}.
   *
   * @throws IllegalStateException if the targets are numbers
   * @throws IllegalArgumentException if there is no such row
   */
  public int classOf(int row) {
    DatasetChecks.requireClasses(this);
    DatasetChecks.requireRow(this, row);
    if (targets.numCols == 1) {
      return targets.get(row, 0) > 0.5 ? 1 : 0;
    }
    return Rows.argMax(targets, row);
  }

  /**
   * How many examples each class has, in the order of {@link #classNames}.
   *
   * @throws IllegalStateException if the targets are numbers
   */
  public int[] classCounts() {
    return Classes.counts(this);
  }

  /**
   * A weight for each class, so that rare classes count as much as common ones: {@code n / (k·n_c)}
   * for the n_c of n rows that are of class c, one of k. A class of average size has the weight 1.
   *
   * @throws IllegalStateException if the targets are numbers
   * @throws IllegalArgumentException if a class has no row
   */
  public double[] classWeights() {
    return Classes.weights(this);
  }

  /** How many inputs are missing, that is, NaN. */
  public int missing() {
    return Selection.missing(this);
  }

  /**
   * The examples of which no input is missing.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Dataset withoutMissing() {
    return Selection.withoutMissing(this);
  }

  /**
   * The examples whose inputs no earlier example has: of those with equal inputs the first stays,
   * whatever the targets of the others are.
   */
  public Dataset withoutRepeats() {
    return Selection.withoutRepeats(this);
  }

  /**
   * Refuses missing values. Scalers and the trainer begin with this.
   *
   * @throws IllegalArgumentException with the place of the first, if there is one
   */
  public void requireComplete() {
    DatasetChecks.requireComplete(this);
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
      DatasetChecks.requireRow(this, rows[i]);
      Rows.copy(inputs, rows[i], chosenInputs, i);
      Rows.copy(targets, rows[i], chosenTargets, i);
    }
    return new Dataset(chosenInputs, chosenTargets, featureNames, classNames, name);
  }

  /** The same examples in a random order, which is a pure function of the seed. */
  public Dataset shuffled(long seed) {
    return Selection.shuffled(this, seed);
  }

  /**
   * The examples of these classes, which come in the given order, so that the first is class 0.
   *
   * @throws IllegalStateException if the targets are numbers
   * @throws IllegalArgumentException if a class is unknown or named twice, there are fewer than
   *     two, the targets stand in a single column, or a chosen row is in part of another class
   */
  public Dataset onlyClasses(String... names) {
    return Classes.only(this, List.of(names));
  }

  /**
   * These examples, and after them those of another data set.
   *
   * @throws IllegalArgumentException if its features or classes aren't the same, in the same order
   */
  public Dataset concatenate(Dataset other) {
    return Selection.concatenate(this, other);
  }

  /**
   * Repeats the examples of rare classes, until each class has as many as the largest: first whole
   * copies, then a random choice in which no row comes twice. All examples in their order stand
   * first, the copies of each class after them.
   *
   * <p>Only for the training part, and only after splitting: otherwise copies of a row stand in
   * both parts, and the test asks what was learned by heart.
   *
   * @throws IllegalStateException if the targets are numbers
   * @throws IllegalArgumentException if a class has no row
   */
  public Dataset oversampled(long seed) {
    return Classes.oversampled(this, seed);
  }

  /**
   * The same data for a network with a single output, trained with {@code SigmoidCrossEntropy}: the
   * target is 1 for the second class and 0 for the first.
   *
   * @throws IllegalArgumentException if there aren't exactly two classes
   */
  public Dataset withOneTargetColumn() {
    return Classes.inOneColumn(this);
  }

  Dataset withInputs(Matrix newInputs) {
    return new Dataset(newInputs, targets, featureNames, classNames, name);
  }

  Dataset withTargets(Matrix newTargets) {
    return new Dataset(inputs, newTargets, featureNames, classNames, name);
  }

  /**
   * Splits into a training and a test part at random; see {@link Split}.
   *
   * @param trainFraction the share of the training part, between 0 and 1, such as 0.8
   * @param seed the same seed gives the same split, on every machine
   * @throws IllegalArgumentException if the fraction is outside (0, 1), or a class has a single row
   */
  public Split split(double trainFraction, long seed) {
    return Split.of(this, trainFraction, seed);
  }

  /**
   * Splits into a training, a validation and a test part at random; see {@link ThreeWaySplit}.
   *
   * @throws IllegalArgumentException if a fraction isn't above 0, they leave nothing for the test
   *     part, or a class has fewer than three rows
   */
  public ThreeWaySplit split(double trainFraction, double validationFraction, long seed) {
    return ThreeWaySplit.of(this, trainFraction, validationFraction, seed);
  }

  /**
   * Splits k times, so that each row is in the test part once; see {@link Split}.
   *
   * @throws IllegalArgumentException if k is below 2, or a class has fewer than k rows
   */
  public List<Split> folds(int k, long seed) {
    return Split.folds(this, k, seed);
  }

  /** The figures of every column and class as tables, to look at before training. */
  public String summary() {
    return DatasetText.summary(this);
  }

  /**
   * The first rows as a table; of wide data the first columns.
   *
   * @throws IllegalArgumentException if fewer than one row is asked for
   */
  public String head(int rows) {
    return DatasetText.head(this, rows);
  }

  /** One line: name, counts and shapes. */
  @Override
  public String toString() {
    String shapes = " (inputs " + Shapes.of(inputs) + ", targets " + Shapes.of(targets) + ")";
    return DatasetText.counts(this) + shapes;
  }
}
