package gradus.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.data.files.Datasets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TextExamplesTest {
  private final TextExamples small = TextExamples.of(List.of("eva", "ed"), 3);

  /** The names of the examples of a data set, put together again. */
  private static List<String> names(Dataset dataset) {
    List<String> names = new ArrayList<>();
    StringBuilder name = new StringBuilder();
    for (int row = 0; row < dataset.rows(); row++) {
      int next = dataset.classOf(row);
      if (next == 0) {
        names.add(name.toString());
        name.setLength(0);
      } else {
        name.append(dataset.classNames().get(next));
      }
    }
    return names;
  }

  @Test
  void eachSymbolIsGuessedFromThoseBefore() {
    assertThat(small.symbols()).containsExactly(".", "a", "d", "e", "v");
    Dataset examples = small.all();
    assertThat(examples.classNames()).isEqualTo(small.symbols());
    assertThat(examples.featureNames()).containsExactly("3 before", "2 before", "1 before");
    assertThat(examples.inputs().data)
        .containsExactly(
            0, 0, 0, // . . . → e
            0, 0, 3, // . . e → v
            0, 3, 4, // . e v → a
            3, 4, 1, // e v a → .
            0, 0, 0, // . . . → e
            0, 0, 3, // . . e → d
            0, 3, 2); // . e d → .
    assertThat(OneHot.labels(examples.targets())).containsExactly(3, 4, 1, 0, 3, 2, 0);
  }

  @Test
  void oneHotInputsHaveAColumnForEachSymbolAndPlace() {
    TextExamples pairs = TextExamples.of(List.of("ab"), 2).withOneHotInputs();
    Dataset examples = pairs.all();
    assertThat(examples.featureNames())
        .containsExactly(
            "2 before = .",
            "2 before = a",
            "2 before = b",
            "1 before = .",
            "1 before = a",
            "1 before = b");
    assertThat(examples.inputs().data)
        .containsExactly(1, 0, 0, 1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 1);
    assertThat(OneHot.labels(examples.targets())).containsExactly(1, 2, 0);
    assertThat(pairs).hasToString("TextExamples(1 lines of 3 symbols, context 2, one-hot inputs)");
  }

  @Test
  void namesAreSplitAndNotLetters() {
    TextExamples text =
        TextExamples.of(List.of("anna", "bob", "carl", "dora", "eva", "fred", "gus", "hal"), 2);
    Split split = text.split(0.75, 7);
    List<String> train = names(split.train());
    List<String> test = names(split.test());
    assertThat(train).hasSize(6);
    assertThat(test).hasSize(2);
    Set<String> all = new HashSet<>(train);
    all.addAll(test);
    assertThat(all).containsExactlyInAnyOrderElementsOf(text.lines());
    assertThat(names(text.split(0.75, 7).train())).isEqualTo(train);
    assertThat(names(text.split(0.75, 8).train())).isNotEqualTo(train);
    assertThat(split.train().classNames()).isEqualTo(text.symbols());
  }

  /** The table of pairs that the data's README gives. */
  @Test
  void pairsOfTheFirstNames() {
    List<String> lines = Datasets.firstNames();
    TextExamples names = TextExamples.of(lines, 1);
    assertThat(lines).hasSize(8403);
    assertThat(names.symbols()).hasSize(27).startsWith(".", "a", "b").endsWith("z");
    Dataset pairs = names.all();
    assertThat(pairs.rows()).isEqualTo(58_955);
    double[][] counts = new double[27][27];
    for (int row = 0; row < pairs.rows(); row++) {
      counts[(int) pairs.inputs().get(row, 0)][pairs.classOf(row)]++;
    }
    assertThat(counts['e' - 'a' + 1][0]).isEqualTo(1919);
    assertThat(counts[1][0]).isEqualTo(1752);
    assertThat(counts[1]['n' - 'a' + 1]).isEqualTo(1063);
    assertThat(counts[0][1]).isEqualTo(724);
    int different = 0;
    double bigram = 0;
    double unigram = 0;
    for (int x = 0; x < 27; x++) {
      double first = 0;
      double second = 0;
      for (int y = 0; y < 27; y++) {
        first += counts[x][y];
        second += counts[y][x];
      }
      unigram -= second / 58_955 * StrictMath.log(second / 58_955);
      for (int y = 0; y < 27; y++) {
        different += counts[x][y] > 0 ? 1 : 0;
        bigram -= counts[x][y] == 0 ? 0 : counts[x][y] * StrictMath.log(counts[x][y] / first);
      }
    }
    assertThat(different).isEqualTo(504);
    assertThat(unigram).isCloseTo(2.849950, within(5e-7));
    assertThat(bigram / 58_955).isCloseTo(2.418216, within(5e-7));
  }

  @Test
  void refusesWhatIsNoText() {
    assertThatThrownBy(() -> TextExamples.of(List.of("a"), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "TextExamples got a context of 0, but needs at least one symbol to guess from.");
    assertThatThrownBy(() -> TextExamples.of(List.of(), 1))
        .hasMessage("TextExamples got no line to learn from.");
    assertThatThrownBy(() -> TextExamples.of(List.of("a", ""), 1))
        .hasMessage("TextExamples got an empty line, line 2: leave it out.");
    assertThatThrownBy(() -> TextExamples.of(List.of("a", "st. john"), 1))
        .hasMessage(
            "TextExamples got line 2, \"st. john\", with a \".\" in it, but that marks where lines"
                + " begin and end: put another sign in its place.");
    assertThatThrownBy(() -> small.of(List.of("eve", "dan"), "others"))
        .hasMessage(
            "TextExamples got the line \"dan\", but \"n\" isn't among its symbols [., a, d, e, v].");
    TextExamples longContext = TextExamples.of(List.of("ada"), 1_000_000_000);
    assertThatThrownBy(longContext::withOneHotInputs)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "TextExamples got a context of 1000000000 and 3 symbols, but one-hot inputs would have"
                + " more columns than a matrix can: take a shorter context, or an Embedding, which"
                + " needs no one-hot inputs.");
    assertThatThrownBy(() -> small.split(0.1, 1))
        .hasMessage(
            "split got a training fraction of 0.1 for 2 lines, but each part needs at least one"
                + " line: take a number between 0 and 1, such as 0.9.");
  }
}
