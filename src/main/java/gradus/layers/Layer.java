package gradus.layers;

import gradus.math.Matrix;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * One step of a network: a function of a batch, and its derivative.
 *
 * <pre>
 *   forward:   X  →  Y = f(X)            X n×d, Y n×k: n examples, one per row
 *   backward:  dL/dY  →  dL/dX           and dL/dW of each parameter W
 * </pre>
 *
 * <p>A layer of your own needs {@link #forward} and {@link #backward}, and {@link #parameters} if
 * it has any. Everything optional (width, training mode, layers inside, saved state) is in {@link
 * LayerTraits} and has a default.
 *
 * <p>Methods accept any EJML matrix, a {@code DMatrixRMaj}, and return a {@code Matrix}, which is
 * one.
 *
 * <p>Ownership: a returned matrix belongs to the layer and is overwritten by the next call of the
 * same method. A layer may keep a reference to its input for {@link #backward}, but never modifies
 * it. A layer can therefore appear only once in a network.
 */
public interface Layer extends LayerTraits {
  /**
   * Computes the outputs of a batch.
   *
   * @param input n×d, one example per row; may be kept by reference, not modified
   * @return n×k, valid until the next {@code forward}
   * @throws IllegalArgumentException if the batch is empty or doesn't have the layer's width
   */
  Matrix forward(DMatrixRMaj input);

  /**
   * Applies the chain rule to the last {@link #forward}: from dL/dY to dL/dX. It overwrites the
   * gradients of the layer's parameters, so you don't have to reset them to zero.
   *
   * @param outputGradient n×k: dL/dY, not modified
   * @return the input gradient dL/dX, n×d, valid until the next {@code backward}
   * @throws IllegalArgumentException if the shape isn't that of the last output
   */
  Matrix backward(DMatrixRMaj outputGradient);

  /**
   * Like {@link #backward}, but sets only the gradients of the parameters. A network calls it for
   * its first layer, where the gradient with respect to the data isn't needed. A layer overrides it
   * if that saves work.
   */
  default void backwardParameters(DMatrixRMaj outputGradient) {
    backward(outputGradient);
  }

  /** The layer's own parameters in a fixed order: weights, biases; empty for an activation. */
  default List<Parameter> parameters() {
    return List.of();
  }

  // ---- The book ends here. What follows: layers inside layers. ----

  /** This layer, followed by all the layers inside it: see {@link #children}. */
  default List<Layer> tree() {
    List<Layer> tree = new ArrayList<>();
    tree.add(this);
    for (Layer child : children()) {
      tree.addAll(child.tree());
    }
    return tree;
  }
}
