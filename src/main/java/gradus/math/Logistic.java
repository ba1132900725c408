package gradus.math;

import org.ejml.data.DMatrixRMaj;

/** The logistic function, written so that it never overflows and keeps its digits near 0. */
public final class Logistic {
  private Logistic() {}

  /**
   * {@code σ(x) = 1 / (1 + exp(−x))}, between 0 and 1.
   *
   * <p>For negative x it is computed as {@code exp(x) / (1 + exp(x))}, which is the same number:
   * the exponent is never positive, so exp cannot overflow.
   */
  public static double sigmoid(double x) {
    if (x >= 0) {
      return 1 / (1 + StrictMath.exp(-x));
    }
    double exponential = StrictMath.exp(x);
    return exponential / (1 + exponential);
  }

  /**
   * The probabilities of both classes, where a network has one output, which is for the second.
   *
   * @param output n×1
   * @param logits whether the outputs are logits, and not probabilities already
   * @return n×2, 1 − p and p in each row
   */
  public static Matrix bothClasses(DMatrixRMaj output, boolean logits) {
    Matrix both = new Matrix(output.numRows, 2);
    for (int row = 0; row < output.numRows; row++) {
      double yes = logits ? sigmoid(output.get(row, 0)) : output.get(row, 0);
      both.set(row, 0, 1 - yes);
      both.set(row, 1, yes);
    }
    return both;
  }
}
