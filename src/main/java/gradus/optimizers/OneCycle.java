package gradus.optimizers;

/**
 * A rate that rises from a 25th of the largest to the largest in the first 30 % of the time, and
 * then falls to nearly nothing, both along half a period of the cosine.
 *
 * <p>The definition and the defaults are those of PyTorch's {@code OneCycleLR}: up from {@code
 * largest / 25} until time 0.3·T − 1, down to {@code largest / 250,000} until time T − 1. (PyTorch
 * also moves the momentum, which this doesn't.) Source: L. Smith, N. Topin, "Super-convergence:
 * very fast training of neural networks using large learning rates" (2019).
 */
public final class OneCycle implements Schedule {
  private static final double RISING_SHARE = 0.3;
  private static final double FIRST_DIVISOR = 25;
  private static final double LAST_DIVISOR = 1e4; // of the first rate

  private final double largest;
  private final long duration;

  /**
   * One cycle of {@code duration} steps in all; usually counted in steps, not in epochs.
   *
   * @throws IllegalArgumentException if the largest rate isn't positive, or the duration is below 4
   *     (there would be no rise)
   */
  public OneCycle(double largest, long duration) {
    this.largest = ScheduleChecks.requireRate("OneCycle", largest);
    this.duration = ScheduleChecks.requireCount("OneCycle", "a duration of", duration, 4);
  }

  @Override
  public double learningRate(long time) {
    ScheduleChecks.requireTime(this, time);
    double first = largest / FIRST_DIVISOR;
    double top = RISING_SHARE * duration - 1; // the time of the largest rate, rarely a whole number
    double end = duration - 1;
    return time <= top
        ? CosineDecay.between(first, largest, time / top)
        : CosineDecay.between(largest, first / LAST_DIVISOR, (time - top) / (end - top));
  }

  @Override
  public long length() {
    return duration;
  }

  @Override
  public String toString() {
    return "OneCycle(" + largest + " in " + duration + ")";
  }
}
