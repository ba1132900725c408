package gradus.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.Network;
import gradus.math.Matrix;
import gradus.math.RandomMatrices;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BatchNormTest {
  /** An epsilon of 9, so that the roots come out even. */
  private final BatchNorm norm = new BatchNorm(2, 0.25, 9);

  /** Column 0: mean 6, variance (4² + 4²)/2 = 16, √(16 + 9) = 5. Column 1: 4, 0, √9 = 3. */
  private final Matrix input = new Matrix(new double[][] {{2, 4}, {10, 4}});

  private final Matrix outputGradient = new Matrix(new double[][] {{1, 2}, {3, 6}});

  BatchNormTest() {
    norm.scale.value.setTo(new Matrix(new double[][] {{5, 2}}));
    norm.shift.value.setTo(new Matrix(new double[][] {{1, -1}}));
    norm.setTraining(true);
  }

  @Test
  void trainingByHand() {
    // Column 0: x̂ = ∓4/5, y = 5·x̂ + 1. Column 1: x̂ = 0, y = −1.
    assertThat(norm.forward(input).data).containsExactly(-3, -1, 5, -1);
  }

  @Test
  void backwardInTrainingByHand() {
    norm.forward(input);
    Matrix inputGradient = norm.backward(outputGradient);
    // dscale = Σ dy·x̂ = −0.8·1 + 0.8·3 and 0; dshift = Σ dy
    assertThat(norm.scale.gradient.data).containsExactly(new double[] {1.6, 0}, within(1e-15));
    assertThat(norm.shift.gradient.data).containsExactly(4, 8);
    // Column 0: 5/5·(1 − (4 − 0.8·1.6)/2) = −0.36, 5/5·(3 − (4 + 0.8·1.6)/2) = 0.36
    // Column 1: 2/3·(2 − 8/2), 2/3·(6 − 8/2)
    assertThat(inputGradient.data)
        .containsExactly(new double[] {-0.36, -4 / 3.0, 0.36, 4 / 3.0}, within(1e-15));
  }

  @Test
  void runningStatisticsByHand() {
    norm.forward(input);
    // ¾·0 + ¼·6, ¾·0 + ¼·4
    assertThat(norm.runningMeans.data).containsExactly(1.5, 1);
    // The unbiased variance is (4² + 4²)/1 = 32: ¾·1 + ¼·32, ¾·1 + ¼·0
    assertThat(norm.runningVariances.data).containsExactly(8.75, 0.75);
    norm.forward(new Matrix(new double[][] {{0, 1}, {0, 1}, {0, 4}}));
    // Column 0: mean 0, variance 0. Column 1: mean 2, unbiased variance (1 + 1 + 4)/2 = 3.
    assertThat(norm.runningMeans.data).containsExactly(0.75 * 1.5, 0.75 * 1 + 0.25 * 2);
    assertThat(norm.runningVariances.data).containsExactly(0.75 * 8.75, 0.75 * 0.75 + 0.25 * 3);
  }

  @Test
  void theStatisticsAreMeansAndVariances() {
    assertThat(norm.state().values()).containsExactly(norm.runningMeans, norm.runningVariances);
    assertThat(new LayerNorm(2).state()).isEmpty();
  }

  @Test
  void aPredictionLeavesTheModeAsItWas() {
    Network network = new Network(norm);
    for (boolean training : new boolean[] {true, false}) {
      norm.setTraining(training);
      network.predict(input);
      assertThat(norm.isTraining()).isEqualTo(training);
    }
  }

  /** A variance is a mean of squares: 0 for equal rows, never below. */
  @Test
  void aRunningVarianceBelowZeroOrThatIsNoNumberIsRefused() {
    norm.runningVariances.setTo(new Matrix(new double[][] {{0, 4}}));
    norm.requireSoundState();
    norm.runningVariances.setTo(new Matrix(new double[][] {{0, -1e-9}}));
    assertThatThrownBy(norm::requireSoundState)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            norm + " got a running variance of -1.0E-9 in column 1, but expects 0 or more.");
    norm.runningVariances.setTo(new Matrix(new double[][] {{Double.NaN, 4}}));
    assertThatThrownBy(norm::requireSoundState)
        .hasMessage(norm + " got a running variance of NaN in column 0, but expects 0 or more.");
  }

  @Test
  void inferenceByHand() {
    norm.runningMeans.setTo(new Matrix(new double[][] {{1, 2}}));
    norm.runningVariances.setTo(new Matrix(new double[][] {{16, 7}}));
    norm.setTraining(false);
    // x̂ = (6 − 1)/√25 = 1, (10 − 2)/√16 = 2; y = 5·1 + 1, 2·2 − 1
    assertThat(norm.forward(new Matrix(new double[][] {{6, 10}})).data).containsExactly(6, 3);
    // dX = dY · scale/√(v + ε): 1·5/5, 3·2/4
    Matrix inputGradient = norm.backward(new Matrix(new double[][] {{1, 3}}));
    assertThat(inputGradient.data).containsExactly(1, 1.5);
    assertThat(norm.scale.gradient.data).containsExactly(1 * 1, 3 * 2);
    assertThat(norm.shift.gradient.data).containsExactly(1, 3);
  }

  @Test
  void inferenceLeavesTheRunningStatisticsAlone() {
    norm.forward(input);
    norm.setTraining(false);
    norm.forward(new Matrix(new double[][] {{100, 100}, {200, 300}}));
    assertThat(norm.runningMeans.data).containsExactly(1.5, 1);
    assertThat(norm.runningVariances.data).containsExactly(8.75, 0.75);
  }

  @Test
  void inInferenceARowDoesNotDependOnTheOthers() {
    norm.forward(input);
    norm.setTraining(false);
    Matrix together = new Matrix(norm.forward(new Matrix(new double[][] {{1, 2}, {300, 400}})));
    Matrix alone = norm.forward(new Matrix(new double[][] {{1, 2}}));
    assertThat(alone.data[0]).isEqualTo(together.data[0]);
    assertThat(alone.data[1]).isEqualTo(together.data[1]);
  }

  @Test
  void backwardGoesWithItsForwardWhateverTheModeIsNow() {
    norm.forward(input);
    norm.setTraining(false);
    assertThat(norm.backward(outputGradient).data[0]).isEqualTo(-0.36, within(1e-15));
    norm.forward(input);
    norm.setTraining(true);
    // The batch's statistics play no part: 1 · 5/√(8.75 + 9)
    assertThat(norm.backward(outputGradient).data[0]).isEqualTo(5 / Math.sqrt(17.75));
  }

  @Test
  void outputsHaveMeanZeroAndDeviationOneWhateverTheInputs() {
    BatchNorm fresh = new BatchNorm(3);
    fresh.setTraining(true);
    Matrix wild = RandomMatrices.gaussian(new Random(1), 50, 3);
    for (int i = 0; i < wild.getNumElements(); i++) {
      wild.data[i] = 1e6 + 1e4 * wild.data[i];
    }
    Matrix output = fresh.forward(wild);
    for (int j = 0; j < 3; j++) {
      double sum = 0;
      double squares = 0;
      for (int row = 0; row < 50; row++) {
        sum += output.get(row, j);
        squares += output.get(row, j) * output.get(row, j);
      }
      assertThat(sum / 50).isEqualTo(0, within(1e-12));
      assertThat(squares / 50).isEqualTo(1, within(1e-12));
    }
  }

  @Test
  void aMomentumOfOneRemembersTheLastBatchOnly() {
    BatchNorm forgetful = new BatchNorm(2, 1, 1e-5);
    forgetful.setTraining(true);
    forgetful.forward(new Matrix(new double[][] {{7, 8}, {9, 1000}}));
    forgetful.forward(input);
    assertThat(forgetful.runningMeans.data).containsExactly(6, 4);
    assertThat(forgetful.runningVariances.data).containsExactly(32, 0);
  }

  @Test
  void backwardParametersFillsTheSameGradients() {
    norm.forward(input);
    norm.backwardParameters(outputGradient);
    assertThat(norm.scale.gradient.data).containsExactly(new double[] {1.6, 0}, within(1e-15));
    assertThat(norm.shift.gradient.data).containsExactly(4, 8);
  }

  @Test
  void aSmallerBatchUsesItsOwnRowsOnly() {
    norm.forward(RandomMatrices.gaussian(new Random(1), 9, 2));
    norm.backward(RandomMatrices.gaussian(new Random(2), 9, 2));
    Matrix output = norm.forward(input);
    assertThat(output.numRows).isEqualTo(2);
    assertThat(output.get(0, 0)).isEqualTo(-3);
    norm.backward(outputGradient);
    assertThat(norm.shift.gradient.data).containsExactly(4, 8);
  }

  @Test
  void inputAndOutputGradientAreNotModified() {
    norm.forward(input);
    norm.backward(outputGradient);
    assertThat(input.data).containsExactly(2, 4, 10, 4);
    assertThat(outputGradient.data).containsExactly(1, 2, 3, 6);
  }

  @Test
  void startsWithoutEffectInInferenceMode() {
    BatchNorm fresh = new BatchNorm(2);
    assertThat(fresh.parameters()).containsExactly(fresh.scale, fresh.shift);
    assertThat(fresh.scale.toString()).startsWith("scale 1 x 2");
    assertThat(fresh.shift.toString()).startsWith("shift 1 x 2");
    // (x − 0)/√(1 + 1e-5) · 1 + 0
    double root = Math.sqrt(1 + 1e-5);
    assertThat(fresh.forward(input).data).containsExactly(2 / root, 4 / root, 10 / root, 4 / root);
    assertThat(fresh).hasToString("BatchNorm(2)");
    assertThat(fresh.inputWidth()).isEqualTo(2);
    assertThat(fresh.outputWidth()).isEqualTo(2);
  }

  @Test
  void refusesASingleRowInTrainingOnly() {
    Matrix single = new Matrix(new double[][] {{1, 2}});
    assertThatThrownBy(() -> norm.forward(single))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "BatchNorm(2) got a training batch of 1 row, but expects at least 2: a single row has"
                + " no spread to normalize by. If it is the last of an epoch, choose a batch size"
                + " that leaves no single row over.");
    assertThat(norm.runningMeans.data).containsOnly(0);
    norm.setTraining(false);
    assertThat(norm.forward(single).numRows).isEqualTo(1);
  }

  @Test
  void refusesWhatDoesNotFit() {
    assertThatThrownBy(() -> norm.forward(new Matrix(4, 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("BatchNorm(2) got a 4 x 3 input, but expects 4 x 2.");
    assertThatThrownBy(() -> norm.forward(new Matrix(0, 2)))
        .hasMessage(
            "BatchNorm(2) got a 0 x 2 input: a batch needs at least one row and one column.");
    assertThatThrownBy(() -> norm.backward(outputGradient))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "BatchNorm(2) got a 2 x 2 output gradient, but there was no forward pass yet: call"
                + " forward first.");
    norm.forward(input);
    assertThatThrownBy(() -> norm.backward(new Matrix(3, 2)))
        .hasMessage("BatchNorm(2) got a 3 x 2 output gradient, but its last output was 2 x 2.");
  }

  @Test
  void refusesSettingsOutOfRange() {
    assertThatThrownBy(() -> new BatchNorm(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "BatchNorm got a width of 0, but needs at least 1: as many as its input has columns.");
    assertThat(new BatchNorm(1, 1, 1e-300)).hasToString("BatchNorm(1)");
    for (double momentum : new double[] {-0.1, 0, 1.1, Double.NaN}) {
      assertThatThrownBy(() -> new BatchNorm(2, momentum, 1e-5))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "BatchNorm got a momentum of "
                  + momentum
                  + ", but expects one above 0 and at most 1, such as 0.1.");
    }
    for (double epsilon : new double[] {-1e-5, 0, Double.POSITIVE_INFINITY, Double.NaN}) {
      assertThatThrownBy(() -> new BatchNorm(2, 0.1, epsilon))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "BatchNorm got an epsilon of "
                  + epsilon
                  + ", but expects a small number above 0, such as 1e-5.");
    }
  }
}
