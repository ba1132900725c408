package gradus.data;

import gradus.math.Matrix;
import gradus.math.Rows;
import gradus.math.Seeds;

/**
 * Goes through a data set in batches of rows, in a random order that is new every epoch.
 *
 * <p>The random order of epoch e depends on the seed and e only. The last batch of an epoch has the
 * rows that are left; none is dropped or used twice. The two matrices are reused from batch to
 * batch.
 *
 * <pre>{@code
 * batches.startShuffled(42, 1);
 * while (batches.next()) {
 *   trainer.step(batches.inputs, batches.targets);
 * }
 * }</pre>
 */
public final class Batches {
  /** The inputs of the current batch. */
  public final Matrix inputs;

  /** The targets of the current batch. */
  public final Matrix targets;

  private final Dataset dataset;
  private final int batchSize;
  private final int[] order;
  private int nextRow = -1; // no epoch is under way

  /**
   * Batches of at most {@code batchSize} rows.
   *
   * @throws IllegalArgumentException if the batch size is below 1
   */
  public Batches(Dataset dataset, int batchSize) {
    requireBatchSize(batchSize);
    this.dataset = dataset;
    this.batchSize = Math.min(batchSize, dataset.rows());
    this.order = new int[dataset.rows()];
    this.inputs = new Matrix(this.batchSize, dataset.inputs().numCols);
    this.targets = new Matrix(this.batchSize, dataset.targets().numCols);
  }

  /**
   * Refuses a batch size below 1.
   *
   * @throws IllegalArgumentException if it is
   */
  public static void requireBatchSize(int batchSize) {
    if (batchSize < 1) {
      throw new IllegalArgumentException(
          "The batch size is " + batchSize + ", but must be at least 1; 16 and 32 are usual.");
    }
  }

  /** Starts an epoch in the order of the data set. */
  public void startUnshuffled() {
    for (int row = 0; row < order.length; row++) {
      order[row] = row;
    }
    nextRow = 0;
  }

  /** Starts an epoch in a random order that is a pure function of seed and epoch. */
  public void startShuffled(long seed, int epoch) {
    startUnshuffled();
    Seeds.shuffle(order, seed, epoch);
  }

  /**
   * Leaves out the first rows of an epoch that was just started, to go on in its middle.
   *
   * @throws IllegalArgumentException if the epoch has fewer
   * @throws IllegalStateException if no epoch was started
   */
  public void skip(int rows) {
    requireStarted();
    if (rows < 0 || rows > order.length) {
      throw new IllegalArgumentException(
          ("Batches cannot leave out %s rows of an epoch, since %s has %s: to go on in"
                  + " the middle of an epoch, give it the data set that it began with.")
              .formatted(rows, dataset.name(), order.length));
    }
    nextRow = rows;
  }

  /**
   * Fills the matrices with the next batch; false if the epoch is over.
   *
   * @throws IllegalStateException if no epoch was started
   */
  public boolean next() {
    requireStarted();
    int rows = Math.min(batchSize, order.length - nextRow);
    if (rows == 0) {
      nextRow = -1;
      return false;
    }
    inputs.reshape(rows, inputs.numCols);
    targets.reshape(rows, targets.numCols);
    for (int i = 0; i < rows; i++) {
      Rows.copy(dataset.inputs(), order[nextRow + i], inputs, i);
      Rows.copy(dataset.targets(), order[nextRow + i], targets, i);
    }
    nextRow += rows;
    return true;
  }

  private void requireStarted() {
    if (nextRow < 0) {
      throw new IllegalStateException(
          "Batches has no epoch under way: call startShuffled(seed, epoch) before each epoch.");
    }
  }

  /** One line: where the epoch is. */
  @Override
  public String toString() {
    String done = nextRow < 0 ? "no epoch under way" : nextRow + " of " + order.length + " rows";
    return "Batches(" + dataset.name() + ", " + batchSize + " rows each | " + done + ")";
  }
}
