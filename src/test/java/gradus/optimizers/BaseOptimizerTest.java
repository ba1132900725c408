package gradus.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.layers.Dense;
import gradus.layers.Parameter;
import gradus.math.Matrix;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What all optimizers have in common. */
class BaseOptimizerTest {
  /** An optimizer's constructor, and the learning rates that its message suggests. */
  private record Kind(String name, Maker maker, String usualRates) {}

  private interface Maker {
    BaseOptimizer make(List<Parameter> parameters, double learningRate);
  }

  private static final List<Kind> KINDS =
      List.of(
          new Kind("SGD", SGD::new, "0.1 and 0.01"),
          new Kind("AdaGrad", AdaGrad::new, "0.1 and 0.01"),
          new Kind("RMSProp", RMSProp::new, "0.01 and 0.001"),
          new Kind("Adam", Adam::new, "0.001 and 0.01"),
          new Kind("AdamW", AdamW::new, "0.001 and 0.01"));

  /** A weight and a bias of 2, with gradients of 0. */
  private final Dense dense = new Dense(new double[][] {{2}}, new double[] {2});

  @Test
  void theUsualLearningRatesArePyTorchs() {
    assertThat(new AdaGrad(dense.parameters()).learningRate()).isEqualTo(0.01);
    assertThat(new RMSProp(dense.parameters()).learningRate()).isEqualTo(0.01);
    assertThat(new Adam(dense.parameters()).learningRate()).isEqualTo(0.001);
    assertThat(new AdamW(dense.parameters()).learningRate()).isEqualTo(0.001);
  }

  @Test
  void onlyAdamWDecaysIfNothingIsSaid() {
    for (Kind kind : KINDS) {
      double expected = kind.name.equals("AdamW") ? 0.01 : 0;
      assertThat(kind.maker.make(dense.parameters(), 0.1).weightDecay()).isEqualTo(expected);
    }
  }

  @Test
  void aNewLearningRateCountsFromTheNextStepOn() {
    for (Kind kind : KINDS) {
      Parameter first = new Parameter("weights", new Matrix(1, 1));
      Parameter second = new Parameter("weights", new Matrix(1, 1));
      first.gradient.data[0] = 3;
      second.gradient.data[0] = 3;
      kind.maker.make(List.of(first), 0.1).step();
      Optimizer slower = kind.maker.make(List.of(second), 0.1);
      slower.setLearningRate(0.05);
      slower.step();
      assertThat(slower.learningRate()).isEqualTo(0.05);
      assertThat(second.value.data[0])
          .as(kind.name)
          .isEqualTo(first.value.data[0] / 2, within(1e-15));
    }
  }

  @Test
  void biasesDecayLikeWeights() {
    for (Kind kind : KINDS) {
      dense.weights.value.data[0] = 2;
      dense.biases.value.data[0] = 2;
      BaseOptimizer optimizer = kind.maker.make(dense.parameters(), 0.1);
      optimizer.setWeightDecay(0.5);
      optimizer.step();
      assertThat(dense.weights.value.data[0]).as(kind.name).isLessThan(2);
      assertThat(dense.biases.value.data).isEqualTo(dense.weights.value.data);
    }
  }

  @Test
  void gradientsStayAsTheyAre() {
    for (Kind kind : KINDS) {
      dense.weights.gradient.data[0] = 3;
      BaseOptimizer optimizer = kind.maker.make(dense.parameters(), 0.1);
      optimizer.setWeightDecay(0.5);
      optimizer.step();
      assertThat(dense.weights.gradient.data).as(kind.name).containsExactly(3);
      assertThat(optimizer.parameters()).containsExactly(dense.weights, dense.biases);
    }
  }

  /** The hash changes only with the mathematics of a step, and then is written again once. */
  @Test
  void theSameGradientsGiveTheSameBitsEverywhere() {
    long hash = 17;
    for (Kind kind : KINDS) {
      Random random = new Random(1);
      Parameter parameter = new Parameter("weights", new Matrix(5, 4));
      BaseOptimizer optimizer = kind.maker.make(List.of(parameter), 0.1);
      optimizer.setWeightDecay(0.01);
      for (int step = 0; step < 100; step++) {
        for (int i = 0; i < 20; i++) {
          parameter.gradient.data[i] = random.nextGaussian();
        }
        optimizer.step();
      }
      for (int i = 0; i < 20; i++) {
        hash = 31 * hash + Double.doubleToRawLongBits(parameter.value.data[i]);
      }
    }
    assertThat(Long.toHexString(hash)).isEqualTo("850fa637b3473c28");
  }

  @Test
  void theStateIsOneOrTwoMatricesForEachParameterAndAdamsSteps() {
    List<Parameter> parameters = new Dense(3, 2, new Random(1)).parameters();
    for (Kind kind : KINDS) {
      List<Matrix> state = kind.maker.make(parameters, 0.1).state();
      assertThat(state).as(kind.name).hasSize(kind.name.startsWith("Adam") ? 5 : 2);
      for (int i = 0; i < state.size() - 1; i += 2) {
        assertThat(state.get(i).data).hasSize(6).containsOnly(0);
        assertThat(state.get(i).numRows).isEqualTo(3);
        assertThat(state.get(i + 1).data).hasSize(2).containsOnly(0);
      }
    }
    Adam adam = new Adam(parameters);
    assertThat(adam.state().get(1)).isSameAs(adam.firstMoments.get(1));
    assertThat(adam.state().get(2)).isSameAs(adam.secondMoments.get(0));
  }

  @Test
  void everyKindResumesToTheBitFromItsState() {
    for (Kind kind : KINDS) {
      Parameter parameter = new Parameter("weights", new Matrix(1, 1));
      BaseOptimizer whole = kind.maker.make(List.of(parameter), 0.1);
      setMomentum(whole);
      for (int t = 0; t < 10; t++) {
        stepped(whole, t);
      }
      Parameter copy = new Parameter("weights", new Matrix(parameter.value));
      BaseOptimizer resumed = kind.maker.make(List.of(copy), 0.1);
      setMomentum(resumed);
      for (int i = 0; i < whole.state().size(); i++) {
        resumed.state().get(i).setTo(whole.state().get(i));
      }
      for (int t = 10; t < 20; t++) {
        assertThat(stepped(resumed, t)).as(kind.name).isEqualTo(stepped(whole, t));
      }
    }
  }

  private static void setMomentum(BaseOptimizer optimizer) {
    if (optimizer instanceof SGD sgd) {
      sgd.setMomentum(0.9);
    }
  }

  /** The only weight after a step with the gradient sin t. */
  private static double stepped(BaseOptimizer optimizer, int t) {
    Parameter parameter = optimizer.parameters().get(0);
    parameter.gradient.data[0] = StrictMath.sin(t);
    optimizer.step();
    return parameter.value.data[0];
  }

  @Test
  void refusesALearningRateThatIsNotPositive() {
    for (Kind kind : KINDS) {
      Optimizer optimizer = kind.maker.make(dense.parameters(), 0.1);
      for (double rate : new double[] {0, -0.1, Double.NaN, Double.POSITIVE_INFINITY}) {
        String message =
            kind.name
                + " got a learning rate of "
                + rate
                + ", but expects a positive number; "
                + kind.usualRates
                + " are usual first tries.";
        assertThatThrownBy(() -> kind.maker.make(dense.parameters(), rate))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessage(message);
        assertThatThrownBy(() -> optimizer.setLearningRate(rate))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessage(message);
        assertThat(optimizer.learningRate()).isEqualTo(0.1);
      }
    }
  }

  @Test
  void refusesAWeightDecayThatIsNegativeOrNotFinite() {
    for (Kind kind : KINDS) {
      BaseOptimizer optimizer = kind.maker.make(dense.parameters(), 0.1);
      for (double decay : new double[] {-0.1, Double.NaN, Double.POSITIVE_INFINITY}) {
        assertThatThrownBy(() -> optimizer.setWeightDecay(decay))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessage(
                kind.name
                    + " got a weight decay of "
                    + decay
                    + ", but expects 0 or a positive number; 0.0001 and 0.01 are usual first"
                    + " tries.");
      }
    }
  }

  @Test
  void refusesToOptimizeNothing() {
    for (Kind kind : KINDS) {
      assertThatThrownBy(() -> kind.maker.make(List.of(), 0.1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              kind.name
                  + " got no parameters to change: pass network.parameters() of a network with at"
                  + " least one Dense layer.");
    }
  }
}
