package lesson08;

/** What lesson 8 compares with: the loss of lessons 5 and 6, and its finite differences. */
final class FiniteDifferences {
  private static final double NUDGE = 1e-5;

  private FiniteDifferences() {}

  /** The derivative of the loss with respect to each logit, as in lesson 3. */
  static double[] byFiniteDifference(double[] z, int trueClass) {
    double[] nudged = z.clone();
    double[] gradient = new double[z.length];
    for (int k = 0; k < z.length; k++) {
      nudged[k] = z[k] + NUDGE;
      double above = loss(nudged, trueClass);
      nudged[k] = z[k] - NUDGE;
      double below = loss(nudged, trueClass);
      nudged[k] = z[k];
      gradient[k] = (above - below) / (2 * NUDGE);
    }
    return gradient;
  }

  /** -ln p of the true class, where p = softmax(z): ln(sum of e^z) - z. */
  private static double loss(double[] z, int trueClass) {
    return logSumExp(z) - z[trueClass];
  }

  /** p = e^z / sum of e^z = e^(z - ln(sum of e^z)). */
  static double[] softmax(double[] z) {
    double[] p = new double[z.length];
    for (int k = 0; k < z.length; k++) {
      p[k] = StrictMath.exp(z[k] - logSumExp(z));
    }
    return p;
  }

  /** ln(sum of e^z) = max + ln(sum of e^(z - max)), as in lesson 6. */
  private static double logSumExp(double[] z) {
    double max = z[0];
    for (double score : z) {
      max = Math.max(max, score);
    }
    double sum = 0;
    for (double score : z) {
      sum += StrictMath.exp(score - max);
    }
    return max + StrictMath.log(sum);
  }

  static double largestDifference(double[] a, double[] b) {
    double largest = 0;
    for (int k = 0; k < a.length; k++) {
      largest = Math.max(largest, Math.abs(a[k] - b[k]));
    }
    return largest;
  }
}
