package gradus.layers;

/**
 * The rectified linear unit: {@code f(x) = max(0, x)}.
 *
 * <p>The slope is 1 for positive x and 0 otherwise, also at the kink x = 0. A unit whose x is never
 * positive, whatever the example, has slope 0 everywhere and learns nothing more: it is "dead".
 * Source: V. Nair, G. Hinton, "Rectified linear units improve restricted Boltzmann machines"
 * (2010).
 */
public final class ReLU extends Elementwise {
  @Override
  public double value(double x) {
    // Not "x > 0 ? x : 0", which would turn a NaN into a harmless-looking 0.
    return Math.max(0, x);
  }

  @Override
  public double slope(double x) {
    return x > 0 ? 1 : 0;
  }

  @Override
  public boolean hasKinkAtZero() {
    return true;
  }

  @Override
  protected void values(double[] x, double[] y, int count) {
    for (int i = 0; i < count; i++) {
      y[i] = Math.max(0, x[i]);
    }
  }

  @Override
  protected void inputGradients(double[] x, double[] y, double[] dy, double[] dx, int count) {
    for (int i = 0; i < count; i++) {
      // The slope is 1 where y is above 0: written so that no branch has to be guessed, and not as
      // "x > 0 ? dy : 0", which would also hide a NaN in dy.
      dx[i] = Math.min(1, Math.ceil(y[i])) * dy[i];
    }
  }
}
