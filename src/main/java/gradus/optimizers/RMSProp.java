package gradus.optimizers;

import gradus.layers.Parameter;
import gradus.math.Matrix;
import java.util.List;
import java.util.Map;

/**
 * Gradient descent that divides each gradient by its usual size, the root of its running mean
 * square: large and small gradients make steps of about the same length.
 *
 * <pre>
 *   g = dL/dw + weightDecay · w      the gradient of the loss plus weightDecay/2 · Σ w²
 *   s ← decay · s + (1 − decay) · g²          0 at first
 *   w ← w − learningRate · g / (√s + ε)
 * </pre>
 *
 * <p>As s starts at 0, it is too small at first and the first steps are long: the very first is
 * {@code learningRate / √(1 − decay)}, ten times the learning rate at 0.99. {@link Adam} corrects
 * this.
 *
 * <p>Source: T. Tieleman, G. Hinton, "Lecture 6.5, RMSProp: divide the gradient by a running
 * average of its recent magnitude", Coursera (2012), with a decay of 0.9. Weight decay, the place
 * of ε outside the root and the defaults are PyTorch's; its momentum and its centered kind are left
 * out.
 */
public final class RMSProp extends BaseOptimizer {
  /** s of each parameter, in the order of {@link #parameters}: running means of g². */
  public final List<Matrix> meanSquares;

  private double decay = 0.99;
  private double epsilon = 1e-8;

  /** With a learning rate of 0.01. */
  public RMSProp(List<Parameter> parameters) {
    this(parameters, 0.01);
  }

  /**
   * An optimizer of these parameters, usually {@code network.parameters()}.
   *
   * @throws IllegalArgumentException if there is no parameter, or the learning rate isn't positive
   */
  public RMSProp(List<Parameter> parameters, double learningRate) {
    super(parameters, learningRate, "0.01 and 0.001 are usual first tries");
    this.meanSquares = zeros();
  }

  @Override
  public void step() {
    for (int i = 0; i < parameters.size(); i++) {
      Matrix value = parameters.get(i).value;
      Matrix gradient = parameters.get(i).gradient;
      Matrix meanSquare = meanSquares.get(i);
      for (int j = 0; j < value.getNumElements(); j++) {
        // g = dL/dw + weightDecay · w
        double g = gradient.data[j] + weightDecay * value.data[j];
        // s ← decay · s + (1 − decay) · g²
        double s = decay * meanSquare.data[j] + (1 - decay) * g * g;
        meanSquare.data[j] = s;
        // w ← w − learningRate · g / (√s + ε)
        value.data[j] -= learningRate * g / (Math.sqrt(s) + epsilon);
      }
    }
  }

  /** The share of the mean square that each step keeps. */
  public double decay() {
    return decay;
  }

  /**
   * Sets the share of the mean square that each step keeps, instead of 0.99; PyTorch's alpha.
   *
   * @throws IllegalArgumentException if it isn't from 0 to below 1
   */
  public void setDecay(double decay) {
    requireShare("a decay", decay, "0.99 and 0.9 are usual");
    this.decay = decay;
  }

  /** ε, which keeps a weight whose gradient is 0 from being divided by 0. */
  public double epsilon() {
    return epsilon;
  }

  /**
   * Sets ε, instead of 1e-8.
   *
   * @throws IllegalArgumentException if it isn't positive and finite
   */
  public void setEpsilon(double epsilon) {
    requirePositive("an epsilon", epsilon, "1.0E-8 is usual");
    this.epsilon = epsilon;
  }

  /** The {@link #meanSquares}. */
  @Override
  public List<Matrix> state() {
    return meanSquares;
  }

  @Override
  public void requireSoundState() {
    requireSound("a mean square", meanSquares, true);
  }

  @Override
  void addSettings(Map<String, Object> settings) {
    settings.put("decay", decay);
    settings.put("epsilon", epsilon);
  }

  @Override
  String options() {
    return ", decay " + decay;
  }
}
