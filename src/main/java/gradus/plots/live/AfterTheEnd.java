package gradus.plots.live;

import gradus.Trainer;
import gradus.data.Dataset;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * A fit that is over, and what is needed to train on.
 *
 * @param validation null for none
 * @param lastEpoch at which it ended, or would have
 * @param epochs how many it had
 */
record AfterTheEnd(Trainer trainer, Dataset validation, int lastEpoch, int epochs) {
  private static final int TRIES = 100;
  private static final long PAUSE = 20_000_000; // nanoseconds

  /**
   * Fits so many epochs. The thread of the fit before may take a moment to leave it and to free the
   * network, so for two seconds this tries again.
   *
   * @param isRefused whether a fit has just failed before it began
   */
  void trainOn(Dataset train, int more, BooleanSupplier isRefused) {
    for (int tries = 1; tries < TRIES; tries++) {
      try {
        trainer.fit(train, validation, more);
        return;
      } catch (IllegalStateException e) {
        if (!isRefused.getAsBoolean()) {
          throw e;
        }
      }
      LockSupport.parkNanos(PAUSE);
    }
    trainer.fit(train, validation, more);
  }
}
