package solutions;

/** One way to do task 07. */
public class Task07DenseForward extends exercises.Task07DenseForward {
  @Override
  public double[][] forward(double[][] x, double[][] w, double[] b) {
    double[][] y = new double[x.length][b.length];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < b.length; j++) {
        double sum = b[j];
        for (int a = 0; a < w.length; a++) {
          sum += x[i][a] * w[a][j];
        }
        y[i][j] = sum;
      }
    }
    return y;
  }
}
