package gradus.optimizers;

/**
 * A rate that rises in a straight line to where another schedule begins, and then follows it.
 *
 * <pre>
 *   t &lt; w:  then(0)·(t + 1) / (w + 1)          otherwise:  then(t − w)
 * </pre>
 *
 * <p>The first gradients, of random weights, are large and say little; small first steps keep them
 * from doing harm. Source: P. Goyal and others, "Accurate, large minibatch SGD" (2017), section
 * 2.2.
 */
public final class WarmUp implements Schedule {
  private final long duration;
  private final Schedule then;

  /**
   * A rise of {@code duration} steps or epochs before a schedule.
   *
   * @throws IllegalArgumentException if the duration is below 1
   */
  public WarmUp(long duration, Schedule then) {
    this.duration = ScheduleChecks.requireCount("WarmUp", "a duration of", duration, 1);
    this.then = then;
  }

  @Override
  public double learningRate(long time) {
    ScheduleChecks.requireTime(this, time);
    if (time >= duration) {
      return then.learningRate(time - duration);
    }
    double top = then.learningRate(0);
    return top * (time + 1.0) / (duration + 1.0);
  }

  @Override
  public long length() {
    return then.length() > ENDLESS - duration ? ENDLESS : duration + then.length();
  }

  @Override
  public String toString() {
    return "WarmUp(" + duration + ", then " + then + ")";
  }
}
