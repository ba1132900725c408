package exercises;

/**
 * Task 30: how large should the initial weights be? (lesson 20)
 *
 * <p>A unit adds up n inputs, each times a weight drawn at random with mean 0 and standard
 * deviation s. The size of a signal is the root of its mean square. From layer to layer it is
 * multiplied by
 *
 * <pre>
 *   without an activation function:    √n · s        the mean square is multiplied by n·s²
 *   with ReLU:                         √(n/2) · s    half of the sums become 0
 * </pre>
 *
 * <p>What happens in one layer happens in the next one again. Glorot's s is √(2 / (inputs +
 * outputs)), He's is √(2 / inputs).
 *
 * <p>Example: with 50 inputs and s = 0.2 the factor is 1.4142 without an activation function and 1
 * with ReLU.
 */
public class Task30FirstWeights {
  /** The factor of a layer without an activation function. */
  public double factor(int inputs, double deviation) {
    throw new UnsupportedOperationException("write me: factor(inputs, deviation)");
  }

  /** The factor of a layer with ReLU. */
  public double factorWithRelu(int inputs, double deviation) {
    throw new UnsupportedOperationException("write me: factorWithRelu(inputs, deviation)");
  }

  /**
   * The size of a signal after this many layers, if it has the size {@code start} before the first.
   */
  public double sizeAfter(int layers, double factor, double start) {
    throw new UnsupportedOperationException("write me: sizeAfter(layers, factor, start)");
  }

  /** Glorot's standard deviation. */
  public double glorot(int inputs, int outputs) {
    throw new UnsupportedOperationException("write me: glorot(inputs, outputs)");
  }

  /** He's standard deviation. */
  public double he(int inputs) {
    throw new UnsupportedOperationException("write me: he(inputs)");
  }
}
