package gradus.layers;

import gradus.math.Matrix;
import gradus.math.Shapes;

/**
 * Learned numbers, such as the weights of a layer: their value, and the gradient of the loss with
 * respect to it. A layer's {@code backward} overwrites the gradient; an optimizer reads it and
 * changes the value.
 */
public final class Parameter {
  /** Its name in the layer, such as "weights" or "biases". */
  public final String name;

  /** The learned numbers. */
  public final Matrix value;

  /** dLoss/dValue, as set by the last {@code backward}; it has the same shape. */
  public final Matrix gradient;

  /**
   * A parameter with this value and a gradient of zeros.
   *
   * @param value kept by reference
   */
  public Parameter(String name, Matrix value) {
    this.name = name;
    this.value = value;
    this.gradient = new Matrix(value.numRows, value.numCols);
  }

  // ---- The book ends here. What follows: texts. ----

  /** Name and shape, such as "weights 4 x 16". */
  public String shortText() {
    return name + " " + Shapes.of(value);
  }

  /** One line: the statistics of the value and of its gradient. */
  @Override
  public String toString() {
    return name + " " + value.figures() + " | gradient " + gradient.figures();
  }
}
