package gradus.layers;

import gradus.math.Matrix;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * One step of a network: a function of a batch, and its derivative.
 *
 * <p>Rows are examples: a batch of n examples with d features is an n×d matrix.
 *
 * <p>Who owns what: a returned matrix belongs to the layer that made it and is valid until the
 * layer's next call. The layer keeps the input by reference for {@link #backward} and never
 * modifies it. A layer therefore stands in a network once.
 */
public interface Layer {
  /** The width of a layer that takes inputs of any width and returns outputs of the same width. */
  int ANY_WIDTH = 0;

  /**
   * Computes the outputs of a batch.
   *
   * @param input n×d, one example a row; kept by reference, not modified
   * @return n×k, valid until the next call
   * @throws IllegalArgumentException if the batch is empty or its width isn't the layer's
   */
  Matrix forward(DMatrixRMaj input);

  /**
   * Applies the chain rule to the last {@link #forward}: from dL/dOutput to dL/dInput. Overwrites
   * the gradients of its parameters, so there is nothing to set to zero before.
   *
   * @param outputGradient n×k, not modified
   * @return the input gradient, n×d, valid until the next call
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

  /** What is learned, in a fixed order; empty for a layer that learns nothing. */
  default List<Parameter> parameters() {
    return List.of();
  }

  /**
   * What is kept from batch to batch but not learned by gradients, such as running means, in a
   * fixed order; empty for most layers.
   */
  default List<Matrix> statistics() {
    return List.of();
  }

  /**
   * Switches between training and inference, for layers such as dropout that differ between the
   * two. {@code Trainer} and {@code Network.predict} call it; in a loop of your own, call {@code
   * network.setTraining}.
   */
  default void setTraining(boolean training) {}

  /** How many columns an input needs, or {@link #ANY_WIDTH}. */
  default int inputWidth() {
    return ANY_WIDTH;
  }

  /** How many columns an output has, or {@link #ANY_WIDTH} for as many as the input. */
  default int outputWidth() {
    return ANY_WIDTH;
  }
}
