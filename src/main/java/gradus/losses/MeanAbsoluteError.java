package gradus.losses;

import gradus.math.Matrix;
import org.ejml.data.DMatrixRMaj;

/**
 * The mean absolute error: how far the predicted numbers are off, in the targets' own unit.
 *
 * <p>It is the mean over <b>all entries</b>, n·k of them. A large error pulls no harder than a
 * small one, so wild targets do little harm: the best constant prediction is the median of the
 * targets, where under {@link MeanSquaredError} it is their mean.
 *
 * <pre>
 *   L = (1/(n·k)) Σᵢ Σⱼ |oᵢⱼ − tᵢⱼ|          dL/do = sign(o − t) / (n·k)
 * </pre>
 *
 * <p>At the kink, where an output equals its target, the slope is taken as 0, as PyTorch's {@code
 * L1Loss} does. Everywhere else the steps keep their size however near the target is, so let the
 * learning rate fall toward the end, or use {@link Huber}, whose steps become small by themselves.
 */
public final class MeanAbsoluteError implements Loss {
  private final Matrix gradient = new Matrix(0, 0);

  @Override
  public double value(DMatrixRMaj output, DMatrixRMaj targets) {
    Targets.requireNumbers(this, output, targets);
    double sum = 0;
    for (int i = 0; i < output.getNumElements(); i++) {
      sum += Math.abs(output.data[i] - targets.data[i]);
    }
    return sum / output.getNumElements();
  }

  @Override
  public Matrix gradient(DMatrixRMaj output, DMatrixRMaj targets) {
    Targets.requireNumbers(this, output, targets);
    gradient.reshape(output.numRows, output.numCols);
    int entries = output.getNumElements();
    for (int i = 0; i < entries; i++) {
      // dL/do = sign(o − t) / (n·k)
      gradient.data[i] = Math.signum(output.data[i] - targets.data[i]) / entries;
    }
    return gradient;
  }

  @Override
  public String toString() {
    return "MeanAbsoluteError";
  }
}
