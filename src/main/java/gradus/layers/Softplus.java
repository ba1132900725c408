package gradus.layers;

import gradus.math.Logistic;

/**
 * A ReLU without a kink: {@code f(x) = ln(1 + exp(x))}, always above 0.
 *
 * <p>The derivative is the logistic function {@code σ(x) = 1 / (1 + exp(−x))}. PyTorch's takes x
 * itself for f(x) from x = 20 on, which is 2e-9 too little there; here all digits are right.
 * Source: C. Dugas, Y. Bengio, F. Bélisle, C. Nadeau, R. Garcia, "Incorporating second-order
 * functional knowledge for better option pricing" (2001).
 */
public final class Softplus extends Elementwise {
  @Override
  public double value(double x) {
    // ln(1 + exp(x)) = x + ln(1 + exp(−x)); of the two, the one whose exponential cannot overflow.
    return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
  }

  @Override
  public double derivative(double x) {
    return Logistic.sigmoid(x);
  }
}
