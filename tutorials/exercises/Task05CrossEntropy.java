package exercises;

/**
 * Task 05: cross-entropy (lesson 05).
 *
 * <p>What a prediction costs: the mean, over the rows, of
 *
 * <pre>
 *   −(y[0]·ln p[0] + y[1]·ln p[1] + …)
 * </pre>
 *
 * <p>A class with y = 0 costs nothing, even where p is 0. Example: the probabilities 0.1, 0.4, 0.5
 * with the true class 2 cost −ln 0.5 = 0.6931.
 */
public class Task05CrossEntropy {
  /**
   * The mean cross-entropy of the rows.
   *
   * @param p probabilities, one example per row
   * @param y as many rows, usually with a 1 for the true class and a 0 for every other class; any
   *     shares that add up to 1 are possible
   */
  public double crossEntropy(double[][] p, double[][] y) {
    throw new UnsupportedOperationException("write me: crossEntropy(p, y)");
  }
}
