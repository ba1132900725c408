package gradus.optimizers;

import gradus.layers.Parameter;
import gradus.math.Matrix;
import java.util.List;
import java.util.Map;

/**
 * Gradient descent with a step size for each weight: the more its gradients have added up to so
 * far, the smaller the step: weights that are seldom needed take large steps when they are.
 *
 * <pre>
 *   g = dL/dw + weightDecay · w      the gradient of the loss plus weightDecay/2 · Σ w²
 *   s ← s + g²                       0 at first
 *   w ← w − learningRate · g / (√s + ε)
 * </pre>
 *
 * <p>The first step is {@code ± learningRate} whatever the size of the gradient. s only grows, so
 * steps fade by themselves, sometimes before the minimum is reached: {@link RMSProp} forgets
 * instead.
 *
 * <p>Source: J. Duchi, E. Hazan, Y. Singer, "Adaptive subgradient methods for online learning and
 * stochastic optimization" (2011), the diagonal kind. Weight decay and the defaults are PyTorch's;
 * its lr_decay and its first value for s are left out.
 */
public final class AdaGrad extends BaseOptimizer {
  /**
   * s of each parameter, in the order of {@link #parameters()}: the sum of its squared gradients.
   */
  public final List<Matrix> squareSums;

  private double epsilon = 1e-10;

  /** With a learning rate of 0.01. */
  public AdaGrad(List<Parameter> parameters) {
    this(parameters, 0.01);
  }

  /**
   * An optimizer of these parameters, usually {@code network.parameters()}.
   *
   * @throws IllegalArgumentException if there is no parameter, or the learning rate isn't positive
   */
  public AdaGrad(List<Parameter> parameters, double learningRate) {
    super(parameters, learningRate, "0.1 and 0.01 are usual first tries");
    this.squareSums = zeros();
  }

  @Override
  public void step() {
    for (int i = 0; i < parameters.size(); i++) {
      Matrix value = parameters.get(i).value;
      Matrix gradient = parameters.get(i).gradient;
      Matrix squareSum = squareSums.get(i);
      for (int j = 0; j < value.getNumElements(); j++) {
        // g = dL/dw + weightDecay · w
        double g = gradient.data[j] + weightDecay * value.data[j];
        // s ← s + g²
        double s = squareSum.data[j] + g * g;
        squareSum.data[j] = s;
        // w ← w − learningRate · g / (√s + ε)
        value.data[j] -= learningRate * g / (Math.sqrt(s) + epsilon);
      }
    }
  }

  /** ε, which keeps a weight whose gradient is 0 from being divided by 0. */
  public double epsilon() {
    return epsilon;
  }

  /**
   * Sets ε, instead of 1e-10.
   *
   * @throws IllegalArgumentException if it isn't positive and finite
   */
  public void setEpsilon(double epsilon) {
    requirePositive("an epsilon", epsilon, "1.0E-10 is usual");
    this.epsilon = epsilon;
  }

  /** The {@link #squareSums}. */
  @Override
  public List<Matrix> state() {
    return squareSums;
  }

  @Override
  public void requireSoundState() {
    requireSound("a sum of squares", squareSums, true);
  }

  @Override
  void addSettings(Map<String, Object> settings) {
    settings.put("epsilon", epsilon);
  }

  @Override
  String options() {
    return "";
  }
}
