package gradus.layers;

import gradus.math.Logistic;

/**
 * The sigmoid linear unit, also called swish: {@code f(x) = x · σ(x)} with the logistic function σ.
 *
 * <p>The derivative is {@code σ(x) · (1 + x · σ(−x))}, since {@code 1 − σ(x) = σ(−x)}. To the right
 * f(x) is close to x, to the left close to 0, with a dip to −0.28 at x = −1.28. Sources: S.
 * Elfwing, E. Uchibe, K. Doya, "Sigmoid-weighted linear units for neural network function
 * approximation in reinforcement learning" (2018); P. Ramachandran, B. Zoph, Q. Le, "Searching for
 * activation functions" (2017).
 */
public final class SiLU extends Elementwise {
  @Override
  public double value(double x) {
    return x * Logistic.sigmoid(x);
  }

  @Override
  public double derivative(double x) {
    return Logistic.sigmoid(x) * (1 + x * Logistic.sigmoid(-x));
  }
}
