package gradus.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.math.Matrix;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricsTest {
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
            "Got a prediction of -3.0 in row 1, but a single column is expected to hold"
                + " probabilities from 0 to 1. If these are logits, say so:"
                + " Accuracy.of(predictions, targets, 0).");
  }

  @Test
  void refusesWhatCannotBeCompared() {
    assertThatThrownBy(() -> Accuracy.of(predictions, new Matrix(4, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Got predictions of 4×3 and targets of 4×2, but expects the same shape: one row an"
                + " example, one column a class.");
    assertThatThrownBy(() -> Accuracy.of(new Matrix(0, 3), new Matrix(0, 3)))
        .hasMessage("Got no predictions: there must be at least one row and one column.");
    Matrix broken = new Matrix(predictions);
    broken.set(2, 0, Double.NaN);
    assertThatThrownBy(() -> Accuracy.of(broken, targets))
        .hasMessage(
            "Got a prediction of NaN in row 2: it has no largest class. The weights have probably"
                + " become NaN in training.");
  }

  @Test
  void confusionMatrixCountsWhatIsTakenForWhat() {
    ConfusionMatrix confusion =
        ConfusionMatrix.of(predictions, targets, List.of("cat", "dog", "giraffe"));
    assertThat(confusion.count(0, 0)).isEqualTo(1);
    assertThat(confusion.count(1, 0)).isEqualTo(1);
    assertThat(confusion.count(2, 1)).isEqualTo(0);
    assertThat(confusion.count(2, 2)).isEqualTo(2);
    assertThat(confusion.count(0, 2)).isEqualTo(0);
    assertThat(confusion.accuracy()).isEqualTo(3 / 4.0);
    assertThat(confusion.classNames()).containsExactly("cat", "dog", "giraffe");
  }

  @Test
  void confusionMatrixPrintsAligned() {
    assertThat(
            ConfusionMatrix.of(predictions, targets, List.of("cat", "dog", "giraffe"))
                .toString()
                .lines())
        .containsExactly(
            "true \\ predicted  cat  dog  giraffe",
            "cat                 1    0        0",
            "dog                 1    0        0",
            "giraffe             0    0        2");
  }

  @Test
  void confusionMatrixMakesRoomForLongNamesAndLargeCounts() {
    Matrix many = new Matrix(2000, 2);
    for (int row = 0; row < 2000; row++) {
      many.set(row, row % 2, 1);
    }
    assertThat(
            ConfusionMatrix.of(many, many, List.of("a class with a long name", "b"))
                .toString()
                .lines())
        .containsExactly(
            "true \\ predicted          a class with a long name     b",
            "a class with a long name                      1000     0",
            "b                                                0  1000");
  }

  @Test
  void confusionMatrixRefusesWhatCannotBeCompared() {
    assertThatThrownBy(
            () -> ConfusionMatrix.of(new Matrix(2, 2), new Matrix(3, 2), List.of("a", "b")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Got predictions of 2×2 and targets of 3×2");
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
  void confusionMatrixRefusesTheWrongNumberOfNames() {
    assertThatThrownBy(() -> ConfusionMatrix.of(predictions, targets, List.of("cat", "dog")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "ConfusionMatrix got 3 columns and 2 class names, but expects two or more, and as many"
                + " of both.");
    Matrix column = new Matrix(2, 1);
    assertThatThrownBy(() -> ConfusionMatrix.of(column, column, List.of("yes")))
        .hasMessageStartingWith("ConfusionMatrix got 1 column and 1 class names");
  }
}
