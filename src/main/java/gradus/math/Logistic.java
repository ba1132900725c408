package gradus.math;

/** The logistic function, written so that it never overflows and keeps its digits near 0. */
public final class Logistic {
  private Logistic() {}

  /**
   * {@code σ(x) = 1 / (1 + exp(−x))}, between 0 and 1.
   *
   * <p>For negative x it is computed as {@code exp(x) / (1 + exp(x))}, which is the same number:
   * the exponent is never positive, so exp cannot overflow.
   */
  public static double sigmoid(double x) {
    if (x >= 0) {
      return 1 / (1 + StrictMath.exp(-x));
    }
    double exponential = StrictMath.exp(x);
    return exponential / (1 + exponential);
  }
}
