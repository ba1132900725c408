package gradus.layers;

import gradus.math.Matrix;

/**
 * Something that is learned, such as the weights of a layer: its value, and the gradient of the
 * loss with respect to it. A layer's {@code backward} overwrites the gradient; an optimizer reads
 * it and changes the value.
 */
public final class Parameter {
  public final String name;
  public final Matrix value;
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

  @Override
  public String toString() {
    return name + " " + value;
  }
}
