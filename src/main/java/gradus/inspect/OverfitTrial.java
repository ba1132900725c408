package gradus.inspect;

import gradus.data.Dataset;
import gradus.math.Decimals;
import gradus.math.Matrix;
import gradus.metrics.Accuracy;
import gradus.optimizers.Adam;

/**
 * Can the network learn two rows by heart? If not, it cannot learn many, and something in it is
 * broken. Source: A. Karpathy, "A Recipe for Training Neural Networks" (2019): "overfit a single
 * batch of only a few examples (e.g. as little as two)".
 */
final class OverfitTrial {
  private static final int MOST_STEPS = 1000;
  private static final double LEARNING_RATE = 0.01;

  /**
   * The part of the guess that the loss must fall to. It falls to 0 if nothing is broken; outputs
   * that cannot be negative, under targets around 0, leave about half of it.
   */
  private static final double PART_LEFT = 0.25;

  private static final int FEW_ROWS = 64;
  private static final int FEW_STEPS = 300;
  private static final double PART_OF_FEW = 0.8;

  private OverfitTrial() {}

  /** Trains the examination's network: who calls this restores it. */
  static void addTo(Findings findings, Examination examination) {
    Dataset pair = pair(examination.sample);
    double guess = Baseline.loss(examination.loss, pair.targets());
    if (examination.network.parameters().isEmpty() || !(guess > 0)) {
      return;
    }
    Adam adam = new Adam(examination.network.parameters(), LEARNING_RATE);
    double left = step(examination, pair, adam);
    int steps = 1;
    while (steps < MOST_STEPS && left > PART_LEFT * guess) {
      left = step(examination, pair, adam);
      steps++;
    }
    boolean failed =
        Double.isNaN(left) || (left > PART_LEFT * guess && !bothRight(examination, pair));
    if (failed) {
      findings.error(
          "cannot overfit",
          "After "
              + steps
              + " steps of Adam on two rows alone the loss is still "
              + Decimals.of(left, 3)
              + "; the same guess for both costs "
              + Decimals.of(guess, 3)
              + ".",
          "does every layer pass its gradient on (GradientCheck)? Are there hidden layers with"
              + " an activation, and units enough? Do the targets fit the loss?");
    }
  }

  /**
   * Whether some steps on a few rows bring the loss well below that of guessing. Trains the network
   * as well.
   */
  static boolean learns(Examination examination) {
    Dataset rows = Examination.sample(examination.data, FEW_ROWS);
    double guess = Baseline.loss(examination.loss, rows.targets());
    Adam adam = new Adam(examination.network.parameters(), LEARNING_RATE);
    double left = Double.POSITIVE_INFINITY;
    for (int i = 0; i < FEW_STEPS && !(left < PART_OF_FEW * guess); i++) {
      left = step(examination, rows, adam);
    }
    return left < PART_OF_FEW * guess;
  }

  private static double step(Examination examination, Dataset pair, Adam adam) {
    Matrix output = examination.network.forward(pair.inputs());
    double lossValue = examination.loss.value(output, pair.targets());
    examination.network.backward(examination.loss.gradient(output, pair.targets()));
    adam.step();
    return lossValue;
  }

  /** With label smoothing the loss has a floor, but the classes can be right. */
  private static boolean bothRight(Examination examination, Dataset pair) {
    Matrix output = examination.network.forward(pair.inputs());
    double threshold = examination.loss.decisionThreshold();
    return pair.isClassification() && Accuracy.hits(output, pair.targets(), threshold) == 2;
  }

  /** Two rows whose targets differ as much as possible; of several such, the inputs, too. */
  private static Dataset pair(Dataset sample) {
    Matrix targets = sample.targets();
    int first = 0;
    for (int row = 1; row < sample.rows(); row++) {
      first = targets.get(row, 0) < targets.get(first, 0) ? row : first;
    }
    int second = 0;
    for (int row = 1; row < sample.rows(); row++) {
      int order =
          Double.compare(
              NearestNeighbors.squaredDistance(targets, first, targets, row),
              NearestNeighbors.squaredDistance(targets, first, targets, second));
      boolean farther =
          NearestNeighbors.squaredDistance(sample.inputs(), first, sample.inputs(), row)
              > NearestNeighbors.squaredDistance(sample.inputs(), first, sample.inputs(), second);
      second = order > 0 || (order == 0 && farther) ? row : second;
    }
    return sample.subset(new int[] {first, second}, sample.name());
  }
}
