package gradus.data;

import gradus.math.Matrix;
import org.ejml.data.DMatrixRMaj;

/**
 * Shifts and scales every column to the range from 0 to 1: {@code (x − min) / (max − min)}.
 *
 * <p>Suits values with a natural smallest and largest, such as the pixels of an image. A single
 * outlier squeezes all other values together; {@link Standardizer} copes better with that. Values
 * outside the range of the training part go outside 0 to 1. A column that is constant in training,
 * up to rounding (a relative spread of 2e-15), becomes 0.
 */
public final class MinMaxScaler implements Scaler {
  /** The smallest value of each column, 1×d. */
  public final Matrix minima;

  /** The largest value of each column, 1×d. */
  public final Matrix maxima;

  private final Matrix ranges; // maxima − minima

  /**
   * A scaler whose smallest and largest values are known, such as those of one that was saved, or 0
   * and 255 for pixels.
   *
   * @throws IllegalArgumentException if they aren't one row each, of the same length and finite, or
   *     a smallest value is above the largest
   */
  public MinMaxScaler(Matrix minima, Matrix maxima) {
    ColumnScaling.requireRow("MinMaxScaler", "smallest value", minima, minima.numCols);
    ColumnScaling.requireRow("MinMaxScaler", "largest value", maxima, minima.numCols);
    this.minima = minima;
    this.maxima = maxima;
    this.ranges = new Matrix(1, minima.numCols);
    for (int column = 0; column < ranges.numCols; column++) {
      double range = maxima.get(0, column) - minima.get(0, column);
      if (range < 0 || Double.isInfinite(range)) {
        throw new IllegalArgumentException(
            "MinMaxScaler got values from %s to %s in column %s%s"
                .formatted(
                    minima.get(0, column),
                    maxima.get(0, column),
                    column,
                    range < 0
                        ? ", but expects the smallest first."
                        : ", whose difference is too large for a double."));
      }
      ranges.set(0, column, range);
    }
  }

  /**
   * Learns the smallest and largest value of every input column of the training part.
   *
   * @throws IllegalArgumentException if a value is missing
   */
  public static MinMaxScaler fit(Dataset train) {
    train.requireComplete();
    Matrix inputs = train.inputs();
    Matrix minima = new Matrix(1, inputs.numCols);
    Matrix maxima = new Matrix(1, inputs.numCols);
    for (int column = 0; column < inputs.numCols; column++) {
      double min = ColumnStatistics.min(inputs, column);
      boolean constant = ColumnStatistics.isConstant(inputs, column);
      minima.set(0, column, min);
      maxima.set(0, column, constant ? min : ColumnStatistics.max(inputs, column));
    }
    return new MinMaxScaler(minima, maxima);
  }

  /**
   * Learns the smallest and largest target of regression in the training part.
   *
   * @throws IllegalArgumentException if the targets are classes
   */
  public static MinMaxScaler fitTargets(Dataset train) {
    return fit(ColumnScaling.targetsAsInputs(train));
  }

  @Override
  public Matrix apply(DMatrixRMaj inputs) {
    return ColumnScaling.scale(this, inputs, minima, ranges);
  }

  @Override
  public Matrix invert(DMatrixRMaj scaled) {
    return ColumnScaling.unscale(this, scaled, minima, ranges);
  }

  @Override
  public String toString() {
    return "MinMaxScaler(" + minima.numCols + " columns)";
  }
}
