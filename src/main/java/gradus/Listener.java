package gradus;

import gradus.data.Dataset;

/**
 * Is told what a {@link Trainer} does while it fits: the hook for logs, plots, schedules and early
 * stopping.
 *
 * <pre>
 *   fitStarted
 *     for each epoch:
 *       stepEnded, for each batch
 *       epochEnded, after the validation
 *   fitEnded
 * </pre>
 *
 * <p>Several listeners are called in the order in which they were added, the progress line first,
 * all on the thread that trains. One that is added while a fit goes on is told at once that it has
 * started. A listener that throws ends the fit. To end it without an error, it calls {@link
 * Trainer#stop}.
 */
public interface Listener {
  /** A fit is about to start; {@code trainer.epoch()} is the number of epochs done before. */
  default void fitStarted(Trainer trainer, Dataset train) {}

  /** One batch was learned; {@code trainer.lastLoss()} was its loss before the update. */
  default void stepEnded(Trainer trainer) {}

  /** Every batch was learned once; {@code trainer.history().last()} has the figures. */
  default void epochEnded(Trainer trainer) {}

  /** The fit is over, also if an error ended it. */
  default void fitEnded(Trainer trainer) {}

  /** The fit was refused by this listener or a later one, before anything was trained. */
  default void fitRefused(Trainer trainer) {
    fitEnded(trainer);
  }

  /** Whether it sets the optimizer's learning rate; a fit has one such listener at most. */
  default boolean setsLearningRate() {
    return false;
  }
}
