package gradus.layers;

/**
 * A layer that applies one function to every entry: {@code y = f(x)}, {@code dL/dx = f′(x) ·
 * dL/dy}. Without one, several {@link Dense} layers in a row are no more than a single one: a
 * linear map of a linear map is a linear map.
 *
 * <p>To make one of your own, extend {@link Elementwise} and write these two methods.
 */
public interface Activation extends Layer {
  /** The function f(x). */
  double value(double x);

  /** Its derivative f′(x); at a kink, the one that {@code backward} uses. */
  double derivative(double x);

  /**
   * Whether the derivative has a jump or a corner at 0, as those of ReLU and softsign have. A
   * numeric gradient taken across such a place is worthless or poor, so a gradient check leaves
   * those entries out.
   */
  default boolean hasKinkAtZero() {
    return false;
  }
}
