package exercises;

/**
 * Task 08: a Dense layer, backward (lesson 10; lesson 09 explains the sums over the rows).
 *
 * <p>From dY, how the loss changes with each output, to how it changes with everything that went
 * into the layer:
 *
 * <pre>
 *   dW = Xᵀ·dY          dW[a][j] = sum over the rows i of X[i][a]·dY[i][j]
 *   db                  db[j]    = sum over the rows i of dY[i][j]
 *   dX = dY·Wᵀ          dX[i][a] = sum over the outputs j of dY[i][j]·W[a][j]
 * </pre>
 *
 * <p>For n examples, d inputs and k outputs: X and dX n×d, W and dW d×k, db k numbers, dY n×k.
 *
 * <p>Example: for the single row 1, 2 and its dY 3, −1, dW has the rows 3, −1 and 6, −2, and db is
 * 3, −1. If the rows of W are 1, 0 and 2, 5, dX is 3·1 − 1·0 = 3 and 3·2 − 1·5 = 1.
 */
public class Task08DenseBackward {
  /** dW, of the shape of W. */
  public double[][] weightsGradient(double[][] x, double[][] dY) {
    throw new UnsupportedOperationException("write me: weightsGradient(x, dY)");
  }

  /** db, one number for each output. */
  public double[] biasesGradient(double[][] dY) {
    throw new UnsupportedOperationException("write me: biasesGradient(dY)");
  }

  /** dX, of the shape of X. */
  public double[][] inputGradient(double[][] dY, double[][] w) {
    throw new UnsupportedOperationException("write me: inputGradient(dY, w)");
  }
}
