package gradus.layers;

import gradus.math.Elementary;

/**
 * The rectified linear unit: {@code f(x) = max(0, x)}.
 *
 * <p>The derivative is 1 for positive x and 0 otherwise, also at the kink x = 0. A unit whose x is
 * never positive, whatever the example, has derivative 0 everywhere and learns nothing more: it is
 * "dead". Source: V. Nair, G. Hinton, "Rectified linear units improve restricted Boltzmann
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

  @Override
  public boolean hasKinkAtZero() {
    return true;
  }
}
