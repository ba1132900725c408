/**
 * Optimizers: how the gradients change the parameters. This package depends on {@code
 * gradus.layers} (for {@link gradus.layers.Parameter}) and {@code gradus.math} only.
 */
package gradus.optimizers;
