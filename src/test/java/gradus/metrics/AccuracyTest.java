package gradus.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.math.Matrix;
import org.junit.jupiter.api.Test;

class AccuracyTest {
  private final Matrix targets =
      new Matrix(new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}, {0, 0, 1}});
  private final Matrix predictions =
      new Matrix(new double[][] {{0.5, 0.3, 0.2}, {0.6, 0.4, 0}, {0.1, 0.1, 0.8}, {0.2, 0.3, 0.5}});

  @Test
  void accuracyIsTheShareOfRightRows() {
    assertThat(Accuracy.of(predictions, targets)).isEqualTo(3 / 4.0);
    assertThat(Accuracy.hits(predictions, targets, 0.5)).isEqualTo(3);
  }

  @Test
  void accuracyIsTheSameForLogits() {
    Matrix logits = new Matrix(predictions);
    for (int i = 0; i < logits.data.length; i++) {
      logits.data[i] = 20 * logits.data[i] - 9;
    }
    assertThat(Accuracy.of(logits, targets)).isEqualTo(3 / 4.0);
  }

  @Test
  void aSingleColumnIsYesAboveTheThreshold() {
    Matrix answers = new Matrix(new double[][] {{1}, {0}, {1}, {0}});
    Matrix probabilities = new Matrix(new double[][] {{0.9}, {0.2}, {0.4}, {0.5}});
    assertThat(Accuracy.of(probabilities, answers)).isEqualTo(3 / 4.0);
    Matrix logits = new Matrix(new double[][] {{0.2}, {-3}, {0.4}, {5}});
    assertThat(Accuracy.of(logits, answers, 0)).isEqualTo(3 / 4.0);
  }

  @Test
  void logitsInASingleColumnAreNotTakenForProbabilities() {
    Matrix answers = new Matrix(new double[][] {{1}, {0}});
    Matrix logits = new Matrix(new double[][] {{0.2}, {-3}});
    assertThatThrownBy(() -> Accuracy.of(logits, answers))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Got a prediction of -3.0 in row 1, column 0, but expects probabilities from 0 to 1. If"
                + " these are logits, say so: Accuracy.of(predictions, targets, 0).");
  }

  @Test
  void refusesAThresholdThatIsNoNumber() {
    assertThatThrownBy(() -> Accuracy.of(predictions, targets, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Got a threshold of NaN, but expects a number: 0.5 is usual for probabilities, 0 for"
                + " logits.");
  }

  @Test
  void theThresholdItselfIsANo() {
    Matrix half = new Matrix(new double[][] {{0.5}});
    assertThat(Accuracy.of(half, new Matrix(new double[][] {{0}}))).isEqualTo(1);
    assertThat(Accuracy.of(half, half)).isEqualTo(1);
    Matrix ends = new Matrix(new double[][] {{0}, {1}});
    assertThat(Accuracy.of(ends, ends)).isEqualTo(1);
  }

  @Test
  void aSingleColumnOfTargetsIsYesOrNo() {
    Matrix probabilities = new Matrix(new double[][] {{0.9}, {0.2}});
    assertThatThrownBy(() -> Accuracy.of(probabilities, new Matrix(new double[][] {{2}, {1}})))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Got targets whose row 0 is [2.0], but a row of targets is 1 for \"yes\" and 0 for"
                + " \"no\", or a probability.");
    Matrix answers = new Matrix(new double[][] {{1}, {0}});
    Matrix logits = new Matrix(new double[][] {{3}, {-2}});
    assertThatThrownBy(() -> Accuracy.of(answers, logits))
        .hasMessage(
            "Got targets whose row 0 is [3.0], but a row of targets is 1 for \"yes\" and 0 for"
                + " \"no\", or a probability. Predictions come first, then targets: the two seem to"
                + " be swapped.");
    assertThatThrownBy(() -> Accuracy.of(answers, probabilities))
        .hasMessageStartingWith("Got targets whose row 0 is [0.9], while each row of predictions");
  }
}
