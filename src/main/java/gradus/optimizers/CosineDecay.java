package gradus.optimizers;

/**
 * A rate that falls along half a period of the cosine, slowly, then fast, then slowly again: from
 * {@code first} at time 0 toward {@code last}, which it would have at time T.
 *
 * <pre>
 *   last + (first − last)·(1 + cos(π·t / T)) / 2          t from 0 to T − 1
 * </pre>
 *
 * <p>PyTorch's {@code CosineAnnealingLR}, except that it ends before T instead of rising again.
 * Source: I. Loshchilov, F. Hutter, "SGDR: Stochastic gradient descent with warm restarts" (2017),
 * equation 5.
 */
public final class CosineDecay implements Schedule {
  private final double first;
  private final double last;
  private final long duration;

  /**
   * From {@code first} toward {@code last} in {@code duration} steps or epochs.
   *
   * @throws IllegalArgumentException if the first rate isn't positive, the last is negative or
   *     above the first, or the duration is below 1
   */
  public CosineDecay(double first, double last, long duration) {
    this.first = ScheduleChecks.requireRate("CosineDecay", first);
    if (!(last >= 0 && last <= first)) {
      throw new IllegalArgumentException(
          "CosineDecay got a last rate of "
              + last
              + ", but expects a number from 0 to the first rate, "
              + first
              + ".");
    }
    this.last = last;
    this.duration = ScheduleChecks.requireCount("CosineDecay", "a duration of", duration, 1);
  }

  @Override
  public double learningRate(long time) {
    ScheduleChecks.requireTime(this, time);
    return between(first, last, (double) time / duration);
  }

  /** On the half period from one rate to another, at a share of the way. */
  static double between(double from, double to, double share) {
    return to + (from - to) * (1 + StrictMath.cos(Math.PI * share)) / 2;
  }

  @Override
  public long length() {
    return duration;
  }

  @Override
  public String toString() {
    return "CosineDecay(" + first + " to " + last + " in " + duration + ")";
  }
}
