package gradus.losses;

import gradus.math.Matrix;
import org.ejml.data.DMatrixRMaj;

/**
 * The mean squared error: the usual loss for predicting numbers.
 *
 * <p>It is the mean over <b>all entries</b>, n·k of them, as PyTorch and Keras define it; the
 * cross-entropies are means over the rows. The unit is the square of the targets' unit.
 *
 * <pre>
 *   L = (1/(n·k)) Σᵢ Σⱼ (oᵢⱼ − tᵢⱼ)²          dL/do = 2·(o − t) / (n·k)
 * </pre>
 */
public final class MeanSquaredError implements Loss {
  private final Matrix gradient = new Matrix(0, 0);

  @Override
  public double value(DMatrixRMaj output, DMatrixRMaj targets) {
    Targets.requireNumbers(this, output, targets);
    double sum = 0;
    for (int i = 0; i < output.getNumElements(); i++) {
      double difference = output.data[i] - targets.data[i];
      sum += difference * difference;
    }
    return sum / output.getNumElements();
  }

  @Override
  public Matrix gradient(DMatrixRMaj output, DMatrixRMaj targets) {
    Targets.requireNumbers(this, output, targets);
    gradient.reshape(output.numRows, output.numCols);
    int entries = output.getNumElements();
    for (int i = 0; i < entries; i++) {
      // dL/do = 2·(o − t) / (n·k)
      gradient.data[i] = 2 * (output.data[i] - targets.data[i]) / entries;
    }
    return gradient;
  }

  @Override
  public String toString() {
    return "MeanSquaredError";
  }
}
