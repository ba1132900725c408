package gradus.inspect;

import gradus.History;
import gradus.data.Dataset;
import gradus.math.Decimals;
import gradus.math.Matrix;
import gradus.math.Quote;
import gradus.metrics.Accuracy;
import gradus.metrics.ConfusionMatrix;
import java.util.Locale;

/**
 * What came of the training: is a rare class found at all, and is it more than learned by heart?
 */
final class ResultChecks {
  /** From this share of one class on, always naming it looks good. */
  private static final double MAJORITY = 0.7;

  /** How much better the training rows may be known; in healthy runs at most 0.18. */
  private static final double LARGEST_GAP = 0.25;

  /** The validation loss as a part of what guessing costs; in healthy runs at most 0.93. */
  private static final double WORST_VALIDATION = 1.25;

  /** With fewer rows, chance could do anything. */
  private static final int FEWEST_ROWS = 30;

  /** A network that was taken up by the majority isn't much worse than guessing. */
  private static final double MUCH_WORSE = 1.5;

  /**
   * By how much the nearest neighbor may know the classes, or numbers, of the training rows better.
   */
  private static final double UNDERFIT = 0.15;

  private static final double UNDERFIT_CORRELATION = 0.15;

  private ResultChecks() {}

  /** A network that has learned the shares of the classes, and names the largest every time. */
  static void addOnlyMajority(
      Findings findings, Examination examination, Examination.ForwardPass pass) {
    Dataset sample = examination.sample;
    double guess = Baseline.loss(examination.loss, sample.targets());
    if (!sample.isClassification() || !(pass.loss() <= MUCH_WORSE * guess)) {
      return;
    }
    ConfusionMatrix confusion =
        ConfusionMatrix.of(
            pass.output(),
            sample.targets(),
            sample.classNames(),
            examination.loss.decisionThreshold());
    int majority = 0;
    for (int c = 1; c < sample.classNames().size(); c++) {
      majority = confusion.support(c) > confusion.support(majority) ? c : majority;
    }
    double share = (double) confusion.support(majority) / sample.rows();
    if (share >= MAJORITY && confusion.predicted(majority) == sample.rows()) {
      findings.warning(
          "only the majority",
          "All %d rows are called \"%s\", and the accuracy of %s is just the share of that class."
              .formatted(
                  sample.rows(),
                  Quote.visible(sample.classNames().get(majority)),
                  Findings.percent(share)),
          "new CrossEntropy().withClassWeights(train.classWeights()), or train.oversampled(seed);"
              + " and judge by ClassificationReport, not by accuracy.");
    }
  }

  /** A network that knows its training rows worse than their neighbors do. */
  static void addUnderfitting(Findings findings, Examination examination) {
    NearestNeighbors neighbors = examination.neighbors();
    Dataset rows = neighbors.dataset;
    if (rows.rows() < FEWEST_ROWS) {
      return;
    }
    Matrix output = examination.forward(rows).output();
    String evidence = "";
    if (rows.isClassification()) {
      double known = Accuracy.of(output, rows.targets(), examination.loss.decisionThreshold());
      if (known < neighbors.agreement() - UNDERFIT) {
        evidence =
            ("The network knows the class of %s of the training rows; the row next to each"
                    + " would know it in %s.")
                .formatted(Findings.percent(known), Findings.percent(neighbors.agreement()));
      }
    } else {
      double known =
          ColumnStatistics.correlation(
              ColumnStatistics.column(output, 0), ColumnStatistics.column(rows.targets(), 0));
      if (!(known >= neighbors.correlation(0) - UNDERFIT_CORRELATION)) {
        evidence =
            String.format(
                Locale.ROOT,
                "The outputs for the training rows have a correlation of %.2f with the"
                    + " targets; the targets of the rows next to them have %.2f.",
                known,
                neighbors.correlation(0));
      }
    }
    if (!evidence.isEmpty()) {
      findings.warning(
          "underfitting",
          evidence,
          "more units or another hidden layer, with an activation after each; less Dropout, or a"
              + " weaker penalty; more epochs.");
    }
  }

  /** Training rows learned by heart; nothing is said without a validation set. */
  static void addOverfitting(Findings findings, History history, double guess) {
    if (history.epochs().isEmpty()) {
      return;
    }
    History.Epoch last = history.last();
    boolean learned = last.trainingLoss() < guess / 2;
    double gap = last.trainingAccuracy() - last.validationAccuracy();
    double lossGap = (last.validationLoss() - last.trainingLoss()) / guess;
    boolean isClassification = !Double.isNaN(last.trainingAccuracy());
    boolean gapes = (isClassification ? gap : lossGap) > LARGEST_GAP;
    if (learned && (gapes || last.validationLoss() > WORST_VALIDATION * guess)) {
      findings.warning(
          "overfitting",
          evidence(history, isClassification),
          "EarlyStopping(10), L2Penalty or Dropout, fewer units; or more training rows, which is"
              + " best.");
    }
  }

  private static String evidence(History history, boolean isClassification) {
    History.Epoch last = history.last();
    History.Epoch best = last;
    for (History.Epoch epoch : history.epochs()) {
      best = epoch.validationLoss() < best.validationLoss() ? epoch : best;
    }
    String losses =
        ("The training loss ended at %s, the validation loss at %s; it was best in epoch"
                + " %d, with %s.")
            .formatted(
                Decimals.of(last.trainingLoss(), 3),
                Decimals.of(last.validationLoss(), 3),
                best.number(),
                Decimals.of(best.validationLoss(), 3));
    if (!isClassification) {
      return losses;
    }
    return losses
        + String.format(
            Locale.ROOT,
            " The accuracy is %.3f in training and %.3f in validation.",
            last.trainingAccuracy(),
            last.validationAccuracy());
  }
}
