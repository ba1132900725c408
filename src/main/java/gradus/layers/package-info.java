/**
 * Layers: what a network is made of.
 *
 * <p>A {@link gradus.layers.Layer} turns a batch of inputs into outputs, and the gradient of the
 * loss with respect to those outputs into the gradient with respect to its inputs and its own
 * {@link gradus.layers.Parameter}s. This package depends on {@code gradus.math} and EJML only.
 */
package gradus.layers;
