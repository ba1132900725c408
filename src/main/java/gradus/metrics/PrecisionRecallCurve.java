package gradus.metrics;

import gradus.math.Decimals;
import org.ejml.data.DMatrixRMaj;

/**
 * How many rows of a class are found, and how pure the find is, at every threshold.
 *
 * <pre>
 *   recall    = found rows of the class / rows of the class
 *   precision = found rows of the class / all rows that pass
 * </pre>
 *
 * <p>The lower the threshold, the higher the recall; the precision goes up and down and ends at the
 * share of the class among all rows. That share is also about what scores that say nothing reach on
 * average, so for a rare class this curve shows mistakes that hardly move the {@link RocCurve}.
 *
 * <p>There is no point at recall 0, where nothing passes and the precision is 0/0; scikit-learn
 * adds one with precision 1, to draw from.
 */
public final class PrecisionRecallCurve {
  /** The share of the class among the rows that pass each threshold. */
  public final double[] precisions;

  /** The share of the class's rows that pass each threshold; never falls, and ends at 1. */
  public final double[] recalls;

  /**
   * A row passes if its score is at least this: each score once, falling. {@link Accuracy} and
   * {@link ConfusionMatrix} say yes <b>above</b> their threshold: give them a number between this
   * one and the next.
   */
  public final double[] thresholds;

  private PrecisionRecallCurve(Ranking ranking) {
    int points = ranking.thresholds.length;
    precisions = new double[points];
    recalls = new double[points];
    thresholds = ranking.thresholds;
    for (int i = 0; i < points; i++) {
      int passed = ranking.truePositives[i] + ranking.falsePositives[i];
      precisions[i] = (double) ranking.truePositives[i] / passed;
      recalls[i] = (double) ranking.truePositives[i] / ranking.positives;
    }
  }

  /**
   * The curve of one class against the others.
   *
   * @param predictions n×k probabilities; or n×1 scores of class 1, probabilities or logits
   * @param targets n×k, one-hot; or n×1, 1 for class 1 and 0 for class 0
   * @param positiveClass the class to find, an index of a column; 1 for a single column
   * @throws IllegalArgumentException if the shapes differ, an entry isn't finite, several columns
   *     don't hold probabilities, a row of targets is none, or the rows are all of the class or all
   *     of others
   */
  public static PrecisionRecallCurve of(
      DMatrixRMaj predictions, DMatrixRMaj targets, int positiveClass) {
    return new PrecisionRecallCurve(
        new Ranking("PrecisionRecallCurve", predictions, targets, positiveClass));
  }

  /**
   * The precision, averaged over the recall: {@code Σᵢ (Rᵢ − Rᵢ₋₁)·Pᵢ}, with R₀ = 0.
   *
   * <p>It is a sum of steps, not of trapezoids. Between two points there is no threshold, and on
   * the way from one to the other the precision doesn't fall on a straight line: the area below
   * that line can promise more than can be had.
   *
   * <p>Source: J. Davis, M. Goadrich, "The relationship between precision-recall and ROC curves"
   * (2006).
   */
  public double averagePrecision() {
    double average = 0;
    double lastRecall = 0;
    for (int i = 0; i < thresholds.length; i++) {
      average += (recalls[i] - lastRecall) * precisions[i];
      lastRecall = recalls[i];
    }
    return average;
  }

  @Override
  public String toString() {
    return "PrecisionRecallCurve(average precision "
        + Decimals.of(averagePrecision(), 3)
        + ", "
        + thresholds.length
        + " points)";
  }
}
