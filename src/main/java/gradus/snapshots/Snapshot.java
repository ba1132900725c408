package gradus.snapshots;

/**
 * All that the next step of a training depends on, as it was when {@code trainer.snapshot()} was
 * called: to go back and try something else from the same point.
 *
 * <pre>{@code
 * Snapshot before = trainer.snapshot();
 * for (double rate : new double[] {0.03, 0.1, 0.3}) {
 *   trainer.restore(before);
 *   trainer.optimizer().setLearningRate(rate);
 *   History history = trainer.fit(train, test, 5);
 * }
 * }</pre>
 *
 * <p><b>In it:</b> parameters, what layers and the optimizer remember (running statistics, the
 * position of random numbers, velocities), the learning rate, the history, the number of steps, and
 * the position in an epoch that isn't over. It is a copy, never changes, and can be restored many
 * times.
 *
 * <p><b>Settings,</b> such as batch size, seed or momentum, stay as they are in the trainer; only
 * {@code trainer.resume(snapshot)} compares them.
 *
 * <p><b>Listeners.</b> Schedules go by the trainer's steps and history, so they follow. What a
 * {@code StatefulListener}, such as early stopping, remembers is in a snapshot of the middle of a
 * fit, and the next fit goes on with it; a fit after a snapshot from between two fits starts over.
 */
public final class Snapshot {
  /** As far as a double counts. */
  public static final long MOST_STEPS = 1L << 53;

  private final SavedState saved;
  private final long steps;
  private final int epochs;

  /**
   * The snapshot that consists of this state, as a trainer or a checkpoint has it. Whether it fits
   * a trainer is seen when it is restored.
   *
   * @throws IllegalArgumentException if it doesn't say how far a training has come
   */
  public Snapshot(SavedState saved) {
    this.saved = saved;
    steps = saved.count("steps", MOST_STEPS);
    epochs = saved.matrix("history").numRows;
  }

  /** All of it, by name: to keep it in a file. */
  public SavedState saved() {
    return saved;
  }

  @Override
  public String toString() {
    return "Snapshot(after step " + steps + ", " + epochs + " epochs done)";
  }
}
