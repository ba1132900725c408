package gradus.optimizers;

/**
 * The learning rate as a function of time: large steps first, to get near the minimum, then small
 * ones, to settle there.
 *
 * <p>Time is counted from 0, in steps or in epochs, as whoever asks decides. A schedule has no
 * state: the same time always gives the same rate, so training can stop and resume anywhere.
 */
public interface Schedule {
  /** The length of a schedule that goes on forever. */
  long ENDLESS = Long.MAX_VALUE;

  /**
   * The learning rate at a time.
   *
   * @param time from 0 to {@link #length} − 1
   * @throws IllegalArgumentException if it is negative, or the schedule is over by then
   */
  double learningRate(long time);

  /** For how many steps or epochs it has a rate. */
  default long length() {
    return ENDLESS;
  }
}
