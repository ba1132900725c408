package gradus.layers;

import gradus.math.Matrix;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * One step of a network: a function of a batch, and its derivative.
 *
 * <pre>
 *   forward:   X  →  Y = f(X)            X n×d, Y n×k: n examples, one a row
 *   backward:  dL/dY  →  dL/dX           and dL/dW of each parameter W
 * </pre>
 *
 * <p>A layer of your own needs {@link #forward} and {@link #backward}, and {@link #parameters} if
 * it learns something. What only some layers have to say stands in {@link LayerTraits}.
 *
 * <p>A {@code Matrix} is EJML's {@code DMatrixRMaj} that shows itself well in a debugger: a method
 * takes the one, so that any EJML matrix will do, and returns the other.
 *
 * <p>Who owns what: a returned matrix belongs to the layer that made it, and is valid until the
 * same method is called again. The layer keeps the input by reference for {@link #backward} and
 * never modifies it. A layer therefore stands in a network once.
 */
public interface Layer extends LayerTraits {
  /**
   * Computes the outputs of a batch.
   *
   * @param input n×d, one example a row; kept by reference, not modified
   * @return n×k, valid until the next {@code forward}
   * @throws IllegalArgumentException if the batch is empty or its width isn't the layer's
   */
  Matrix forward(DMatrixRMaj input);

  /**
   * Applies the chain rule to the last {@link #forward}: from dL/dY to dL/dX. Overwrites the
   * gradients of its parameters, so there is nothing to set to zero before.
   *
   * @param outputGradient n×k: dL/dY, not modified
   * @return the input gradient dL/dX, n×d, valid until the next {@code backward}
   * @throws IllegalArgumentException if the shape isn't that of the last output
   */
  Matrix backward(DMatrixRMaj outputGradient);

  /**
   * Like {@link #backward}, for a network's first layer: fills its parameters' gradients only,
   * since nobody needs the gradient with respect to the data. A layer for which that saves work
   * overrides it.
   */
  default void backwardParameters(DMatrixRMaj outputGradient) {
    backward(outputGradient);
  }

  /** What the layer itself learns, in a fixed order: weights, biases; empty for an activation. */
  default List<Parameter> parameters() {
    return List.of();
  }

  /** This layer, and after it all the layers that it is made of: see {@link #children}. */
  default List<Layer> tree() {
    List<Layer> tree = new ArrayList<>();
    tree.add(this);
    for (Layer child : children()) {
      tree.addAll(child.tree());
    }
    return tree;
  }
}
