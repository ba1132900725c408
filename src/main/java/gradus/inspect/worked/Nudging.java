package gradus.inspect.worked;

import gradus.math.Matrix;

/**
 * Measures gradients without {@code backward}: a number is moved up and down by h, and the loss
 * computed anew from there on.
 *
 * <pre>
 *   dL/dx ≈ (L(x + h) − L(x − h)) / (2h)          h = 1e-5 · max(1, |x|)
 * </pre>
 *
 * <p>Where that disagrees with {@code backward}, smaller steps are tried: the loss may be strongly
 * curved, or a kink (ReLU at 0) within reach of the step. {@link gradus.inspect.GradientCheck}
 * takes one step and judges all entries together; here each stands on the page by itself, and so is
 * judged by itself.
 */
final class Nudging {
  private static final double[] RELATIVE_STEPS = {1e-5, 1e-6, 1e-7, 1e-8, 1e-9};

  /** By how much the two may differ, relatively. */
  private static final double TOLERANCE = 1e-5;

  /** How much a loss of 1 may be off by rounding. */
  private static final double ROUNDING = 1e-14;

  /** A slope that may be rounding alone, if the loss is 1. */
  private static final double ROUNDED_SLOPE = ROUNDING / RELATIVE_STEPS[0];

  static final String DIFFERS = "differs";
  static final String KINK = "a kink or sharp bend";
  static final String REFUSED = "cannot be nudged";

  /** How many gradients were compared. */
  int compared = 0;

  /** How many of them differ. */
  int differing = 0;

  /** How many could not be compared, at a kink or because the loss refuses the number. */
  int leftOut = 0;

  private final Pass pass;

  Nudging(Pass pass) {
    this.pass = pass;
  }

  /**
   * Compares one gradient, and counts it.
   *
   * @param values holds the number that is moved; afterwards it is as before
   * @param first the layer from which on the loss depends on it
   */
  Block.Comparison compare(String line, Matrix values, int entry, int first, double backward) {
    double x = values.data[entry];
    double scale = Math.max(1, Math.abs(pass.lossValue));
    double measured = Double.NaN; // with the largest step that the loss doesn't refuse
    double lastJump = 0; // from the slope on the left to the slope on the right
    boolean sharp = false;
    boolean kink = false;
    for (double relativeStep : RELATIVE_STEPS) {
      double h = relativeStep * Math.max(1, Math.abs(x));
      double above = loss(values, entry, x + h, first);
      double below = loss(values, entry, x - h, first);
      // x + h and x − h are rounded, so their difference isn't quite 2h.
      double slope = (above - below) / ((x + h) - (x - h));
      double largest = Math.max(Math.abs(slope), Math.abs(backward));
      if (Math.abs(slope - backward) <= TOLERANCE * largest + scale * ROUNDED_SLOPE) {
        compared++;
        return new Block.Comparison(line, shown(slope, scale), "");
      }
      measured = Double.isNaN(measured) ? slope : measured;
      // The jump of a smooth loss shrinks with h; that of a kink stays.
      double jump = Math.abs((above - pass.lossValue) - (pass.lossValue - below)) / h;
      kink |= sharp && jump > lastJump / 2;
      sharp = jump > 100 * TOLERANCE * largest + scale * ROUNDING / h;
      lastJump = jump;
    }
    return odd(line, measured, scale, kink || sharp);
  }

  /** The loss with another number at this place; NaN if it refuses that, or is infinite. */
  private double loss(Matrix values, int entry, double x, int first) {
    double before = values.data[entry];
    try {
      values.data[entry] = x;
      double loss = pass.lossFrom(first);
      return Double.isFinite(loss) ? loss : Double.NaN;
    } catch (IllegalArgumentException refused) {
      return Double.NaN;
    } finally {
      values.data[entry] = before;
    }
  }

  private Block.Comparison odd(String line, double measured, double scale, boolean kink) {
    if (Double.isNaN(measured)) {
      leftOut++;
      return new Block.Comparison(line, "", REFUSED);
    }
    if (kink) {
      leftOut++;
      return new Block.Comparison(line, shown(measured, scale), KINK);
    }
    compared++;
    differing++;
    return new Block.Comparison(line, shown(measured, scale), DIFFERS);
  }

  /** What is only rounding is shown as 0. */
  private static String shown(double slope, double scale) {
    return FourDigits.of(Math.abs(slope) <= scale * ROUNDED_SLOPE ? 0 : slope);
  }
}
