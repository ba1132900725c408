package exercises;

import gradus.layers.Elementwise;

/**
 * Task 14: an activation of your own, softsign (lesson 10 explains what an activation is for).
 *
 * <p>Like tanh, it goes from −1 to 1, but it approaches them more slowly:
 *
 * <pre>
 *   f(x) = x / (1 + |x|)          f′(x) = 1 / (1 + |x|)²
 * </pre>
 *
 * <p>Example: f(3) = 3/4 and f′(3) = 1/16. {@link Elementwise} turns these two methods into a
 * layer, so that a network can use it.
 */
public class Task14Softsign extends Elementwise {
  @Override
  public double value(double x) {
    throw new UnsupportedOperationException("write me: value(x)");
  }

  @Override
  public double derivative(double x) {
    throw new UnsupportedOperationException("write me: derivative(x)");
  }
}
