package gradus.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.math.Matrix;
import gradus.math.RandomMatrices;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EmbeddingTest {
  private final Random random = new Random(42);
  private final Embedding embedding = new Embedding(4, 2, 3, random);

  EmbeddingTest() {
    embedding.weights.value.setTo(
        new Matrix(new double[][] {{0.1, 0.2}, {1, -1}, {0.5, 0.6}, {-0.3, 0.9}}));
  }

  @Test
  void eachSymbolIsReplacedByItsRowOfTheWeights() {
    Matrix output = embedding.forward(new Matrix(new double[][] {{2, 0, 2}, {1, 3, 0}}));
    assertThat(output.numRows).isEqualTo(2);
    assertThat(output.data)
        .containsExactly(0.5, 0.6, 0.1, 0.2, 0.5, 0.6, 1, -1, -0.3, 0.9, 0.1, 0.2);
  }

  @Test
  void theGradientsOfTheSameSymbolAddUp() {
    embedding.forward(new Matrix(new double[][] {{2, 0, 2}, {1, 2, 0}}));
    Matrix gradient =
        embedding.backward(new Matrix(new double[][] {{1, 2, 3, 4, 5, 6}, {7, 8, 9, 10, 11, 12}}));
    // Symbol 0: (3, 4) + (11, 12). Symbol 1: (7, 8). Symbol 2: (1, 2) + (5, 6) + (9, 10).
    assertThat(embedding.weights.gradient.data).containsExactly(14, 16, 7, 8, 15, 18, 0, 0);
    assertThat(gradient.numRows).isEqualTo(2);
    assertThat(gradient.data).containsExactly(0, 0, 0, 0, 0, 0);
  }

  /** Whoever clips it in place, as of any layer, finds zeros again. */
  @Test
  void theGradientOfTheSymbolsIsZeroAlsoAfterSomebodyWroteIntoIt() {
    embedding.forward(new Matrix(new double[][] {{2, 0, 2}}));
    Matrix gradient = embedding.backward(new Matrix(1, 6));
    gradient.fill(7);
    assertThat(embedding.backward(new Matrix(1, 6)).data).containsExactly(0, 0, 0);
  }

  @Test
  void backwardOverwritesTheGradientsOfTheLastBatch() {
    for (int repetition = 0; repetition < 3; repetition++) {
      embedding.forward(new Matrix(new double[][] {{repetition, 0, 0}}));
      embedding.backwardParameters(new Matrix(new double[][] {{1, 2, 3, 4, 5, 6}}));
    }
    assertThat(embedding.weights.gradient.data).containsExactly(8, 10, 0, 0, 1, 2, 0, 0);
  }

  /** What the Javadoc says: a dense layer without biases on one-hot inputs. */
  @Test
  void isADenseLayerOnOneHotInputs() {
    Embedding one = new Embedding(5, 3, 1, random);
    Matrix symbols = new Matrix(new double[][] {{4}, {0}, {4}, {2}});
    Matrix oneHot = new Matrix(4, 5);
    double[][] weights = new double[5][3];
    for (int row = 0; row < 4; row++) {
      oneHot.set(row, (int) symbols.get(row, 0), 1);
    }
    for (int i = 0; i < 15; i++) {
      weights[i / 3][i % 3] = one.weights.value.data[i];
    }
    Dense dense = new Dense(weights, new double[3]);
    Matrix gradient = RandomMatrices.gaussian(random, 4, 3);
    assertThat(one.forward(symbols).data).containsExactly(dense.forward(oneHot).data);
    one.backward(gradient);
    dense.backward(gradient);
    assertThat(one.weights.gradient.data)
        .containsExactly(dense.weights.gradient.data, within(1e-15));
  }

  @Test
  void startsWithStandardNormalWeights() {
    Embedding fresh = new Embedding(500, 20, 1, new Random(3));
    double sum = 0;
    double squares = 0;
    for (double weight : fresh.weights.value.data) {
      sum += weight;
      squares += weight * weight;
    }
    assertThat(sum / 10_000).isCloseTo(0, within(0.03));
    assertThat(squares / 10_000).isCloseTo(1, within(0.05));
    assertThat(new Embedding(5, 2, 1, new Random(3)).weights.value.data)
        .containsExactly(new Embedding(5, 2, 1, new Random(3)).weights.value.data);
  }

  @Test
  void saysWhatItIs() {
    assertThat(embedding).hasToString("Embedding(4 symbols to 2 numbers, 3 columns)");
    assertThat(new Embedding(4, 1, 1, new Random(1)))
        .hasToString("Embedding(4 symbols to 1 number, 1 column)");
    assertThat(embedding.parameters()).containsExactly(embedding.weights);
    assertThat(embedding.inputWidth()).isEqualTo(3);
    assertThat(embedding.outputWidth()).isEqualTo(6);
    assertThat(embedding.vocabulary()).isEqualTo(4);
    assertThat(embedding.width()).isEqualTo(2);
  }

  @Test
  void refusesWhatIsNotASymbol() {
    for (double wrong : new double[] {4, -1, 1.5, 1e10, Double.NaN}) {
      Matrix input = new Matrix(new double[][] {{0, 1, 2}, {3, wrong, 0}});
      assertThatThrownBy(() -> embedding.forward(input))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "Embedding(4 symbols to 2 numbers, 3 columns) got "
                  + wrong
                  + " in row 1, column 1, but expects the numbers of symbols: whole numbers from 0"
                  + " to 3, not scaled.");
    }
  }

  @Test
  void refusesWhatDoesNotFit() {
    assertThatThrownBy(() -> embedding.forward(new Matrix(5, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Embedding(4 symbols to 2 numbers, 3 columns) got a 5 x 2 input, but expects 5 x 3.");
    assertThatThrownBy(() -> embedding.backward(new Matrix(5, 6)))
        .hasMessage(
            "Embedding(4 symbols to 2 numbers, 3 columns) got a 5 x 6 output gradient, but there was"
                + " no forward pass yet: call forward first.");
    assertThatThrownBy(() -> new Embedding(0, 2, 3, random))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Embedding got 0 symbols, a width of 2 and 3 columns, but needs at least one of each.");
    assertThatThrownBy(() -> new Embedding(4, 2, 3, (Random) null))
        .hasMessage(
            "Embedding got no random generator: pass one with a seed of your own, such as new"
                + " Random(42), so that the run can be repeated.");
  }
}
