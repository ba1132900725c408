package gradus.layers;

import gradus.math.Logistic;

/**
 * The logistic function: {@code f(x) = 1 / (1 + exp(−x))}, between 0 and 1.
 *
 * <p>The slope is {@code f(x) · (1 − f(x))}: at most 1/4, and close to 0 for |x| above 5 or so,
 * where the unit is "saturated".
 */
public final class Sigmoid extends Elementwise {
  @Override
  public double value(double x) {
    return Logistic.sigmoid(x);
  }

  @Override
  public double slope(double x) {
    double y = value(x);
    return y * (1 - y);
  }

  @Override
  protected void values(double[] x, double[] y, int count) {
    for (int i = 0; i < count; i++) {
      y[i] = Logistic.sigmoid(x[i]);
    }
  }

  @Override
  protected void inputGradients(double[] x, double[] y, double[] dy, double[] dx, int count) {
    for (int i = 0; i < count; i++) {
      dx[i] = y[i] * (1 - y[i]) * dy[i];
    }
  }
}
