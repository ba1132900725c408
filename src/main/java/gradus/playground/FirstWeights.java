package gradus.playground;

import gradus.layers.Initializer;
import gradus.math.Matrix;
import gradus.math.Seeds;

/**
 * First weights with a seed for each unit, so that adding or removing a unit, a layer or an input
 * leaves all other weights as they were.
 *
 * <p>The weight of input i in unit j of a layer is a pure function of the seed, the layer, j and i.
 * A generator that is drawn from in turn, as in {@code new Dense(2, 8, random)}, gives other
 * weights to all units after the one that was added.
 */
public final class FirstWeights implements Initializer {
  /** The layer before the output, whatever the number of hidden layers. */
  private static final int OUTPUT = 1000;

  private static final double UNIFORM = 0.8;
  private static final double SMALL = 0.008;
  private static final double LARGE = 8;
  private static final double EQUAL = 0.5;

  private final Start start;
  private final long seed;
  private final int layer;
  private final int[] inputs; // the number of each input, by which its weights are drawn; or null

  private FirstWeights(Start start, long seed, int layer, int[] inputs) {
    this.start = start;
    this.seed = seed;
    this.layer = layer;
    this.inputs = inputs;
  }

  /** Of a hidden layer, counted from 0. */
  public static FirstWeights ofLayer(int layer, long seed) {
    return new FirstWeights(Start.UNIFORM, seed, layer, null);
  }

  /** Of the output layer. */
  public static FirstWeights ofOutput(long seed) {
    return new FirstWeights(Start.UNIFORM, seed, OUTPUT, null);
  }

  /** The same with another spread. */
  public FirstWeights from(Start other) {
    return new FirstWeights(other, seed, layer, inputs);
  }

  /**
   * The same for inputs with these numbers: the weights of input 3 are the same beside any other.
   */
  public FirstWeights forInputs(int... numbers) {
    return new FirstWeights(start, seed, layer, numbers.clone());
  }

  @Override
  public void initialize(Matrix weights) {
    for (int unit = 0; unit < weights.numCols; unit++) {
      long unitSeed = Seeds.bits(seed, layer, unit);
      for (int row = 0; row < weights.numRows; row++) {
        int input = inputs == null ? row : inputs[row];
        double uniform = 2 * Seeds.uniform(unitSeed, 0, input) - 1; // from -1 to 1
        weights.set(row, unit, value(uniform, weights.numRows, weights.numCols));
      }
    }
  }

  private double value(double uniform, int fanIn, int fanOut) {
    return switch (start) {
      case UNIFORM -> UNIFORM * uniform;
      case HE -> Math.sqrt(6.0 / fanIn) * uniform;
      case GLOROT -> Math.sqrt(6.0 / (fanIn + fanOut)) * uniform;
      case SMALL -> SMALL * uniform;
      case LARGE -> LARGE * uniform;
      case EQUAL -> EQUAL;
      case ZERO -> 0;
    };
  }

  @Override
  public String toString() {
    return "FirstWeights(%s, seed %d)".formatted(start, seed);
  }
}
