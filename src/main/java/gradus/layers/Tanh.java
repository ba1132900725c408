package gradus.layers;

/**
 * The hyperbolic tangent, between −1 and 1; a sigmoid that is centred on 0.
 *
 * <p>The slope is {@code 1 − f(x)²}. {@code StrictMath} gives the same bits on every JDK, which
 * {@code Math.tanh} does not.
 */
public final class Tanh extends Elementwise {
  @Override
  public double value(double x) {
    return StrictMath.tanh(x);
  }

  @Override
  public double slope(double x) {
    double y = value(x);
    return 1 - y * y;
  }

  @Override
  protected void values(double[] x, double[] y, int count) {
    for (int i = 0; i < count; i++) {
      y[i] = StrictMath.tanh(x[i]);
    }
  }

  @Override
  protected void inputGradients(double[] x, double[] y, double[] dy, double[] dx, int count) {
    for (int i = 0; i < count; i++) {
      dx[i] = (1 - y[i] * y[i]) * dy[i];
    }
  }
}
