package exercises;

/**
 * Task 22: the sigmoid, and the slopes of two losses (lesson 13).
 *
 * <p>The sigmoid σ(z) = 1 / (1 + e⁻ᶻ) turns a score into a probability p for the target y, 0 or 1.
 * How fast a loss changes with the score decides how a neuron that is sure and wrong learns:
 *
 * <pre>
 *   dp/dz                                  = p·(1 − p)
 *   d/dz of the squared error ½(p − y)²    = (p − y)·p·(1 − p)
 *   d/dz of the binary cross-entropy       = p − y
 * </pre>
 *
 * <p>Example: at z = 0 the sigmoid is 0.5, its derivative 0.25; with y = 1 the two slopes are
 * −0.125 and −0.5.
 */
public class Task22SureAndWrong {
  /** σ(z). */
  public double sigmoid(double z) {
    throw new UnsupportedOperationException("write me: sigmoid(z)");
  }

  /** How fast σ changes at z. */
  public double derivative(double z) {
    throw new UnsupportedOperationException("write me: derivative(z)");
  }

  /** The slope of the squared error at the score z. */
  public double squaredErrorSlope(double z, double y) {
    throw new UnsupportedOperationException("write me: squaredErrorSlope(z, y)");
  }

  /** The slope of the binary cross-entropy at the score z. */
  public double crossEntropySlope(double z, double y) {
    throw new UnsupportedOperationException("write me: crossEntropySlope(z, y)");
  }
}
