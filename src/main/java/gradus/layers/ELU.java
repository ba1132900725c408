package gradus.layers;

import java.util.Map;

/**
 * The exponential linear unit: {@code f(x) = x} for positive x, {@code alpha · (exp(x) − 1)}
 * otherwise, so never below −alpha.
 *
 * <p>The derivative is 1 for positive x and {@code alpha · exp(x)} otherwise, also at x = 0. Unlike
 * those of a ReLU, the outputs can have the mean 0. Source: D.-A. Clevert, T. Unterthiner, S.
 * Hochreiter, "Fast and accurate deep network learning by exponential linear units (ELUs)" (2016).
 */
public final class ELU extends Elementwise {
  /** How far below 0 it can go. */
  public final double alpha;

  /** An alpha of 1, with which the derivative doesn't jump at 0. */
  public ELU() {
    this(1);
  }

  /**
   * The given alpha.
   *
   * @throws IllegalArgumentException if alpha isn't a finite number above 0
   */
  public ELU(double alpha) {
    if (!(alpha > 0 && Double.isFinite(alpha))) {
      throw new IllegalArgumentException(
          "ELU got an alpha of " + alpha + ", but expects a finite number above 0, such as 1.");
    }
    this.alpha = alpha;
  }

  @Override
  public double value(double x) {
    // expm1(x) is exp(x) − 1, and keeps the digits that this difference loses near 0.
    return x > 0 ? x : alpha * StrictMath.expm1(x);
  }

  @Override
  public double derivative(double x) {
    return x > 0 ? 1 : alpha * StrictMath.exp(x);
  }

  /** With an alpha of 1 the derivative only has a corner there. */
  @Override
  public boolean hasKinkAtZero() {
    return true;
  }

  @Override
  public Map<String, Object> settings() {
    return Map.of("alpha", alpha);
  }

  @Override
  public String toString() {
    return "ELU(" + alpha + ")";
  }
}
