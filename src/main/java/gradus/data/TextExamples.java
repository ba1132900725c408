package gradus.data;

import gradus.math.Matrix;
import gradus.math.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Lines of text as examples: from the symbols before it, guess the next one. That is what every
 * language model learns.
 *
 * <p>Before and after each line there is a boundary, ".", so that a model also learns how lines
 * begin and end. A context of 3 makes these examples of the line "eva":
 *
 * <pre>
 *   inputs     target
 *   .  .  .      e
 *   .  .  e      v
 *   .  e  v      a
 *   e  v  a      .
 * </pre>
 *
 * <p>The symbols are numbered: 0 is the boundary, and the others follow in the order of their
 * codes. The targets are one-hot, and the names of the classes are the symbols. The inputs are
 * n×context whole numbers, which an {@code Embedding} takes; {@link #withOneHotInputs} makes them
 * n×(context·symbols) zeros and ones, which a {@code Dense} layer takes.
 *
 * <pre>{@code
 * TextExamples names = TextExamples.of(Datasets.firstNames(), 3);
 * Split split = names.split(0.9, 42);
 * }</pre>
 *
 * <p>Source: Y. Bengio, R. Ducharme, P. Vincent, C. Jauvin, "A neural probabilistic language model"
 * (2003).
 */
public final class TextExamples {
  /** What stands before and after each line. */
  public static final String BOUNDARY = ".";

  private final List<String> lines;
  private final List<String> symbols;
  private final int context;
  private final boolean oneHotInputs;

  private TextExamples(
      List<String> lines, List<String> symbols, int context, boolean oneHotInputs) {
    this.lines = lines;
    this.symbols = symbols;
    this.context = context;
    this.oneHotInputs = oneHotInputs;
  }

  /**
   * Examples from these lines, whose symbols are those that occur.
   *
   * @param lines such as {@code Files.readAllLines(path)}
   * @param context how many symbols before the next one are known
   * @throws IllegalArgumentException if the context is below 1, there is no line, or a line is
   *     empty or has the boundary in it
   */
  public static TextExamples of(List<String> lines, int context) {
    if (context < 1) {
      throw new IllegalArgumentException(
          "TextExamples got a context of %d, but needs at least one symbol to guess from."
              .formatted(context));
    }
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("TextExamples got no line to learn from.");
    }
    TreeSet<Integer> codes = new TreeSet<>();
    for (int i = 0; i < lines.size(); i++) {
      requireLine(lines.get(i), i);
      lines.get(i).codePoints().forEach(codes::add);
    }
    List<String> symbols = new ArrayList<>(List.of(BOUNDARY));
    for (int code : codes) {
      symbols.add(Character.toString(code));
    }
    return new TextExamples(List.copyOf(lines), List.copyOf(symbols), context, false);
  }

  private static void requireLine(String line, int i) {
    if (line.isEmpty()) {
      throw new IllegalArgumentException(
          "TextExamples got an empty line, line %d: leave it out.".formatted(i + 1));
    }
    if (line.contains(BOUNDARY)) {
      throw new IllegalArgumentException(
          ("TextExamples got line %d, \"%s\", with a \"%s\" in it, but that marks where lines begin"
                  + " and end: put another sign in its place.")
              .formatted(i + 1, line, BOUNDARY));
    }
  }

  /** The same examples with inputs of zeros and ones: for each symbol of the context a 1. */
  public TextExamples withOneHotInputs() {
    if ((long) context * symbols.size() > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "TextExamples got a context of %s and %s symbols, but one-hot inputs would have more columns than a matrix can: take a shorter context, or an Embedding, which needs no one-hot inputs."
              .formatted(context, symbols.size()));
    }
    return new TextExamples(lines, symbols, context, true);
  }

  /** The symbols: symbol 0 is the boundary. */
  public List<String> symbols() {
    return symbols;
  }

  /** How many symbols before the next one are known. */
  public int context() {
    return context;
  }

  /** The lines, in the given order. */
  public List<String> lines() {
    return lines;
  }

  /** The examples of all lines, in their order. */
  public Dataset all() {
    return of(lines, "text");
  }

  /**
   * Splits by lines, not by examples: so that all letters of a name are in the same part, and the
   * test part has names that were never seen.
   *
   * @param trainFraction the share of lines in the training part, such as 0.9
   * @param seed the same seed gives the same split, on every machine
   * @throws IllegalArgumentException if the fraction leaves one of the parts without a line
   */
  public Split split(double trainFraction, long seed) {
    int training = (int) Math.round(trainFraction * lines.size());
    if (!(trainFraction > 0 && trainFraction < 1) || training < 1 || training >= lines.size()) {
      throw new IllegalArgumentException(
          ("split got a training fraction of %s for %d lines, but each part needs at least one line:"
                  + " take a number between 0 and 1, such as 0.9.")
              .formatted(trainFraction, lines.size()));
    }
    int[] order = new int[lines.size()];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    Seeds.shuffle(order, seed, 0);
    List<String> train = new ArrayList<>();
    List<String> test = new ArrayList<>();
    for (int i = 0; i < order.length; i++) {
      (i < training ? train : test).add(lines.get(order[i]));
    }
    return new Split(of(train, "text (training)"), of(test, "text (test)"));
  }

  /**
   * The examples of other lines, with the same symbols.
   *
   * @throws IllegalArgumentException if a line has a symbol that isn't known
   */
  public Dataset of(List<String> otherLines, String name) {
    int rows = 0;
    for (String line : otherLines) {
      rows += line.codePointCount(0, line.length()) + 1;
    }
    Matrix inputs = new Matrix(rows, inputWidth());
    Matrix targets = new Matrix(rows, symbols.size());
    int row = 0;
    for (String line : otherLines) {
      int[] numbers = numbers(line);
      for (int next = 0; next <= numbers.length; next++) {
        writeContext(numbers, next, inputs, row);
        targets.set(row, next == numbers.length ? 0 : numbers[next], 1);
        row++;
      }
    }
    return new Dataset(inputs, targets, featureNames(), symbols, name);
  }

  /** The numbers of a line's symbols. */
  private int[] numbers(String line) {
    int[] numbers = line.codePoints().toArray();
    for (int i = 0; i < numbers.length; i++) {
      String symbol = Character.toString(numbers[i]);
      numbers[i] = symbols.indexOf(symbol);
      if (numbers[i] < 1) {
        throw new IllegalArgumentException(
            "TextExamples got the line \"%s\", but \"%s\" isn't among its symbols %s."
                .formatted(line, symbol, symbols));
      }
    }
    return numbers;
  }

  /** How many columns the inputs have. */
  int inputWidth() {
    return oneHotInputs ? context * symbols.size() : context;
  }

  /** Writes the symbols before position {@code next} into a row, which is 0 before. */
  void writeContext(int[] numbers, int next, Matrix inputs, int row) {
    for (int column = 0; column < context; column++) {
      int position = next - context + column;
      int number = position < 0 ? 0 : numbers[position];
      if (oneHotInputs) {
        inputs.set(row, column * symbols.size() + number, 1);
      } else {
        inputs.set(row, column, number);
      }
    }
  }

  /** For a context of 2: "2 before" and "1 before"; one-hot: "2 before = a" and so on. */
  private List<String> featureNames() {
    List<String> names = new ArrayList<>();
    for (int column = 0; column < context; column++) {
      String place = context - column + " before";
      if (oneHotInputs) {
        for (String symbol : symbols) {
          names.add(place + " = " + symbol);
        }
      } else {
        names.add(place);
      }
    }
    return names;
  }

  /** One line: how many lines and symbols there are. */
  @Override
  public String toString() {
    return "TextExamples(%d lines of %d symbols, context %d%s)"
        .formatted(lines.size(), symbols.size(), context, oneHotInputs ? ", one-hot inputs" : "");
  }
}
