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

class PenaltiesTest {
  private final Dense dense = new Dense(new double[][] {{3, -4}, {0, 0.5}}, new double[] {-1, 2});

  PenaltiesTest() {
    dense.weights.gradient.setTo(new Matrix(new double[][] {{10, 10}, {10, 10}}));
  }

  @Test
  void l1CostsTheSumOfTheSizes() {
    // 0.1·(3 + 4 + 0 + 0.5 + 1 + 2)
    assertThat(new L1Penalty(dense.parameters(), 0.1).value()).isEqualTo(1.05, within(1e-15));
  }

  @Test
  void l1PullsSmallWeightsAsStronglyAsLargeOnesAndZeroNotAtAll() {
    new L1Penalty(dense.parameters(), 0.25).apply();
    assertThat(dense.weights.gradient.data).containsExactly(10.25, 9.75, 10, 10.25);
    assertThat(dense.biases.gradient.data).containsExactly(-0.25, 0.25);
  }

  @Test
  void l2CostsHalfTheSumOfTheSquares() {
    // 0.1/2·(9 + 16 + 0 + 0.25 + 1 + 4) = 0.05·30.25
    assertThat(new L2Penalty(dense.parameters(), 0.1).value()).isEqualTo(1.5125, within(1e-15));
  }

  @Test
  void l2PullsEachWeightByItsSize() {
    new L2Penalty(dense.parameters(), 0.5).apply();
    // 10 + 0.5·3, 10 − 0.5·4, 10, 10 + 0.5·0.5
    assertThat(dense.weights.gradient.data).containsExactly(11.5, 8, 10, 10.25);
    assertThat(dense.biases.gradient.data).containsExactly(-0.5, 1);
  }

  @Test
  void onlyTheParametersThatAreGivenAreHeldSmall() {
    L2Penalty penalty = new L2Penalty(List.of(dense.weights), 1);
    penalty.apply();
    assertThat(penalty.value()).isEqualTo(25.25 / 2);
    assertThat(dense.biases.gradient.data).containsExactly(0, 0);
  }

  @Test
  void weightsStayAsTheyAre() {
    double[] before = dense.weights.value.data.clone();
    new L1Penalty(dense.parameters(), 1).apply();
    new L2Penalty(dense.parameters(), 1).apply();
    assertThat(dense.weights.value.data).containsExactly(before);
  }

  /** Central differences of the price; no weight is near the kink at 0. */
  @Test
  void theGradientIsTheSlopeOfThePrice() {
    Parameter parameter = new Parameter("weights", new Matrix(1, 6));
    Random random = new Random(1);
    for (int i = 0; i < 6; i++) {
      parameter.value.data[i] = random.nextGaussian();
    }
    List<Parameter> parameters = List.of(parameter);
    for (Penalty penalty : List.of(new L1Penalty(parameters, 0.3), new L2Penalty(parameters, 3))) {
      parameter.gradient.zero();
      penalty.apply();
      for (int i = 0; i < 6; i++) {
        double weight = parameter.value.data[i];
        parameter.value.data[i] = weight + 1e-4;
        double above = penalty.value();
        parameter.value.data[i] = weight - 1e-4;
        double below = penalty.value();
        parameter.value.data[i] = weight;
        double slope = (above - below) / 2e-4;
        assertThat(parameter.gradient.data[i]).as("%s", penalty).isEqualTo(slope, within(1e-10));
      }
    }
  }

  @Test
  void aStrengthOfZeroChangesNothing() {
    L1Penalty l1 = new L1Penalty(dense.parameters(), 0);
    L2Penalty l2 = new L2Penalty(dense.parameters(), 0);
    l1.apply();
    l2.apply();
    assertThat(l1.value()).isZero();
    assertThat(l2.value()).isZero();
    assertThat(dense.weights.gradient.data).containsOnly(10);
  }

  @Test
  void sayTheirStrength() {
    assertThat(new L1Penalty(dense.parameters(), 0.1)).hasToString("L1Penalty(0.1)");
    assertThat(new L2Penalty(dense.parameters(), 0.1)).hasToString("L2Penalty(0.1)");
  }

  @Test
  void refuseAStrengthThatIsNegativeOrNotFinite() {
    for (double strength : new double[] {-0.1, Double.NaN, Double.POSITIVE_INFINITY}) {
      String message =
          " got a strength of "
              + strength
              + ", but expects 0 or a positive number; 0.0001 and 0.01 are usual first tries.";
      assertThatThrownBy(() -> new L1Penalty(dense.parameters(), strength))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("L1Penalty" + message);
      assertThatThrownBy(() -> new L2Penalty(dense.parameters(), strength))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("L2Penalty" + message);
    }
  }

  @Test
  void refuseToHoldNothingSmall() {
    String message =
        " got no parameters: pass network.parameters() of a network with at least one Dense layer.";
    assertThatThrownBy(() -> new L1Penalty(List.of(), 0.1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("L1Penalty" + message);
    assertThatThrownBy(() -> new L2Penalty(List.of(), 0.1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("L2Penalty" + message);
  }
}
