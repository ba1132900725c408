package gradus.layers;

import gradus.math.Matrix;
import java.util.Random;

/**
 * Where a layer's weights start.
 *
 * <p>He and Glorot choose the spread so that signals neither fade nor explode from layer to layer.
 * With fanIn = rows and fanOut = columns of the weights:
 *
 * <pre>
 *   He       standard deviation √(2 / fanIn)                for ReLU
 *   Glorot   standard deviation √(2 / (fanIn + fanOut))     for tanh and sigmoid
 * </pre>
 *
 * <p>A uniform distribution over ±a has the standard deviation a/√3. Sources: K. He, X. Zhang, S.
 * Ren, J. Sun, "Delving deep into rectifiers" (2015); X. Glorot, Y. Bengio, "Understanding the
 * difficulty of training deep feedforward neural networks" (2010).
 */
public interface Initializer {
  /** Overwrites the weights, inputs×outputs. */
  void initialize(Matrix weights);

  /** Uniform over ±√(6 / fanIn). */
  static Initializer heUniform(Random random) {
    requireRandom(random);
    return weights -> fillUniform(weights, Math.sqrt(6.0 / weights.numRows), random);
  }

  /** Normal with standard deviation √(2 / fanIn). */
  static Initializer heNormal(Random random) {
    requireRandom(random);
    return weights -> fillNormal(weights, Math.sqrt(2.0 / weights.numRows), random);
  }

  /** Uniform over ±√(6 / (fanIn + fanOut)). */
  static Initializer glorotUniform(Random random) {
    requireRandom(random);
    return weights ->
        fillUniform(weights, Math.sqrt(6.0 / (weights.numRows + weights.numCols)), random);
  }

  /** Normal with standard deviation √(2 / (fanIn + fanOut)). */
  static Initializer glorotNormal(Random random) {
    requireRandom(random);
    return weights ->
        fillNormal(weights, Math.sqrt(2.0 / (weights.numRows + weights.numCols)), random);
  }

  /** Every weight the same: no two units of a layer can then ever learn different things. */
  static Initializer constant(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "Initializer.constant got " + value + ", but weights must be finite numbers.");
    }
    return weights -> weights.fill(value);
  }

  /** Every weight 0. */
  static Initializer zeros() {
    return constant(0);
  }

  private static void fillUniform(Matrix weights, double limit, Random random) {
    for (int i = 0; i < weights.getNumElements(); i++) {
      weights.data[i] = limit * (2 * random.nextDouble() - 1);
    }
  }

  private static void fillNormal(Matrix weights, double standardDeviation, Random random) {
    for (int i = 0; i < weights.getNumElements(); i++) {
      weights.data[i] = standardDeviation * random.nextGaussian();
    }
  }

  private static void requireRandom(Random random) {
    if (random == null) {
      throw new IllegalArgumentException(
          "The initializer got no random generator: pass one with a seed of your own, "
              + "such as new Random(42), so that the run can be repeated.");
    }
  }
}
