package gradus.metrics;

import gradus.math.Decimals;
import gradus.math.Shapes;
import org.ejml.data.DMatrixRMaj;

/**
 * How far predicted numbers are off, for one column of targets.
 *
 * <pre>
 *   rmse     = √((1/n) Σᵢ (oᵢ − tᵢ)²)                 root of the mean squared error
 *   mae      = (1/n) Σᵢ |oᵢ − tᵢ|                     mean absolute error
 *   rSquared = 1 − Σᵢ (oᵢ − tᵢ)² / Σᵢ (tᵢ − mean t)²
 * </pre>
 *
 * <p>The first two have the targets' unit. The rmse is never below the mae, and far above it where
 * a few errors are much larger than the rest, since squares make these count. R² compares with
 * always predicting the mean of these targets: 1 is perfect, 0 is no better than that, below 0 is
 * worse.
 *
 * @param rmse 0 or more
 * @param mae 0 or more
 * @param rSquared at most 1; NaN if all targets are equal, since there is nothing to explain then
 *     and the formula divides by 0 (scikit-learn says 1 or 0 there)
 */
public record RegressionErrors(double rmse, double mae, double rSquared) {

  /**
   * The errors of a single column.
   *
   * @throws IllegalArgumentException if there are several, the shapes differ, there is no row, or
   *     an entry isn't finite
   */
  public static RegressionErrors of(DMatrixRMaj predictions, DMatrixRMaj targets) {
    if (targets.numCols > 1) {
      throw new IllegalArgumentException(
          ("RegressionErrors got %s columns, but expects one, since each may have its own"
                  + " unit. Choose one: RegressionErrors.of(predictions, targets, 0).")
              .formatted(targets.numCols));
    }
    return of(predictions, targets, 0);
  }

  /**
   * The errors of one of several columns.
   *
   * @throws IllegalArgumentException if there is no such column, the shapes differ, there is no
   *     row, or an entry isn't finite
   */
  public static RegressionErrors of(DMatrixRMaj predictions, DMatrixRMaj targets, int column) {
    requireUsable(predictions, targets, column);
    int rows = targets.numRows;
    double targetSum = 0;
    boolean allEqual = true;
    for (int row = 0; row < rows; row++) {
      targetSum += targets.get(row, column);
      allEqual &= targets.get(row, column) == targets.get(0, column);
    }
    double mean = targetSum / rows;
    double absolute = 0;
    double squared = 0;
    double squaredFromMean = 0;
    for (int row = 0; row < rows; row++) {
      double target = targets.get(row, column);
      double error = predictions.get(row, column) - target;
      absolute += Math.abs(error);
      squared += error * error;
      squaredFromMean += (target - mean) * (target - mean);
    }
    // The mean of equal numbers is rounded, so their squaredFromMean needn't be exactly 0.
    double rSquared = allEqual ? Double.NaN : 1 - squared / squaredFromMean;
    return new RegressionErrors(Math.sqrt(squared / rows), absolute / rows, rSquared);
  }

  private static void requireUsable(DMatrixRMaj predictions, DMatrixRMaj targets, int column) {
    String owner = "RegressionErrors";
    Predictions.requireSameShape(predictions, targets);
    Shapes.requireFinite(owner, "a prediction", predictions);
    Shapes.requireFinite(owner, "a target", targets);
    if (column < 0 || column >= targets.numCols) {
      throw new IllegalArgumentException(
          "%s got column %s, but expects 0 to %s: the targets are %s."
              .formatted(owner, column, targets.numCols - 1, Shapes.of(targets)));
    }
  }

  /** The three in one line, with four decimals. */
  @Override
  public String toString() {
    return "rmse "
        + Decimals.of(rmse, 3)
        + ", mae "
        + Decimals.of(mae, 3)
        + ", R2 "
        + Decimals.of(rSquared, 3);
  }
}
