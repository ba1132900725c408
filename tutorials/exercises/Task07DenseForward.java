package exercises;

/**
 * Task 07: a Dense layer, forward (lesson 10).
 *
 * <p>Each output is a weighted sum of all inputs, plus a bias. For n examples, d inputs and k
 * outputs:
 *
 * <pre>
 *   Y = X·W + b                                X n×d, W d×k, b k numbers, Y n×k
 *   Y[i][j] = b[j] + X[i][0]·W[0][j] + X[i][1]·W[1][j] + …
 * </pre>
 *
 * <p>Example: the row 1, 2 with the weights 0.5, −0.2 and 0.1, 0.3 and the biases 0.1, −0.5 gives
 * 0.8, −0.1.
 */
public class Task07DenseForward {
  /** The outputs, a row for each row of {@code x}. */
  public double[][] forward(double[][] x, double[][] w, double[] b) {
    throw new UnsupportedOperationException("write me: forward(x, w, b)");
  }
}
