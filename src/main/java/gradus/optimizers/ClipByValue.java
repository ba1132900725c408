package gradus.optimizers;

import gradus.layers.Parameter;
import gradus.math.Matrix;
import java.util.List;
import java.util.Map;

/**
 * Cuts every entry of the gradient to the range from −limit to limit, each by itself: {@code g ←
 * max(−limit, min(limit, g))}. The direction changes; {@link ClipByNorm} keeps it. PyTorch's {@code
 * clip_grad_value_}.
 */
public final class ClipByValue extends BaseGradientChange {
  private final double limit;

  /**
   * A limit for each entry of the gradients of these parameters.
   *
   * @param limit such as 1
   * @throws IllegalArgumentException if there are no parameters, or the limit isn't positive and
   *     finite
   */
  public ClipByValue(List<Parameter> parameters, double limit) {
    super(parameters);
    this.limit = requireLimit(limit);
  }

  @Override
  public void apply() {
    for (int i = 0; i < parameters.size(); i++) {
      Matrix gradient = parameters.get(i).gradient;
      for (int j = 0; j < gradient.getNumElements(); j++) {
        // g ← max(−limit, min(limit, g))
        gradient.data[j] = Math.max(-limit, Math.min(limit, gradient.data[j]));
      }
    }
  }

  @Override
  public Map<String, Object> settings() {
    return Map.of("limit", limit);
  }
}
