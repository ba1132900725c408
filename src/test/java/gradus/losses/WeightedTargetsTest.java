package gradus.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.math.Matrix;
import org.junit.jupiter.api.Test;

/** What a cross-entropy makes of its targets can be looked at. */
class WeightedTargetsTest {
  private final Matrix targets = new Matrix(new double[][] {{1, 0}, {0, 1}});

  @Test
  void withoutWeightsAndSmoothingTheTargetsAreCopied() {
    Matrix copy = new CrossEntropy().weightedTargets(targets);
    assertThat(copy).isNotSameAs(targets);
    assertThat(copy.data).containsExactly(1, 0, 0, 1);
  }

  @Test
  void theyAreSmoothedFirstAndThenWeighted() {
    // 0.8·1 + 0.2/2 = 0.9 and 0.2/2 = 0.1, times 1 for class 0 and 3 for class 1
    double[] expected = {0.9, 0.3, 0.1, 2.7};
    CrossEntropy loss = new CrossEntropy().withLabelSmoothing(0.2).withClassWeights(1, 3);
    assertThat(loss.weightedTargets(targets).data).containsExactly(expected, within(1e-15));
    assertThat(loss.onLogits().weightedTargets(targets).data)
        .containsExactly(expected, within(1e-15));
  }

  @Test
  void aYesOrNoQuestionHasAColumnForEachAnswer() {
    Matrix yesNoAndHalf = new Matrix(new double[][] {{1}, {0}, {0.5}});
    // no 2·(1 − y), yes 6·y
    assertThat(new SigmoidCrossEntropy().withClassWeights(2, 6).weightedTargets(yesNoAndHalf).data)
        .containsExactly(0, 6, 2, 0, 1, 3);
  }

  @Test
  void asManyWeightsAsColumnsAreNeeded() {
    assertThatThrownBy(() -> new CrossEntropy().withClassWeights(1, 2, 3).weightedTargets(targets))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "CrossEntropy(class weights [1.0, 2.0, 3.0]) got targets with 2 columns, but has 3 class"
                + " weights: it needs one for each class, in the order of the columns.");
  }
}
