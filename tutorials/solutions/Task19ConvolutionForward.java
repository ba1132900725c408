package solutions;

/** One way to do task 19. */
public class Task19ConvolutionForward extends exercises.Task19ConvolutionForward {
  @Override
  public double[][] forward(double[][] image, double[][] kernel, double bias) {
    int rows = image.length - kernel.length + 1;
    int columns = image[0].length - kernel[0].length + 1;
    double[][] output = new double[rows][columns];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        double sum = bias;
        for (int a = 0; a < kernel.length; a++) {
          for (int b = 0; b < kernel[a].length; b++) {
            sum += image[i + a][j + b] * kernel[a][b];
          }
        }
        output[i][j] = sum;
      }
    }
    return output;
  }
}
