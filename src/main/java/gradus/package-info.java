/**
 * A small neural-network framework to read, to step through and to train with.
 *
 * <p>{@link gradus.Network} is a list of layers, {@link gradus.Trainer} fits it to data, {@link
 * gradus.History} is what happened. To watch one forward and one backward pass in a debugger, set a
 * breakpoint in {@link gradus.Trainer#step}. This package stands on {@code layers}, {@code losses},
 * {@code optimizers}, {@code data} and {@code metrics}; none of them knows it.
 */
package gradus;
