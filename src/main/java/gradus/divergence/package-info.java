/**
 * The guard of finite numbers. {@link gradus.divergence.FiniteGuard}, the file to open first,
 * notices that a loss, a gradient or a value became NaN or infinite; {@code FirstBadNumber} then
 * runs the step again to find the first one, and {@link gradus.divergence.DivergedException} says
 * where it came from.
 *
 * <p>A {@code Trainer} calls it once after the loss and once before the update; nobody needs it to
 * understand training. It depends on {@code gradus.layers}, {@code gradus.losses}, {@code
 * gradus.optimizers} and {@code gradus.math}, and reads a training through {@link
 * gradus.divergence.TrainingState} only.
 */
package gradus.divergence;
