package gradus.layers;

import gradus.math.Normal;

/**
 * The Gaussian error linear unit: {@code f(x) = x · Φ(x)}, where Φ(x) is the chance that a normally
 * distributed number lies below x.
 *
 * <p>The slope is {@code Φ(x) + x · φ(x)}, where φ is the density. To the right f(x) is close to x,
 * to the left close to 0, with a dip to −0.17 at x = −0.75. This is the exact function, not the
 * approximation by tanh; for negative x it has more right digits than PyTorch's, which takes {@code
 * 1 + erf(x/√2)} for 2Φ(x) and so has no digit left at x = −8.5.
 *
 * <p>Source: D. Hendrycks, K. Gimpel, "Gaussian error linear units (GELUs)" (2016).
 */
public final class GELU extends Elementwise {
  @Override
  public double value(double x) {
    return x * Normal.cumulative(x);
  }

  @Override
  public double slope(double x) {
    return Normal.cumulative(x) + x * Normal.density(x);
  }

  @Override
  protected void values(double[] x, double[] y, int count) {
    for (int i = 0; i < count; i++) {
      y[i] = x[i] * Normal.cumulative(x[i]);
    }
  }

  @Override
  protected void inputGradients(double[] x, double[] y, double[] dy, double[] dx, int count) {
    for (int i = 0; i < count; i++) {
      dx[i] = (Normal.cumulative(x[i]) + x[i] * Normal.density(x[i])) * dy[i];
    }
  }
}
