package gradus.optimizers;

/** The same learning rate forever. */
public final class ConstantRate implements Schedule {
  private final double learningRate;

  /**
   * This rate.
   *
   * @throws IllegalArgumentException if it isn't positive and finite
   */
  public ConstantRate(double learningRate) {
    this.learningRate = ScheduleChecks.requireRate("ConstantRate", learningRate);
  }

  @Override
  public double learningRate(long time) {
    ScheduleChecks.requireTime(this, time);
    return learningRate;
  }

  @Override
  public String toString() {
    return "ConstantRate(" + learningRate + ")";
  }
}
