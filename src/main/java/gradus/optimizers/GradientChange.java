package gradus.optimizers;

/**
 * Changes gradients after {@code backward} and before the optimizer's step: a penalty adds to them,
 * clipping shortens them. {@code Trainer} applies its changes in the order in which they were
 * added.
 */
public interface GradientChange {
  /** Changes the gradients that the parameters hold now. */
  void apply();
}
