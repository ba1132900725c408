package gradus.data;

import gradus.math.Matrix;
import gradus.math.Quote;
import org.ejml.data.DMatrixRMaj;

/**
 * Shifts and scales every column to mean 0 and standard deviation 1: {@code (x − mean) /
 * deviation}.
 *
 * <p>Columns of very different sizes make the loss a long narrow valley in which gradient descent
 * zigzags. Mean and deviation are learned from the training rows only and then applied to both
 * parts: anything learned from the test rows would make the test dishonest. The deviation is the
 * population's (divided by n). A column that is constant in training, up to rounding (a relative
 * spread of 2e-15), becomes 0.
 */
public final class Standardizer implements Scaler {
  /** The mean of each column, 1×d. */
  public final Matrix means;

  /** The standard deviation of each column, 1×d; 0 for a constant one. */
  public final Matrix deviations;

  /**
   * A standardizer whose means and deviations are known, such as those of one that was saved.
   *
   * @throws IllegalArgumentException if they aren't one row each, of the same length and finite, or
   *     a deviation is negative
   */
  public Standardizer(Matrix means, Matrix deviations) {
    ColumnScaling.requireRow("Standardizer", "mean", means, means.numCols);
    ColumnScaling.requireRow("Standardizer", "deviation", deviations, means.numCols);
    for (int column = 0; column < deviations.numCols; column++) {
      double deviation = deviations.get(0, column);
      if (deviation < 0) {
        throw new IllegalArgumentException(
            "Standardizer got a deviation of %s in column %s, but expects 0 or more."
                .formatted(deviation, column));
      }
    }
    this.means = means;
    this.deviations = deviations;
  }

  /**
   * Learns mean and deviation of every input column of the training part.
   *
   * @throws IllegalArgumentException if a value is missing, or so large or small that its square
   *     overflows or vanishes
   */
  public static Standardizer fit(Dataset train) {
    train.requireComplete();
    Matrix inputs = train.inputs();
    Matrix means = new Matrix(1, inputs.numCols);
    Matrix deviations = new Matrix(1, inputs.numCols);
    for (int column = 0; column < inputs.numCols; column++) {
      boolean constant = ColumnStatistics.isConstant(inputs, column);
      // Rounding would give ten times 0.1 another mean than 0.1 and a deviation of 1e-17.
      double mean = constant ? inputs.get(0, column) : ColumnStatistics.mean(inputs, column);
      double deviation = constant ? 0 : ColumnStatistics.deviation(inputs, column, mean);
      if (!constant && ColumnStatistics.isRough(mean, inputs.numRows, deviation)) {
        mean += ColumnStatistics.meanDistance(inputs, column, mean);
        deviation = ColumnStatistics.deviation(inputs, column, mean);
      }
      if (!Double.isFinite(deviation) || (deviation == 0 && !constant)) {
        throw new IllegalArgumentException(
            ("%s cannot be standardized: the values of column %s are so large or so close"
                    + " together that their squares overflow or vanish. Scale the column by hand"
                    + " first.")
                .formatted(train.name(), Quote.of(train.featureNames().get(column))));
      }
      means.set(0, column, mean);
      deviations.set(0, column, deviation);
    }
    return new Standardizer(means, deviations);
  }

  /**
   * Learns mean and deviation of the targets of regression in the training part.
   *
   * @throws IllegalArgumentException if the targets are classes, or as for {@link #fit}
   */
  public static Standardizer fitTargets(Dataset train) {
    return fit(ColumnScaling.targetsAsInputs(train));
  }

  @Override
  public Matrix apply(DMatrixRMaj inputs) {
    return ColumnScaling.scale(this, inputs, means, deviations);
  }

  @Override
  public Matrix invert(DMatrixRMaj scaled) {
    return ColumnScaling.unscale(this, scaled, means, deviations);
  }

  @Override
  public String toString() {
    return "Standardizer(" + means.numCols + " columns)";
  }
}
