package gradus.inspect.worked;

import static gradus.inspect.worked.WorkedExamples.row;
import static org.assertj.core.api.Assertions.assertThat;

import gradus.Network;
import gradus.layers.Dense;
import gradus.layers.Layer;
import gradus.layers.ReLU;
import gradus.layers.Tanh;
import gradus.losses.CrossEntropy;
import gradus.losses.Hinge;
import gradus.losses.MeanSquaredError;
import gradus.math.Matrix;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** A wrong backward stands out in the example, and a right one never does. */
class WorkedExampleCheckTest {
  /** Forgets that the output isn't the input: the slope of tanh is taken for 1 − x². */
  private static final class WrongTanh implements Layer {
    private final Tanh right = new Tanh();
    private DMatrixRMaj input;

    @Override
    public Matrix forward(DMatrixRMaj input) {
      this.input = input;
      return right.forward(input);
    }

    @Override
    public Matrix backward(DMatrixRMaj outputGradient) {
      Matrix result = new Matrix(outputGradient);
      for (int i = 0; i < result.getNumElements(); i++) {
        result.data[i] *= 1 - input.data[i] * input.data[i];
      }
      return result;
    }
  }

  @Test
  void aWrongBackwardIsVisible() {
    Network network =
        new Network(
            new Dense(new double[][] {{0.5}}, new double[] {0}),
            new WrongTanh(),
            new Dense(new double[][] {{1}}, new double[] {0}));
    String text = WorkedExamples.text(network, new MeanSquaredError(), row(1), row(1));
    // x = 0.5, tanh x = 0.462117, do = 2·(0.462117 − 1) = −1.075766;
    // the slope is 1 − 0.462117² = 0.786448, and not 1 − 0.5² = 0.75
    assertThat(text)
        .contains("  dX1[0,0] ~ -0.8068             -0.846  <-- differs\n")
        .containsPattern("dW0\\[0,0] = 1\\*\\(-0.8068\\) = -0.8068 +-0.846  <-- differs\n")
        .containsPattern("dX2\\[0,0] = \\(-1.076\\)\\*1 = -1.076 +-1.076\n")
        .contains(
            """
            Gradients compared with finite differences: 8. Of these differ: 4. A wrong
            backward spoils the gradients of all layers before it. So the mistake is where,
            reading the chapter Backward from its start, the first one differs.
            """);
  }

  @Test
  void atAKinkNothingIsSaid() {
    // dX = f′(0)·2·(0 − 1) = 0 by backward; the finite difference sees half of −2.
    String text =
        WorkedExamples.text(new Network(new ReLU()), new MeanSquaredError(), row(0), row(1));
    assertThat(text)
        .containsPattern(
            "dX0\\[0,0] = f'\\(0\\)\\*\\(-2\\) = 0\\*\\(-2\\) = 0 +-1  <-- a kink or sharp bend\n")
        .contains(
            """
            Gradients compared with finite differences: 1. All agree. Not compared: 1, for
            the reason that stands beside.
            """);
    // A margin of exactly 1 is the kink of a loss.
    Network identity = new Network(new Dense(new double[][] {{1}}, new double[] {0}));
    assertThat(WorkedExamples.text(identity, new Hinge(), row(1), row(1)))
        .contains("<-- a kink or sharp bend")
        .doesNotContain("differs", "these differ");
  }

  @Test
  void aKinkIsFoundHoweverSmallTheGradient() {
    // dX = 0 by backward; the finite difference sees half of 2e-7·(−1).
    Network network = new Network(new ReLU(), new Dense(new double[][] {{1e-7}}, new double[] {0}));
    assertThat(WorkedExamples.text(network, new MeanSquaredError(), row(0), row(1)))
        .contains("-1e-7  <-- a kink or sharp bend\n")
        .doesNotContain("differs", "these differ");
  }

  @Test
  void nearAKinkASmallerStepIsTaken() {
    // A step of 1e-5 from 1e-7 crosses the kink of ReLU, one of 1e-8 doesn't.
    String text =
        WorkedExamples.text(new Network(new ReLU()), new MeanSquaredError(), row(1e-7), row(1));
    assertThat(text)
        .contains("f'(1e-7)*(-2) = 1*(-2) = -2                 -2\n")
        .doesNotContain("<--");
  }

  @Test
  void aSmallProbabilityIsMovedLess() {
    // dL/dp = −1/p: from p = 1e-6 a step of 1e-5 would lead below 0, which CrossEntropy refuses.
    Network identity = new Network(new Dense(new double[][] {{1, 0}, {0, 1}}, new double[] {0, 0}));
    String text = WorkedExamples.text(identity, new CrossEntropy(), row(1e-6, 1 - 1e-6), row(1, 0));
    assertThat(text)
        .contains("dX1[0,0] = (-1)/(1*1e-6) = -1e6               -1e6\n")
        .doesNotContain("<--");
  }

  @Test
  void aProbabilityTooSmallForTheSmallestStepIsNotCalledWrong() {
    Network identity = new Network(new Dense(new double[][] {{1, 0}, {0, 1}}, new double[] {0, 0}));
    for (double p : new double[] {1e-7, 2e-8, 1.5e-9}) {
      String text = WorkedExamples.text(identity, new CrossEntropy(), row(p, 1 - p), row(1, 0));
      assertThat(text)
          .contains("<-- a kink or sharp bend")
          .doesNotContain("differs", "these differ");
    }
  }

  @Test
  void whatTheLossRefusesIsNotCompared() {
    Network identity = new Network(new Dense(new double[][] {{1, 0}, {0, 1}}, new double[] {0, 0}));
    String text = WorkedExamples.text(identity, new CrossEntropy(), row(1, 0), row(1, 0));
    assertThat(text).contains("<-- no finite difference").doesNotContain("differs", "these differ");
  }
}
