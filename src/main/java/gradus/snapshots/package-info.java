/**
 * Snapshots of a training. {@link gradus.snapshots.Snapshot} is what {@code trainer.snapshot()}
 * returns; behind it is a {@link gradus.snapshots.SavedState}, texts and matrices by name, which a
 * listener of your own can write to, and {@link gradus.snapshots.SavedTraining}, which knows how
 * layers and optimizers are stored in it.
 *
 * <p>Nobody needs this package to understand training. It depends on {@code gradus.layers}, {@code
 * gradus.optimizers} and {@code gradus.math}, and knows no trainer. The file to open first is
 * {@code Snapshot}.
 */
package gradus.snapshots;
