package gradus.layers;

/**
 * A ReLU that lets a little through: {@code f(x) = x} for positive x, {@code leak · x} otherwise.
 *
 * <p>The slope is never 0, so no unit can die. At the kink x = 0 the slope is the leak. Source: A.
 * Maas, A. Hannun, A. Ng, "Rectifier nonlinearities improve neural network acoustic models" (2013).
 */
public final class LeakyReLU extends Elementwise {
  /** The slope for negative x. */
  public final double leak;

  /** A leak of 0.01. */
  public LeakyReLU() {
    this(0.01);
  }

  /**
   * The given leak.
   *
   * @throws IllegalArgumentException if the leak isn't between 0 and 1
   */
  public LeakyReLU(double leak) {
    if (!(leak > 0 && leak < 1)) {
      throw new IllegalArgumentException(
          "LeakyReLU got a leak of " + leak + ", but expects one between 0 and 1, such as 0.01.");
    }
    this.leak = leak;
  }

  @Override
  public double value(double x) {
    return x > 0 ? x : leak * x;
  }

  @Override
  public double slope(double x) {
    return x > 0 ? 1 : leak;
  }

  @Override
  public boolean hasKinkAtZero() {
    return true;
  }

  @Override
  protected void values(double[] x, double[] y, int count) {
    for (int i = 0; i < count; i++) {
      y[i] = x[i] > 0 ? x[i] : leak * x[i];
    }
  }

  @Override
  protected void inputGradients(double[] x, double[] y, double[] dy, double[] dx, int count) {
    for (int i = 0; i < count; i++) {
      dx[i] = x[i] > 0 ? dy[i] : leak * dy[i];
    }
  }

  @Override
  public String toString() {
    return "LeakyReLU(" + leak + ")";
  }
}
