package gradus.optimizers;

/**
 * A rate that falls in steps: {@code first · factor^⌊t / every⌋}. PyTorch's {@code StepLR}.
 *
 * <p>With {@code every} = 1 it falls at every step or epoch: see {@link ExponentialDecay}.
 */
public final class StepDecay implements Schedule {
  private final double first;
  private final long every;
  private final double factor;

  /**
   * A rate that is multiplied by {@code factor} again and again.
   *
   * @param first the rate at the beginning
   * @param every after how many steps or epochs it falls
   * @param factor what it is then multiplied by, such as 0.5
   * @throws IllegalArgumentException if the first rate isn't positive, {@code every} is below 1, or
   *     the factor is outside (0, 1]
   */
  public StepDecay(double first, long every, double factor) {
    this.first = ScheduleChecks.requireRate("StepDecay", first);
    this.every = ScheduleChecks.requireCount("StepDecay", "an interval of", every, 1);
    this.factor = ScheduleChecks.requireFactor("StepDecay", factor);
  }

  @Override
  public double learningRate(long time) {
    ScheduleChecks.requireTime(this, time);
    long falls = time / every;
    return first * StrictMath.pow(factor, (double) falls);
  }

  @Override
  public String toString() {
    return "StepDecay(" + first + ", times " + factor + " every " + every + ")";
  }
}
