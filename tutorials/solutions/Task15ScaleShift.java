package solutions;

import gradus.layers.Parameter;
import gradus.math.Matrix;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/** One way to do task 15. */
public class Task15ScaleShift extends exercises.Task15ScaleShift {
  private DMatrixRMaj input;
  private final Matrix output = new Matrix(0, 0);
  private final Matrix inputGradient = new Matrix(0, 0);

  /** A layer for two columns, as the checks use it. */
  public Task15ScaleShift() {
    this(2);
  }

  public Task15ScaleShift(int width) {
    super(width);
  }

  @Override
  public Matrix forward(DMatrixRMaj input) {
    this.input = input;
    output.reshape(input.numRows, input.numCols);
    for (int i = 0; i < input.numRows; i++) {
      for (int j = 0; j < input.numCols; j++) {
        // y = x·s + t
        output.set(i, j, input.get(i, j) * scale.value.get(0, j) + shift.value.get(0, j));
      }
    }
    return output;
  }

  @Override
  public Matrix backward(DMatrixRMaj outputGradient) {
    inputGradient.reshape(input.numRows, input.numCols);
    for (int j = 0; j < input.numCols; j++) {
      double ds = 0;
      double dt = 0;
      for (int i = 0; i < input.numRows; i++) {
        double dy = outputGradient.get(i, j);
        ds += input.get(i, j) * dy;
        dt += dy;
        // dx = dy·s
        inputGradient.set(i, j, dy * scale.value.get(0, j));
      }
      scale.gradient.set(0, j, ds);
      shift.gradient.set(0, j, dt);
    }
    return inputGradient;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(scale, shift);
  }
}
