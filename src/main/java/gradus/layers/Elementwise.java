package gradus.layers;

import gradus.math.Matrix;
import gradus.math.Shapes;
import org.ejml.data.DMatrixRMaj;

/**
 * An activation as a layer: {@code y = f(x)} and {@code dx = f′(x) · dy}, entry by entry.
 *
 * <p>To make an activation of your own, extend this class and write {@link #value} and {@link
 * #slope}. The built-in kinds also override {@link #values} and {@link #inputGradients} with the
 * same formula in a loop of their own: a loop that calls one function only is what the JVM makes
 * fast.
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
    // y = f(x)
    values(input.data, output.data, input.getNumElements());
    return output;
  }

  @Override
  public final Matrix backward(DMatrixRMaj outputGradient) {
    Shapes.requireOutputGradient(this, outputGradient, output);
    inputGradient.reshape(output.numRows, output.numCols);
    // dx = f′(x) · dy
    inputGradients(
        input.data, output.data, outputGradient.data, inputGradient.data, output.getNumElements());
    return inputGradient;
  }

  /** {@code y[i] = f(x[i])} for the first {@code count} entries. */
  protected void values(double[] x, double[] y, int count) {
    for (int i = 0; i < count; i++) {
      y[i] = value(x[i]);
    }
  }

  /** {@code dx[i] = f′(x[i]) · dy[i]} for the first {@code count} entries, where y[i] = f(x[i]). */
  protected void inputGradients(double[] x, double[] y, double[] dy, double[] dx, int count) {
    for (int i = 0; i < count; i++) {
      dx[i] = slope(x[i]) * dy[i];
    }
  }

  @Override
  public String toString() {
    String name = getClass().getSimpleName();
    return name.isEmpty() ? "Activation" : name; // an anonymous class has no name
  }
}
