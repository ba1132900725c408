package gradus.optimizers;

/** A rate that falls by the same factor every time: {@code first · factor^t}. */
public final class ExponentialDecay implements Schedule {
  private final double first;
  private final double factor;

  /**
   * A rate that is multiplied by {@code factor} at every step or epoch. PyTorch's {@code
   * ExponentialLR}.
   *
   * @param factor close to 1: 0.99 halves the rate every 69 times, since 0.99^69 = 0.4998
   * @throws IllegalArgumentException if the first rate isn't positive, or the factor is outside (0,
   *     1]
   */
  public ExponentialDecay(double first, double factor) {
    this.first = ScheduleChecks.requireRate("ExponentialDecay", first);
    this.factor = ScheduleChecks.requireFactor("ExponentialDecay", factor);
  }

  @Override
  public double learningRate(long time) {
    ScheduleChecks.requireTime(this, time);
    return first * StrictMath.pow(factor, (double) time);
  }

  @Override
  public String toString() {
    return "ExponentialDecay(" + first + ", times " + factor + ")";
  }
}
