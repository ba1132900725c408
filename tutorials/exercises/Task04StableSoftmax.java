package exercises;

/**
 * Task 04: a softmax that cannot overflow, and log-sum-exp (lesson 06).
 *
 * <p>exp(710) is too large for a double. With the largest score m subtracted from all, no exponent
 * is above 0, and the quotients stay the same:
 *
 * <pre>
 *   p[i] = exp(z[i] − m) / sum        sum = exp(z[0] − m) + exp(z[1] − m) + …
 *   log-sum-exp = ln(exp(z[0]) + exp(z[1]) + …) = m + ln(sum)
 * </pre>
 *
 * <p>Example: the scores 1000, 1001, 1002 give 0.0900, 0.2447, 0.6652, and their log-sum-exp is
 * 1002.4076.
 */
public class Task04StableSoftmax {
  /** The probabilities of these scores, however large or small the scores are. */
  public double[] softmax(double[] z) {
    throw new UnsupportedOperationException("write me: softmax(z)");
  }

  /** The logarithm of the sum of exp(z), however large or small the scores are. */
  public double logSumExp(double[] z) {
    throw new UnsupportedOperationException("write me: logSumExp(z)");
  }
}
