package gradus.metrics;

import java.util.Locale;

/**
 * Precision, recall and F1, of one class or averaged over the classes of a {@link ConfusionMatrix}.
 */
public record ClassScores(double precision, double recall, double f1) {

  /**
   * {@code Σ weight·score / Σ weight}, for each of the three. The F1 is the mean of the classes'
   * F1, not the F1 of the two means.
   *
   * @param weights one a class, not all 0
   */
  static ClassScores average(ConfusionMatrix confusion, double[] weights) {
    double precision = 0;
    double recall = 0;
    double f1 = 0;
    double sum = 0;
    for (int c = 0; c < weights.length; c++) {
      precision += weights[c] * confusion.precision(c);
      recall += weights[c] * confusion.recall(c);
      f1 += weights[c] * confusion.f1(c);
      sum += weights[c];
    }
    return new ClassScores(precision / sum, recall / sum, f1 / sum);
  }

  /** The three, with four decimals. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "precision %.4f, recall %.4f, f1 %.4f", precision, recall, f1);
  }
}
