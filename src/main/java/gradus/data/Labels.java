package gradus.data;

import gradus.math.Matrix;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;

/** The labels of a column, one a row, and the classes that they name. */
final class Labels {
  /** In the order in which they first appear; whole numbers in the order of the numbers. */
  final List<String> classNames;

  private final List<String> labels;

  /**
   * Finds the classes.
   *
   * @param where the file and column, for messages
   * @throws IllegalArgumentException if there is only one class, or the labels are no labels but
   *     measured numbers
   */
  Labels(List<String> labels, String where) {
    boolean whole = Numbers.allWhole(labels);
    if (!whole && Numbers.all(labels)) {
      throw new IllegalArgumentException(
          where
              + " holds numbers such as "
              + labels.get(0)
              + ", but labels of classes are expected in the last column: texts or whole numbers.");
    }
    this.labels = labels;
    this.classNames = new ArrayList<>(new LinkedHashSet<>(labels));
    if (whole) {
      classNames.sort(Comparator.comparingInt(Integer::parseInt));
    }
    if (classNames.size() == 1) {
      throw new IllegalArgumentException(
          where
              + " holds only one class, \""
              + classNames.get(0)
              + "\": there is nothing to tell apart.");
    }
  }

  /** A row for each label, with 1 in the column of its class and 0 elsewhere. */
  Matrix oneHot() {
    Matrix targets = new Matrix(labels.size(), classNames.size());
    for (int row = 0; row < labels.size(); row++) {
      targets.set(row, classNames.indexOf(labels.get(row)), 1);
    }
    return targets;
  }
}
