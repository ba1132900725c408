package exercises;

/**
 * Task 06: the gradient of softmax and cross-entropy together (lesson 08; why it is divided by n is
 * in lesson 09).
 *
 * <p>How the mean loss of n rows changes with each score z, where p = softmax(z):
 *
 * <pre>
 *   dL/dz = (p − y) / n
 * </pre>
 *
 * <p>Example: for the single row 0.1, 0.4, 0.5 with the true class 2 it is 0.1, 0.4, −0.5.
 */
public class Task06FusedGradient {
  /**
   * The gradient of the loss with respect to the scores.
   *
   * @param p the probabilities, already computed, one example per row
   * @param y as many rows, with a 1 for the true class and a 0 for every other class
   */
  public double[][] gradient(double[][] p, double[][] y) {
    throw new UnsupportedOperationException("write me: gradient(p, y)");
  }
}
