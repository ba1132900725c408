package gradus.data;

import gradus.math.Matrix;
import gradus.math.Quote;
import gradus.math.Rows;
import gradus.math.Shapes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a {@link Dataset} refuses, each with the sentence that says what to do. */
final class DatasetChecks {
  private DatasetChecks() {}

  static void requireInputs(Matrix inputs, List<String> featureNames, String name) {
    if (inputs.numRows == 0) {
      throw new IllegalArgumentException("%s has no rows.".formatted(name));
    }
    if (inputs.numCols == 0) {
      throw new IllegalArgumentException("%s has no columns of inputs.".formatted(name));
    }
    int names = featureNames.size();
    if (inputs.numCols != names) {
      throw new IllegalArgumentException(
          "%s has %s inputs, but %s feature names %s: each column needs one."
              .formatted(name, Shapes.of(inputs), names, Quote.of(featureNames)));
    }
    requireDifferentNames(featureNames, name);
    for (int i = 0; i < inputs.getNumElements(); i++) {
      if (Double.isInfinite(inputs.data[i])) {
        throw new IllegalArgumentException(
            ("%s has %s in %s: inputs must be finite numbers, or NaN where a value is missing. Drop"
                    + " the row or fill in a value.")
                .formatted(name, inputs.data[i], place(i, featureNames)));
      }
    }
  }

  private static void requireDifferentNames(List<String> featureNames, String name) {
    Set<String> seen = new HashSet<>();
    for (int column = 0; column < featureNames.size(); column++) {
      String feature = featureNames.get(column);
      if (!seen.add(feature)) {
        throw new IllegalArgumentException(
            "%s has two features named %s, columns %d and %d: give each a name of its own."
                .formatted(name, Quote.of(feature), featureNames.indexOf(feature), column));
      }
    }
  }

  static void requireTargets(Matrix inputs, Matrix targets, List<String> classNames, String name) {
    if (targets.numCols == 0) {
      throw new IllegalArgumentException("%s has no columns of targets.".formatted(name));
    }
    if (inputs.numRows != targets.numRows) {
      throw new IllegalArgumentException(
          "%s has %s rows of inputs, but %s of targets: each example needs one of both."
              .formatted(name, inputs.numRows, targets.numRows));
    }
    Shapes.requireFinite(name, "a target", targets);
    if (!classNames.isEmpty()) {
      requireClassNames(targets.numCols, classNames, name);
      for (int row = 0; row < targets.numRows; row++) {
        requireTargetRow(targets, row, name);
      }
    }
  }

  private static void requireClassNames(int columns, List<String> classNames, String name) {
    int classes = classNames.size();
    if (classes == 1) {
      throw new IllegalArgumentException(
          "%s has a single class %s: with one there is nothing to tell apart."
              .formatted(name, Quote.of(classNames)));
    }
    if (columns == 1 ? classes != 2 : columns != classes) {
      String got = columns == 1 ? "1 column" : columns + " columns";
      throw new IllegalArgumentException(
          "%s has %s of targets, but %s class names %s: one-hot targets have one column per class."
              .formatted(name, got, classes, Quote.of(classNames)));
    }
    if (new HashSet<>(classNames).size() < classes) {
      throw new IllegalArgumentException(
          "%s has two classes of the same name: %s.".formatted(name, Quote.of(classNames)));
    }
  }

  private static void requireTargetRow(Matrix targets, int row, String name) {
    double first = targets.get(row, 0);
    boolean fine =
        targets.numCols == 1 ? first >= 0 && first <= 1 : Rows.isDistribution(targets, row);
    if (!fine) {
      throw new IllegalArgumentException(
          ("%s has targets whose row %s is %s, but a row of class targets is one-hot (1 for the true"
                  + " class, 0 elsewhere) or probabilities that sum to 1.")
              .formatted(name, row, Rows.toText(targets, row)));
    }
  }

  static void requireRow(int row, int rows, String name) {
    if (row < 0 || row >= rows) {
      throw new IllegalArgumentException(
          "%s has no row %s: its rows go from 0 to %s.".formatted(name, row, rows - 1));
    }
  }

  static void requireEveryClass(int[] counts, List<String> classNames, String name) {
    for (int c = 0; c < counts.length; c++) {
      if (counts[c] <= 0) {
        throw new IllegalArgumentException(
            "%s has no row of class %s: add examples of it, or leave it out with onlyClasses()."
                .formatted(name, Quote.of(classNames.get(c))));
      }
    }
  }

  static void requireKnownClasses(
      List<String> wanted, List<String> classNames, Matrix targets, String name) {
    for (String known : wanted) {
      if (!classNames.contains(known)) {
        throw new IllegalArgumentException(
            "%s has no class %s: its classes are %s."
                .formatted(name, Quote.of(known), Quote.of(classNames)));
      }
    }
    if (wanted.size() < 2 || new HashSet<>(wanted).size() < wanted.size()) {
      throw new IllegalArgumentException(
          ("onlyClasses got %s, but expects two or more different classes: with one there is nothing"
                  + " to tell apart.")
              .formatted(wanted));
    }
    if (targets.numCols <= 1) {
      throw new IllegalArgumentException(
          ("%s has a single column of targets: choose classes first, and call withOneTargetColumn()"
                  + " afterwards.")
              .formatted(name));
    }
  }

  static void requireTwoClasses(List<String> classNames, String name) {
    if (classNames.size() != 2) {
      throw new IllegalArgumentException(
          "%s has %s classes %s, but a single target column can only tell two apart."
              .formatted(name, classNames.size(), Quote.of(classNames)));
    }
  }

  static void requireNoClasses(List<String> classNames, String name) {
    if (!classNames.isEmpty()) {
      throw new IllegalArgumentException(
          ("%s has the classes %s, whose targets stay from 0 to 1: only the targets of regression are"
                  + " scaled.")
              .formatted(name, Quote.of(classNames)));
    }
  }

  static void requireSameNames(String both, String what, List<String> first, List<String> second) {
    int same = 0;
    while (same < Math.min(first.size(), second.size())
        && first.get(same).equals(second.get(same))) {
      same++;
    }
    if (!first.equals(second)) {
      throw new IllegalArgumentException(
          ("%s cannot be concatenated: %s %s is %s in the first, but %s in the second. Both need the"
                  + " same names in the same order.")
              .formatted(both, what, same, nameOrNone(first, same), nameOrNone(second, same)));
    }
  }

  private static String nameOrNone(List<String> names, int index) {
    return index < names.size() ? Quote.of(names.get(index)) : "missing";
  }

  static void requireSameTargetColumns(String both, Matrix first, Matrix second) {
    if (first.numCols != second.numCols) {
      throw new IllegalArgumentException(
          "%s cannot be concatenated: columns of targets: %s in the first, %s in the second."
              .formatted(both, first.numCols, second.numCols));
    }
  }

  static void requireAnyComplete(int[] complete, int rows, String name) {
    if (complete.length <= 0) {
      throw new IllegalArgumentException(
          ("%s has no complete row: in each of its %s rows a value is missing. Leave out the columns"
                  + " in which most are missing, or fill the gaps with MeanImputer.fit(train).")
              .formatted(name, rows));
    }
  }

  static void requireComplete(Matrix inputs, List<String> featureNames, String name) {
    int first = Rows.firstNotFinite(inputs);
    if (first >= 0) {
      throw new IllegalArgumentException(
          ("%s has missing values (%s in all, the first in %s), but scaling and training need every"
                  + " value. Drop the rows with dataset.withoutMissing(), or fill the gaps with"
                  + " MeanImputer.fit(train).")
              .formatted(name, missing(inputs), place(first, featureNames)));
    }
  }

  /** How many inputs are NaN. */
  static int missing(Matrix inputs) {
    int missing = 0;
    for (int i = 0; i < inputs.getNumElements(); i++) {
      if (Double.isNaN(inputs.data[i])) {
        missing++;
      }
    }
    return missing;
  }

  /** Where an entry of the inputs stands, given its index into {@code data}. */
  private static String place(int index, List<String> featureNames) {
    int columns = featureNames.size();
    return "row " + index / columns + ", column " + Quote.of(featureNames.get(index % columns));
  }
}
