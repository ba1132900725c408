package solutions;

/** One way to do task 20. */
public class Task20ConvolutionBackward extends exercises.Task20ConvolutionBackward {
  @Override
  public double[][] kernelGradient(double[][] image, double[][] dY) {
    int rows = image.length - dY.length + 1;
    int columns = image[0].length - dY[0].length + 1;
    double[][] dK = new double[rows][columns];
    for (int a = 0; a < rows; a++) {
      for (int b = 0; b < columns; b++) {
        for (int i = 0; i < dY.length; i++) {
          for (int j = 0; j < dY[i].length; j++) {
            dK[a][b] += dY[i][j] * image[i + a][j + b];
          }
        }
      }
    }
    return dK;
  }

  @Override
  public double[][] inputGradient(double[][] dY, double[][] kernel) {
    int rows = dY.length + kernel.length - 1;
    int columns = dY[0].length + kernel[0].length - 1;
    double[][] dX = new double[rows][columns];
    for (int i = 0; i < dY.length; i++) {
      for (int j = 0; j < dY[i].length; j++) {
        for (int a = 0; a < kernel.length; a++) {
          for (int b = 0; b < kernel[a].length; b++) {
            dX[i + a][j + b] += dY[i][j] * kernel[a][b];
          }
        }
      }
    }
    return dX;
  }

  @Override
  public double biasGradient(double[][] dY) {
    double sum = 0;
    for (double[] row : dY) {
      for (double value : row) {
        sum += value;
      }
    }
    return sum;
  }
}
