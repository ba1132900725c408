package gradus.layers;

import gradus.math.Matrix;
import gradus.math.Shapes;
import org.ejml.data.DMatrixRMaj;

/**
 * The loops of an {@link Activation}: {@code y = f(x)} on the way forward and {@code dx = f′(x) ·
 * dy} on the way back, entry by entry. A subclass is the two formulas.
 */
public abstract class Elementwise implements Activation {
  private DMatrixRMaj input;
  private final Matrix output = new Matrix(0, 0);
  private final Matrix inputGradient = new Matrix(0, 0);

  @Override
  public final Matrix forward(DMatrixRMaj input) {
    Shapes.requireNotEmpty(this, input);
    this.input = input;
    output.reshape(input.numRows, input.numCols);
    double[] x = input.data;
    double[] y = output.data;
    int entries = output.getNumElements();
    for (int i = 0; i < entries; i++) {
      // y = f(x)
      y[i] = value(x[i]);
    }
    return output;
  }

  @Override
  public final Matrix backward(DMatrixRMaj outputGradient) {
    Shapes.requireOutputGradient(this, outputGradient, output);
    inputGradient.reshape(output.numRows, output.numCols);
    double[] x = input.data;
    double[] y = output.data;
    double[] dy = outputGradient.data;
    double[] dx = inputGradient.data;
    int entries = output.getNumElements();
    for (int i = 0; i < entries; i++) {
      // dx = f′(x) · dy
      dx[i] = derivative(x[i], y[i]) * dy[i];
    }
    return inputGradient;
  }

  /**
   * The derivative where y = f(x) is known as well. Where the formula is simpler in y, as 1 − y² is
   * for tanh, a subclass overrides this.
   */
  protected double derivative(double x, double y) {
    return derivative(x);
  }

  @Override
  public String toString() {
    String name = getClass().getSimpleName();
    return name.isEmpty() ? "Activation" : name; // an anonymous class has no name
  }
}
