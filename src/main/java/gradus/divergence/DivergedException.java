package gradus.divergence;

/**
 * A number became NaN or infinite while training. The message says where the first of them came
 * from, what it was computed from, the likely cause and what to do; the fields say the same to a
 * program.
 */
public final class DivergedException extends ArithmeticException {
  private static final long serialVersionUID = 1;

  /** The index in {@code network.layers()}, or −1 if it was no layer. */
  public final int layer;

  /** Who computed it, as in "layer 2, Dense(16, 3)"; or a loss, or an optimizer. */
  public final String where;

  /**
   * What was computed: "forward", "loss", "loss gradient", "backward", "gradient change" or
   * "update"; "validation" is the forward pass of the validation set and its loss, and "start" are
   * the parameters before the first step.
   */
  public final String operation;

  /** The epoch it happened in, counted from 1. */
  public final int epoch;

  /** The step it happened in, counted from 1; for a validation the last one before. */
  public final long step;

  /** The row of the batch, or of the validation set; −1 where it is in no row. */
  public final int row;

  /** The largest magnitude among the numbers that it was computed from. */
  public final double largest;

  DivergedException(BadNumber bad, int epoch, long step, String message) {
    super(message);
    this.layer = bad.layer();
    this.where = bad.where();
    this.operation = bad.operation();
    this.row = bad.row();
    this.largest = bad.largest();
    this.epoch = epoch;
    this.step = step;
  }
}
