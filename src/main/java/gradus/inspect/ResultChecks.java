package gradus.inspect;

import gradus.History;
import gradus.data.Dataset;
import gradus.math.Decimals;
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

  private ResultChecks() {}

  /** A network that has learned the shares of the classes, and names the largest every time. */
  static void addOnlyMajority(
      Findings findings, Examination examination, Examination.ForwardPass pass) {
    Dataset sample = examination.sample;
    double guess = Baseline.loss(examination.loss, sample.targets());
    if (!sample.isClassification() || !(pass.loss() <= guess)) {
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
          "All "
              + sample.rows()
              + " rows are called \""
              + sample.classNames().get(majority)
              + "\", and the accuracy of "
              + Findings.percent(share)
              + " is just the share of that class.",
          "new CrossEntropy().withClassWeights(train.classWeights()), or train.oversampled(seed);"
              + " and judge by ClassificationReport, not by accuracy.");
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
        "The training loss ended at "
            + Decimals.of(last.trainingLoss(), 3)
            + ", the validation loss at "
            + Decimals.of(last.validationLoss(), 3)
            + "; it was best in epoch "
            + best.number()
            + ", with "
            + Decimals.of(best.validationLoss(), 3)
            + ".";
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
