package gradus.data;

import gradus.layers.ImageShape;
import gradus.math.Matrix;
import gradus.math.Rows;
import gradus.math.Seeds;
import gradus.math.Shapes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Examples to learn from: each has a row of inputs and a row of targets.
 *
 * <p>For classification, the targets are one-hot: one column per class, 1 for the true class and 0
 * elsewhere (probabilities are allowed, too). A yes-or-no question may have a single column
 * instead, with 1 for the second class. For regression, there are no class names, and the targets
 * are the numbers to predict.
 *
 * <p>No method changes a data set; methods return a new one, by default with the same name. The
 * matrices are not copied, and several data sets may share them: read them, but don't write into
 * them. Two data sets with the same numbers and the same names are equal.
 *
 * @param inputs n×d, finite, or NaN where a value is missing
 * @param targets n×k, finite
 * @param featureNames one per column of the inputs
 * @param classNames one per class, or none for regression
 * @param name the name of the data in messages
 * @param imageShape the shape of each row of inputs, or null if the rows are not images
 */
public record Dataset(
    Matrix inputs,
    Matrix targets,
    List<String> featureNames,
    List<String> classNames,
    String name,
    ImageShape imageShape) {

  /** Checks that the parts fit together; an error message says which don't. */
  public Dataset {
    featureNames = List.copyOf(featureNames);
    classNames = List.copyOf(classNames);
    DatasetChecks.requireInputs(inputs, featureNames, name);
    DatasetChecks.requireTargets(inputs, targets, classNames, name);
    if (imageShape != null) {
      imageShape.requireRows(name, inputs);
    }
  }

  /** Examples that are not images, or whose shape {@link #withImageShape} sets. */
  public Dataset(
      Matrix inputs,
      Matrix targets,
      List<String> featureNames,
      List<String> classNames,
      String name) {
    this(inputs, targets, featureNames, classNames, name, null);
  }

  /** The number of examples. */
  public int rows() {
    return inputs.numRows;
  }

  /**
   * A 1×d copy of the inputs of one example, as in {@code network.predict(test.row(3))}.
   *
   * @throws IllegalArgumentException if there is no such row
   */
  public Matrix row(int row) {
    return subset(new int[] {row}, name).inputs;
  }

  /** Whether the targets are classes; if not, they are numbers to predict. */
  public boolean isClassification() {
    return !classNames.isEmpty();
  }

  /**
   * The class of an example, as an index into {@link #classNames}.
   *
   * @throws IllegalStateException if the targets are numbers
   * @throws IllegalArgumentException if there is no such row
   */
  public int classOf(int row) {
    requireClasses();
    DatasetChecks.requireRow(row, rows(), name);
    if (targets.numCols == 1) {
      return targets.get(row, 0) > 0.5 ? 1 : 0;
    }
    return Rows.argMax(targets, row);
  }

  /**
   * A new data set with copies of the given rows, in the given order.
   *
   * @throws IllegalArgumentException if a row doesn't exist, or if no row is chosen
   */
  public Dataset subset(int[] rows, String name) {
    Matrix chosenInputs = new Matrix(rows.length, inputs.numCols);
    Matrix chosenTargets = new Matrix(rows.length, targets.numCols);
    for (int i = 0; i < rows.length; i++) {
      DatasetChecks.requireRow(rows[i], rows(), this.name);
      Rows.copy(inputs, rows[i], chosenInputs, i);
      Rows.copy(targets, rows[i], chosenTargets, i);
    }
    return new Dataset(chosenInputs, chosenTargets, featureNames, classNames, name, imageShape);
  }

  // ---- The book ends here. What follows: splitting, choosing rows and classes, summaries. ----

  /**
   * Splits at random into a training and a test part; see {@link Split}.
   *
   * @param trainFraction the fraction of rows in the training part, between 0 and 1, such as 0.8
   * @param seed the same seed gives the same split on every machine
   * @throws IllegalArgumentException if the fraction is outside (0, 1), or a class has only one row
   */
  public Split split(double trainFraction, long seed) {
    return Split.of(this, trainFraction, seed);
  }

  /**
   * Splits at random into a training, a validation and a test part; see {@link ThreeWaySplit}.
   *
   * @throws IllegalArgumentException if a fraction isn't above 0, if nothing is left for the test
   *     part, or if a class has fewer than three rows
   */
  public ThreeWaySplit split(double trainFraction, double validationFraction, long seed) {
    return ThreeWaySplit.of(this, trainFraction, validationFraction, seed);
  }

  /**
   * Splits k times, so that each row is in exactly one test part; see {@link Split}.
   *
   * @throws IllegalArgumentException if k is below 2, or a class has fewer than k rows
   */
  public List<Split> folds(int k, long seed) {
    return Split.folds(this, k, seed);
  }

  /** The same examples in a random order, which depends only on the seed. */
  public Dataset shuffled(long seed) {
    int[] order = RowSelection.all(rows());
    Seeds.shuffle(order, seed, 0);
    return subset(order, name);
  }

  /** The number of missing inputs, which are NaN. */
  public int missing() {
    return DatasetChecks.missing(inputs);
  }

  /**
   * The examples without missing inputs.
   *
   * @throws IllegalArgumentException if every example has one
   */
  public Dataset withoutMissing() {
    int[] complete = RowSelection.complete(inputs);
    DatasetChecks.requireAnyComplete(complete, rows(), name);
    return subset(complete, name);
  }

  /**
   * The examples without duplicates: of several examples with equal inputs, the first is kept, even
   * if the targets differ.
   */
  public Dataset withoutRepeats() {
    return subset(RowSelection.firstOfEqual(inputs), name);
  }

  /**
   * Checks that no value is missing. Scalers and the trainer call this first.
   *
   * @throws IllegalArgumentException naming the position of the first missing value, if there is
   *     one
   */
  public void requireComplete() {
    DatasetChecks.requireComplete(inputs, featureNames, name);
  }

  /**
   * These examples followed by those of another data set.
   *
   * @throws IllegalArgumentException if the features or classes differ, or their order does
   */
  public Dataset concatenate(Dataset other) {
    String both = name + " and " + other.name;
    DatasetChecks.requireSameNames(both, "feature", featureNames, other.featureNames);
    DatasetChecks.requireSameNames(both, "class", classNames, other.classNames);
    DatasetChecks.requireSameTargetColumns(both, targets, other.targets);
    return new Dataset(
        Matrix.stacked(inputs, other.inputs),
        Matrix.stacked(targets, other.targets),
        featureNames,
        classNames,
        name + " + " + other.name,
        imageShape);
  }

  /**
   * The number of examples of each class, in the order of {@link #classNames}.
   *
   * @throws IllegalStateException if the targets are numbers
   */
  public int[] classCounts() {
    requireClasses();
    int[] counts = new int[classNames.size()];
    for (int row = 0; row < rows(); row++) {
      counts[classOf(row)]++;
    }
    return counts;
  }

  /**
   * One weight per class, so that rare classes count as much as common ones: {@code n / (k·n_c)}
   * for class c, with n rows, k classes and n_c rows of class c. A class of average size has weight
   * 1.
   *
   * @throws IllegalStateException if the targets are numbers
   * @throws IllegalArgumentException if a class has no row
   */
  public double[] classWeights() {
    int[] counts = classCounts();
    DatasetChecks.requireEveryClass(counts, classNames, name);
    double[] weights = new double[counts.length];
    for (int c = 0; c < counts.length; c++) {
      weights[c] = rows() / ((double) counts.length * counts[c]);
    }
    return weights;
  }

  /**
   * The examples of these classes, numbered in the given order, so that the first is class 0.
   *
   * @throws IllegalStateException if the targets are numbers
   * @throws IllegalArgumentException if a class is unknown or named twice, if there are fewer than
   *     two, if the targets are a single column, or if a chosen row belongs partly to another class
   */
  public Dataset onlyClasses(String... names) {
    requireClasses();
    List<String> wanted = List.of(names);
    DatasetChecks.requireKnownClasses(wanted, classNames, targets, name);
    boolean[] isWanted = new boolean[rows()];
    for (int row = 0; row < isWanted.length; row++) {
      isWanted[row] = wanted.contains(classNames.get(classOf(row)));
    }
    Dataset chosen = subset(RowSelection.where(isWanted), name);
    Matrix wantedTargets = new Matrix(chosen.rows(), wanted.size());
    for (int column = 0; column < wanted.size(); column++) {
      int before = classNames.indexOf(wanted.get(column));
      for (int row = 0; row < chosen.rows(); row++) {
        wantedTargets.set(row, column, chosen.targets.get(row, before));
      }
    }
    return new Dataset(chosen.inputs, wantedTargets, featureNames, wanted, name, imageShape);
  }

  /**
   * Repeats the examples of rare classes until each class has as many as the largest: first whole
   * copies, then a random choice without repeats. All original examples come first, in their order,
   * followed by the copies of each class.
   *
   * <p>Use it only on the training part, after splitting. Otherwise both parts have copies of the
   * same row, and the test only measures memory.
   *
   * @throws IllegalStateException if the targets are numbers
   * @throws IllegalArgumentException if a class has no row
   */
  public Dataset oversampled(long seed) {
    int[] counts = classCounts();
    DatasetChecks.requireEveryClass(counts, classNames, name);
    return subset(RowSelection.oversampled(classOfRows(), counts, seed), name);
  }

  /**
   * The same data for a network with a single output, trained with {@code SigmoidCrossEntropy}. The
   * target is 1 for the second class and 0 for the first.
   *
   * @throws IllegalArgumentException if there aren't exactly two classes
   */
  public Dataset withOneTargetColumn() {
    DatasetChecks.requireTwoClasses(classNames, name);
    Matrix column = new Matrix(rows(), 1);
    for (int row = 0; row < rows(); row++) {
      column.set(row, 0, targets.get(row, targets.numCols - 1));
    }
    return withTargets(column);
  }

  /**
   * The same examples as images, for a convolution and for pictures. The bundled images and those
   * from IDX files know their shape.
   *
   * @param shape of each row: {@code new ImageShape(1, 8, 8)} for 64 pixels
   * @throws IllegalArgumentException if the rows have another number of columns
   */
  public Dataset withImageShape(ImageShape shape) {
    return new Dataset(inputs, targets, featureNames, classNames, name, shape);
  }

  Dataset withInputs(Matrix newInputs) {
    return new Dataset(newInputs, targets, featureNames, classNames, name, imageShape);
  }

  Dataset withTargets(Matrix newTargets) {
    return new Dataset(inputs, newTargets, featureNames, classNames, name, imageShape);
  }

  /** The class of each row; 0 for all rows if the targets are numbers. */
  int[] classOfRows() {
    int[] classes = new int[rows()];
    for (int row = 0; row < classes.length && isClassification(); row++) {
      classes[row] = classOf(row);
    }
    return classes;
  }

  private void requireClasses() {
    if (!isClassification()) {
      throw new IllegalStateException(name + " has no classes: its targets are numbers.");
    }
  }

  void requireNumbers() {
    DatasetChecks.requireNoClasses(classNames, name);
  }

  /** Statistics of every column and class as tables, to look at before training. */
  public String summary() {
    String columns = DatasetTables.columns("column", featureNames, inputs);
    String predicted =
        isClassification()
            ? DatasetTables.classes(classNames, classCounts())
            : DatasetTables.columns("to predict", targetNames(), targets);
    return counts() + "\n\n" + columns + "\n\n" + predicted;
  }

  private List<String> targetNames() {
    List<String> names = new ArrayList<>();
    for (int column = 0; column < targets.numCols; column++) {
      names.add(targets.numCols == 1 ? "target" : "target " + column);
    }
    return names;
  }

  /**
   * The first rows as a table; for wide data, only the first columns.
   *
   * @throws IllegalArgumentException if {@code rows} is below 1
   */
  public String head(int rows) {
    if (rows < 1) {
      throw new IllegalArgumentException("head got " + rows + " rows, but expects at least 1.");
    }
    List<String> predicted = new ArrayList<>();
    for (int row = 0; row < Math.min(rows, rows()); row++) {
      predicted.add(
          isClassification() ? classNames.get(classOf(row)) : DatasetTables.numbers(targets, row));
    }
    String title = isClassification() ? "class" : "target";
    return DatasetTables.head(featureNames, inputs, title, predicted);
  }

  /** One line: the name, the number of examples and features, and what to predict. */
  private String counts() {
    return DatasetTables.counts(name, inputs, targets, classNames.size());
  }

  /**
   * Whether the other one has the same numbers and the same names. Numbers are compared as {@link
   * Double#equals} does it, so a missing value equals a missing one, and -0 isn't 0.
   */
  @Override
  public boolean equals(Object other) {
    return other instanceof Dataset that
        && Rows.areEqual(inputs, that.inputs)
        && Rows.areEqual(targets, that.targets)
        && featureNames.equals(that.featureNames)
        && classNames.equals(that.classNames)
        && Objects.equals(name, that.name)
        && Objects.equals(imageShape, that.imageShape);
  }

  /** Equal data sets have the same one; it reads all numbers, so large data takes a while. */
  @Override
  public int hashCode() {
    return Objects.hash(Rows.hash(inputs), Rows.hash(targets), featureNames, classNames, name);
  }

  /** One line: name, counts and shapes. */
  @Override
  public String toString() {
    return counts() + " (inputs " + Shapes.of(inputs) + ", targets " + Shapes.of(targets) + ")";
  }
}
