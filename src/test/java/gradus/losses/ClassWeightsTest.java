package gradus.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.math.Matrix;
import gradus.math.RandomMatrices;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class ClassWeightsTest {
  /** The true classes 0 and 1 get the probabilities 1/2 and 1/4. */
  private final Matrix probabilities = rows(row(0.5, 0.5), row(0.75, 0.25));

  /** With these probabilities: ln 1 − ln 1 and ln 3 − ln 1. */
  private final Matrix logits = rows(row(0, 0), row(Math.log(3), 0));

  private final Matrix targets = rows(row(1, 0), row(0, 1));

  private static Matrix rows(double[]... rows) {
    return new Matrix(rows);
  }

  private static double[] row(double... entries) {
    return entries;
  }

  private static Matrix column(double... entries) {
    return new Matrix(DMatrixRMaj.wrap(entries.length, 1, entries));
  }

  @Test
  void theMeanIsDividedByTheSumOfTheWeightsNotByTheRows() {
    // (1·ln 2 + 3·ln 4) / (1 + 3) = 7·ln 2 / 4; divided by 2 rows it would be twice that.
    double expected = 7 * Math.log(2) / 4;
    assertThat(new CrossEntropy().withClassWeights(1, 3).value(probabilities, targets))
        .isEqualTo(expected, within(1e-15));
    assertThat(new SoftmaxCrossEntropy().withClassWeights(1, 3).value(logits, targets))
        .isEqualTo(expected, within(1e-15));
  }

  @Test
  void gradientsByHand() {
    // −t / (W·p): −1/(4·0.5) and −3/(4·0.25)
    assertThat(new CrossEntropy().withClassWeights(1, 3).gradient(probabilities, targets).data)
        .containsExactly(-0.5, 0, 0, -3);
    // (S·p − t) / W: 1·(p − y)/4 in the first row, 3·(p − y)/4 in the second
    assertThat(new SoftmaxCrossEntropy().withClassWeights(1, 3).gradient(logits, targets).data)
        .containsExactly(row(-0.125, 0.125, 0.5625, -0.5625), within(1e-15));
  }

  @Test
  void aSoftTargetMixesTheWeights() {
    // t = (1·0.75, 3·0.25): (0.75·ln 2 + 0.75·ln 2) / (0.75 + 0.75) = ln 2
    Matrix soft = rows(row(0.75, 0.25));
    Matrix even = rows(row(0.5, 0.5));
    assertThat(new CrossEntropy().withClassWeights(1, 3).value(even, soft))
        .isEqualTo(Math.log(2), within(1e-15));
    SoftmaxCrossEntropy onLogits = new SoftmaxCrossEntropy().withClassWeights(1, 3);
    assertThat(onLogits.value(rows(row(7, 7)), soft)).isEqualTo(Math.log(2), within(1e-15));
    assertThat(onLogits.weight(soft)).isEqualTo(1.5);
    // Both classes pull equally hard: the loss is least at p = t/S = (1/2, 1/2).
    assertThat(onLogits.gradient(rows(row(7, 7)), soft).data).containsExactly(0, 0);
  }

  @Test
  void onlyTheRatioOfTheWeightsMatters() {
    SoftmaxCrossEntropy small = new SoftmaxCrossEntropy().withClassWeights(1, 8);
    SoftmaxCrossEntropy large = new SoftmaxCrossEntropy().withClassWeights(16, 128);
    assertThat(large.value(logits, targets)).isEqualTo(small.value(logits, targets));
    assertThat(large.gradient(logits, targets).data)
        .containsExactly(small.gradient(logits, targets).data);
  }

  @Test
  void aSingleRowHasTheSameLossWhateverItsWeight() {
    Matrix oneLogit = rows(row(1, -2));
    Matrix oneTarget = rows(row(0, 1));
    double plain = new SoftmaxCrossEntropy().value(oneLogit, oneTarget);
    SoftmaxCrossEntropy weighted = new SoftmaxCrossEntropy().withClassWeights(1, 50);
    assertThat(weighted.value(oneLogit, oneTarget)).isEqualTo(plain, within(1e-15));
  }

  @Test
  void aWeightOfZeroLeavesTheClassOut() {
    // Only the second row is left: ln 4.
    CrossEntropy loss = new CrossEntropy().withClassWeights(0, 5);
    assertThat(loss.value(probabilities, targets)).isEqualTo(Math.log(4), within(1e-15));
    assertThat(loss.gradient(probabilities, targets).data).containsExactly(0, 0, 0, -4);
    // Even where it would cost infinity.
    assertThat(loss.value(rows(row(0, 1), row(0, 1)), targets)).isEqualTo(0);
  }

  @Test
  void weightsOfOneChangeNoBit() {
    Random random = new Random(1);
    Matrix scores = RandomMatrices.gaussian(random, 9, 3);
    Matrix classes = new Matrix(9, 3);
    for (int row = 0; row < 9; row++) {
      classes.set(row, row % 3, 1);
    }
    SoftmaxCrossEntropy plain = new SoftmaxCrossEntropy();
    SoftmaxCrossEntropy ones = plain.withClassWeights(1, 1, 1);
    assertThat(ones.value(scores, classes)).isEqualTo(plain.value(scores, classes));
    assertThat(ones.gradient(scores, classes).data)
        .containsExactly(plain.gradient(scores, classes).data);
  }

  @Test
  void aWeightedConfidentMistakeKeepsItsFullGradientAndALossAllItsDigits() {
    SoftmaxCrossEntropy loss = new SoftmaxCrossEntropy().withClassWeights(1, 3);
    Matrix sure = rows(row(1000, 0), row(1000, 0));
    // (1·0 + 3·1000) / 4; the gradient is 3·(p − y) / 4 in the second row.
    assertThat(loss.value(sure, targets)).isEqualTo(750);
    assertThat(loss.gradient(sure, targets).data).containsExactly(0, 0, 0.75, -0.75);
    // Right by a gap of 100: ln(1 + e^−100) = e^−100, where 1 + e^−100 is rounded to 1.
    assertThat(loss.value(rows(row(100, 0)), rows(row(1, 0))) / Math.exp(-100))
        .isEqualTo(1, within(1e-15));
  }

  @Test
  void weightsForYesAndNoByHand() {
    // Logit ln 3 is the probability 3/4: (3·ln(4/3) + 1·ln 4) / (3 + 1).
    SigmoidCrossEntropy loss = new SigmoidCrossEntropy().withClassWeights(1, 3);
    Matrix sure = column(Math.log(3), Math.log(3));
    assertThat(loss.value(sure, column(1, 0)))
        .isEqualTo((3 * Math.log(4 / 3.0) + Math.log(4)) / 4, within(1e-15));
    // 3·(σ − 1)/4 and 1·σ/4
    assertThat(loss.gradient(sure, column(1, 0)).data)
        .containsExactly(row(-0.1875, 0.1875), within(1e-15));
    assertThat(loss.weight(column(1, 0))).isEqualTo(4);
  }

  @Test
  void yesAndNoAgreeWithTwoClasses() {
    SigmoidCrossEntropy one = new SigmoidCrossEntropy().withClassWeights(0.5, 7);
    SoftmaxCrossEntropy two = new SoftmaxCrossEntropy().withClassWeights(0.5, 7);
    for (double z : new double[] {-1000, -40, -1, 0, 2, 40, 1000}) {
      for (double y : new double[] {0, 0.3, 1}) {
        Matrix pair = rows(row(0, z), row(0, 1));
        Matrix pairTargets = rows(row(1 - y, y), row(1, 0));
        double expected = two.value(pair, pairTargets);
        assertThat(one.value(column(z, 1), column(y, 0)))
            .as("z = %s, y = %s", z, y)
            .isEqualTo(expected, within(1e-15 * expected));
        assertThat(one.gradient(column(z, 1), column(y, 0)).get(0, 0))
            .isEqualTo(two.gradient(pair, pairTargets).get(0, 1), within(1e-15));
      }
    }
  }

  @Test
  void refusesWeightsThatAreNone() {
    for (double weight : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
      String message =
          " got a class weight of "
              + weight
              + " for class 1, but expects finite numbers of 0 or more: 1 for a class as it is, 5"
              + " for one that should count five times.";
      assertThatThrownBy(() -> new CrossEntropy().withClassWeights(1, weight))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("CrossEntropy" + message);
      assertThatThrownBy(() -> new SoftmaxCrossEntropy().withClassWeights(1, weight))
          .hasMessage("SoftmaxCrossEntropy" + message);
      assertThatThrownBy(() -> new SigmoidCrossEntropy().withClassWeights(1, weight))
          .hasMessage("SigmoidCrossEntropy" + message);
    }
    for (double[] weights : new double[][] {{0, 0}, {}}) {
      assertThatThrownBy(() -> new CrossEntropy().withClassWeights(weights))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "CrossEntropy got the class weights "
                  + Arrays.toString(weights)
                  + ", but expects at least one above 0: otherwise there is nothing to learn.");
    }
  }

  @Test
  void refusesAnotherNumberOfWeights() {
    assertThatThrownBy(() -> new CrossEntropy().withClassWeights(1, 3, 2).value(logits, targets))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("CrossEntropy(class weights [1.0, 3.0, 2.0]) got an output whose");
    for (Loss loss :
        List.of(
            new CrossEntropy().withClassWeights(1, 3, 2),
            new CrossEntropy().withClassWeights(1, 3, 2).onLogits())) {
      String message =
          loss
              + " got targets with 2 columns, but has 3 class weights: it needs one for each class,"
              + " in the order of the columns.";
      assertThatThrownBy(() -> loss.value(probabilities, targets)).hasMessage(message);
      assertThatThrownBy(() -> loss.gradient(probabilities, targets)).hasMessage(message);
      assertThatThrownBy(() -> loss.weight(targets)).hasMessage(message);
    }
    assertThatThrownBy(() -> new SoftmaxCrossEntropy().withClassWeights(2).value(logits, targets))
        .hasMessage(
            "SoftmaxCrossEntropy(class weights [2.0]) got targets with 2 columns, but has 1 class"
                + " weight: it needs one for each class, in the order of the columns.");
    assertThatThrownBy(() -> new SigmoidCrossEntropy().withClassWeights(2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "SigmoidCrossEntropy got the class weights [2.0], but expects two: the weight of no,"
                + " then the weight of yes.");
  }

  @Test
  void refusesABatchThatDoesNotCount() {
    CrossEntropy loss = new CrossEntropy().withClassWeights(1, 0);
    assertThatThrownBy(() -> loss.value(probabilities, rows(row(0, 1), row(0, 1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "CrossEntropy(class weights [1.0, 0.0]) got a batch of 2 rows in which every class has"
                + " weight 0, so there is nothing to take a mean of: use larger batches, or leave"
                + " the rows of these classes out of the data.");
    SigmoidCrossEntropy yesOnly = new SigmoidCrossEntropy().withClassWeights(0, 1);
    assertThatThrownBy(() -> yesOnly.gradient(column(3), column(0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "SigmoidCrossEntropy(class weights [0.0, 1.0]) got a batch of 1 row in which every"
                + " class has weight 0, so there is nothing to take a mean of: use larger batches,"
                + " or leave the rows of these classes out of the data.");
  }

  @Test
  void aLossWithWeightsIsANewOne() {
    CrossEntropy plain = new CrossEntropy();
    double[] weights = {1, 3};
    CrossEntropy weighted = plain.withClassWeights(weights);
    weights[1] = 1e9;
    assertThat(plain).hasToString("CrossEntropy");
    assertThat(plain.weight(targets)).isEqualTo(2);
    assertThat(weighted).hasToString("CrossEntropy(class weights [1.0, 3.0])");
    assertThat(weighted.weight(targets)).isEqualTo(4);
    // In either order; the second call keeps what the first one set.
    String both = "(class weights [1.0, 3.0], label smoothing 0.1)";
    assertThat(weighted.withLabelSmoothing(0.1)).hasToString("CrossEntropy" + both);
    assertThat(plain.withLabelSmoothing(0.1).withClassWeights(1, 3))
        .hasToString("CrossEntropy" + both);
    assertThat(weighted.withLabelSmoothing(0.1).onLogits())
        .hasToString("SoftmaxCrossEntropy" + both);
    assertThat(plain.onLogits()).hasToString("SoftmaxCrossEntropy");
    assertThat(new SigmoidCrossEntropy().withClassWeights(1, 3))
        .hasToString("SigmoidCrossEntropy(class weights [1.0, 3.0])");
    assertThat(new SigmoidCrossEntropy()).hasToString("SigmoidCrossEntropy");
  }
}
