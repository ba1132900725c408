package exercises;

/**
 * Task 13: accuracy and confusion matrix (lesson 12).
 *
 * <p>The predicted class of a row is that of its largest probability, the true class that of the 1
 * in its target. Accuracy is the share of the rows in which they are the same. The confusion matrix
 * counts the rows by both: {@code counts[t][q]} are those of the true class t that were predicted
 * as class q.
 *
 * <p>Example: three rows whose true classes are 0, 0, 1 and whose predicted classes are 0, 1, 1
 * have the accuracy 2/3, and the counts 1, 1 and 0, 1.
 */
public class Task13Metrics {
  /**
   * The share of the rows that are right.
   *
   * @param p probabilities, one example per row
   * @param y as many rows, with a 1 for the true class and a 0 for every other class
   */
  public double accuracy(double[][] p, double[][] y) {
    throw new UnsupportedOperationException("write me: accuracy(p, y)");
  }

  /** The counts, a row for each true class and a column for each predicted class. */
  public int[][] confusionMatrix(double[][] p, double[][] y) {
    throw new UnsupportedOperationException("write me: confusionMatrix(p, y)");
  }
}
