package gradus.optimizers;

import gradus.layers.Parameter;
import gradus.math.Matrix;
import java.util.List;
import java.util.Map;

/**
 * The sum of squares of the parameters: {@code (λ/2)·Σ w²}, which adds {@code λ·w} to the gradient.
 *
 * <p>Also called ridge or Tikhonov regularization. It shrinks large weights most and makes few of
 * them exactly 0. Under {@link SGD} it is the same as a weight decay of λ; under {@link Adam} it is
 * not the decoupled decay of {@link AdamW}, since the penalty's gradient goes through the moments
 * with the rest.
 *
 * <p>Source: A. Krogh, J. Hertz, "A simple weight decay can improve generalization" (1991).
 */
public final class L2Penalty extends BaseGradientChange implements Penalty {
  private final double strength;

  /**
   * A penalty on these parameters, usually {@code network.parameters()}, biases included.
   *
   * @param strength λ, such as 0.001
   * @throws IllegalArgumentException if there are no parameters, or λ is negative or not finite
   */
  public L2Penalty(List<Parameter> parameters, double strength) {
    super(parameters);
    this.strength = requireStrength(strength);
  }

  @Override
  public double value() {
    double sum = 0;
    for (int i = 0; i < parameters.size(); i++) {
      Matrix value = parameters.get(i).value;
      for (int j = 0; j < value.getNumElements(); j++) {
        sum += value.data[j] * value.data[j];
      }
    }
    return strength / 2 * sum;
  }

  @Override
  public void apply() {
    for (int i = 0; i < parameters.size(); i++) {
      Matrix value = parameters.get(i).value;
      Matrix gradient = parameters.get(i).gradient;
      // dw ← dw + λ·w
      for (int j = 0; j < value.getNumElements(); j++) {
        gradient.data[j] += strength * value.data[j];
      }
    }
  }

  @Override
  public Map<String, Object> settings() {
    return Map.of("strength", strength);
  }
}
