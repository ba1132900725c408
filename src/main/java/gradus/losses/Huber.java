package gradus.losses;

import gradus.math.Matrix;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;

/**
 * Huber's loss: squared for small errors and straight for large ones, so that a few wildly wrong
 * targets don't rule the training, as they do under {@link MeanSquaredError}.
 *
 * <p>It is the mean over <b>all entries</b>, n·k of them. Up to δ it is half of the squared error;
 * from there on it goes on straight, with slope δ. A large δ makes it half of {@link
 * MeanSquaredError}, a small one δ times {@link MeanAbsoluteError}. δ is in the unit of the
 * targets, the loss in its square.
 *
 * <pre>
 *   L = (1/(n·k)) Σᵢ Σⱼ h(oᵢⱼ − tᵢⱼ)          h(d) = d²/2            where |d| ≤ δ
 *                                             h(d) = δ·(|d| − δ/2)  elsewhere
 *   dL/do = min(max(o − t, −δ), δ) / (n·k)
 * </pre>
 *
 * <p>Both pieces have the same value and the same slope at |d| = δ, so there is no kink.
 *
 * <p>Source: P. Huber, "Robust estimation of a location parameter", Annals of Mathematical
 * Statistics 35 (1964).
 */
public final class Huber implements Loss {
  private final double delta;
  private final Matrix gradient = new Matrix(0, 0);

  /**
   * Straight for errors beyond δ.
   *
   * @param delta in the unit of the targets: about as large as an error that is still ordinary
   * @throws IllegalArgumentException if it isn't positive and finite
   */
  public Huber(double delta) {
    if (!(delta > 0 && Double.isFinite(delta))) {
      throw new IllegalArgumentException(
          "Huber got a delta of "
              + delta
              + ", but expects a positive number: the largest error that is still ordinary, in the"
              + " unit of the targets.");
    }
    this.delta = delta;
  }

  @Override
  public double value(DMatrixRMaj output, DMatrixRMaj targets) {
    Targets.requireNumbers(this, output, targets);
    double sum = 0;
    for (int i = 0; i < output.getNumElements(); i++) {
      double size = Math.abs(output.data[i] - targets.data[i]);
      sum += size <= delta ? size * size / 2 : delta * (size - delta / 2);
    }
    return sum / output.getNumElements();
  }

  @Override
  public Matrix gradient(DMatrixRMaj output, DMatrixRMaj targets) {
    Targets.requireNumbers(this, output, targets);
    gradient.reshape(output.numRows, output.numCols);
    int entries = output.getNumElements();
    for (int i = 0; i < entries; i++) {
      // dL/do = min(max(o − t, −δ), δ) / (n·k)
      double difference = output.data[i] - targets.data[i];
      gradient.data[i] = Math.min(Math.max(difference, -delta), delta) / entries;
    }
    return gradient;
  }

  @Override
  public Map<String, Object> settings() {
    return Map.of("delta", delta);
  }

  @Override
  public String toString() {
    return "Huber(" + delta + ")";
  }
}
