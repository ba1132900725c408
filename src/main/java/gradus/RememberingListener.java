package gradus;

/**
 * A listener whose decisions depend on what it has seen in a fit, as {@link EarlyStopping} counts
 * epochs. Where training goes on from a {@link Snapshot} of the middle of a fit, it goes on, too.
 *
 * <p>A listener of your own that only looks on, or goes by the trainer's steps and history, needs
 * none of this.
 */
public interface RememberingListener extends Listener {
  /** Writes down what it remembers of the current fit. */
  void writeTo(Notes notes);

  /**
   * Remembers again what it wrote down; called right after {@link #fitStarted}, in which it forgets
   * what was before.
   *
   * @throws IllegalArgumentException if the notes aren't its own
   */
  void readFrom(Notes notes);
}
