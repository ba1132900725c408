package exercises;

import java.util.function.DoubleUnaryOperator;

/**
 * Task 02: the slope of a function by nudging (lesson 03).
 *
 * <p>The central difference looks a little above w and a little below it:
 *
 * <pre>
 *   slope ≈ (f(w + h) − f(w − h)) / (2h)
 * </pre>
 *
 * <p>Example: for f(w) = w³ at w = 2 with h = 0.1 it is (2.1³ − 1.9³) / 0.2 = 12.01. In Java the
 * value of {@code f} at 2.1 is {@code f.applyAsDouble(2.1)}.
 */
public class Task02NumericSlope {
  /** The central difference of {@code f} at {@code w}, with the nudge {@code h}. */
  public double slope(DoubleUnaryOperator f, double w, double h) {
    throw new UnsupportedOperationException("write me: slope(f, w, h)");
  }
}
