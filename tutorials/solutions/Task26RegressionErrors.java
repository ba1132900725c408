package solutions;

import java.util.Arrays;

/** One way to do task 26. */
public class Task26RegressionErrors extends exercises.Task26RegressionErrors {
  @Override
  public double rmse(double[] p, double[] y) {
    return Math.sqrt(squares(p, y) / y.length);
  }

  @Override
  public double mae(double[] p, double[] y) {
    double sum = 0;
    for (int i = 0; i < y.length; i++) {
      sum += Math.abs(p[i] - y[i]);
    }
    return sum / y.length;
  }

  @Override
  public double rSquared(double[] p, double[] y) {
    double mean = 0;
    for (double value : y) {
      mean += value / y.length;
    }
    double[] means = new double[y.length];
    Arrays.fill(means, mean);
    return 1 - squares(p, y) / squares(means, y);
  }

  private static double squares(double[] p, double[] y) {
    double sum = 0;
    for (int i = 0; i < y.length; i++) {
      sum += (p[i] - y[i]) * (p[i] - y[i]);
    }
    return sum;
  }
}
