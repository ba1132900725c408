package exercises;

/**
 * Task 26: how wrong are predicted numbers? (lesson 21)
 *
 * <p>Accuracy has no meaning where a quantity is predicted. These three measures do:
 *
 * <pre>
 *   RMSE = √( mean of (p[i] − y[i])² )             in the unit of y; large errors count more
 *   MAE  = mean of |p[i] − y[i]|                   in the unit of y; every error counts alike
 *   R²   = 1 − sum of (p[i] − y[i])² / sum of (m − y[i])²          m: the mean of y
 * </pre>
 *
 * <p>R² is 1 for perfect predictions, 0 for the mean, and negative for predictions worse than the
 * mean. Example: p = 1, 3, 8 and y = 2, 3, 4 have the errors −1, 0, 4: RMSE √(17/3) = 2.3805, MAE
 * 5/3, and R² 1 − 17/2 = −7.5.
 */
public class Task26RegressionErrors {
  /** RMSE. */
  public double rmse(double[] p, double[] y) {
    throw new UnsupportedOperationException("write me: rmse(p, y)");
  }

  /** MAE. */
  public double mae(double[] p, double[] y) {
    throw new UnsupportedOperationException("write me: mae(p, y)");
  }

  /** R². */
  public double rSquared(double[] p, double[] y) {
    throw new UnsupportedOperationException("write me: rSquared(p, y)");
  }
}
