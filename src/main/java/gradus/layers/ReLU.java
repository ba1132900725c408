package gradus.layers;

import gradus.math.Elementary;

/**
 * The rectified linear unit: {@code f(x) = max(0, x)}.
 *
 * <p>{@link Elementwise} loops over the entries: forward sets y = value(x), backward sets dx =
 * derivative(x) · dy. The derivative is 1 for positive x and 0 otherwise, including the kink at x =
 * 0. A unit whose x is never positive, for any example, always has derivative 0 and stops learning:
 * it is "dead". Source: V. Nair, G. Hinton, "Rectified linear units improve restricted Boltzmann
 * machines" (2010).
 */
public final class ReLU extends Elementwise {
  @Override
  public double value(double x) {
    return Math.max(0, x);
  }

  @Override
  public double derivative(double x) {
    return Elementary.step(x); // 1 for positive x, 0 otherwise
  }

  // ---- The book ends here. What follows: a property for gradient checks. ----

  @Override
  public boolean hasKinkAtZero() {
    return true;
  }
}
