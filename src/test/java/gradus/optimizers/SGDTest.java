package gradus.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.layers.Parameter;
import gradus.math.Matrix;
import java.util.List;
import org.junit.jupiter.api.Test;

class SGDTest {
  private final Parameter parameter =
      new Parameter("weights", new Matrix(new double[][] {{1, -2}}));

  @Test
  void stepsAgainstTheGradient() {
    SGD sgd = new SGD(List.of(parameter), 0.1);
    parameter.gradient.data[0] = 5;
    parameter.gradient.data[1] = -3;
    sgd.step();
    // 1 − 0.1·5 and −2 + 0.1·3
    assertThat(parameter.value.data).containsExactly(new double[] {0.5, -1.7}, within(1e-16));
    assertThat(parameter.gradient.data).containsExactly(5, -3);
  }

  @Test
  void descendsAParabolaAsByHand() {
    // L = (w − 3)², dL/dw = 2·(w − 3), from 0 with rate 0.1: 0.6, 1.08, 1.464
    parameter.value.data[0] = 0;
    SGD sgd = new SGD(List.of(parameter), 0.1);
    double[] expected = {0.6, 1.08, 1.464};
    for (double w : expected) {
      parameter.gradient.data[0] = 2 * (parameter.value.data[0] - 3);
      sgd.step();
      assertThat(parameter.value.data[0]).isEqualTo(w, within(1e-15));
    }
  }

  @Test
  void theLearningRateCanChangeBetweenSteps() {
    SGD sgd = new SGD(List.of(parameter), 0.1);
    parameter.gradient.data[0] = 1;
    sgd.setLearningRate(0.5);
    sgd.step();
    assertThat(parameter.value.data[0]).isEqualTo(0.5);
    assertThat(sgd.learningRate()).isEqualTo(0.5);
    assertThat(sgd).hasToString("SGD(learning rate 0.5)");
    assertThat(sgd.parameters()).containsExactly(parameter);
  }

  @Test
  void refusesALearningRateThatIsNotPositive() {
    for (double rate : new double[] {0, -0.1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> new SGD(List.of(parameter), rate))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "SGD got a learning rate of "
                  + rate
                  + ", but expects a positive number; 0.1 and 0.01 are usual first tries.");
    }
  }

  @Test
  void refusesToOptimizeNothing() {
    assertThatThrownBy(() -> new SGD(List.of(), 0.1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "SGD got no parameters to change: pass network.parameters() of a network with at least"
                + " one Dense layer.");
  }
}
