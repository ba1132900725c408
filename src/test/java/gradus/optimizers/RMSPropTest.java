package gradus.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.layers.Parameter;
import gradus.math.Matrix;
import java.util.List;
import org.junit.jupiter.api.Test;

class RMSPropTest {
  private final Parameter weight = new Parameter("weights", new Matrix(new double[][] {{1}}));

  /** The weight, 1 at first, after a step along this gradient. */
  private double stepped(Optimizer optimizer, double gradient) {
    weight.gradient.data[0] = gradient;
    optimizer.step();
    return weight.value.data[0];
  }

  @Test
  void dividesByTheRootOfTheMeanSquare() {
    RMSProp rmsProp = new RMSProp(List.of(weight), 0.1);
    rmsProp.setDecay(0.75);
    // s = 0.25·16 = 4, w = 1 − 0.1·4/2
    assertThat(stepped(rmsProp, 4)).isEqualTo(0.8, within(1e-8));
    // s = 0.75·4 + 0.25·4 = 4, w = 0.8 − 0.1·2/2
    assertThat(stepped(rmsProp, 2)).isEqualTo(0.7, within(1e-8));
    assertThat(rmsProp.meanSquares.get(0).data).containsExactly(4);
  }

  @Test
  void weightDecayAddsToTheGradient() {
    RMSProp rmsProp = new RMSProp(List.of(weight), 0.1);
    rmsProp.setDecay(0.75);
    rmsProp.setWeightDecay(0.5);
    // g = 3.5 + 0.5·1 = 4, as above
    assertThat(stepped(rmsProp, 3.5)).isEqualTo(0.8, within(1e-8));
    // g = 1.6 + 0.5·0.8 = 2, as above
    assertThat(stepped(rmsProp, 1.6)).isEqualTo(0.7, within(1e-8));
  }

  @Test
  void theFirstStepIsTenTimesTheLearningRate() {
    // s = 0.01·16 = 0.16, w = 1 − 0.01·4/0.4
    assertThat(stepped(new RMSProp(List.of(weight)), 4)).isEqualTo(0.9, within(1e-8));
  }

  @Test
  void stepsUnderASteadyGradientBecomeTheLearningRate() {
    RMSProp rmsProp = new RMSProp(List.of(weight), 0.1);
    rmsProp.setDecay(0.5);
    for (int i = 0; i < 60; i++) {
      stepped(rmsProp, 7);
    }
    double before = weight.value.data[0];
    // s = 49 but for 49·0.5⁶⁰
    assertThat(stepped(rmsProp, 7)).isEqualTo(before - 0.1, within(1e-8));
  }

  @Test
  void aWeightWithoutGradientStays() {
    assertThat(stepped(new RMSProp(List.of(weight)), 0)).isEqualTo(1);
  }

  @Test
  void epsilonStandsOutsideTheRoot() {
    RMSProp rmsProp = new RMSProp(List.of(weight), 0.1);
    rmsProp.setDecay(0.75);
    rmsProp.setEpsilon(2);
    // s = 4, w = 1 − 0.1·4/(2 + 2)
    assertThat(stepped(rmsProp, 4)).isEqualTo(0.9, within(1e-15));
  }

  @Test
  void saysWhatIsSet() {
    RMSProp rmsProp = new RMSProp(List.of(weight));
    assertThat(rmsProp).hasToString("RMSProp(learning rate 0.01, decay 0.99)");
    rmsProp.setDecay(0.9);
    rmsProp.setWeightDecay(0.1);
    assertThat(rmsProp).hasToString("RMSProp(learning rate 0.01, decay 0.9, weight decay 0.1)");
    assertThat(rmsProp.decay()).isEqualTo(0.9);
  }

  @Test
  void refusesASmoothingThatIsNoShare() {
    RMSProp rmsProp = new RMSProp(List.of(weight));
    for (double smoothing : new double[] {1, -0.1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> rmsProp.setDecay(smoothing))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "RMSProp got a decay of "
                  + smoothing
                  + ", but expects a number from 0 to below 1; 0.99 and 0.9 are usual.");
    }
    assertThat(rmsProp.decay()).isEqualTo(0.99);
  }

  @Test
  void refusesAnEpsilonThatIsNotPositive() {
    RMSProp rmsProp = new RMSProp(List.of(weight));
    for (double epsilon : new double[] {0, -1e-8, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> rmsProp.setEpsilon(epsilon))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "RMSProp got an epsilon of "
                  + epsilon
                  + ", but expects a positive number; 1.0E-8 is usual.");
    }
    assertThat(rmsProp.epsilon()).isEqualTo(1.0E-8);
  }
}
