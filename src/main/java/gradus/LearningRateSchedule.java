package gradus;

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
   * @throws IllegalArgumentException if the schedule is shorter than the training
   */
  @Override
  public void fitStarted(Trainer trainer, Dataset train) {
    int epochs = trainer.lastEpoch() - trainer.epoch();
    int batches = (train.rows() - 1) / trainer.batchSize() + 1;
    long needed = bySteps ? trainer.steps() + (long) epochs * batches : trainer.lastEpoch();
    if (schedule.length() < needed) {
      throw new IllegalArgumentException(
          schedule
              + " has a rate for "
              + schedule.length()
              + (bySteps ? " steps" : " epochs")
              + ", but the training needs one for "
              + needed
              + (bySteps ? " (" + epochs + " epochs of " + batches + " batches)" : "")
              + ": make the schedule that long, or train less.");
    }
    setRate(trainer);
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
}
