package exercises;

/**
 * Task 24: what must be beaten (lesson 09; entropy is in lesson 05).
 *
 * <p>A loss or an accuracy says nothing by itself. Before you train, predict what an answer that
 * ignores its input reaches. These predictions are checked on data sets that come with Gradus:
 * Iris, digits, a rare kind of soil, the strength of concrete.
 *
 * <pre>
 *   weights of 0, K classes:    every class gets 1/K
 *   the commonest class:        right in its share of the rows
 *   shares as probabilities:    loss −(s[0]·ln s[0] + s[1]·ln s[1] + …), where s are the shares
 *   the mean of the targets:    root of the mean squared distance from it
 * </pre>
 *
 * <p>Example: 75 rows of one class and 25 of another: always answering the first is right for 0.75,
 * and the shares as probabilities cost 0.75·0.2877 + 0.25·1.3863 = 0.5623. Weights of 0 cost ln 2 =
 * 0.6931.
 */
public class Task24Baselines {
  /** The cross-entropy of a network whose weights are all 0. */
  public double lossOfZeroWeights(int classes) {
    throw new UnsupportedOperationException("write me: lossOfZeroWeights(classes)");
  }

  /**
   * The accuracy of always answering the commonest class.
   *
   * @param counts how many rows each class has
   */
  public double accuracyOfTheCommonest(int[] counts) {
    throw new UnsupportedOperationException("write me: accuracyOfTheCommonest(counts)");
  }

  /**
   * The cross-entropy of giving every row the shares of the classes as probabilities.
   *
   * @param counts how many rows each class has; none is 0
   */
  public double lossOfTheShares(int[] counts) {
    throw new UnsupportedOperationException("write me: lossOfTheShares(counts)");
  }

  /** The root mean squared error of answering the mean of the targets. */
  public double errorOfTheMean(double[] targets) {
    throw new UnsupportedOperationException("write me: errorOfTheMean(targets)");
  }
}
