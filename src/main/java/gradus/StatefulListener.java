package gradus;

import gradus.snapshots.SavedState;
import java.util.Map;

/**
 * A listener whose decisions depend on what it has seen during a fit. Early stopping, for example,
 * counts epochs. When training continues from a snapshot taken in the middle of a fit, the listener
 * continues, too.
 *
 * <p>A listener of your own that only observes, or that uses only the trainer's steps and history,
 * doesn't need this.
 */
public interface StatefulListener extends Listener {
  /** Saves its state in the current fit. */
  void writeTo(SavedState saved);

  /**
   * Restores the state it saved. This is called right after {@link #fitStarted}, which resets it.
   *
   * @throws IllegalArgumentException if the state isn't one of its own
   */
  void readFrom(SavedState saved);

  /** The constructor's settings by name: a fit continues only with the same settings. */
  default Map<String, Object> settings() {
    return Map.of();
  }
}
