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

  /** One weight of 1, to follow by hand. */
  private final Parameter weight = new Parameter("weights", new Matrix(new double[][] {{1}}));

  /** The weight after a step along this gradient. */
  private double stepped(SGD sgd, double gradient) {
    weight.gradient.data[0] = gradient;
    sgd.step();
    return weight.value.data[0];
  }

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
    assertThat(sgd.parameters()).containsExactly(parameter);
  }

  @Test
  void momentumGathersAVelocity() {
    SGD sgd = new SGD(List.of(weight), 0.1);
    sgd.setMomentum(0.5);
    // v = 4, w = 1 − 0.1·4
    assertThat(stepped(sgd, 4)).isEqualTo(0.6, within(1e-15));
    // v = 0.5·4 + 2 = 4, w = 0.6 − 0.1·4
    assertThat(stepped(sgd, 2)).isEqualTo(0.2, within(1e-15));
    assertThat(sgd.velocities.get(0).data).containsExactly(4);
  }

  @Test
  void nesterovLooksAhead() {
    SGD sgd = new SGD(List.of(weight), 0.1);
    sgd.setMomentum(0.5);
    sgd.setNesterov(true);
    // v = 4, w = 1 − 0.1·(4 + 0.5·4)
    assertThat(stepped(sgd, 4)).isEqualTo(0.4, within(1e-15));
    // v = 0.5·4 + 2 = 4, w = 0.4 − 0.1·(2 + 0.5·4)
    assertThat(stepped(sgd, 2)).isEqualTo(0, within(1e-15));
  }

  @Test
  void weightDecayAddsToTheGradient() {
    SGD sgd = new SGD(List.of(weight), 0.1);
    sgd.setWeightDecay(0.5);
    // g = 4 + 0.5·1 = 4.5, w = 1 − 0.1·4.5
    assertThat(stepped(sgd, 4)).isEqualTo(0.55, within(1e-15));
    // g = 2 + 0.5·0.55 = 2.275, w = 0.55 − 0.1·2.275
    assertThat(stepped(sgd, 2)).isEqualTo(0.3225, within(1e-15));
  }

  @Test
  void weightDecayGoesIntoTheVelocity() {
    SGD sgd = new SGD(List.of(weight), 0.1);
    sgd.setMomentum(0.5);
    sgd.setWeightDecay(0.5);
    // v = 4 + 0.5·1 = 4.5, w = 1 − 0.1·4.5
    assertThat(stepped(sgd, 4)).isEqualTo(0.55, within(1e-15));
    // v = 0.5·4.5 + (2 + 0.5·0.55) = 4.525, w = 0.55 − 0.1·4.525
    assertThat(stepped(sgd, 2)).isEqualTo(0.0975, within(1e-15));
  }

  @Test
  void underASteadyGradientTheVelocityGrowsTenfold() {
    SGD sgd = new SGD(List.of(weight), 0.1);
    sgd.setMomentum(0.9);
    for (int i = 0; i < 400; i++) {
      stepped(sgd, 3);
    }
    // 3 / (1 − 0.9)
    assertThat(sgd.velocities.get(0).data[0]).isEqualTo(30, within(1e-13));
  }

  @Test
  void aLowerLearningRateSlowsDownWhatWasGathered() {
    SGD sgd = new SGD(List.of(weight), 0.1);
    sgd.setMomentum(0.5);
    stepped(sgd, 4);
    sgd.setLearningRate(0.01);
    // v = 0.5·4 + 0 = 2, w = 0.6 − 0.01·2
    assertThat(stepped(sgd, 0)).isEqualTo(0.58, within(1e-15));
  }

  @Test
  void plainStepsLeaveTheVelocityAlone() {
    SGD sgd = new SGD(List.of(weight), 0.1);
    stepped(sgd, 4);
    assertThat(sgd.velocities.get(0).data).containsExactly(0);
  }

  @Test
  void saysWhatIsSet() {
    SGD sgd = new SGD(List.of(weight), 0.1);
    assertThat(sgd).hasToString("SGD(learning rate 0.1)");
    assertThat(sgd.isNesterov()).isFalse();
    sgd.setMomentum(0.9);
    assertThat(sgd).hasToString("SGD(learning rate 0.1, momentum 0.9)");
    sgd.setNesterov(true);
    sgd.setWeightDecay(0.01);
    assertThat(sgd)
        .hasToString("SGD(learning rate 0.1, momentum 0.9, Nesterov, weight decay 0.01)");
    assertThat(sgd.momentum()).isEqualTo(0.9);
    assertThat(sgd.isNesterov()).isTrue();
  }

  @Test
  void refusesAMomentumThatNeverFadesOrIsNegative() {
    SGD sgd = new SGD(List.of(weight), 0.1);
    for (double momentum : new double[] {1, -0.1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> sgd.setMomentum(momentum))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "SGD got a momentum of "
                  + momentum
                  + ", but expects a number from 0 to below 1; 0.9 is usual.");
    }
    assertThat(sgd.momentum()).isZero();
  }

  @Test
  void refusesNesterovWithoutMomentum() {
    String message =
        "SGD with Nesterov got a momentum of 0, but looks ahead along the velocity: call"
            + " setMomentum(0.9) before setNesterov(true), or setNesterov(false) before"
            + " setMomentum(0).";
    SGD sgd = new SGD(List.of(weight), 0.1);
    assertThatThrownBy(() -> sgd.setNesterov(true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
    sgd.setMomentum(0.9);
    sgd.setNesterov(true);
    assertThatThrownBy(() -> sgd.setMomentum(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
    sgd.setNesterov(false);
    sgd.setMomentum(0);
    assertThat(sgd).hasToString("SGD(learning rate 0.1)");
  }
}
