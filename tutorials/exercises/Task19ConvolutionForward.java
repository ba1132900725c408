package exercises;

/**
 * Task 19: a convolution, forward (lesson 23).
 *
 * <p>A small kernel of weights slides over an image. At each place it is multiplied by the pixels
 * below it, number by number; the sum, plus a bias, is one output. So one weight serves all places,
 * and a filter finds its pattern wherever it is. (Like most programs, this doesn't flip the
 * kernel.)
 *
 * <pre>
 *   Y[i][j] = bias + sum over a, b of X[i + a][j + b]·K[a][b]
 * </pre>
 *
 * <p>The kernel stays inside the image: n rows and a kernel of k rows give n − k + 1 rows of
 * outputs, and columns likewise. Example: the image 1 2 / 3 4 with the kernel 1 0 / 0 −1 and the
 * bias 10 gives the single output 10 + 1 − 4 = 7.
 */
public class Task19ConvolutionForward {
  /** The outputs. */
  public double[][] forward(double[][] image, double[][] kernel, double bias) {
    throw new UnsupportedOperationException("write me: forward(image, kernel, bias)");
  }
}
