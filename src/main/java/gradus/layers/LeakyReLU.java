package gradus.layers;

import java.util.Map;

/**
 * A ReLU that lets a little through: {@code f(x) = x} for positive x, {@code leak · x} otherwise.
 *
 * <p>The derivative is never 0, so no unit can die. At the kink x = 0 the derivative is the leak.
 * Source: A. Maas, A. Hannun, A. Ng, "Rectifier nonlinearities improve neural network acoustic
 * models" (2013).
 */
public final class LeakyReLU extends Elementwise {
  /** The derivative for negative x. */
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
  public double derivative(double x) {
    return x > 0 ? 1 : leak;
  }

  @Override
  public boolean hasKinkAtZero() {
    return true;
  }

  @Override
  public Map<String, Object> settings() {
    return Map.of("leak", leak);
  }

  @Override
  public String toString() {
    return "LeakyReLU(" + leak + ")";
  }
}
