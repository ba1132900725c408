package gradus.callbacks;

import gradus.Listener;
import gradus.Trainer;
import gradus.data.Dataset;
import gradus.optimizers.Schedule;

/**
 * Sets the optimizer's learning rate before every step or every epoch, as a schedule says.
 *
 * <pre>{@code
 * trainer.addListener(LearningRateSchedule.byEpochs(new CosineDecay(0.1, 0, 100)));
 * trainer.fit(train, test, 100);
 * }</pre>
 *
 * <p>Time is {@code trainer.steps()} or {@code trainer.epoch()}, so it goes on where an earlier fit
 * ended.
 */
public final class LearningRateSchedule implements Listener {
  private final Schedule schedule;
  private final boolean bySteps;

  private LearningRateSchedule(Schedule schedule, boolean bySteps) {
    this.schedule = schedule;
    this.bySteps = bySteps;
  }

  /** The schedule counts steps, which is to say batches. */
  public static LearningRateSchedule bySteps(Schedule schedule) {
    return new LearningRateSchedule(schedule, true);
  }

  /** The schedule counts epochs. */
  public static LearningRateSchedule byEpochs(Schedule schedule) {
    return new LearningRateSchedule(schedule, false);
  }

  /**
   * Sets the first rate.
   *
   * @throws IllegalArgumentException if the schedule ends, or its rate is 0, before the fit ends
   */
  @Override
  public void fitStarted(Trainer trainer, Dataset train) {
    long batches = batches(train.rows(), trainer);
    long left = (trainer.lastEpoch() - trainer.epoch() - 1L) * batches;
    left += batches(train.rows() - trainer.rowsOfEpoch(), trainer);
    long end = bySteps ? trainer.steps() + left : trainer.lastEpoch();
    if (schedule.length() < end) {
      throw new IllegalArgumentException(
          schedule
              + " has a rate for "
              + schedule.length()
              + (bySteps ? " steps" : " epochs")
              + ", but this fit ends after "
              + (bySteps ? "step " + end + ", at " + batches + " an epoch" : "epoch " + end)
              + ": make the schedule that long, or train less.");
    }
    requirePositive(schedule.learningRate(end - 1), end);
    setRate(trainer);
  }

  private static long batches(long rows, Trainer trainer) {
    return (rows + trainer.batchSize() - 1) / trainer.batchSize();
  }

  /** Many small factors multiply to 0: better refused now than by the optimizer halfway through. */
  private void requirePositive(double lastRate, long end) {
    if (!(lastRate > 0)) {
      throw new IllegalArgumentException(
          schedule
              + " has a rate of "
              + lastRate
              + (bySteps ? " in step " : " in epoch ")
              + end
              + ", the last of this fit, but a learning rate must be positive: let it fall more"
              + " slowly, or train less.");
    }
  }

  @Override
  public boolean setsLearningRate() {
    return true;
  }

  @Override
  public void stepEnded(Trainer trainer) {
    if (bySteps) {
      setRate(trainer);
    }
  }

  @Override
  public void epochEnded(Trainer trainer) {
    if (!bySteps) {
      setRate(trainer);
    }
  }

  /** For the step or epoch that comes next; after the last there is none. */
  private void setRate(Trainer trainer) {
    long time = bySteps ? trainer.steps() : trainer.epoch();
    if (time < schedule.length()) {
      trainer.optimizer().setLearningRate(schedule.learningRate(time));
    }
  }

  @Override
  public String toString() {
    return "LearningRateSchedule(" + schedule + (bySteps ? ", by steps)" : ", by epochs)");
  }
}
