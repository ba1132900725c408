package gradus.optimizers;

/**
 * A price on large weights, which is added to the loss: the network should explain the data with
 * small ones.
 *
 * <p>It is reported apart from the loss of the data, since only that loss can be compared from
 * network to network and from training to validation.
 */
public interface Penalty extends GradientChange {
  /** The price of the parameters as they are now. */
  double value();
}
