package gradus.layers;

/**
 * A layer that applies one scalar function to every entry: what makes a network more than one
 * linear map. {@link Elementwise} turns {@link #value} and {@link #slope} into a layer.
 */
public interface Activation extends Layer {
  /** The function. */
  double value(double x);

  /** Its derivative; at a kink, the derivative that {@code backward} uses. */
  double slope(double x);

  /**
   * Whether the function has a kink at 0, where it has no derivative. A numeric gradient taken
   * across a kink is worthless, so a gradient check leaves those entries out.
   */
  default boolean hasKinkAtZero() {
    return false;
  }
}
