package gradus.data;

import gradus.math.Matrix;
import gradus.math.Rows;
import gradus.math.Shapes;
import java.util.HashSet;
import java.util.List;

/** What a {@link Dataset} refuses, each with the sentence that says what to do. */
final class DatasetChecks {
  private DatasetChecks() {}

  static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }

  static void requireInputs(Matrix inputs, List<String> featureNames, String name) {
    require(inputs.numRows > 0, name + " has no rows.");
    require(inputs.numCols > 0, name + " has no columns of inputs.");
    require(
        inputs.numCols == featureNames.size(),
        name
            + " has "
            + Shapes.of(inputs)
            + " inputs, but "
            + featureNames.size()
            + " feature names "
            + Quote.of(featureNames)
            + ": each column needs one.");
    for (int i = 0; i < inputs.getNumElements(); i++) {
      if (Double.isInfinite(inputs.data[i])) {
        throw new IllegalArgumentException(
            name
                + " has "
                + inputs.data[i]
                + place(i, featureNames)
                + ": inputs must be finite numbers, or NaN where a value is missing. Drop the row"
                + " or fill in a value.");
      }
    }
  }

  static void requireTargets(Matrix inputs, Matrix targets, List<String> classNames, String name) {
    require(targets.numCols > 0, name + " has no columns of targets.");
    require(
        inputs.numRows == targets.numRows,
        name
            + " has "
            + inputs.numRows
            + " rows of inputs, but "
            + targets.numRows
            + " of targets: each example needs one of both.");
    Shapes.requireFinite(name, "a target", targets);
    if (classNames.isEmpty()) {
      return;
    }
    require(
        classNames.size() > 1,
        name
            + " has a single class "
            + Quote.of(classNames)
            + ": with one there is nothing to tell apart.");
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
            + Quote.of(classNames)
            + ": one-hot targets have one column a class.");
    require(
        new HashSet<>(classNames).size() == classNames.size(),
        name + " has two classes of the same name: " + Quote.of(classNames) + ".");
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

  static void requireRow(Dataset dataset, int row) {
    if (row < 0 || row >= dataset.rows()) {
      throw new IllegalArgumentException(
          dataset.name()
              + " has no row "
              + row
              + ": its rows go from 0 to "
              + (dataset.rows() - 1)
              + ".");
    }
  }

  static void requireClasses(Dataset dataset) {
    if (!dataset.isClassification()) {
      throw new IllegalStateException(dataset.name() + " has no classes: its targets are numbers.");
    }
  }

  static void requireEveryClass(Dataset dataset, int[] classCounts) {
    for (int c = 0; c < classCounts.length; c++) {
      require(
          classCounts[c] > 0,
          dataset.name()
              + " has no row of class "
              + Quote.of(dataset.classNames().get(c))
              + ": add examples of it, or leave it out with onlyClasses().");
    }
  }

  static void requireKnownClasses(Dataset dataset, List<String> names) {
    requireClasses(dataset);
    for (String name : names) {
      require(
          dataset.classNames().contains(name),
          dataset.name()
              + " has no class "
              + Quote.of(name)
              + ": its classes are "
              + Quote.of(dataset.classNames())
              + ".");
    }
    require(
        names.size() > 1 && new HashSet<>(names).size() == names.size(),
        "onlyClasses got "
            + names
            + ", but expects two or more different classes: with one there is nothing to tell"
            + " apart.");
    require(
        dataset.targets().numCols > 1,
        dataset.name()
            + " has a single column of targets: choose classes first, and call"
            + " withOneTargetColumn() afterwards.");
  }

  static void requireSameColumns(Dataset first, Dataset second) {
    String beginning = first.name() + " and " + second.name() + " cannot be concatenated: ";
    requireSameNames(beginning + "feature", first.featureNames(), second.featureNames());
    requireSameNames(beginning + "class", first.classNames(), second.classNames());
    require(
        first.targets().numCols == second.targets().numCols,
        beginning
            + "columns of targets: "
            + first.targets().numCols
            + " in the first, "
            + second.targets().numCols
            + " in the second.");
  }

  private static void requireSameNames(String beginning, List<String> first, List<String> second) {
    int same = 0;
    while (same < Math.min(first.size(), second.size())
        && first.get(same).equals(second.get(same))) {
      same++;
    }
    require(
        first.equals(second),
        beginning
            + " "
            + same
            + " is "
            + nameOrNone(first, same)
            + " in the first, but "
            + nameOrNone(second, same)
            + " in the second. Both need the same names in the same order.");
  }

  private static String nameOrNone(List<String> names, int index) {
    return index < names.size() ? Quote.of(names.get(index)) : "missing";
  }

  static void requireNumbers(Dataset dataset) {
    require(
        !dataset.isClassification(),
        dataset.name()
            + " has the classes "
            + Quote.of(dataset.classNames())
            + ", whose targets stay from 0 to 1: only the targets of regression are scaled.");
  }

  static void requireComplete(Dataset dataset) {
    Matrix inputs = dataset.inputs();
    int first = Rows.firstNotFinite(inputs);
    if (first >= 0) {
      throw new IllegalArgumentException(
          dataset.name()
              + " has missing values ("
              + dataset.missing()
              + " in all, the first"
              + place(first, dataset.featureNames())
              + "), but scaling and training need every value. Drop the rows with"
              + " dataset.withoutMissing(), or fill the gaps with MeanImputer.fit(train).");
    }
  }

  /** Where an entry of the inputs stands, given its index into {@code data}. */
  private static String place(int index, List<String> featureNames) {
    int columns = featureNames.size();
    return " in row " + index / columns + ", column " + Quote.of(featureNames.get(index % columns));
  }
}
