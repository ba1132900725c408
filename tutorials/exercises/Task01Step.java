package exercises;

/**
 * Task 01: one step of gradient descent (lesson 01).
 *
 * <p>A step goes against the slope, as far as the learning rate says:
 *
 * <pre>
 *   w ← w − learning rate · slope
 * </pre>
 *
 * <p>Example: from w = 1, where the slope is −4, a step with the learning rate 0.1 ends at 1.4.
 */
public class Task01Step {
  /** Where a step from {@code w} ends. */
  public double step(double w, double slope, double learningRate) {
    throw new UnsupportedOperationException("write me: step(w, slope, learningRate)");
  }
}
