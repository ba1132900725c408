package gradus.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.layers.Meaning;
import gradus.math.Matrix;
import java.util.List;
import org.junit.jupiter.api.Test;

class OtherLossesTest {
  private final SigmoidCrossEntropy sigmoid = new SigmoidCrossEntropy();
  private final MeanSquaredError squared = new MeanSquaredError();

  private static Matrix column(double... entries) {
    Matrix matrix = new Matrix(entries.length, 1);
    System.arraycopy(entries, 0, matrix.data, 0, entries.length);
    return matrix;
  }

  @Test
  void eachLossSaysWhatItExpects() {
    assertThat(new CrossEntropy().expects()).isEqualTo(Meaning.PROBABILITIES);
    assertThat(new SoftmaxCrossEntropy().expects()).isEqualTo(Meaning.LOGITS);
    assertThat(new SoftmaxCrossEntropy().withLabelSmoothing(0.1).expects())
        .isEqualTo(Meaning.LOGITS);
    assertThat(sigmoid.expects()).isEqualTo(Meaning.LOGITS);
    assertThat(new Hinge().expects()).isEqualTo(Meaning.LOGITS);
    assertThat(squared.expects()).isEqualTo(Meaning.NUMBERS);
    assertThat(new Huber(1).expects()).isEqualTo(Meaning.NUMBERS);
  }

  @Test
  void sigmoidCrossEntropyByHand() {
    // Logit ln 3 is the probability 3/4: −ln(3/4) for yes, −ln(1/4) for no.
    Matrix logits = column(Math.log(3), Math.log(3));
    assertThat(sigmoid.value(logits, column(1, 0)))
        .isEqualTo((Math.log(4 / 3.0) + Math.log(4)) / 2, within(1e-15));
    // (σ − y) / n
    assertThat(sigmoid.gradient(logits, column(1, 0)).data)
        .containsExactly(new double[] {-0.25 / 2, 0.75 / 2}, within(1e-16));
  }

  @Test
  void sigmoidCrossEntropyAgreesWithSoftmaxOverTwoClasses() {
    // A logit z against an implicit logit 0 for "no".
    SoftmaxCrossEntropy softmax = new SoftmaxCrossEntropy();
    for (double z : new double[] {-1000, -40, -1, 0, 1e-9, 2, 40, 1000}) {
      for (double y : new double[] {0, 0.3, 1}) {
        Matrix logits = new Matrix(new double[][] {{0, z}});
        Matrix targets = new Matrix(new double[][] {{1 - y, y}});
        double expected = softmax.value(logits, targets);
        assertThat(sigmoid.value(column(z), column(y)))
            .as("z = %s, y = %s", z, y)
            .isEqualTo(expected, within(1e-15 * expected));
        assertThat(sigmoid.gradient(column(z), column(y)).get(0, 0))
            .isEqualTo(softmax.gradient(logits, targets).get(0, 1), within(1e-15));
      }
    }
  }

  @Test
  void sigmoidCrossEntropySaysYesAboveALogitOfZero() {
    assertThat(sigmoid.decisionThreshold()).isEqualTo(0);
    assertThat(squared.decisionThreshold()).isEqualTo(0.5);
  }

  @Test
  void sigmoidCrossEntropyRefusesWhatIsNoYesOrNoQuestion() {
    assertThatThrownBy(() -> sigmoid.value(new Matrix(2, 3), new Matrix(2, 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "SigmoidCrossEntropy got 3 outputs a row, but answers one yes-or-no question and"
                + " expects 1. For one class out of several use SoftmaxCrossEntropy.");
    for (double target : new double[] {-1, 1.5, Double.NaN}) {
      assertThatThrownBy(() -> sigmoid.gradient(column(0, 0), column(1, target)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "SigmoidCrossEntropy got a target of "
                  + target
                  + " in row 1, but expects 1 for yes, 0 for no, or a probability between them.");
    }
  }

  @Test
  void meanSquaredErrorIsTheMeanOverAllEntries() {
    Matrix output = new Matrix(new double[][] {{1, 2}, {3, 4}, {0, 0}});
    Matrix targets = new Matrix(new double[][] {{0, 2}, {3, 1}, {0, 2}});
    // (1² + 0 + 0 + 3² + 0 + 2²) / 6 entries, not / 3 rows
    assertThat(squared.value(output, targets)).isEqualTo(14 / 6.0, within(1e-15));
    // 2·(o − t) / 6
    assertThat(squared.gradient(output, targets).data)
        .containsExactly(new double[] {2 / 6.0, 0, 0, 1, 0, -4 / 6.0}, within(1e-16));
  }

  @Test
  void noLossReadsBeyondTheShapeOrWritesToWhatItGot() {
    for (Loss loss :
        List.of(
            new CrossEntropy(),
            new CrossEntropy().withClassWeights(1, 3),
            new SoftmaxCrossEntropy(),
            new SoftmaxCrossEntropy().withClassWeights(1, 3).withLabelSmoothing(0.1),
            new MeanSquaredError(),
            new MeanAbsoluteError(),
            new Huber(0.5),
            new Hinge(),
            sigmoid)) {
      int columns = loss == sigmoid ? 1 : 2;
      Matrix output = new Matrix(4, columns);
      Matrix targets = new Matrix(4, columns);
      output.fill(1e9);
      targets.fill(1e9);
      output.reshape(2, columns);
      targets.reshape(2, columns);
      for (int row = 0; row < 2; row++) {
        output.set(row, 0, 0.25);
        targets.set(row, 0, row);
        if (columns == 2) {
          output.set(row, 1, 0.75);
          targets.set(row, 1, 1 - row);
        }
      }
      Matrix outputCopy = new Matrix(output);
      Matrix targetsCopy = new Matrix(targets);
      double value = loss.value(output, targets);
      Matrix gradient = new Matrix(loss.gradient(output, targets));
      assertThat(loss.value(outputCopy, targetsCopy)).as("%s", loss).isEqualTo(value);
      assertThat(loss.gradient(outputCopy, targetsCopy).data)
          .as("%s", loss)
          .startsWith(gradient.data);
      assertThat(output.data).startsWith(outputCopy.data).endsWith(1e9, 1e9);
      assertThat(targets.data).startsWith(targetsCopy.data).endsWith(1e9, 1e9);
    }
  }

  @Test
  void everyLossRefusesAnotherNumberOfRows() {
    for (Loss loss :
        List.of(
            new SoftmaxCrossEntropy(),
            squared,
            sigmoid,
            new CrossEntropy(),
            new MeanAbsoluteError(),
            new Huber(1),
            new Hinge())) {
      String start = loss + " got a 2 x 1 output and 3 x 1 targets";
      assertThatThrownBy(() -> loss.value(new Matrix(2, 1), new Matrix(3, 1)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith(start);
      assertThatThrownBy(() -> loss.gradient(new Matrix(2, 1), new Matrix(3, 1)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith(start);
    }
  }

  @Test
  void meanSquaredErrorRefusesTargetsThatAreNoNumbers() {
    Matrix targets = new Matrix(new double[][] {{0, 1}, {2, Double.NaN}});
    assertThatThrownBy(() -> squared.value(new Matrix(2, 2), targets))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "MeanSquaredError got a target of NaN in row 1, column 1, but expects finite numbers.");
    assertThatThrownBy(() -> squared.value(new Matrix(2, 2), new Matrix(1, 2)))
        .hasMessage(
            "MeanSquaredError got a 2 x 2 output and 1 x 2 targets, but expects the same shape of"
                + " both. Each row of the output needs its own row of targets.");
  }
}
