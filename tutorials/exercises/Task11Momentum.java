package exercises;

import java.util.function.DoubleUnaryOperator;

/**
 * Task 11: gradient descent with momentum (lesson 02).
 *
 * <p>The velocity remembers earlier slopes, and each step follows the velocity. It is 0 at first.
 *
 * <pre>
 *   velocity ← momentum · velocity + slope(w)
 *   w        ← w − learning rate · velocity
 * </pre>
 *
 * <p>Example: where the slope is 1 everywhere, three steps from 0 with the learning rate 0.1 and
 * the momentum 0.9 have the velocities 1, 1.9, 2.71 and lead to −0.1, −0.29, −0.561. In Java the
 * slope at w is {@code slope.applyAsDouble(w)}.
 */
public class Task11Momentum {
  /**
   * The path down.
   *
   * @return {@code steps + 1} numbers: the start, and w after each step
   */
  public double[] descend(
      DoubleUnaryOperator slope, double start, double learningRate, double momentum, int steps) {
    throw new UnsupportedOperationException("write me: descend(slope, start, ...)");
  }
}
