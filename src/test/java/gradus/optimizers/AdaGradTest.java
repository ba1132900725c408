package gradus.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.layers.Parameter;
import gradus.math.Matrix;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdaGradTest {
  private final Parameter weight = new Parameter("weights", new Matrix(new double[][] {{1}}));

  /** The weight, 1 at first, after a step along this gradient. */
  private double stepped(Optimizer optimizer, double gradient) {
    weight.gradient.data[0] = gradient;
    optimizer.step();
    return weight.value.data[0];
  }

  @Test
  void dividesByTheRootOfTheSumOfSquares() {
    AdaGrad adaGrad = new AdaGrad(List.of(weight), 0.1);
    // s = 9, w = 1 − 0.1·3/3
    assertThat(stepped(adaGrad, 3)).isEqualTo(0.9, within(1e-11));
    // s = 9 + 16 = 25, w = 0.9 − 0.1·4/5
    assertThat(stepped(adaGrad, 4)).isEqualTo(0.82, within(1e-11));
    assertThat(adaGrad.squareSums.get(0).data).containsExactly(25);
  }

  @Test
  void weightDecayAddsToTheGradient() {
    AdaGrad adaGrad = new AdaGrad(List.of(weight), 0.1);
    adaGrad.setWeightDecay(0.5);
    // g = 2.5 + 0.5·1 = 3, as above
    assertThat(stepped(adaGrad, 2.5)).isEqualTo(0.9, within(1e-11));
    // g = 3.55 + 0.5·0.9 = 4, as above
    assertThat(stepped(adaGrad, 3.55)).isEqualTo(0.82, within(1e-11));
  }

  @Test
  void theFirstStepIsTheLearningRateWhateverTheGradient() {
    for (double gradient : new double[] {-1e6, -1, 1e-3}) {
      weight.value.data[0] = 0;
      AdaGrad adaGrad = new AdaGrad(List.of(weight), 0.1);
      double expected = -0.1 * Math.signum(gradient);
      assertThat(stepped(adaGrad, gradient)).isEqualTo(expected, within(1e-7));
    }
  }

  @Test
  void stepsFadeUnderASteadyGradient() {
    weight.value.data[0] = 0;
    AdaGrad adaGrad = new AdaGrad(List.of(weight), 0.1);
    // The k-th step is 0.1·g/√(k·g²) = 0.1/√k.
    assertThat(stepped(adaGrad, 7)).isEqualTo(-0.1, within(1e-10));
    assertThat(stepped(adaGrad, 7)).isEqualTo(-0.1 - 0.1 / Math.sqrt(2), within(1e-10));
    assertThat(stepped(adaGrad, 7))
        .isEqualTo(-0.1 - 0.1 / Math.sqrt(2) - 0.1 / Math.sqrt(3), within(1e-10));
  }

  @Test
  void aWeightWithoutGradientStays() {
    assertThat(stepped(new AdaGrad(List.of(weight)), 0)).isEqualTo(1);
  }

  @Test
  void epsilonStandsOutsideTheRoot() {
    AdaGrad adaGrad = new AdaGrad(List.of(weight), 0.1);
    adaGrad.setEpsilon(1);
    // s = 9, w = 1 − 0.1·3/(3 + 1)
    assertThat(stepped(adaGrad, 3)).isEqualTo(0.925, within(1e-15));
  }

  @Test
  void saysWhatIsSet() {
    AdaGrad adaGrad = new AdaGrad(List.of(weight));
    assertThat(adaGrad).hasToString("AdaGrad(learning rate 0.01)");
    adaGrad.setWeightDecay(0.1);
    assertThat(adaGrad).hasToString("AdaGrad(learning rate 0.01, weight decay 0.1)");
  }

  @Test
  void refusesAnEpsilonThatIsNotPositive() {
    AdaGrad adaGrad = new AdaGrad(List.of(weight));
    for (double epsilon : new double[] {0, -1e-8, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> adaGrad.setEpsilon(epsilon))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "AdaGrad got an epsilon of "
                  + epsilon
                  + ", but expects a positive number; 1.0E-10 is usual.");
    }
    assertThat(adaGrad.epsilon()).isEqualTo(1.0E-10);
  }
}
