package gradus.inspect.worked;

import gradus.inspect.CentralDifference;
import gradus.math.Matrix;
import java.util.function.DoubleSupplier;

/**
 * Measures gradients without {@code backward}, by a {@link CentralDifference}: a number is moved up
 * and down, and the loss computed again from there on.
 *
 * <p>Where that disagrees with {@code backward}, smaller steps are tried: the loss may be strongly
 * curved, or a kink (ReLU at 0) within reach of the step. {@link gradus.inspect.GradientCheck}
 * takes one step and judges all entries together; here each stands on the page by itself, and so is
 * judged by itself.
 */
final class FiniteDifferences {
  private static final double[] RELATIVE_STEPS = {1e-5, 1e-6, 1e-7, 1e-8, 1e-9};

  /** By how much the two may differ, relatively. */
  private static final double TOLERANCE = 1e-5;

  /** How much a loss of 1 may be off by rounding. */
  private static final double ROUNDING = 1e-14;

  /** A slope that may be rounding alone, if the loss is 1. */
  private static final double ROUNDED_SLOPE = ROUNDING / RELATIVE_STEPS[0];

  static final String DIFFERS = "differs";
  static final String KINK = "a kink or sharp bend";
  static final String REFUSED = "no finite difference";

  /** How many gradients were compared. */
  int compared = 0;

  /** How many of them differ. */
  int differing = 0;

  /** How many could not be compared, at a kink or because the loss refuses the number. */
  int leftOut = 0;

  private final RecordedPass pass;

  FiniteDifferences(RecordedPass pass) {
    this.pass = pass;
  }

  /**
   * Compares one gradient, and counts it.
   *
   * @param values holds the number that is moved; afterwards it is as before
   * @param loss what the loss is with the number as it is now; may be refused
   */
  Comparison compare(String line, Matrix values, int entry, DoubleSupplier loss, double backward) {
    double scale = Math.max(1, Math.abs(pass.lossValue));
    double measured = Double.NaN; // with the largest step that the loss doesn't refuse
    double lastJump = 0; // from the slope on the left to the slope on the right
    boolean sharp = false;
    boolean kink = false;
    for (double relativeStep : RELATIVE_STEPS) {
      CentralDifference difference =
          CentralDifference.of(() -> finite(loss), values, entry, relativeStep);
      double slope = difference.derivative();
      double h = difference.h();
      double largest = Math.max(Math.abs(slope), Math.abs(backward));
      if (Math.abs(slope - backward) <= TOLERANCE * largest + scale * ROUNDED_SLOPE) {
        compared++;
        return new Comparison(line, shown(slope, scale), "");
      }
      measured = Double.isNaN(measured) ? slope : measured;
      // The jump of a smooth loss shrinks with h; that of a kink stays.
      double right = difference.above() - pass.lossValue;
      double left = pass.lossValue - difference.below();
      double jump = Math.abs(right - left) / h;
      kink |= sharp && jump > lastJump / 2;
      sharp = jump > 100 * TOLERANCE * largest + scale * ROUNDING / h;
      lastJump = jump;
    }
    return odd(line, measured, scale, kink || sharp);
  }

  /** The loss as the numbers are now; NaN if it refuses one of them, or is infinite. */
  private static double finite(DoubleSupplier loss) {
    try {
      double value = loss.getAsDouble();
      return Double.isFinite(value) ? value : Double.NaN;
    } catch (IllegalArgumentException refused) {
      return Double.NaN;
    }
  }

  private Comparison odd(String line, double measured, double scale, boolean kink) {
    if (Double.isNaN(measured)) {
      leftOut++;
      return new Comparison(line, "", REFUSED);
    }
    if (kink) {
      leftOut++;
      return new Comparison(line, shown(measured, scale), KINK);
    }
    compared++;
    differing++;
    return new Comparison(line, shown(measured, scale), DIFFERS);
  }

  /** What is only rounding is shown as 0. */
  private static String shown(double slope, double scale) {
    return Arithmetic.fourDigits(Math.abs(slope) <= scale * ROUNDED_SLOPE ? 0 : slope);
  }

  /**
   * A gradient beside what the finite difference says about it.
   *
   * @param backward the written-out arithmetic
   * @param difference the measured derivative
   * @param remark what is odd about the two; empty if they agree
   */
  record Comparison(String backward, String difference, String remark) {}
}
