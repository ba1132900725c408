package gradus;

import gradus.snapshots.SavedState;
import java.util.Map;

/**
 * A listener whose decisions depend on what it has seen in a fit, as early stopping counts epochs.
 * Where training goes on from a snapshot of the middle of a fit, it goes on, too.
 *
 * <p>A listener of your own that only looks on, or goes by the trainer's steps and history, needs
 * none of this.
 */
public interface StatefulListener extends Listener {
  /** Saves what it remembers of the current fit. */
  void writeTo(SavedState saved);

  /**
   * Remembers again what it saved; called right after {@link #fitStarted}, in which it forgets what
   * was before.
   *
   * @throws IllegalArgumentException if that isn't its own
   */
  void readFrom(SavedState saved);

  /** What was chosen when it was made, by name: a fit goes on only with the same. */
  default Map<String, Object> settings() {
    return Map.of();
  }
}
