package gradus.layers;

/**
 * The hyperbolic tangent, between −1 and 1; a sigmoid that is centered on 0.
 *
 * <p>The derivative is {@code 1 − f(x)²}. {@code StrictMath} gives the same bits on every JDK,
 * which {@code Math.tanh} does not.
 */
public final class Tanh extends Elementwise {
  @Override
  public double value(double x) {
    return StrictMath.tanh(x);
  }

  @Override
  public double derivative(double x) {
    return derivative(x, value(x));
  }

  @Override
  protected double derivative(double x, double y) {
    return 1 - y * y;
  }
}
