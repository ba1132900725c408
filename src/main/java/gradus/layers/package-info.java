/**
 * Layers: what a network is made of. Open {@link gradus.layers.Layer} first, then {@link
 * gradus.layers.Dense}.
 *
 * <p>A {@link gradus.layers.Layer} turns a batch of inputs into outputs, and the gradient of the
 * loss with respect to those outputs into the gradient with respect to its inputs and its own
 * {@link gradus.layers.Parameter}s. What only some layers have to say, such as a training mode or
 * layers inside, stands in {@link gradus.layers.LayerTraits}. This package depends on {@code
 * gradus.math} and EJML only.
 */
package gradus.layers;
