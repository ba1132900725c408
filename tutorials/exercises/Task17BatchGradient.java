package exercises;

/**
 * Task 17: the gradient of a batch (lesson 09).
 *
 * <p>A line w·x + b predicts y, and the loss of a batch of n points is the mean of their squared
 * errors. So its gradient is the mean of what each point asks for: this is what makes one learning
 * rate fit batches of every size.
 *
 * <pre>
 *   error[i] = w·x[i] + b − y[i]
 *   loss     = (error[0]² + error[1]² + …) / n
 *   dL/dw    = (2·error[0]·x[0] + 2·error[1]·x[1] + …) / n
 *   dL/db    = (2·error[0] + 2·error[1] + …) / n
 * </pre>
 *
 * <p>Example: from w = 0, b = 0 the two points (1, 2) and (2, 4) have the errors −2 and −4, the
 * loss 10, and the gradient dL/dw = (−4 − 16) / 2 = −10, dL/db = (−4 − 8) / 2 = −6.
 */
public class Task17BatchGradient {
  /** The mean squared error of the points. */
  public double loss(double[] x, double[] y, double w, double b) {
    throw new UnsupportedOperationException("write me: loss(x, y, w, b)");
  }

  /** Two numbers: dL/dw and dL/db. */
  public double[] gradient(double[] x, double[] y, double w, double b) {
    throw new UnsupportedOperationException("write me: gradient(x, y, w, b)");
  }
}
