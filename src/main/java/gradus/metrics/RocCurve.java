package gradus.metrics;

import gradus.math.Decimals;
import org.ejml.data.DMatrixRMaj;

/**
 * How many rows of a class are found, and how many others are taken for it by mistake, at every
 * threshold: the receiver operating characteristic.
 *
 * <pre>
 *   true positive rate  = found rows of the class / rows of the class     (the recall)
 *   false positive rate = others taken for it     / others
 * </pre>
 *
 * <p>The curve starts at (0, 0), where the threshold is infinite and no row passes, and ends at (1,
 * 1), where all do. Rows with equal scores pass together: one point, and a slanted line to it.
 *
 * <p>The {@link #area} below is the probability that a random row of the class scores higher than a
 * random other one, where a tie counts one half (the statistic of Mann and Whitney). It is 1 for a
 * perfect order, and 0.5 for one that says nothing. Neither depends on how frequent the class is;
 * where it is rare, look at the {@link PrecisionRecallCurve} too.
 *
 * <p>Source: T. Fawcett, "An introduction to ROC analysis" (2006).
 */
public final class RocCurve {
  /** The share of other rows that pass each threshold, from 0 to 1. */
  public final double[] falsePositiveRates;

  /** The share of the class's rows that pass each threshold, from 0 to 1. */
  public final double[] truePositiveRates;

  /**
   * A row passes if its score is at least this: first infinity, then each score once, falling.
   * {@link Accuracy} and {@link ConfusionMatrix} say yes <b>above</b> their threshold: give them a
   * number between this one and the next.
   */
  public final double[] thresholds;

  private RocCurve(Ranking ranking) {
    int points = ranking.thresholds.length + 1;
    falsePositiveRates = new double[points];
    truePositiveRates = new double[points];
    thresholds = new double[points];
    thresholds[0] = Double.POSITIVE_INFINITY;
    for (int i = 1; i < points; i++) {
      falsePositiveRates[i] = (double) ranking.falsePositives[i - 1] / ranking.negatives;
      truePositiveRates[i] = (double) ranking.truePositives[i - 1] / ranking.positives;
      thresholds[i] = ranking.thresholds[i - 1];
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
  public static RocCurve of(DMatrixRMaj predictions, DMatrixRMaj targets, int positiveClass) {
    return new RocCurve(new Ranking("RocCurve", predictions, targets, positiveClass));
  }

  /** The area below the curve, from 0 to 1: a sum of trapezoids, as the lines are straight. */
  public double area() {
    double area = 0;
    for (int i = 1; i < thresholds.length; i++) {
      double width = falsePositiveRates[i] - falsePositiveRates[i - 1];
      double height = (truePositiveRates[i] + truePositiveRates[i - 1]) / 2;
      area += width * height;
    }
    return area;
  }

  @Override
  public String toString() {
    return "RocCurve(area " + Decimals.of(area(), 3) + ", " + thresholds.length + " points)";
  }
}
