package gradus.optimizers;

import gradus.layers.Parameter;
import gradus.math.Matrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Momentum and a step size for each weight in one: the running mean of the gradients, divided by
 * the root of the running mean of their squares.
 *
 * <pre>
 *   g = dL/dw + weightDecay · w      the gradient of the loss plus weightDecay/2 · Σ w²
 *   m ← β₁·m + (1 − β₁)·g            first moment, 0 at first
 *   v ← β₂·v + (1 − β₂)·g²           second moment, 0 at first
 *   w ← w − learningRate · m̂ / (√v̂ + ε)      m̂ = m / (1 − β₁ᵗ),  v̂ = v / (1 − β₂ᵗ) in step t
 * </pre>
 *
 * <p>The moments start at 0, so after t steps the gradients' shares in them add up to 1 − βᵗ only;
 * divided by that, they are true means. The first step is {@code ± learningRate} whatever the size
 * of the gradient, and later ones are seldom longer.
 *
 * <p>Source: D. Kingma, J. Ba, "Adam: a method for stochastic optimization" (2015), algorithm 1.
 * The paper has no weight decay; PyTorch's goes into the gradient and so through both moments,
 * which {@link AdamW} avoids. The defaults are those of both.
 */
public sealed class Adam extends BaseOptimizer permits AdamW {
  /** m of each parameter, in the order of {@link #parameters()}: running means of g. */
  public final List<Matrix> firstMoments;

  /** v of each parameter, in the order of {@link #parameters()}: running means of g². */
  public final List<Matrix> secondMoments;

  private static final double MOST_STEPS = 1L << 53; // up to there, each whole number is a double

  private double beta1 = 0.9;
  private double beta2 = 0.999;
  private double epsilon = 1e-8;
  private final Matrix steps = new Matrix(1, 1); // t
  private double powerSteps = 0; // the t of the two powers, multiplied step by step
  private double power1 = 1; // β₁ᵗ
  private double power2 = 1; // β₂ᵗ

  /** With a learning rate of 0.001. */
  public Adam(List<Parameter> parameters) {
    this(parameters, 0.001);
  }

  /**
   * An optimizer of these parameters, usually {@code network.parameters()}.
   *
   * @throws IllegalArgumentException if there is no parameter, or the learning rate isn't positive
   */
  public Adam(List<Parameter> parameters, double learningRate) {
    super(parameters, learningRate, "0.001 and 0.01 are usual first tries");
    this.firstMoments = zeros();
    this.secondMoments = zeros();
  }

  @Override
  public void step() {
    stepWithDecay(weightDecay);
  }

  /** Adam's step, with this much of each weight in its gradient. */
  final void stepWithDecay(double weightDecay) {
    nextPowers();
    double correction1 = 1 - power1;
    double correction2 = 1 - power2;
    for (int i = 0; i < parameters.size(); i++) {
      Matrix value = parameters.get(i).value;
      Matrix gradient = parameters.get(i).gradient;
      Matrix firstMoment = firstMoments.get(i);
      Matrix secondMoment = secondMoments.get(i);
      for (int j = 0; j < value.getNumElements(); j++) {
        // g = dL/dw + weightDecay · w
        double g = gradient.data[j] + weightDecay * value.data[j];
        // m ← β₁·m + (1 − β₁)·g
        double m = beta1 * firstMoment.data[j] + (1 - beta1) * g;
        firstMoment.data[j] = m;
        // v ← β₂·v + (1 − β₂)·g²
        double v = beta2 * secondMoment.data[j] + (1 - beta2) * g * g;
        secondMoment.data[j] = v;
        // w ← w − learningRate · m̂ / (√v̂ + ε)
        double correctedM = m / correction1;
        double correctedV = v / correction2;
        value.data[j] -= learningRate * correctedM / (Math.sqrt(correctedV) + epsilon);
      }
    }
  }

  /** From β₁ᵗ and β₂ᵗ to those of the next step; again where t was set from outside. */
  private void nextPowers() {
    if (powerSteps != steps.data[0]) {
      power1 = power(beta1, steps());
      power2 = power(beta2, steps());
    }
    steps.data[0]++;
    power1 *= beta1;
    power2 *= beta2;
    powerSteps = steps.data[0];
  }

  /** β₁, the share of the first moment that each step keeps. */
  public final double beta1() {
    return beta1;
  }

  /** β₂, the share of the second moment that each step keeps. */
  public final double beta2() {
    return beta2;
  }

  /**
   * Sets β₁ and β₂, instead of 0.9 and 0.999.
   *
   * @throws IllegalArgumentException if one isn't from 0 to below 1
   */
  public final void setBetas(double beta1, double beta2) {
    requireShare("a beta1", beta1, "0.9 is usual");
    requireShare("a beta2", beta2, "0.999 is usual");
    this.beta1 = beta1;
    this.beta2 = beta2;
    powerSteps = -1; // those of the old betas are of no use
  }

  /** ε, which keeps a weight whose gradient is 0 from being divided by 0. */
  public final double epsilon() {
    return epsilon;
  }

  /**
   * Sets ε, instead of 1e-8.
   *
   * @throws IllegalArgumentException if it isn't positive and finite
   */
  public final void setEpsilon(double epsilon) {
    requirePositive("an epsilon", epsilon, "1.0E-8 is usual");
    this.epsilon = epsilon;
  }

  /** The {@link #firstMoments}, the {@link #secondMoments}, and then t. */
  @Override
  public final List<Matrix> state() {
    List<Matrix> state = new ArrayList<>(firstMoments);
    state.addAll(secondMoments);
    state.add(steps);
    return state;
  }

  @Override
  public final void requireSoundState() {
    requireSound("a first moment", firstMoments, false);
    requireSound("a second moment", secondMoments, true);
    double t = steps.data[0];
    if (!(t >= 0 && t == Math.rint(t) && t <= MOST_STEPS)) {
      throw new IllegalArgumentException(
          "%s got %s as the number of its steps, but expects a whole number from 0."
              .formatted(name(), t));
    }
  }

  /** t, how many steps are done. */
  public final long steps() {
    return (long) steps.data[0];
  }

  /**
   * Resumes a saved training, together with the moments: the next step is number steps + 1.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public final void setSteps(long steps) {
    if (steps < 0) {
      throw new IllegalArgumentException(
          name() + " got " + steps + " steps, but expects 0 or more: the steps() that were saved.");
    }
    this.steps.data[0] = steps;
  }

  /** The same bits as step by step; small powers end where another factor changes nothing. */
  private static double power(double beta, long steps) {
    double power = 1;
    for (long t = 0; t < steps && power * beta < power; t++) {
      power *= beta;
    }
    return power;
  }

  @Override
  final void addSettings(Map<String, Object> settings) {
    settings.put("beta1", beta1);
    settings.put("beta2", beta2);
    settings.put("epsilon", epsilon);
  }

  @Override
  final String options() {
    return ", betas " + beta1 + " and " + beta2 + ", epsilon " + epsilon;
  }
}
