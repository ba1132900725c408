package gradus.metrics;

import gradus.math.Quote;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import org.ejml.data.DMatrixRMaj;

/**
 * Precision, recall and F1 of every class, as a table: a {@link ConfusionMatrix}, read by class.
 *
 * <p>The table is laid out as scikit-learn's {@code classification_report}, so that the two can be
 * compared line by line. A last digit may differ where a score is almost exactly between two of
 * them, since scikit-learn computes F1 in another order, and a class without rows that is never
 * predicted is missing there. "support" is the number of rows of a class; "macro avg" is the mean
 * over the classes, "weighted avg" the mean weighted by support. Where a share is 0/0, a line below
 * says so; the table shows and averages 0.
 */
public final class ClassificationReport {
  /** As wide as the longest label that isn't the name of a class. */
  private static final int LABEL_WIDTH = "weighted avg".length();

  /** The counts behind the table. */
  public final ConfusionMatrix confusion;

  private final int labelWidth;

  private ClassificationReport(ConfusionMatrix confusion) {
    this.confusion = confusion;
    int width = LABEL_WIDTH;
    for (String name : confusion.classNames()) {
      width = Math.max(width, Quote.visible(name).length());
    }
    this.labelWidth = width;
  }

  /** The report on these predictions; see {@link ConfusionMatrix#of} for what they may be. */
  public static ClassificationReport of(
      DMatrixRMaj predictions, DMatrixRMaj targets, List<String> classNames) {
    return of(ConfusionMatrix.of(predictions, targets, classNames));
  }

  /** The report on these counts. */
  public static ClassificationReport of(ConfusionMatrix confusion) {
    return new ClassificationReport(confusion);
  }

  /** The table, with two decimals, and a line for each 0/0. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    appendLine(text, "", "precision", "recall", "f1-score", "support");
    text.append('\n');
    for (int c = 0; c < confusion.classNames().size(); c++) {
      ClassScores scores =
          new ClassScores(confusion.precision(c), confusion.recall(c), confusion.f1(c));
      appendScores(
          text, Quote.visible(confusion.classNames().get(c)), scores, confusion.support(c));
    }
    text.append('\n');
    String accuracy = twoDecimals(confusion.accuracy());
    appendLine(text, "accuracy", "", "", accuracy, Integer.toString(confusion.rows()));
    appendScores(text, "macro avg", confusion.macroAverage(), confusion.rows());
    appendScores(text, "weighted avg", confusion.weightedAverage(), confusion.rows());
    appendUndefined(text);
    return text.toString().stripTrailing();
  }

  private void appendScores(StringBuilder text, String label, ClassScores scores, int support) {
    appendLine(
        text,
        label,
        twoDecimals(scores.precision()),
        twoDecimals(scores.recall()),
        twoDecimals(scores.f1()),
        Integer.toString(support));
  }

  private void appendLine(
      StringBuilder text,
      String label,
      String precision,
      String recall,
      String f1,
      String support) {
    String format = "%" + labelWidth + "s  %9s %9s %9s %9s\n";
    text.append(String.format(Locale.ROOT, format, label, precision, recall, f1, support));
  }

  private void appendUndefined(StringBuilder text) {
    text.append('\n');
    for (int c = 0; c < confusion.classNames().size(); c++) {
      String name = Quote.visible(confusion.classNames().get(c));
      if (confusion.predicted(c) == 0) {
        text.append("\"" + name + "\" was never predicted: its precision is 0/0, shown as 0.\n");
      }
      if (confusion.support(c) == 0) {
        text.append("\"" + name + "\" has no rows: its recall is 0/0, shown as 0.\n");
      }
    }
  }

  /**
   * Rounded as Python prints: 0.625, exactly between two, to the even 0.62. Java's own formatting
   * makes it 0.63.
   */
  private static String twoDecimals(double share) {
    return new BigDecimal(share).setScale(2, RoundingMode.HALF_EVEN).toString();
  }
}
