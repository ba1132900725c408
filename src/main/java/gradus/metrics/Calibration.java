package gradus.metrics;

import gradus.math.Decimals;
import org.ejml.data.DMatrixRMaj;

/**
 * Whether probabilities mean what they say: of the rows that a network is 80 % sure of, are 80 %
 * right?
 *
 * <p>The confidence of a row is the probability of the class that it predicts. The rows are put
 * into bins of equal width by their confidence, the first from 0 to 1/m; a confidence on the border
 * of two bins belongs to the lower one. In each bin the share of rows that are right, its accuracy,
 * is held against the mean confidence:
 *
 * <pre>
 *   expected error = Σ rows of the bin / all rows · |accuracy − confidence|
 * </pre>
 *
 * <p>Networks that are trained long are often too sure. The accuracy doesn't tell: it stays the
 * same when all logits are doubled.
 *
 * <p>Source: C. Guo and others, "On Calibration of Modern Neural Networks" (2017), equations 2, 3
 * and 5.
 */
public final class Calibration {
  private static final int USUAL_BINS = 10;

  /** With more, each row has a bin of its own. */
  private static final int MOST_BINS = 10_000;

  /** How many rows each bin has. */
  public final int[] counts;

  /** The mean confidence of each bin's rows, NaN for a bin without rows. */
  public final double[] confidences;

  /** The share of each bin's rows that are right, NaN for a bin without rows. */
  public final double[] accuracies;

  private final int rows;

  private Calibration(int rows, int bins) {
    this.rows = rows;
    counts = new int[bins];
    confidences = new double[bins];
    accuracies = new double[bins];
  }

  /**
   * The calibration in ten bins.
   *
   * @param probabilities n×k; or n×1, the probability of class 1
   * @param targets n×k, one-hot; or n×1, 1 for class 1 and 0 for class 0
   * @throws IllegalArgumentException if the shapes differ, there is no row, an entry is no
   *     probability, or a row of targets is none
   */
  public static Calibration of(DMatrixRMaj probabilities, DMatrixRMaj targets) {
    return of(probabilities, targets, USUAL_BINS);
  }

  /**
   * The same in a number of bins.
   *
   * @param bins from 1 to 10,000; the more there are, the fewer rows are in each
   * @throws IllegalArgumentException also if there are fewer or more
   */
  public static Calibration of(DMatrixRMaj probabilities, DMatrixRMaj targets, int bins) {
    if (bins < 1 || bins > MOST_BINS) {
      throw new IllegalArgumentException(
          "Calibration got %s bins, but expects %s; 10 or 15 are usual."
              .formatted(bins, bins < 1 ? "at least 1" : "at most " + MOST_BINS));
    }
    Predictions.requireComparable(probabilities, targets);
    boolean oneColumn = probabilities.numCols == 1;
    Predictions.requireProbabilities(
        probabilities, "apply a " + (oneColumn ? "Sigmoid." : "Softmax."));
    Predictions.requireTargets(probabilities, targets);
    Calibration calibration = new Calibration(targets.numRows, bins);
    for (int row = 0; row < targets.numRows; row++) {
      int predictedClass = Predictions.classOf(probabilities, row, 0.5);
      double confidence =
          oneColumn
              ? Math.max(probabilities.data[row], 1 - probabilities.data[row])
              : probabilities.get(row, predictedClass);
      boolean isRight = predictedClass == Predictions.trueClass(targets, row);
      calibration.add(confidence, isRight);
    }
    calibration.divideByCounts();
    return calibration;
  }

  private void add(double confidence, boolean isRight) {
    int bin = binOf(confidence);
    counts[bin]++;
    confidences[bin] += confidence;
    accuracies[bin] += isRight ? 1 : 0;
  }

  /**
   * The bin whose upper border is the first that the confidence isn't above. A product would round
   * 14/25 · 25 up to 14.000000000000002 and so into the bin above.
   */
  private int binOf(double confidence) {
    int bin = Math.max(0, (int) Math.ceil(confidence * counts.length) - 1);
    if (bin > 0 && isOnBorder(confidence, (double) bin / counts.length)) {
      bin--;
    }
    return bin;
  }

  /** Equal up to the rounding of a sum or of {@code 1 − p}. */
  private static boolean isOnBorder(double confidence, double border) {
    return confidence <= border + 4 * Math.ulp(border);
  }

  private void divideByCounts() {
    for (int bin = 0; bin < counts.length; bin++) {
      confidences[bin] /= counts[bin]; // 0/0 is NaN
      accuracies[bin] /= counts[bin];
    }
  }

  /** The mean distance between confidence and accuracy over all rows, from 0 to 1. */
  public double expectedError() {
    double error = 0;
    for (int bin = 0; bin < counts.length; bin++) {
      if (counts[bin] > 0) {
        error += counts[bin] * Math.abs(accuracies[bin] - confidences[bin]);
      }
    }
    return error / rows;
  }

  /** The largest such distance in any bin, which may have few rows. */
  public double maximumError() {
    double error = 0;
    for (int bin = 0; bin < counts.length; bin++) {
      if (counts[bin] > 0) {
        error = Math.max(error, Math.abs(accuracies[bin] - confidences[bin]));
      }
    }
    return error;
  }

  /** The expected error, and in how many bins. */
  @Override
  public String toString() {
    return "Calibration(expected error "
        + Decimals.of(expectedError(), 3)
        + ", "
        + counts.length
        + " bins)";
  }
}
