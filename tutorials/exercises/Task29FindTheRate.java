package exercises;

/**
 * Task 29: a learning rate to find (lessons 15 and 16).
 *
 * <p>Nobody knows the best learning rate beforehand. You find it by trials: try rates that lie a
 * constant factor apart, each in a short training, and take the one with the lowest validation
 * loss. Two rules of thumb save trials:
 *
 * <pre>
 *   the loss is a sum over n rows, not their mean:   its gradient is n times as large
 *   momentum m:    the velocity adds up to about 1 / (1 − m) times the gradient
 * </pre>
 *
 * <p>Example: three rates from 0.01 to 1 are 0.01, 0.1 and 1. If their losses are 0.9, 0.3 and NaN,
 * the best is 0.1: the third training diverged.
 */
public class Task29FindTheRate {
  /** A short training. */
  public interface Trial {
    /** The validation loss after a training at this rate; NaN or infinite if it diverged. */
    double loss(double rate);
  }

  /**
   * Rates from {@code low} to {@code high}, both included, each the same factor above the one
   * before.
   *
   * @param count how many; at least 2
   */
  public double[] rates(double low, double high, int count) {
    throw new UnsupportedOperationException("write me: rates(low, high, count)");
  }

  /** The rate with the lowest loss. A training takes long, so each rate is tried once. */
  public double best(Trial trial, double[] rates) {
    throw new UnsupportedOperationException("write me: best(trial, rates)");
  }

  /** The rate for the sum over n rows that makes the same steps as this one does for the mean. */
  public double rateForSum(double rateForMean, int n) {
    throw new UnsupportedOperationException("write me: rateForSum(rateForMean, n)");
  }

  /** The rate at which momentum makes about as long steps as plain SGD does at this one. */
  public double rateForMomentum(double rateForSgd, double momentum) {
    throw new UnsupportedOperationException("write me: rateForMomentum(rateForSgd, momentum)");
  }
}
