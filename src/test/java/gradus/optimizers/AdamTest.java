package gradus.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.layers.Parameter;
import gradus.math.Matrix;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdamTest {
  private final Parameter weight = new Parameter("weights", new Matrix(new double[][] {{1}}));

  /** The weight, 1 at first, after a step along this gradient. */
  private double stepped(Optimizer optimizer, double gradient) {
    weight.gradient.data[0] = gradient;
    optimizer.step();
    return weight.value.data[0];
  }

  @Test
  void dividesTheMeanGradientByTheRootOfTheMeanSquare() {
    Adam adam = new Adam(List.of(weight), 0.1);
    // m = 0.1·4 = 0.4, m̂ = 0.4/0.1 = 4; v = 0.001·16 = 0.016, v̂ = 0.016/0.001 = 16;
    // w = 1 − 0.1·4/4
    assertThat(stepped(adam, 4)).isEqualTo(0.9, within(1e-9));
    // m = 0.9·0.4 − 0.1·4 = −0.04, m̂ = −0.04/(1 − 0.81) = −4/19;
    // v = 0.999·0.016 + 0.001·16 = 0.031984, v̂ = 0.031984/(1 − 0.998001) = 16;
    // w = 0.9 + 0.1·(4/19)/4 = 0.9 + 0.1/19
    assertThat(stepped(adam, -4)).isEqualTo(0.9 + 0.1 / 19, within(1e-9));
    assertThat(adam.firstMoments.get(0).data[0]).isEqualTo(-0.04, within(1e-15));
    assertThat(adam.secondMoments.get(0).data[0]).isEqualTo(0.031984, within(1e-15));
    assertThat(adam.steps()).isEqualTo(2);
  }

  @Test
  void weightDecayGoesThroughTheMoments() {
    Adam adam = new Adam(List.of(weight), 0.1);
    adam.setWeightDecay(0.5);
    // g = 3.5 + 0.5·1 = 4, as above
    assertThat(stepped(adam, 3.5)).isEqualTo(0.9, within(1e-9));
    // g = −4.45 + 0.5·0.9 = −4, as above
    assertThat(stepped(adam, -4.45)).isEqualTo(0.9 + 0.1 / 19, within(1e-9));
  }

  @Test
  void theFirstStepIsTheLearningRateWhateverTheGradient() {
    for (double gradient : new double[] {-1e6, -1, 1e-3}) {
      weight.value.data[0] = 0;
      Adam adam = new Adam(List.of(weight));
      double expected = -0.001 * Math.signum(gradient);
      assertThat(stepped(adam, gradient)).isEqualTo(expected, within(1e-7));
    }
  }

  @Test
  void eachBetaSmoothsItsMoment() {
    Adam adam = new Adam(List.of(weight), 0.1);
    adam.setBetas(0, 0.75);
    stepped(adam, 4);
    // m = g = 2, m̂ = 2; v = 0.75·(0.25·16) + 0.25·4 = 4, v̂ = 4/(1 − 0.5625) = 64/7;
    // w = 0.9 − 0.1·2/√(64/7)
    assertThat(stepped(adam, 2)).isEqualTo(0.9 - 0.2 / Math.sqrt(64.0 / 7), within(1e-9));
    assertThat(adam.firstMoments.get(0).data).containsExactly(2);
    assertThat(adam.secondMoments.get(0).data).containsExactly(4);
  }

  @Test
  void epsilonIsAddedToTheCorrectedRoot() {
    Adam adam = new Adam(List.of(weight), 0.1);
    adam.setEpsilon(4);
    // m̂ = 4, √v̂ = 4, w = 1 − 0.1·4/(4 + 4)
    assertThat(stepped(adam, 4)).isEqualTo(0.95, within(1e-15));
  }

  @Test
  void aWeightWithoutGradientStays() {
    assertThat(stepped(new Adam(List.of(weight)), 0)).isEqualTo(1);
  }

  @Test
  void resumingAfterAnyNumberOfStepsTakesNoTime() {
    Adam adam = new Adam(List.of(weight), 0.1);
    adam.setSteps(Long.MAX_VALUE - 1);
    // The corrections are 1: m = 0.1·4, v = 0.001·16
    assertThat(stepped(adam, 4)).isEqualTo(1 - 0.1 * 0.4 / Math.sqrt(0.016), within(1e-6));
  }

  @Test
  void newBetasCorrectAsIfTheyHadAlwaysBeenSet() {
    Adam adam = new Adam(List.of(weight), 0.1);
    stepped(adam, 4);
    adam.setBetas(0.5, 0.75);
    // m = 0.5·0.4 + 0.5·4 = 2.2, m̂ = 2.2/(1 − 0.5²);
    // v = 0.75·0.016 + 0.25·16 = 4.012, v̂ = 4.012/(1 − 0.75²)
    double expected = 0.9 - 0.1 * (2.2 / 0.75) / Math.sqrt(4.012 / 0.4375);
    assertThat(stepped(adam, 4)).isEqualTo(expected, within(1e-9));
  }

  @Test
  void saysWhatIsSet() {
    Adam adam = new Adam(List.of(weight));
    assertThat(adam).hasToString("Adam(learning rate 0.001, betas 0.9 and 0.999, epsilon 1.0E-8)");
    adam.setBetas(0.8, 0.99);
    adam.setEpsilon(1);
    adam.setWeightDecay(0.1);
    assertThat(adam)
        .hasToString(
            "Adam(learning rate 0.001, betas 0.8 and 0.99, epsilon 1.0, weight decay 0.1)");
    assertThat(adam.beta1()).isEqualTo(0.8);
    assertThat(adam.beta2()).isEqualTo(0.99);
  }

  @Test
  void refusesBetasThatAreNoShares() {
    Adam adam = new Adam(List.of(weight));
    for (double beta : new double[] {1, -0.1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> adam.setBetas(beta, 0.5))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "Adam got a beta1 of "
                  + beta
                  + ", but expects a number from 0 to below 1; 0.9 is usual.");
      assertThatThrownBy(() -> adam.setBetas(0.5, beta))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "Adam got a beta2 of "
                  + beta
                  + ", but expects a number from 0 to below 1; 0.999 is usual.");
    }
    assertThat(adam.beta1()).isEqualTo(0.9);
    assertThat(adam.beta2()).isEqualTo(0.999);
  }

  @Test
  void refusesToResumeBeforeTheStart() {
    Adam adam = new Adam(List.of(weight));
    assertThatThrownBy(() -> adam.setSteps(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Adam got -1 steps, but expects 0 or more: the steps() that were saved.");
    adam.setSteps(0);
    assertThat(adam.steps()).isZero();
  }

  @Test
  void refusesAnEpsilonThatIsNotPositive() {
    Adam adam = new Adam(List.of(weight));
    for (double epsilon : new double[] {0, -1e-8, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> adam.setEpsilon(epsilon))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "Adam got an epsilon of "
                  + epsilon
                  + ", but expects a positive number; 1.0E-8 is usual.");
    }
    assertThat(adam.epsilon()).isEqualTo(1.0E-8);
  }
}
