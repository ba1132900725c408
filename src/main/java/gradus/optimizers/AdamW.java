package gradus.optimizers;

import gradus.layers.Parameter;
import gradus.math.Matrix;
import java.util.List;

/**
 * Adam with decoupled weight decay: the decay shrinks the weights beside Adam's step instead of
 * going into the gradient.
 *
 * <pre>
 *   w ← w − learningRate · weightDecay · w      then
 *   w ← w − learningRate · m̂ / (√v̂ + ε)        as in {@link Adam}, from dL/dw alone
 * </pre>
 *
 * <p>In the gradient the decay would be divided by √v̂ with the rest: weights with large gradients
 * would hardly decay. Here all decay at the same pace. But this is no descent on {@code L +
 * weightDecay/2 · Σ w²} any more. Where dL/dw keeps its sign, Adam moves the weight by almost
 * learningRate however small dL/dw is, and the decay only matches that at {@code |w| = 1 /
 * weightDecay}: it bounds the weights rather than weighing them against the loss (S. Xie, Z. Li,
 * "Implicit bias of AdamW: ℓ∞ norm constrained optimization", 2024).
 *
 * <p>Source: I. Loshchilov, F. Hutter, "Decoupled weight decay regularization" (2019), algorithm 2.
 * There the decay is multiplied by the schedule's factor only; here, as in PyTorch, by the whole
 * learning rate: a decay of 0.01 at a rate of 0.001 takes a 100,000th of the weight each step.
 */
public final class AdamW extends Adam {
  /** With a learning rate of 0.001 and a weight decay of 0.01. */
  public AdamW(List<Parameter> parameters) {
    this(parameters, 0.001);
  }

  /**
   * An optimizer of these parameters, usually {@code network.parameters()}, with a weight decay of
   * 0.01.
   *
   * @throws IllegalArgumentException if there is no parameter, or the learning rate isn't positive
   */
  public AdamW(List<Parameter> parameters, double learningRate) {
    super(parameters, learningRate);
    setWeightDecay(0.01);
  }

  @Override
  public void step() {
    double kept = 1 - learningRate * weightDecay;
    for (int i = 0; i < parameters.size(); i++) {
      Matrix value = parameters.get(i).value;
      // w ← w − learningRate · weightDecay · w
      for (int j = 0; j < value.getNumElements(); j++) {
        value.data[j] *= kept;
      }
    }
    // Adam's step with dL/dw alone, which was taken before the shrinking
    stepWithDecay(0);
  }
}
