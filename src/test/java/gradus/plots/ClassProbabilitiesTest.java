package gradus.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.Network;
import gradus.layers.Dense;
import gradus.layers.Elementwise;
import gradus.layers.Meaning;
import gradus.math.Matrix;
import org.junit.jupiter.api.Test;

class ClassProbabilitiesTest {
  /** A layer that a student may have written; it changes nothing. */
  private static final class Unchanged extends Elementwise {
    private final Meaning meaning;

    Unchanged(Meaning meaning) {
      this.meaning = meaning;
    }

    @Override
    public double value(double x) {
      return x;
    }

    @Override
    public double derivative(double x) {
      return 1;
    }

    @Override
    public Meaning outputMeaning() {
      return meaning;
    }
  }

  private static Matrix ask(Meaning meaning) {
    Dense dense = new Dense(new double[][] {{0.25, 0.75}}, new double[2]);
    return ClassProbabilities.of(
        new Network(dense, new Unchanged(meaning)), new Matrix(new double[][] {{1}}));
  }

  @Test
  void aLayerOfYourOwnMayPutOutProbabilities() {
    assertThat(ask(Meaning.PROBABILITIES).data).containsExactly(0.25, 0.75);
  }

  @Test
  void whatIsNotAProbabilityIsALogit() {
    // e^0.75 / (e^0.25 + e^0.75) = 1 / (1 + e^-0.5)
    for (Meaning meaning : new Meaning[] {Meaning.LOGITS, Meaning.NUMBERS}) {
      assertThat(ask(meaning).data[1]).isCloseTo(1 / (1 + Math.exp(-0.5)), within(1e-15));
    }
  }
}
