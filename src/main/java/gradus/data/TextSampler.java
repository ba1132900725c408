package gradus.data;

import gradus.math.Matrix;
import gradus.math.Rows;
import gradus.math.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Invents lines: a network that guesses the next symbol is asked for one symbol after the other.
 * Each is drawn at random with the probabilities that the network gives it, until a boundary is
 * drawn.
 *
 * <p>The temperature T makes the draw bolder or more careful:
 *
 * <pre>
 *   probability of symbol i = pᵢ^(1/T) / Σⱼ pⱼ^(1/T)
 *   T = 1   as the network says        T → 0   always the likeliest        T → ∞   all alike
 * </pre>
 *
 * <pre>{@code
 * TextSampler sampler = new TextSampler(names, network::predict, 0.8, 42);
 * System.out.println(sampler.lines(10));
 * }</pre>
 *
 * <p>Which lines come depends on the seed and on the network only.
 *
 * <p>Source: D. Ackley, G. Hinton, T. Sejnowski, "A learning algorithm for Boltzmann machines"
 * (1985), for the temperature.
 */
public final class TextSampler {
  /** A line that doesn't end by itself ends after so many symbols. */
  public static final int LONGEST = 100;

  private final TextExamples examples;
  private final Function<Matrix, Matrix> predict;
  private final double temperature;
  private final long seed;

  /**
   * A sampler.
   *
   * @param examples how the network was trained: context, symbols and kind of inputs
   * @param predict from inputs to probabilities, such as {@code network::predict}
   * @param temperature above 0
   * @throws IllegalArgumentException if the temperature isn't a finite number above 0
   */
  public TextSampler(
      TextExamples examples, Function<Matrix, Matrix> predict, double temperature, long seed) {
    if (!(temperature > 0 && Double.isFinite(temperature))) {
      throw new IllegalArgumentException(
          "TextSampler got a temperature of %s, but expects a number above 0, such as 1."
              .formatted(temperature));
    }
    this.examples = examples;
    this.predict = predict;
    this.temperature = temperature;
    this.seed = seed;
  }

  /** The first lines that this seed gives. */
  public List<String> lines(int count) {
    List<String> lines = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      lines.add(line(number));
    }
    return lines;
  }

  /**
   * Line number so-and-so, always the same. It may be empty, if the network thinks that a line may
   * end before it began.
   *
   * @throws IllegalArgumentException if the network doesn't output a probability for each symbol
   */
  public String line(int number) {
    StringBuilder line = new StringBuilder();
    int[] drawn = new int[LONGEST];
    for (int length = 0; length < LONGEST; length++) {
      Matrix input = new Matrix(1, examples.inputWidth());
      examples.writeContext(drawn, length, input, 0);
      Matrix probabilities = predict.apply(input);
      requireProbabilities(probabilities);
      int next = draw(probabilities, Seeds.uniform(seed, number, length));
      if (next == 0) {
        break;
      }
      drawn[length] = next;
      line.append(examples.symbols().get(next));
    }
    return line.toString();
  }

  private void requireProbabilities(Matrix probabilities) {
    int symbols = examples.symbols().size();
    if (probabilities.numRows != 1
        || probabilities.numCols != symbols
        || !Rows.isDistribution(probabilities, 0)) {
      throw new IllegalArgumentException(
          ("TextSampler got %s from the network, but expects %d probabilities, one for each symbol:"
                  + " let the network end in a Dense layer of this width and Softmax.")
              .formatted(Rows.toText(probabilities, 0), symbols));
    }
  }

  /** The symbol in whose share of the line from 0 to 1 a number falls. */
  private int draw(Matrix probabilities, double uniform) {
    double[] shares = Arrays.copyOf(probabilities.data, probabilities.numCols);
    double largest = shares[Rows.argMax(probabilities, 0)];
    double sum = 0;
    for (int i = 0; i < shares.length; i++) {
      // p^(1/T), divided by that of the likeliest, so that it can't vanish for all
      shares[i] = shares[i] == 0 ? 0 : StrictMath.pow(shares[i] / largest, 1 / temperature);
      sum += shares[i];
    }
    double rest = uniform * sum;
    for (int i = 0; i < shares.length; i++) {
      rest -= shares[i];
      if (rest < 0) {
        return i;
      }
    }
    return Rows.argMax(probabilities, 0); // rounding left nothing for it to fall into
  }

  @Override
  public String toString() {
    return "TextSampler(" + examples + ", temperature " + temperature + ")";
  }
}
