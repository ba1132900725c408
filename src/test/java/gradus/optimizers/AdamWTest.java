package gradus.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.layers.Parameter;
import gradus.math.Matrix;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdamWTest {
  private final Parameter weight = new Parameter("weights", new Matrix(new double[][] {{1}}));

  /** The weight, 1 at first, after a step along this gradient. */
  private double stepped(Optimizer optimizer, double gradient) {
    weight.gradient.data[0] = gradient;
    optimizer.step();
    return weight.value.data[0];
  }

  @Test
  void shrinksTheWeightAndThenStepsLikeAdam() {
    AdamW adamW = new AdamW(List.of(weight), 0.1);
    adamW.setWeightDecay(0.5);
    // 1·(1 − 0.1·0.5) = 0.95; Adam's step is 0.1·4/4, see AdamTest
    assertThat(stepped(adamW, 4)).isEqualTo(0.85, within(1e-9));
    // 0.85·0.95 = 0.8075; Adam's step is −0.1/19
    assertThat(stepped(adamW, -4)).isEqualTo(0.8075 + 0.1 / 19, within(1e-9));
    // The decay isn't in the moments.
    assertThat(adamW.firstMoments.get(0).data[0]).isEqualTo(-0.04, within(1e-15));
    assertThat(adamW.secondMoments.get(0).data[0]).isEqualTo(0.031984, within(1e-15));
    assertThat(adamW.steps()).isEqualTo(2);
  }

  @Test
  void decaysByOnePercentOfTheLearningRateIfNothingIsSaid() {
    // 1 − 0.001·0.01
    assertThat(stepped(new AdamW(List.of(weight)), 0)).isEqualTo(0.99999);
  }

  @Test
  void withoutDecayItIsAdamToTheBit() {
    AdamW adamW = new AdamW(List.of(weight), 0.1);
    adamW.setWeightDecay(0);
    Parameter copy = new Parameter("weights", new Matrix(weight.value));
    Adam adam = new Adam(List.of(copy), 0.1);
    for (int i = 0; i < 10; i++) {
      stepped(adamW, StrictMath.sin(i));
      copy.gradient.setTo(weight.gradient);
      adam.step();
      assertThat(copy.value.data).containsExactly(weight.value.data);
    }
  }

  @Test
  void theWeightEndsAtOneOverTheDecayHoweverSmallTheSteadyGradient() {
    for (double gradient : new double[] {-1, -0.001}) {
      AdamW adamW = new AdamW(List.of(weight), 0.1);
      adamW.setWeightDecay(0.5);
      for (int i = 0; i < 1000; i++) {
        stepped(adamW, gradient);
      }
      // w = (1 − 0.1·0.5)·w + 0.1 gives w = 1/0.5
      assertThat(weight.value.data[0]).isEqualTo(2, within(1e-4));
    }
  }

  /** With the decay in the gradient, dL/dw + 0.5·w = 0 in the end. */
  @Test
  void adamBalancesTheDecayAgainstTheGradientInstead() {
    weight.value.data[0] = 0.01;
    Adam adam = new Adam(List.of(weight), 0.0001);
    adam.setWeightDecay(0.5);
    for (int i = 0; i < 5000; i++) {
      stepped(adam, -0.001);
    }
    assertThat(weight.value.data[0]).isEqualTo(0.002, within(1e-6));
  }

  @Test
  void saysWhatIsSet() {
    assertThat(new AdamW(List.of(weight)))
        .hasToString(
            "AdamW(learning rate 0.001, betas 0.9 and 0.999, epsilon 1.0E-8, weight decay 0.01)");
  }
}
