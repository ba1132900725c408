package gradus.data;

import gradus.math.Matrix;
import gradus.math.Rows;
import gradus.math.Shapes;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/**
 * Class labels as numbers, and as rows with a 1 in the column of the class and 0 elsewhere.
 *
 * <p>A network has one output for each class, so its targets need one column for each. The number
 * itself isn't a useful target: class 2 isn't twice class 1.
 */
public final class OneHot {
  private OneHot() {}

  /**
   * One-hot rows.
   *
   * @param labels n of them, from 0 to {@code classes − 1}
   * @param classes how many there are: k, at least 2
   * @return n×k
   * @throws IllegalArgumentException if a label is outside this range, or there are fewer than two
   *     classes
   */
  public static Matrix of(int[] labels, int classes) {
    if (classes < 2) {
      throw new IllegalArgumentException(
          "OneHot got " + classes + " as the number of classes, but expects at least 2.");
    }
    Matrix targets = new Matrix(labels.length, classes);
    for (int row = 0; row < labels.length; row++) {
      if (labels[row] < 0 || labels[row] >= classes) {
        throw outOfRange(labels, row, classes);
      }
      targets.set(row, labels[row], 1);
    }
    return targets;
  }

  private static IllegalArgumentException outOfRange(int[] labels, int row, int classes) {
    int smallest = Arrays.stream(labels).min().getAsInt();
    int largest = Arrays.stream(labels).max().getAsInt();
    if (smallest == 1 && largest == classes) {
      return new IllegalArgumentException(
          ("OneHot got labels from 1 to %s for %s classes, but labels start at 0; yours"
                  + " start at 1: subtract 1 from each.")
              .formatted(classes, classes));
    }
    return new IllegalArgumentException(
        ("OneHot got the label %s in row %s, but expects labels from 0 to %s for %s" + " classes.")
            .formatted(labels[row], row, classes - 1, classes));
  }

  /**
   * The labels again: the column of the largest entry of each row, so probabilities and logits do
   * as well. The first of equals counts.
   *
   * @param rows n×k
   * @return n labels from 0 to {@code k − 1}
   * @throws IllegalArgumentException if there is a single column, or an entry isn't finite
   */
  public static int[] labels(DMatrixRMaj rows) {
    if (rows.numCols < 2) {
      throw new IllegalArgumentException(
          ("OneHot got a %s matrix, but expects one column per class, so at least 2. A"
                  + " single column of probabilities says class 1 above 0.5, a single logit above 0.")
              .formatted(Shapes.of(rows)));
    }
    Shapes.requireFinite("OneHot", "an entry", rows);
    int[] labels = new int[rows.numRows];
    for (int row = 0; row < labels.length; row++) {
      labels[row] = Rows.argMax(rows, row);
    }
    return labels;
  }
}
