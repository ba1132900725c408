package gradus.layers;

import gradus.math.Logistic;

/**
 * The logistic function: {@code f(x) = 1 / (1 + exp(−x))}, between 0 and 1.
 *
 * <p>The derivative is {@code f(x) · (1 − f(x))}: at most 1/4, and close to 0 for |x| above 5 or
 * so, where the unit is "saturated".
 */
public final class Sigmoid extends Elementwise {
  @Override
  public double value(double x) {
    return Logistic.sigmoid(x);
  }

  @Override
  public double derivative(double x) {
    return derivative(x, value(x));
  }

  @Override
  protected double derivative(double x, double y) {
    return y * (1 - y);
  }

  @Override
  public Meaning outputMeaning() {
    return Meaning.PROBABILITIES;
  }
}
