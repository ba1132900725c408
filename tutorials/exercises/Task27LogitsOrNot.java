package exercises;

/**
 * Task 27: probabilities where logits belong (lesson 07).
 *
 * <p>A loss expects probabilities or logits, and can't see which of them it was given:
 *
 * <pre>
 *   on probabilities:  −ln p[c]                              c is the true class
 *   on logits:         ln(e^z[0] + e^z[1] + …) − z[c]
 * </pre>
 *
 * <p>If you give probabilities to the second one, the number that you get is wrong, and it never
 * comes near 0. Write both, predict how low the wrong one can get, and write the test that notices
 * the mistake.
 *
 * <p>Example: for 0.8, 0.1, 0.1 and class 0 the true loss is 0.2231. Taken for logits it is 0.6897.
 */
public class Task27LogitsOrNot {
  /** What a row of probabilities costs. */
  public double lossOnProbabilities(double[] p, int trueClass) {
    throw new UnsupportedOperationException("write me: lossOnProbabilities(p, trueClass)");
  }

  /** What a row of logits costs. The logits may be as large as 1000. */
  public double lossOnLogits(double[] z, int trueClass) {
    throw new UnsupportedOperationException("write me: lossOnLogits(z, trueClass)");
  }

  /** The lowest loss on logits that a row of probabilities can have, for this many classes. */
  public double floor(int classes) {
    throw new UnsupportedOperationException("write me: floor(classes)");
  }

  /**
   * Whether a row can be probabilities: no number is below 0, and the sum is 1, up to a rounding
   * error of less than 0.000001.
   */
  public boolean areProbabilities(double[] row) {
    throw new UnsupportedOperationException("write me: areProbabilities(row)");
  }
}
