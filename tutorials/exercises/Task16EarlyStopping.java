package exercises;

/**
 * Task 16: early stopping (lesson 19).
 *
 * <p>Training stops when the validation loss has not fallen below its lowest value so far for
 * {@code patience} epochs in a row. The best epoch is the one with the lowest loss up to then, or
 * the first of several that are equal. Epochs count from 1.
 *
 * <p>Example: with the losses 5, 3, 4, 2, 6, 7, 1 and a patience of 2, training stops after epoch
 * 6: epochs 5 and 6 were no better than epoch 4, which is the best. Epoch 7 never comes.
 */
public class Task16EarlyStopping {
  /** The last epoch; {@code losses.length} if the patience lasts to the end. */
  public int lastEpoch(double[] losses, int patience) {
    throw new UnsupportedOperationException("write me: lastEpoch(losses, patience)");
  }

  /** The epoch whose weights are kept. */
  public int bestEpoch(double[] losses, int patience) {
    throw new UnsupportedOperationException("write me: bestEpoch(losses, patience)");
  }
}
