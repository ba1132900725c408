package exercises;

/**
 * Task 28: XOR with weights that you choose (lesson 14).
 *
 * <p>A network 2-2-1 computes, for the point x = (x[0], x[1]),
 *
 * <pre>
 *   h[j] = max(0, x[0]·W[0][j] + x[1]·W[1][j] + b[j])     two hidden units
 *   z    = h[0]·v[0] + h[1]·v[1] + c                      class 1 where z is above 0
 * </pre>
 *
 * <p>Choose W, b, v and c so that z is above 0 at (0, 1) and (1, 0), and below 0 at (0, 0) and (1,
 * 1). Leave some room: points up to 0.1 away from a corner belong to it. Paper and pencil are
 * quicker than trying; what does each of the two units have to notice?
 */
public class Task28XorByHand {
  /**
   * A prediction first: the lowest mean cross-entropy on the four points that a network without a
   * hidden layer can reach.
   */
  public double lossWithoutHiddenLayer() {
    throw new UnsupportedOperationException("write me: lossWithoutHiddenLayer()");
  }

  /** W, 2×2: a row for each input, a column for each hidden unit. */
  public double[][] hiddenWeights() {
    throw new UnsupportedOperationException("write me: hiddenWeights()");
  }

  /** b, one for each hidden unit. */
  public double[] hiddenBiases() {
    throw new UnsupportedOperationException("write me: hiddenBiases()");
  }

  /** v, one for each hidden unit. */
  public double[] outputWeights() {
    throw new UnsupportedOperationException("write me: outputWeights()");
  }

  /** c. */
  public double outputBias() {
    throw new UnsupportedOperationException("write me: outputBias()");
  }
}
