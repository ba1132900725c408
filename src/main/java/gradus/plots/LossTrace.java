package gradus.plots;

import java.util.Arrays;

/**
 * The loss of every step, in a thousand numbers at most: when there are more, two neighbours become
 * their mean, and from then on each number is the mean of twice as many steps.
 */
final class LossTrace {
  private static final int MOST = 1000;

  private final long firstStep; // the steps done before
  private final double[] means = new double[MOST];
  private int size = 0;
  private int stepsPerMean = 1;
  private double sum = 0; // of the steps that don't make a mean yet
  private int summed = 0;

  LossTrace(long firstStep) {
    this.firstStep = firstStep;
  }

  void add(double loss) {
    sum += loss;
    summed++;
    if (summed == stepsPerMean) {
      means[size] = sum / summed;
      size++;
      sum = 0;
      summed = 0;
      if (size == MOST) {
        halve();
      }
    }
  }

  private void halve() {
    size /= 2;
    for (int i = 0; i < size; i++) {
      means[i] = (means[2 * i] + means[2 * i + 1]) / 2;
    }
    stepsPerMean *= 2;
  }

  /** How many steps a number stands for. */
  int stepsPerMean() {
    return stepsPerMean;
  }

  /** The numbers, first to last, as a copy. */
  double[] losses() {
    return Arrays.copyOf(means, size);
  }

  /** The last step that is in each of the numbers. */
  double[] steps() {
    double[] steps = new double[size];
    for (int i = 0; i < size; i++) {
      steps[i] = firstStep + (i + 1.0) * stepsPerMean;
    }
    return steps;
  }
}
