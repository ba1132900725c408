package gradus.layers;

import gradus.math.Matrix;
import gradus.math.Shapes;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;

/**
 * An embedding: each symbol (a letter, a word) gets a list of numbers of its own, which are
 * learned. Symbols that behave alike end up with similar numbers.
 *
 * <pre>
 *   weights, 4 symbols x 2        input, 1 x 3        output, 1 x 6
 *   0:  0.1   0.2
 *   1:  1.0  -1.0                 2  0  2             0.5 0.6 | 0.1 0.2 | 0.5 0.6
 *   2:  0.5   0.6
 *   3: -0.3   0.9
 * </pre>
 *
 * <p>The input is n×columns whole numbers, each of which names a row of the weights W,
 * vocabulary×width; the output is n×(columns·width), these rows side by side:
 *
 * <pre>
 *   Y[r, c] = W[X[r, c]]                          a row of W
 *   dW[s] = Σ dY[r, c] over all r, c where X[r, c] = s
 * </pre>
 *
 * <p>That is a {@link Dense} layer without biases on one-hot inputs, without the multiplications by
 * 0. A symbol that occurs several times gets the sum of its gradients. There is no gradient with
 * respect to the input, since a symbol can't be changed a little: {@link #backward} returns zeros.
 * PyTorch does all this alike.
 *
 * <p>Source: Y. Bengio, R. Ducharme, P. Vincent, C. Jauvin, "A neural probabilistic language model"
 * (2003).
 */
public final class Embedding implements Layer {
  /** W, vocabulary×width: a row for each symbol. */
  public final Parameter weights;

  /** How many symbols an example has. */
  public final int columns;

  private DMatrixRMaj input;
  private final Matrix output = new Matrix(0, 0);
  private final Matrix inputGradient = new Matrix(0, 0);

  /**
   * First weights from the normal distribution with mean 0 and standard deviation 1.
   *
   * @param vocabulary how many symbols there are: 0 to vocabulary − 1
   * @param width how many numbers a symbol gets
   * @param columns how many symbols an example has
   * @throws IllegalArgumentException if one of the three is below 1
   */
  public Embedding(int vocabulary, int width, int columns, Random random) {
    this(vocabulary, width, columns, normal(random));
  }

  /** As above; weights as the initializer sets them. */
  public Embedding(int vocabulary, int width, int columns, Initializer initializer) {
    if (vocabulary < 1 || width < 1 || columns < 1) {
      throw new IllegalArgumentException(
          "Embedding got %d symbols, a width of %d and %d columns, but needs at least one of each."
              .formatted(vocabulary, width, columns));
    }
    this.columns = columns;
    weights = new Parameter("weights", new Matrix(vocabulary, width));
    initializer.initialize(weights.value);
  }

  private static Initializer normal(Random random) {
    if (random == null) {
      throw new IllegalArgumentException(
          "Embedding got no random generator: pass one with a seed of your own, such as new"
              + " Random(42), so that the run can be repeated.");
    }
    return weights -> {
      for (int i = 0; i < weights.getNumElements(); i++) {
        weights.data[i] = random.nextGaussian();
      }
    };
  }

  @Override
  public Matrix forward(DMatrixRMaj input) {
    Shapes.requireColumns(this, input, columns);
    requireSymbols(input);
    this.input = input;
    int width = width();
    output.reshape(input.numRows, columns * width);
    for (int i = 0; i < input.getNumElements(); i++) {
      // Y[r, c] = W[X[r, c]]
      int symbol = (int) input.data[i];
      System.arraycopy(weights.value.data, symbol * width, output.data, i * width, width);
    }
    return output;
  }

  private void requireSymbols(DMatrixRMaj input) {
    for (int i = 0; i < input.getNumElements(); i++) {
      double x = input.data[i];
      if (!(x >= 0 && x < vocabulary() && x == (int) x)) {
        throw new IllegalArgumentException(
            ("%s got %s in row %d, column %d, but expects the numbers of symbols: whole numbers from"
                    + " 0 to %d, not scaled.")
                .formatted(this, x, i / columns, i % columns, vocabulary() - 1));
      }
    }
  }

  @Override
  public Matrix backward(DMatrixRMaj outputGradient) {
    backwardParameters(outputGradient);
    inputGradient.reshape(input.numRows, columns);
    inputGradient.zero();
    return inputGradient;
  }

  @Override
  public void backwardParameters(DMatrixRMaj outputGradient) {
    Shapes.requireOutputGradient(this, outputGradient, output);
    int width = width();
    weights.gradient.zero();
    for (int i = 0; i < input.getNumElements(); i++) {
      // dW[X[r, c]] += dY[r, c]
      int symbol = (int) input.data[i];
      for (int k = 0; k < width; k++) {
        weights.gradient.data[symbol * width + k] += outputGradient.data[i * width + k];
      }
    }
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(weights);
  }

  @Override
  public boolean takesSymbols() {
    return true;
  }

  @Override
  public Map<String, Object> settings() {
    return Map.of("columns", columns);
  }

  /** How many symbols there are: 0 to vocabulary − 1. */
  public int vocabulary() {
    return weights.value.numRows;
  }

  /** How many numbers a symbol gets. */
  public int width() {
    return weights.value.numCols;
  }

  @Override
  public int inputWidth() {
    return columns;
  }

  @Override
  public int outputWidth() {
    return columns * width();
  }

  /** For example {@code Embedding(27 symbols to 10 numbers, 3 columns)}. */
  @Override
  public String toString() {
    return "Embedding(%s to %s, %s)"
        .formatted(
            count(vocabulary(), "symbol"), count(width(), "number"), count(columns, "column"));
  }

  private static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
