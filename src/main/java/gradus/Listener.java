package gradus;

import gradus.data.Dataset;

/**
 * Is notified of what a {@link Trainer} does during a fit: the hook for logs, plots, schedules and
 * early stopping.
 *
 * <pre>
 *   fitStarted
 *     for each epoch:
 *       stepEnded, for each batch
 *       epochEnded, after the validation
 *   fitEnded
 * </pre>
 *
 * <p>Listeners are called in the order in which they were added, after the progress line, on the
 * thread that trains; those that are {@linkplain #isToldLast told last} after all others. A
 * listener added during a fit is notified at once that the fit has started. If a listener throws,
 * the fit ends. To end it without an error, call {@link Trainer#stop}.
 */
public interface Listener {
  /** A fit is about to start; {@code trainer.epoch()} is the number of epochs completed before. */
  default void fitStarted(Trainer trainer, Dataset train) {}

  /** A step has ended; {@code trainer.lastLoss()} is the loss of its batch before the update. */
  default void stepEnded(Trainer trainer) {}

  /** An epoch has ended; {@code trainer.history().last()} has its results. */
  default void epochEnded(Trainer trainer) {}

  /**
   * The fit is over, even if an error ended it. The next one can begin only when {@code fit} has
   * returned, since other listeners haven't heard of the end yet.
   */
  default void fitEnded(Trainer trainer) {}

  /** An error ended the fit; it will be thrown when all listeners have heard of it. */
  default void fitFailed(Trainer trainer, Throwable error) {
    fitEnded(trainer);
  }

  /** This listener or a later one refused the fit, before any training. */
  default void fitRefused(Trainer trainer) {
    fitEnded(trainer);
  }

  /**
   * Whether it is told after all others, whenever it was added: for a listener that lets training
   * wait, or goes back in it.
   */
  default boolean isToldLast() {
    return false;
  }

  /** Whether it sets the optimizer's learning rate; a fit has at most one such listener. */
  default boolean setsLearningRate() {
    return false;
  }
}
