package gradus.optimizers;

import gradus.layers.Parameter;
import gradus.math.Matrix;
import java.util.List;
import java.util.Map;

/**
 * Shortens the gradient of all parameters together where it is longer than a limit; its direction
 * stays: {@code g ← g · min(1, limit / |g|)} with {@code |g| = √(Σ g²)} over all of them.
 *
 * <p>A single steep place then cannot throw the weights far away. PyTorch's {@code clip_grad_norm_}
 * divides by |g| + 10⁻⁶ instead, so its result is shorter by a share of 10⁻⁶ / |g|. Source: R.
 * Pascanu, T. Mikolov, Y. Bengio, "On the difficulty of training recurrent neural networks" (2013).
 */
public final class ClipByNorm extends BaseGradientChange {
  private final double limit;
  private double lastNorm = Double.NaN;

  /**
   * A limit for the gradient of these parameters, usually {@code network.parameters()}.
   *
   * @param limit such as 1
   * @throws IllegalArgumentException if there are no parameters, or the limit isn't positive and
   *     finite
   */
  public ClipByNorm(List<Parameter> parameters, double limit) {
    super(parameters);
    this.limit = requireLimit(limit);
  }

  @Override
  public void apply() {
    lastNorm = norm();
    if (lastNorm <= limit) {
      return;
    }
    for (int i = 0; i < parameters.size(); i++) {
      Matrix gradient = parameters.get(i).gradient;
      for (int j = 0; j < gradient.getNumElements(); j++) {
        // g ← g · limit / |g|, divided first: the product could overflow
        gradient.data[j] = gradient.data[j] / lastNorm * limit;
      }
    }
  }

  /** √(Σ g²), computed as m·√(Σ (g/m)²) with the largest entry m, so that no square overflows. */
  private double norm() {
    double largest = 0;
    for (int i = 0; i < parameters.size(); i++) {
      Matrix gradient = parameters.get(i).gradient;
      for (int j = 0; j < gradient.getNumElements(); j++) {
        largest = Math.max(largest, Math.abs(gradient.data[j]));
      }
    }
    if (largest == 0) {
      return 0;
    }
    double sum = 0;
    for (int i = 0; i < parameters.size(); i++) {
      Matrix gradient = parameters.get(i).gradient;
      for (int j = 0; j < gradient.getNumElements(); j++) {
        double share = gradient.data[j] / largest;
        sum += share * share;
      }
    }
    return largest * Math.sqrt(sum);
  }

  /** The length of the last gradient before it was shortened; NaN before the first. */
  public double lastNorm() {
    return lastNorm;
  }

  @Override
  public Map<String, Object> settings() {
    return Map.of("limit", limit);
  }
}
