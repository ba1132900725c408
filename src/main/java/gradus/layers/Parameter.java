package gradus.layers;

import gradus.math.Matrix;
import gradus.math.Shapes;

/**
 * Something that is learned, such as the weights of a layer: its value, and the gradient of the
 * loss with respect to it. A layer's {@code backward} overwrites the gradient; an optimizer reads
 * it and changes the value.
 */
public final class Parameter {
  /** What it is in its layer: "weights", "biases". */
  public final String name;

  /** The numbers that are learned. */
  public final Matrix value;

  /** dLoss/dValue of the last {@code backward}, of the same shape. */
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

  /** Name and shape, as in "weights 4×16". */
  public String shortText() {
    return name + " " + Shapes.of(value);
  }

  /** One line: the figures of the value and of its gradient. */
  @Override
  public String toString() {
    return name + " " + value.figures() + " | gradient " + gradient.figures();
  }
}
