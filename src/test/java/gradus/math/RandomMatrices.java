package gradus.math;

import gradus.layers.Softmax;
import java.util.Random;

/** Random matrices for tests. */
public final class RandomMatrices {
  private RandomMatrices() {}

  /** Normally distributed entries with mean 0 and deviation 1. */
  public static Matrix gaussian(Random random, int rows, int columns) {
    Matrix matrix = new Matrix(rows, columns);
    for (int i = 0; i < matrix.data.length; i++) {
      matrix.data[i] = random.nextGaussian();
    }
    return matrix;
  }

  /** Rows of probabilities, none far below a percent. */
  public static Matrix probabilities(Random random, int rows, int columns) {
    Matrix matrix = gaussian(random, rows, columns);
    matrix.setTo(new Softmax().forward(matrix));
    return matrix;
  }
}
