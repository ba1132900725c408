package gradus.metrics;

import java.util.Locale;

/**
 * Precision, recall and F1, of one class or averaged over the classes of a {@link ConfusionMatrix}.
 */
public record ClassScores(double precision, double recall, double f1) {

  /** The three, with four decimals. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "precision %.4f, recall %.4f, f1 %.4f", precision, recall, f1);
  }
}
