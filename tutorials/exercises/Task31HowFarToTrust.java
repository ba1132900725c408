package exercises;

/**
 * Task 31: how far can an accuracy be trusted? (lesson 22)
 *
 * <p>A network that reads 97.5 % of the digits is asked three further questions: how much of that
 * is chance, what is left of it if five digits must be right, and which digits it confuses.
 *
 * <pre>
 *   standard error of an accuracy a, measured on n rows:    √(a·(1 − a) / n)
 *   all of k independent answers are right:                 a^k
 *   recall of class c:     of the rows that are c, the share that is called c
 * </pre>
 *
 * <p>Example: 0.5 on 100 rows has the standard error 0.05.
 */
public class Task31HowFarToTrust {
  /** By how much an accuracy is off by chance. */
  public double standardError(double accuracy, int rows) {
    throw new UnsupportedOperationException("write me: standardError(accuracy, rows)");
  }

  /** How often this many answers are all right, if mistakes are independent. */
  public double allRight(double accuracy, int answers) {
    throw new UnsupportedOperationException("write me: allRight(accuracy, answers)");
  }

  /**
   * The share of the rows of a class that are found.
   *
   * @param confusion a row for each true class, a column for each answer
   */
  public double recall(int[][] confusion, int trueClass) {
    throw new UnsupportedOperationException("write me: recall(confusion, trueClass)");
  }

  /**
   * The two classes that are confused most often, in both directions together: the smaller one
   * first. If pairs tie, the first of 0 and 1, 0 and 2, and so on, then 1 and 2, and so on.
   *
   * @param confusion a row for each true class, a column for each answer
   */
  public int[] worstPair(int[][] confusion) {
    throw new UnsupportedOperationException("write me: worstPair(confusion)");
  }
}
