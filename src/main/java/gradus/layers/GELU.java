package gradus.layers;

import gradus.math.Normal;

/**
 * The Gaussian error linear unit: {@code f(x) = x · Φ(x)}, where Φ(x) is the chance that a normally
 * distributed number lies below x.
 *
 * <p>The derivative is {@code Φ(x) + x · φ(x)}, where φ is the density. To the right f(x) is close
 * to x, to the left close to 0, with a dip to −0.17 at x = −0.75. This is the exact function, not
 * the approximation by tanh; for negative x it has more right digits than PyTorch's, which takes
 * {@code 1 + erf(x/√2)} for 2Φ(x) and so has no digit left at x = −8.5.
 *
 * <p>Source: D. Hendrycks, K. Gimpel, "Gaussian error linear units (GELUs)" (2016).
 */
public final class GELU extends Elementwise {
  @Override
  public double value(double x) {
    return x * Normal.cumulative(x);
  }

  @Override
  public double derivative(double x) {
    return Normal.cumulative(x) + x * Normal.density(x);
  }
}
