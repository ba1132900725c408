package gradus.metrics;

import gradus.math.MemoryLimit;
import gradus.math.TextTable;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * Which classes are taken for which: a table of counts, a row for each true class and a column for
 * each predicted one. The right answers are on the diagonal.
 *
 * <p>Two questions can be asked about a class c. Of the rows that are c, how many were found? That
 * is {@link #recall}, the diagonal entry divided by the sum of its row. Of the rows taken for c,
 * how many are c? That is {@link #precision}, the diagonal entry divided by the sum of its column.
 * Both are easy to raise at the cost of the other; {@link #f1} is high only where both are.
 *
 * <p>Where there is nothing to count, as for the precision of a class that was never predicted, the
 * share is 0/0. It counts as 0 here and in every average: a class that the network ignores must not
 * raise the mean by dropping out of it. {@link ClassificationReport} says where this happened.
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
   * Counts predictions; a single column holds probabilities of the second class.
   *
   * @param predictions n×k, probabilities or logits; the largest entry of a row is the prediction
   * @param targets n×k, one-hot
   * @param classNames k of them; two for a single column
   * @throws IllegalArgumentException if the sizes differ, there is no row, an entry is NaN, a row
   *     of targets is none, or a single column doesn't hold probabilities
   */
  public static ConfusionMatrix of(
      DMatrixRMaj predictions, DMatrixRMaj targets, List<String> classNames) {
    if (predictions.numCols == 1) {
      Predictions.requireProbabilities(
          predictions, "say so: ConfusionMatrix.of(predictions, targets, classNames, 0).");
    }
    return of(predictions, targets, classNames, 0.5);
  }

  /**
   * The same, where a single column means the second class above {@code threshold}: 0.5 for
   * probabilities, 0 for logits. With several columns the threshold isn't used.
   *
   * @throws IllegalArgumentException also if the threshold is NaN
   */
  public static ConfusionMatrix of(
      DMatrixRMaj predictions, DMatrixRMaj targets, List<String> classNames, double threshold) {
    Predictions.requireComparable(predictions, targets);
    Predictions.requireThreshold(threshold);
    int classes = Predictions.classes(targets);
    if (classes != classNames.size()) {
      throw new IllegalArgumentException(
          ("ConfusionMatrix got %s%s and the class names %s, but expects %s names: one per"
                  + " column, or two for a single column.")
              .formatted(
                  targets.numCols,
                  targets.numCols == 1 ? " column" : " columns",
                  classNames,
                  classes));
    }
    Predictions.requireTargets(predictions, targets);
    MemoryLimit.require(
        "A confusion matrix of %s classes".formatted(classes),
        (double) Integer.BYTES * classes * classes,
        "look at Accuracy and TopKAccuracy");
    int[][] counts = new int[classes][classes];
    for (int row = 0; row < targets.numRows; row++) {
      int trueClass = Predictions.trueClass(targets, row);
      int predictedClass = Predictions.classOf(predictions, row, threshold);
      counts[trueClass][predictedClass]++;
    }
    return new ConfusionMatrix(classNames, counts, targets.numRows);
  }

  /** How many rows of one class were taken for another (or, if equal, for themselves). */
  public int count(int trueClass, int predictedClass) {
    requireClass(trueClass);
    requireClass(predictedClass);
    return counts[trueClass][predictedClass];
  }

  /** How many rows there are. */
  public int rows() {
    return rows;
  }

  /** How many rows are of class {@code c}: the sum of its row. */
  public int support(int c) {
    requireClass(c);
    int sum = 0;
    for (int predictedClass = 0; predictedClass < counts.length; predictedClass++) {
      sum += counts[c][predictedClass];
    }
    return sum;
  }

  /** How many rows were taken for class {@code c}: the sum of its column. */
  public int predicted(int c) {
    requireClass(c);
    int sum = 0;
    for (int trueClass = 0; trueClass < counts.length; trueClass++) {
      sum += counts[trueClass][c];
    }
    return sum;
  }

  /** The share of class {@code c} among the rows taken for it; 0 if it was never predicted. */
  public double precision(int c) {
    return share(count(c, c), predicted(c));
  }

  /** The share of the rows of class {@code c} that were found; 0 if there are none. */
  public double recall(int c) {
    return share(count(c, c), support(c));
  }

  /**
   * The harmonic mean of precision and recall, {@code 2·P·R / (P + R)}: closer to the lower one.
   *
   * <p>Written with the counts it is {@code 2·hits / (support + predicted)}, which is a number also
   * where only one of the two is 0/0; 0 if both are.
   *
   * <p>Source: C. J. van Rijsbergen, "Information Retrieval", 2nd edition (1979), chapter 7.
   */
  public double f1(int c) {
    return share(2 * count(c, c), support(c) + predicted(c));
  }

  /**
   * The mean over the classes, in which a rare class counts as much as a frequent one.
   *
   * <p>Every class name counts. A class without rows that is never predicted scores 0 and lowers
   * the mean; scikit-learn leaves such a class out unless it is listed in {@code labels}.
   */
  public ClassScores macroAverage() {
    double[] weights = new double[counts.length];
    Arrays.fill(weights, 1);
    return average(weights);
  }

  /** The mean over the classes, each weighted by its support; the recall is then the accuracy. */
  public ClassScores weightedAverage() {
    double[] weights = new double[counts.length];
    for (int c = 0; c < counts.length; c++) {
      weights[c] = support(c);
    }
    return average(weights);
  }

  /**
   * {@code Σ weight·score / Σ weight}, for each of the three. The F1 is the mean of the classes'
   * F1, not the F1 of the two means.
   *
   * @param weights one a class, not all 0
   */
  private ClassScores average(double[] weights) {
    double precision = 0;
    double recall = 0;
    double f1 = 0;
    double sum = 0;
    for (int c = 0; c < weights.length; c++) {
      precision += weights[c] * precision(c);
      recall += weights[c] * recall(c);
      f1 += weights[c] * f1(c);
      sum += weights[c];
    }
    return new ClassScores(precision / sum, recall / sum, f1 / sum);
  }

  /** The share on the diagonal. */
  public double accuracy() {
    int hits = 0;
    for (int i = 0; i < counts.length; i++) {
      hits += counts[i][i];
    }
    return (double) hits / rows;
  }

  /**
   * The mean recall of the classes that have rows: what the accuracy would be if these classes were
   * equally frequent. Always predicting the same one of k classes scores 1/k, however frequent it
   * is.
   *
   * <p>Source: K. H. Brodersen and others, "The balanced accuracy and its posterior distribution"
   * (2010).
   */
  public double balancedAccuracy() {
    double sum = 0;
    int classesWithRows = 0;
    for (int c = 0; c < counts.length; c++) {
      if (support(c) > 0) {
        sum += recall(c);
        classesWithRows++;
      }
    }
    return sum / classesWithRows;
  }

  /** The names of the classes, in the order of the indices. */
  public List<String> classNames() {
    return classNames;
  }

  /** The table with class names, aligned. */
  @Override
  public String toString() {
    int classes = classNames.size();
    TextTable table = new TextTable("l" + "r".repeat(classes));
    String[] header = new String[1 + classes];
    header[0] = CORNER;
    for (int j = 0; j < classes; j++) {
      header[1 + j] = classNames.get(j);
    }
    table.add(header);
    for (int i = 0; i < classes; i++) {
      String[] row = new String[1 + classes];
      row[0] = classNames.get(i);
      for (int j = 0; j < classes; j++) {
        row[1 + j] = Integer.toString(counts[i][j]);
      }
      table.add(row);
    }
    return table.toString();
  }

  /** {@code part / whole}, and 0 for 0/0. */
  private static double share(int part, int whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }

  private void requireClass(int c) {
    if (c < 0 || c >= counts.length) {
      throw new IllegalArgumentException(
          "ConfusionMatrix got class %s, but expects 0 to %s, one of %s."
              .formatted(c, counts.length - 1, classNames));
    }
  }
}
