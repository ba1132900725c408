package gradus.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.math.Matrix;
import org.junit.jupiter.api.Test;

class LabelSmoothingTest {
  private static Matrix row(double... entries) {
    return new Matrix(new double[][] {entries});
  }

  @Test
  void lossAndGradientByHand() {
    // ε = 0.2 and K = 2 make (1, 0) into (0.9, 0.1): 0.9·ln(4/3) + 0.1·ln 4.
    double expected = 0.9 * Math.log(4 / 3.0) + 0.1 * Math.log(4);
    CrossEntropy loss = new CrossEntropy().withLabelSmoothing(0.2);
    assertThat(loss.value(row(0.75, 0.25), row(1, 0))).isEqualTo(expected, within(1e-15));
    // −t/p
    assertThat(loss.gradient(row(0.75, 0.25), row(1, 0)).data)
        .containsExactly(new double[] {-1.2, -0.4}, within(1e-15));
    SoftmaxCrossEntropy onLogits = new SoftmaxCrossEntropy().withLabelSmoothing(0.2);
    assertThat(onLogits.value(row(Math.log(3), 0), row(1, 0))).isEqualTo(expected, within(1e-15));
    // p − t
    assertThat(onLogits.gradient(row(Math.log(3), 0), row(1, 0)).data)
        .containsExactly(new double[] {-0.15, 0.15}, within(1e-15));
  }

  @Test
  void theLossHasAFloorAboveZero() {
    SoftmaxCrossEntropy loss = new SoftmaxCrossEntropy().withLabelSmoothing(0.1);
    // The smoothed target is (28, 1, 1)/30; the logits that give these probabilities:
    Matrix best = row(Math.log(28), 0, 0);
    Matrix target = row(1, 0, 0);
    // −(28/30)·ln(28/30) − 2·(1/30)·ln(1/30) = 0.0644 + 0.2267
    double floor = 28 / 30.0 * Math.log(30 / 28.0) + 2 / 30.0 * Math.log(30);
    assertThat(floor).isEqualTo(0.2911, within(5e-5));
    assertThat(loss.value(best, target)).isEqualTo(floor, within(1e-15));
    assertThat(loss.gradient(best, target).data)
        .containsExactly(new double[] {0, 0, 0}, within(1e-15));
    // Being surer costs more, and so does being less sure.
    assertThat(loss.value(row(Math.log(40), 0, 0), target)).isGreaterThan(floor + 1e-3);
    assertThat(loss.value(row(Math.log(20), 0, 0), target)).isGreaterThan(floor + 1e-3);
  }

  @Test
  void weightsMultiplyTheSmoothedTarget() {
    // t = (1·0.9, 3·0.1), W = 1·1: (0.9·ln 2 + 0.3·ln 2) / 1
    SoftmaxCrossEntropy loss =
        new SoftmaxCrossEntropy().withLabelSmoothing(0.2).withClassWeights(1, 3);
    assertThat(loss.weight(row(1, 0))).isEqualTo(1);
    assertThat(loss.value(row(5, 5), row(1, 0))).isEqualTo(1.2 * Math.log(2), within(1e-15));
    // S·p − t = 1.2·0.5 − 0.9 and 1.2·0.5 − 0.3
    assertThat(loss.gradient(row(5, 5), row(1, 0)).data)
        .containsExactly(new double[] {-0.3, 0.3}, within(1e-15));
    CrossEntropy crossEntropy = new CrossEntropy().withLabelSmoothing(0.2).withClassWeights(1, 3);
    assertThat(crossEntropy.value(row(0.5, 0.5), row(1, 0)))
        .isEqualTo(1.2 * Math.log(2), within(1e-15));
  }

  @Test
  void softTargetsAreSmoothedToo() {
    // 0.8·(0.75, 0.25) + 0.1 = (0.7, 0.3)
    SoftmaxCrossEntropy loss = new SoftmaxCrossEntropy().withLabelSmoothing(0.2);
    assertThat(loss.gradient(row(0, 0), row(0.75, 0.25)).data)
        .containsExactly(new double[] {-0.2, 0.2}, within(1e-15));
  }

  @Test
  void largeLogitsCostWhatTheSmoothedTargetSays() {
    // Sure and right by 3000, with t = 0.1/3 for each of two others: 3000·0.2/3, and no overflow.
    SoftmaxCrossEntropy loss = new SoftmaxCrossEntropy().withLabelSmoothing(0.1);
    assertThat(loss.value(row(3000, 0, 0), row(1, 0, 0))).isEqualTo(200, within(1e-12));
    assertThat(loss.gradient(row(3000, 0, 0), row(1, 0, 0)).data)
        .containsExactly(new double[] {0.2 / 3, -0.1 / 3, -0.1 / 3}, within(1e-15));
  }

  @Test
  void aProbabilityOfZeroCostsInfinityForAWrongClassToo() {
    CrossEntropy loss = new CrossEntropy().withLabelSmoothing(0.1);
    assertThat(loss.value(row(1, 0), row(1, 0))).isEqualTo(Double.POSITIVE_INFINITY);
    assertThatThrownBy(() -> loss.gradient(row(1, 0), row(1, 0)))
        .isInstanceOf(ArithmeticException.class)
        .hasMessage(
            "CrossEntropy(label smoothing 0.1) got a probability of 0.0 for class 1 in row 0, which"
                + " has a positive target: the loss has no finite gradient there. Train on logits"
                + " instead: leave out the softmax and use SoftmaxCrossEntropy, which cannot"
                + " overflow.");
  }

  @Test
  void targetsStayAsTheyAre() {
    Matrix target = row(1, 0);
    SoftmaxCrossEntropy loss = new SoftmaxCrossEntropy().withLabelSmoothing(0.1);
    loss.value(row(1, 2), target);
    loss.gradient(row(1, 2), target);
    assertThat(target.data).containsExactly(1, 0);
  }

  @Test
  void aSmoothingOfZeroIsNone() {
    SoftmaxCrossEntropy none =
        new SoftmaxCrossEntropy().withLabelSmoothing(0.3).withLabelSmoothing(0);
    assertThat(none).hasToString("SoftmaxCrossEntropy");
    assertThat(ClassWeighting.NONE).hasToString("no class weights, no label smoothing");
    assertThat(none.value(row(1, 2), row(0.3, 0.7)))
        .isEqualTo(new SoftmaxCrossEntropy().value(row(1, 2), row(0.3, 0.7)));
  }

  @Test
  void refusesASmoothingThatLeavesNothingOfTheTarget() {
    for (double smoothing : new double[] {-0.1, 1, Double.NaN}) {
      String message =
          " got a label smoothing of "
              + smoothing
              + ", but expects 0 for none or a number between 0 and 1, such as 0.1.";
      assertThatThrownBy(() -> new CrossEntropy().withLabelSmoothing(smoothing))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("CrossEntropy" + message);
      assertThatThrownBy(() -> new SoftmaxCrossEntropy().withLabelSmoothing(smoothing))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("SoftmaxCrossEntropy" + message);
    }
  }
}
