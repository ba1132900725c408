package exercises;

/**
 * Task 20: a convolution, backward (lesson 23; lesson 11 explains why the parts add up).
 *
 * <p>A weight of the kernel is used at every place, and a pixel under several weights. Where a
 * number is used more than once, its gradients add up. With the convolution of task 19:
 *
 * <pre>
 *   dK[a][b]         = sum over i, j of dY[i][j]·X[i + a][j + b]
 *   dX[i + a][j + b] += dY[i][j]·K[a][b]                for all i, j, a, b
 *   dbias            = sum over i, j of dY[i][j]
 * </pre>
 *
 * <p>Example: for the image 1 2 / 3 4, the kernel 1 0 / 0 −1 and the single dY 5, dK is 5 10 / 15
 * 20, dX is 5 0 / 0 −5, and dbias is 5.
 */
public class Task20ConvolutionBackward {
  /** dK, of the shape of the kernel. */
  public double[][] kernelGradient(double[][] image, double[][] dY) {
    throw new UnsupportedOperationException("write me: kernelGradient(image, dY)");
  }

  /** dX, of the shape of the image. */
  public double[][] inputGradient(double[][] dY, double[][] kernel) {
    throw new UnsupportedOperationException("write me: inputGradient(dY, kernel)");
  }

  /** dbias. */
  public double biasGradient(double[][] dY) {
    throw new UnsupportedOperationException("write me: biasGradient(dY)");
  }
}
