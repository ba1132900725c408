package exercises;

/**
 * Task 09: ReLU, forward and backward (lesson 10).
 *
 * <p>It keeps positive numbers and turns all others into 0. Its slope is 1 where x is positive and
 * 0 elsewhere, including x = 0; backward multiplies by the slope.
 *
 * <pre>
 *   y[i] = max(0, x[i])          dx[i] = dy[i] where x[i] &gt; 0, otherwise 0
 * </pre>
 *
 * <p>Example: x = 3, −1 gives y = 3, 0; and with dy = −5, 7 it gives dx = −5, 0.
 */
public class Task09Relu {
  /** y, in a new array: don't change x. */
  public double[] forward(double[] x) {
    throw new UnsupportedOperationException("write me: forward(x)");
  }

  /**
   * dx, how the loss changes with each x.
   *
   * @param x what {@code forward} got
   * @param dy how the loss changes with each y
   */
  public double[] backward(double[] x, double[] dy) {
    throw new UnsupportedOperationException("write me: backward(x, dy)");
  }
}
