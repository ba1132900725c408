package gradus.metrics;

import gradus.math.Rows;
import java.util.List;
import java.util.Locale;
import org.ejml.data.DMatrixRMaj;

/**
 * Which classes are taken for which: a table of counts, a row for each true class and a column for
 * each predicted one. What is right stands on the diagonal.
 */
public final class ConfusionMatrix {
  private static final String CORNER = "true \\ predicted";

  private final List<String> classNames;
  private final int[][] counts;
  private final int rows;

  private ConfusionMatrix(List<String> classNames, int[][] counts, int rows) {
    this.classNames = List.copyOf(classNames);
    this.counts = counts;
    this.rows = rows;
  }

  /**
   * Counts predictions.
   *
   * @param predictions n×k, probabilities or logits; the largest entry of a row is the prediction
   * @param targets n×k, one-hot
   * @param classNames k of them
   * @throws IllegalArgumentException if there is one column only, or the sizes differ
   */
  public static ConfusionMatrix of(
      DMatrixRMaj predictions, DMatrixRMaj targets, List<String> classNames) {
    Accuracy.requireComparable(predictions, targets);
    if (targets.numCols < 2 || targets.numCols != classNames.size()) {
      throw new IllegalArgumentException(
          "ConfusionMatrix got "
              + targets.numCols
              + (targets.numCols == 1 ? " column" : " columns")
              + " and "
              + classNames.size()
              + " class names, but expects two or more, and as many of both.");
    }
    int[][] counts = new int[classNames.size()][classNames.size()];
    for (int row = 0; row < targets.numRows; row++) {
      counts[Rows.argMax(targets, row)][Rows.argMax(predictions, row)]++;
    }
    return new ConfusionMatrix(classNames, counts, targets.numRows);
  }

  /** How many rows of one class were taken for another (or, if equal, for themselves). */
  public int count(int trueClass, int predictedClass) {
    return counts[trueClass][predictedClass];
  }

  /** The share on the diagonal. */
  public double accuracy() {
    int hits = 0;
    for (int i = 0; i < counts.length; i++) {
      hits += counts[i][i];
    }
    return (double) hits / rows;
  }

  /** The names of the classes, in the order of the indices. */
  public List<String> classNames() {
    return classNames;
  }

  /** The table with class names, aligned. */
  @Override
  public String toString() {
    int labelWidth = CORNER.length();
    for (String name : classNames) {
      labelWidth = Math.max(labelWidth, name.length());
    }
    StringBuilder text = new StringBuilder(pad(CORNER, -labelWidth));
    for (String name : classNames) {
      text.append("  ").append(pad(name, columnWidth(name)));
    }
    for (int i = 0; i < counts.length; i++) {
      text.append('\n').append(pad(classNames.get(i), -labelWidth));
      for (int j = 0; j < counts.length; j++) {
        int width = columnWidth(classNames.get(j));
        text.append("  ").append(pad(Integer.toString(counts[i][j]), width));
      }
    }
    return text.toString();
  }

  /** Wide enough for the name and for every count. */
  private int columnWidth(String name) {
    return Math.max(name.length(), Integer.toString(rows).length());
  }

  /** To the right of {@code width} characters; to the left, if it is negative. */
  private static String pad(String text, int width) {
    return String.format(Locale.ROOT, "%" + width + "s", text);
  }
}
