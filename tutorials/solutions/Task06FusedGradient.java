package solutions;

/** One way to do task 06. */
public class Task06FusedGradient extends exercises.Task06FusedGradient {
  @Override
  public double[][] gradient(double[][] p, double[][] y) {
    double[][] gradient = new double[p.length][p[0].length];
    for (int row = 0; row < p.length; row++) {
      for (int j = 0; j < p[row].length; j++) {
        gradient[row][j] = (p[row][j] - y[row][j]) / p.length;
      }
    }
    return gradient;
  }
}
