package gradus.inspect.worked;

import static gradus.inspect.worked.WorkedExamples.row;
import static org.assertj.core.api.Assertions.assertThat;

import gradus.Network;
import gradus.layers.Dense;
import gradus.layers.Sigmoid;
import gradus.losses.CrossEntropy;
import gradus.losses.Huber;
import gradus.losses.Loss;
import gradus.losses.MeanSquaredError;
import gradus.losses.SigmoidCrossEntropy;
import gradus.losses.SoftmaxCrossEntropy;
import gradus.math.Matrix;
import org.junit.jupiter.api.Test;

/** What is written out is what one gets by hand. */
class WorkedExampleNumbersTest {
  /** A dense layer that changes nothing, so that a loss gets the inputs. */
  private static String identity(Loss loss, Matrix inputs, Matrix targets) {
    double[][] ones = new double[inputs.numCols][inputs.numCols];
    for (int i = 0; i < inputs.numCols; i++) {
      ones[i][i] = 1;
    }
    Network network = new Network(new Dense(ones, new double[inputs.numCols]));
    return WorkedExamples.text(network, loss, inputs, targets);
  }

  @Test
  void forwardThroughTheSmallNetwork() {
    // X1 = (0.5 + 0.2 + 0.1, −0.2 + 0.6 − 0.5), ReLU: (0.8, 0), X3 = (0.8, −0.8 + 0.1, 0.4 + 0.2)
    assertThat(WorkedExamples.example().toText())
        .contains(
            "X1[0,0] = 1*0.5 + 2*0.1 + 0.1 = 0.8\n",
            "X1[0,1] = 1*(-0.2) + 2*0.3 + (-0.5) = -0.1\n",
            "X2[0,0] = f(0.8) = 0.8\n",
            "X2[0,1] = f(-0.1) = 0\n",
            "X3[0,1] = 0.8*(-1) + 0*0.4 + 0.1 = -0.7\n");
  }

  @Test
  void softmaxAndCrossEntropyOfTheSmallNetwork() {
    // exp(0), exp(−1.5) = 0.22313, exp(−0.2) = 0.81873; sum 2.04186; −ln(0.22313/2.04186) = 2.2139
    assertThat(WorkedExamples.example().toText())
        .contains(
            "E[0,1] = exp((-0.7) - 0.8) ~ 0.2231\n",
            "s[0] = 1 + 0.2231 + 0.8187 ~ 2.042\n",
            "X4[0,1] = 0.2231/2.042 ~ 0.1093\n",
            "l[0] = -ln(0.1093) ~ 2.214\n",
            "L = 2.214/1 = 2.214\n");
  }

  @Test
  void backwardThroughTheSmallNetwork() {
    // 1/0.10928 = 9.1509; p − y = 0.10928 − 1; dW2[0,1] = 0.8·(−0.89072) = −0.71258;
    // dX2[0,0] = 0.48975 + 0.89072 + 0.40097/2 = 1.58096
    assertThat(WorkedExamples.example().toText())
        .containsPattern("dX4\\[0,1] = \\(-1\\)/\\(1\\*0.1093\\) ~ -9.151 +-9.151\n")
        .containsPattern("dX3\\[0,1] = 0.1093\\*\\(\\(-9.151\\) - \\(-1\\)\\) ~ -0.8907 +-0.8907\n")
        .contains("  dX3[0,1] = (0.1093 - 1)/1 = -0.8907\n")
        .containsPattern("dW2\\[0,1] = 0.8\\*\\(-0.8907\\) ~ -0.7126 +-0.7126\n")
        .containsPattern(
            "dX2\\[0,0] = 0.4897\\*1 \\+ \\(-0.8907\\)\\*\\(-1\\) \\+ 0.401\\*0.5 ~ 1.581 ")
        .containsPattern("dX1\\[0,1] = f'\\(-0.1\\)\\*\\(-0.3786\\) = 0\\*\\(-0.3786\\) = 0 +0\n")
        .containsPattern("dW0\\[1,0] = 2\\*1.581 = 3.162 +3.162\n");
  }

  @Test
  void updateOfTheSmallNetwork() {
    // 0.5 − 0.1·1.58096 = 0.341904
    assertThat(WorkedExamples.example().toText())
        .contains(
            "W0[0,0] = 0.5 - 0.1*1.581 = 0.3419\n",
            "b2[0,2] = 0.2 - 0.1*0.401 = 0.1599\n",
            "After this step, the loss of the same rows is 1.015. It was 2.214.\n");
  }

  @Test
  void aBatchSumsOverItsRows() {
    // x = 1 and 2, w = 3, y = 4 and 4: o = 3, 6; L = (1 + 4)/2; do = 2·(−1)/2, 2·2/2; dw = −1 + 4
    Network network = new Network(new Dense(new double[][] {{3}}, new double[] {0}));
    Matrix inputs = new Matrix(new double[][] {{1}, {2}});
    Matrix targets = new Matrix(new double[][] {{4}, {4}});
    assertThat(WorkedExamples.text(network, new MeanSquaredError(), inputs, targets))
        .contains("l[0] = (3 - 4)^2 = 1\n", "l[1] = (6 - 4)^2 = 4\n", "L = (1 + 4)/2 = 2.5\n")
        .containsPattern("dX1\\[0,0] = 2\\*\\(3 - 4\\)/2 = -1 +-1\n")
        .containsPattern("dW0\\[0,0] = 1\\*\\(-1\\) \\+ 2\\*2 = 3 +3\n")
        .containsPattern("db0\\[0,0] = \\(-1\\) \\+ 2 = 1 +1\n");
  }

  @Test
  void anActivationShowsValueAndSlope() {
    // σ(0) = 1/2 and σ′(0) = 1/4; L = (0.5 − 0)², do = 2·0.5 = 1
    Network network = new Network(new Sigmoid());
    assertThat(WorkedExamples.text(network, new MeanSquaredError(), row(0), row(0)))
        .contains("Here f(x) = 1/(1 + exp(-x)).", "X1[0,0] = f(0) = 0.5\n")
        .containsPattern("dX0\\[0,0] = f'\\(0\\)\\*1 = 0.25\\*1 = 0.25 +0.25\n");
  }

  @Test
  void crossEntropyWithWeightsAndSmoothing() {
    // t = (1·0.9, 3·0.1), W = 1: −(0.9·ln 0.5 + 0.3·ln 0.5) = 1.2·0.693147 = 0.831777
    CrossEntropy loss = new CrossEntropy().withLabelSmoothing(0.2).withClassWeights(1, 3);
    assertThat(identity(loss, row(0.5, 0.5), row(1, 0)))
        .contains("  T (1x2)\n    0.9  0.3\n", "l[0] = -(0.9*ln(0.5) + 0.3*ln(0.5)) ~ 0.8318\n")
        .containsPattern("dX1\\[0,1] = \\(-0.3\\)/\\(1\\*0.5\\) = -0.6 +-0.6\n");
  }

  @Test
  void softmaxCrossEntropyOnLogits() {
    // Even logits: ln 2 = 0.693147, p − y = 0.5 − 1
    assertThat(identity(new SoftmaxCrossEntropy(), row(3, 3), row(1, 0)))
        .contains("l[0] = ln(2) + 3 - 3 ~ 0.6931\n", "P[0,0] = 1/2 = 0.5\n")
        .containsPattern("dX1\\[0,0] = \\(0.5 - 1\\)/1 = -0.5 +-0.5\n");
    // Weights 2 and 1 on a target of 0.5 and 0.5: t = (1, 0.5), S = W = 1.5, dz = (1.5·0.5 − 1)/1.5
    assertThat(identity(new SoftmaxCrossEntropy().withClassWeights(2, 1), row(3, 3), row(0.5, 0.5)))
        .containsPattern("dX1\\[0,0] = \\(1.5\\*0.5 - 1\\)/1.5 ~ -0.1667 +-0.1667\n");
  }

  @Test
  void aConfidentMistakeKeepsItsLoss() {
    // The probability is exp(−1000), which is 0; but ln 1 + 1000 − 0 = 1000.
    assertThat(identity(new SoftmaxCrossEntropy(), row(0, 1000), row(1, 0)))
        .contains("l[0] = ln(1) + 1000 - 0 = 1000\n");
  }

  @Test
  void sigmoidCrossEntropyOnOneLogit() {
    // z = 0, yes: ln 2; σ(0) − 1 = −0.5
    assertThat(identity(new SigmoidCrossEntropy(), row(0), row(1)))
        .contains("p[0,0] = 1/(1 + exp(0)) = 0.5\n", "l[0] = ln(1 + exp(0)) + 1*0 ~ 0.6931\n")
        .containsPattern("dX1\\[0,0] = \\(0.5 - 1\\)/1 = -0.5 +-0.5\n");
    // z = 2, no: ln(1 + exp(−2)) + 2 = 2.12693
    assertThat(identity(new SigmoidCrossEntropy(), row(2), row(0)))
        .contains("l[0] = ln(1 + exp(-2)) + 1*2 ~ 2.127\n");
    // With a weight of 3 for yes alone, W = 3 as well.
    assertThat(identity(new SigmoidCrossEntropy().withClassWeights(1, 3), row(0), row(1)))
        .contains("l[0] = 3*ln(1 + exp(0)) + 3*0 ~ 2.079\n", "L = 2.079/3 ~ 0.6931\n")
        .contains("dX1[0,0] = (3*0.5 - 3)/3 = -0.5");
  }

  @Test
  void otherLossesShowTheirRows() {
    // Errors 0.5 and 3 with δ = 1: 0.5²/2 = 0.125 and 3 − 0.5 = 2.5
    Matrix outputs = new Matrix(new double[][] {{0.5}, {3}});
    assertThat(identity(new Huber(1), outputs, new Matrix(2, 1)))
        .contains("l[0] = 0.125\n  l[1] = 2.5\n  L = (0.125 + 2.5)/2 ~ 1.313\n");
  }
}
