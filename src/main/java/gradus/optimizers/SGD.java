package gradus.optimizers;

import gradus.layers.Parameter;
import gradus.math.Matrix;
import java.util.List;

/**
 * Stochastic gradient descent: a step against the gradient, {@code w ← w − learningRate · dL/dw}.
 *
 * <p>"Stochastic" because the gradient is that of a random batch, not of the whole data. Source: H.
 * Robbins, S. Monro, "A stochastic approximation method" (1951).
 */
public final class SGD implements Optimizer {
  private final List<Parameter> parameters;
  private double learningRate;

  /**
   * An optimizer of these parameters, usually {@code network.parameters()}.
   *
   * @throws IllegalArgumentException if there is no parameter, or the learning rate isn't positive
   */
  public SGD(List<Parameter> parameters, double learningRate) {
    if (parameters.isEmpty()) {
      throw new IllegalArgumentException(
          "SGD got no parameters to change: pass network.parameters() of a network"
              + " with at least one Dense layer.");
    }
    this.parameters = List.copyOf(parameters);
    setLearningRate(learningRate);
  }

  @Override
  public void step() {
    for (int i = 0; i < parameters.size(); i++) {
      Matrix value = parameters.get(i).value;
      Matrix gradient = parameters.get(i).gradient;
      // w ← w − learningRate · dL/dw
      for (int j = 0; j < value.getNumElements(); j++) {
        value.data[j] -= learningRate * gradient.data[j];
      }
    }
  }

  @Override
  public List<Parameter> parameters() {
    return parameters;
  }

  /** The size of a step, relative to the gradient. */
  public double learningRate() {
    return learningRate;
  }

  /**
   * Takes effect from the next step on.
   *
   * @throws IllegalArgumentException if it isn't positive and finite
   */
  public void setLearningRate(double learningRate) {
    if (!(learningRate > 0 && Double.isFinite(learningRate))) {
      throw new IllegalArgumentException(
          "SGD got a learning rate of "
              + learningRate
              + ", but expects a positive number; 0.1 and 0.01 are usual first tries.");
    }
    this.learningRate = learningRate;
  }

  @Override
  public String toString() {
    return "SGD(learning rate " + learningRate + ")";
  }
}
