package exercises;

/**
 * Task 03: softmax (lesson 04).
 *
 * <p>It turns scores into probabilities: each score is made positive by the exponential function,
 * and then divided by the sum of all.
 *
 * <pre>
 *   p[i] = exp(z[i]) / (exp(z[0]) + exp(z[1]) + …)
 * </pre>
 *
 * <p>Example: the scores 1, 2, 3 give 0.0900, 0.2447, 0.6652. Large scores come in the next task.
 */
public class Task03Softmax {
  /**
   * The probabilities of these scores.
   *
   * @param z as many scores as there are classes; don't change them
   */
  public double[] softmax(double[] z) {
    throw new UnsupportedOperationException("write me: softmax(z)");
  }
}
