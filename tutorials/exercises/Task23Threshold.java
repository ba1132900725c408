package exercises;

/**
 * Task 23: a threshold for a recall (lesson 18).
 *
 * <p>If you look for something rare, you ask: where must the threshold be, so that nine in ten of
 * the rare rows are found? A row is called rare if its probability is at least the threshold.
 * Recall is the share of the rare rows that are called rare; precision is the share of rows called
 * rare that are rare.
 *
 * <p>Example: the rare rows have the probabilities 0.9, 0.4, 0.2 and another row has 0.3. With the
 * threshold 0.3 the recall is 2/3 and the precision 2/3. The highest threshold with a recall of at
 * least 0.6 is 0.4; for a recall of 1 it is 0.2.
 */
public class Task23Threshold {
  /** The share of the rare rows that are found. */
  public double recall(double[] p, boolean[] rare, double threshold) {
    throw new UnsupportedOperationException("write me: recall(p, rare, threshold)");
  }

  /** The share of the rows called rare that are rare; 1 if none is called so. */
  public double precision(double[] p, boolean[] rare, double threshold) {
    throw new UnsupportedOperationException("write me: precision(p, rare, threshold)");
  }

  /** The highest of the probabilities that has at least this recall, taken as the threshold. */
  public double threshold(double[] p, boolean[] rare, double wantedRecall) {
    throw new UnsupportedOperationException("write me: threshold(p, rare, wantedRecall)");
  }
}
