package gradus.optimizers;

import gradus.layers.Parameter;
import gradus.math.Matrix;
import java.util.List;
import java.util.Map;

/**
 * Stochastic gradient descent: a step against the gradient, {@code w ← w − learningRate · dL/dw}.
 *
 * <p>It is called stochastic because the gradient comes from a random batch, not from all the data.
 * Source: H. Robbins, S. Monro, "A stochastic approximation method" (1951).
 *
 * <p>{@code BaseOptimizer} holds what all optimizers share: the parameters, the learning rate and
 * the weight decay.
 *
 * <p>With momentum or weight decay, which are off by default:
 *
 * <pre>
 *   g = dL/dw + weightDecay · w      the gradient of the loss plus weightDecay/2 · Σ w²
 *   v ← momentum · v + g             the velocity, 0 at first
 *   w ← w − learningRate · v         or, with Nesterov, w − learningRate · (g + momentum · v)
 * </pre>
 *
 * <p>With a constant gradient, the velocity approaches {@code g / (1 − momentum)}, ten times g at a
 * momentum of 0.9: lower the learning rate accordingly. Sources: B. Polyak, "Some methods of
 * speeding up the convergence of iteration methods" (1964); Y. Nesterov, "A method of solving a
 * convex programming problem with convergence rate O(1/k²)" (1983).
 *
 * <p>This is PyTorch's definition. I. Sutskever, J. Martens, G. Dahl and G. Hinton, "On the
 * importance of initialization and momentum in deep learning" (2013), include the learning rate in
 * the velocity: {@code v ← momentum · v − learningRate · g}. The steps are the same as long as the
 * learning rate stays the same. If it is lowered, PyTorch's definition also shortens the steps
 * along the velocity accumulated so far. The paper also takes Nesterov's gradient ahead, at {@code
 * w + momentum · v}; PyTorch turns this into a longer step from w.
 */
public final class SGD extends BaseOptimizer {
  /**
   * The velocity v of each parameter, in the order of {@link #parameters}. Steps with neither
   * momentum nor weight decay don't change it.
   */
  public final List<Matrix> velocities;

  private double momentum = 0;
  private boolean nesterov = false;

  /**
   * An optimizer for these parameters, usually {@code network.parameters()}.
   *
   * @throws IllegalArgumentException if there is no parameter, or the learning rate isn't positive
   */
  public SGD(List<Parameter> parameters, double learningRate) {
    super(parameters, learningRate, "0.1 and 0.01 are usual first tries");
    this.velocities = zeros();
  }

  @Override
  public void step() {
    for (int i = 0; i < parameters.size(); i++) {
      Matrix value = parameters.get(i).value;
      Matrix gradient = parameters.get(i).gradient;
      if (momentum == 0 && weightDecay == 0) {
        // w ← w − learningRate · dL/dw
        for (int j = 0; j < value.getNumElements(); j++) {
          value.data[j] -= learningRate * gradient.data[j];
        }
      } else {
        stepWithMomentum(value, gradient, velocities.get(i));
      }
    }
  }

  private void stepWithMomentum(Matrix value, Matrix gradient, Matrix velocity) {
    for (int j = 0; j < value.getNumElements(); j++) {
      // g = dL/dw + weightDecay · w
      double g = gradient.data[j] + weightDecay * value.data[j];
      // v ← momentum · v + g
      double v = momentum * velocity.data[j] + g;
      velocity.data[j] = v;
      // w ← w − learningRate · v, or with Nesterov w − learningRate · (g + momentum · v)
      value.data[j] -= learningRate * (nesterov ? g + momentum * v : v);
    }
  }

  // ---- The book ends here. What follows: settings, saved state. ----

  /** The fraction of the velocity that each step keeps. */
  public double momentum() {
    return momentum;
  }

  /**
   * Sets the fraction of the velocity that each step keeps; 0 by default, 0.9 is usual.
   *
   * @throws IllegalArgumentException if it isn't from 0 to below 1, or is 0 with Nesterov
   */
  public void setMomentum(double momentum) {
    requireShare("a momentum", momentum, "0.9 is usual");
    requireMomentumForNesterov(momentum, nesterov);
    this.momentum = momentum;
  }

  /** Whether a step looks ahead. */
  public boolean isNesterov() {
    return nesterov;
  }

  /**
   * Whether a step looks ahead: it then follows {@code g + momentum · v}, the velocity after one
   * more step with the same gradient. False by default.
   *
   * @throws IllegalArgumentException if the momentum is 0
   */
  public void setNesterov(boolean nesterov) {
    requireMomentumForNesterov(momentum, nesterov);
    this.nesterov = nesterov;
  }

  private static void requireMomentumForNesterov(double momentum, boolean nesterov) {
    if (nesterov && momentum == 0) {
      throw new IllegalArgumentException(
          "SGD with Nesterov got a momentum of 0, but looks ahead along the velocity: call"
              + " setMomentum(0.9) before setNesterov(true), or setNesterov(false) before"
              + " setMomentum(0).");
    }
  }

  /** The {@link #velocities}. */
  @Override
  public List<Matrix> state() {
    return velocities;
  }

  @Override
  public void requireSoundState() {
    requireSound("a velocity", velocities, false);
  }

  @Override
  void addSettings(Map<String, Object> settings) {
    settings.put("momentum", momentum);
    settings.put("Nesterov", nesterov);
  }

  @Override
  String options() {
    return (momentum > 0 ? ", momentum " + momentum : "") + (nesterov ? ", Nesterov" : "");
  }
}
