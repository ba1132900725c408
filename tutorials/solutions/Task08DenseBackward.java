package solutions;

/** One way to do task 08. */
public class Task08DenseBackward extends exercises.Task08DenseBackward {
  @Override
  public double[][] weightsGradient(double[][] x, double[][] dY) {
    double[][] dW = new double[x[0].length][dY[0].length];
    for (int a = 0; a < dW.length; a++) {
      for (int j = 0; j < dW[a].length; j++) {
        for (int i = 0; i < x.length; i++) {
          dW[a][j] += x[i][a] * dY[i][j];
        }
      }
    }
    return dW;
  }

  @Override
  public double[] biasesGradient(double[][] dY) {
    double[] db = new double[dY[0].length];
    for (int i = 0; i < dY.length; i++) {
      for (int j = 0; j < db.length; j++) {
        db[j] += dY[i][j];
      }
    }
    return db;
  }

  @Override
  public double[][] inputGradient(double[][] dY, double[][] w) {
    double[][] dX = new double[dY.length][w.length];
    for (int i = 0; i < dX.length; i++) {
      for (int a = 0; a < w.length; a++) {
        for (int j = 0; j < w[a].length; j++) {
          dX[i][a] += dY[i][j] * w[a][j];
        }
      }
    }
    return dX;
  }
}
