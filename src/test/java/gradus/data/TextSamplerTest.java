package gradus.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.math.Matrix;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class TextSamplerTest {
  /** Symbols ".", "a" and "b". */
  private final TextExamples text = TextExamples.of(List.of("ab"), 1);

  /** After a boundary an "a", after an "a" a "b", after a "b" the end. */
  private static Matrix inTurn(Matrix input) {
    Matrix probabilities = new Matrix(1, 3);
    probabilities.set(0, ((int) input.get(0, 0) + 1) % 3, 1);
    return probabilities;
  }

  private static Function<Matrix, Matrix> always(double... probabilities) {
    return input -> new Matrix(new double[][] {probabilities});
  }

  @Test
  void drawsSymbolAfterSymbolUntilTheEnd() {
    assertThat(new TextSampler(text, TextSamplerTest::inTurn, 1, 42).lines(3))
        .containsExactly("ab", "ab", "ab");
  }

  @Test
  void drawsAsOftenAsTheProbabilitiesSay() {
    TextSampler sampler = new TextSampler(text, always(0.5, 0.375, 0.125), 1, 42);
    int a = 0;
    int b = 0;
    for (String line : sampler.lines(4000)) {
      a += line.startsWith("a") ? 1 : 0;
      b += line.startsWith("b") ? 1 : 0;
    }
    assertThat(a / 4000.0).isCloseTo(0.375, within(0.02));
    assertThat(b / 4000.0).isCloseTo(0.125, within(0.02));
  }

  /** With T = 1/2, probabilities are squared: 1/4, 1/16 and 1/16 become 2/3, 1/6 and 1/6. */
  @Test
  void theTemperatureMakesTheDrawBolderOrMoreCareful() {
    assertThat(shareOfTheEnd(0.5)).isCloseTo(0.25 / (0.25 + 2 * 0.0625), within(0.02));
    assertThat(shareOfTheEnd(1)).isCloseTo(0.5, within(0.02));
    assertThat(shareOfTheEnd(1e9)).isCloseTo(1 / 3.0, within(0.02));
    assertThat(shareOfTheEnd(1e-9)).isEqualTo(1);
  }

  private double shareOfTheEnd(double temperature) {
    TextSampler sampler = new TextSampler(text, always(0.5, 0.25, 0.25), temperature, 42);
    return sampler.lines(4000).stream().filter(String::isEmpty).count() / 4000.0;
  }

  @Test
  void theSameSeedInventsTheSameLines() {
    List<String> lines = new TextSampler(text, always(0.2, 0.4, 0.4), 1, 42).lines(20);
    assertThat(new TextSampler(text, always(0.2, 0.4, 0.4), 1, 42).lines(20)).isEqualTo(lines);
    assertThat(new TextSampler(text, always(0.2, 0.4, 0.4), 1, 42).line(7)).isEqualTo(lines.get(7));
    assertThat(new TextSampler(text, always(0.2, 0.4, 0.4), 1, 43).lines(20)).isNotEqualTo(lines);
  }

  @Test
  void aLineWithoutAnEndIsCut() {
    assertThat(new TextSampler(text, always(0, 1, 0), 1, 42).line(0)).isEqualTo("a".repeat(100));
  }

  @Test
  void oneHotInputsAreWrittenAsInTraining() {
    TextExamples oneHot = TextExamples.of(List.of("ab"), 2).withOneHotInputs();
    Function<Matrix, Matrix> predict =
        input -> {
          assertThat(input.numCols).isEqualTo(6);
          int last = input.get(0, 3) == 1 ? 0 : input.get(0, 4) == 1 ? 1 : 2;
          return inTurn(new Matrix(new double[][] {{last}}));
        };
    assertThat(new TextSampler(oneHot, predict, 1, 42).line(0)).isEqualTo("ab");
  }

  @Test
  void refusesWhatIsNoProbability() {
    assertThatThrownBy(() -> new TextSampler(text, always(3, -1, 0.5), 1, 42).line(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "TextSampler got [3.0, -1.0, 0.5] from the network, but expects 3 probabilities, one for"
                + " each symbol: let the network end in a Dense layer of this width and Softmax.");
    assertThatThrownBy(() -> new TextSampler(text, always(1, 0, 0), 0, 42))
        .hasMessage(
            "TextSampler got a temperature of 0.0, but expects a number above 0, such as 1.");
  }
}
