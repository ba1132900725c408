package exercises;

import gradus.layers.Layer;
import gradus.layers.Parameter;
import gradus.math.Matrix;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * Task 15: a layer of your own that learns (lesson 10 explains backward).
 *
 * <p>It multiplies each column of its input by a number and adds another number; both are learned.
 *
 * <pre>
 *   Y[i][j]  = X[i][j]·s[j] + t[j]
 *   ds[j]    = sum over the rows i of X[i][j]·dY[i][j]
 *   dt[j]    = sum over the rows i of dY[i][j]
 *   dX[i][j] = dY[i][j]·s[j]
 * </pre>
 *
 * <p>Example: with s = 2, −1 and t = 0.5, 1 the row 3, −4 becomes 6.5, 5. Its dY 1, 2 gives ds = 3,
 * −8 and dt = 1, 2, and dX = 2, −2.
 *
 * <p>{@code backward} writes ds and dt into {@code scale.gradient} and {@code shift.gradient},
 * replacing what was there, and returns dX. It needs the input of {@code forward}: keep it in a
 * field.
 *
 * <p>{@code new Matrix(rows, columns)} makes a matrix of zeros, {@code x.get(i, j)} reads one of
 * its numbers, and {@code x.set(i, j, number)} writes one. {@code x.numRows} and {@code x.numCols}
 * are its size.
 */
public class Task15ScaleShift implements Layer {
  /** s, 1×width: at first 1 everywhere. */
  public final Parameter scale;

  /** t, 1×width: at first 0 everywhere. */
  public final Parameter shift;

  /** A layer for inputs with this many columns. */
  public Task15ScaleShift(int width) {
    Matrix ones = new Matrix(1, width);
    ones.fill(1);
    scale = new Parameter("scale", ones);
    shift = new Parameter("shift", new Matrix(1, width));
  }

  @Override
  public Matrix forward(DMatrixRMaj input) {
    throw new UnsupportedOperationException("write me: forward(input)");
  }

  @Override
  public Matrix backward(DMatrixRMaj outputGradient) {
    throw new UnsupportedOperationException("write me: backward(outputGradient)");
  }

  @Override
  public List<Parameter> parameters() {
    throw new UnsupportedOperationException("write me: parameters()");
  }

  @Override
  public String toString() {
    return "ScaleShift(" + scale.value.numCols + ")";
  }
}
