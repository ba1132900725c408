package gradus.layers;

/**
 * A layer that applies one function to every entry: {@code y = f(x)}, {@code dL/dx = f′(x) ·
 * dL/dy}. Without an activation between them, several {@link Dense} layers can do no more than a
 * single one: an affine map of an affine map is affine.
 *
 * <p>{@link Elementwise} loops over the entries: forward sets y = value(x), backward sets dx =
 * derivative(x) · dy. For an activation of your own, extend it and write these two methods.
 */
public interface Activation extends Layer {
  /** The function f(x). */
  double value(double x);

  /** The derivative f′(x); at a kink, the value that {@code backward} uses. */
  double derivative(double x);

  // ---- The book ends here. What follows: a property for gradient checks. ----

  /**
   * Whether the derivative has a jump or a corner at 0, as for ReLU and softsign. A numerical
   * gradient is inaccurate across such a point, so a gradient check skips those entries.
   */
  default boolean hasKinkAtZero() {
    return false;
  }
}
