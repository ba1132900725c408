package gradus.optimizers;

import gradus.layers.Parameter;
import gradus.math.Matrix;
import java.util.List;
import java.util.Map;

/**
 * The sum of the parameters' sizes: {@code λ·Σ |w|}, which adds {@code λ·sign w} to the gradient.
 *
 * <p>Also called lasso. It pulls small weights as strongly as large ones, so it drives those that
 * explain little to 0; with gradient steps they jump around 0 by up to λ times the learning rate.
 * The sign of 0 is taken as 0, as in PyTorch.
 *
 * <p>Source: R. Tibshirani, "Regression shrinkage and selection via the lasso" (1996).
 */
public final class L1Penalty extends BaseGradientChange implements Penalty {
  private final double strength;

  /**
   * A penalty on these parameters, usually {@code network.parameters()}, biases included.
   *
   * @param strength λ, such as 0.001
   * @throws IllegalArgumentException if there are no parameters, or λ is negative or not finite
   */
  public L1Penalty(List<Parameter> parameters, double strength) {
    super(parameters);
    this.strength = requireStrength(strength);
  }

  @Override
  public double value() {
    double sum = 0;
    for (int i = 0; i < parameters.size(); i++) {
      Matrix value = parameters.get(i).value;
      for (int j = 0; j < value.getNumElements(); j++) {
        sum += Math.abs(value.data[j]);
      }
    }
    return strength * sum;
  }

  @Override
  public void apply() {
    for (int i = 0; i < parameters.size(); i++) {
      Matrix value = parameters.get(i).value;
      Matrix gradient = parameters.get(i).gradient;
      // dw ← dw + λ·sign w
      for (int j = 0; j < value.getNumElements(); j++) {
        gradient.data[j] += strength * Math.signum(value.data[j]);
      }
    }
  }

  @Override
  public Map<String, Object> settings() {
    return Map.of("strength", strength);
  }
}
