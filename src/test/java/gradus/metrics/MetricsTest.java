package gradus.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.math.Matrix;
import gradus.math.Rows;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** What all metrics share. */
class MetricsTest {
  private static final Map<String, BiFunction<Matrix, Matrix, Object>> METRICS =
      Map.of(
          "Accuracy", Accuracy::of,
          "TopKAccuracy", (p, y) -> TopKAccuracy.of(p, y, 1),
          "ConfusionMatrix", (p, y) -> ConfusionMatrix.of(p, y, List.of("a", "b")),
          "ClassificationReport", (p, y) -> ClassificationReport.of(p, y, List.of("a", "b")),
          "RocCurve", (p, y) -> RocCurve.of(p, y, 1),
          "PrecisionRecallCurve", (p, y) -> PrecisionRecallCurve.of(p, y, 1),
          "LogLoss", LogLoss::of,
          "RegressionErrors", (p, y) -> RegressionErrors.of(p, y, 1));

  private final Matrix predictions =
      new Matrix(new double[][] {{0.5, 0.5}, {0.75, 0.25}, {0.25, 0.75}});
  private final Matrix targets = new Matrix(new double[][] {{1, 0}, {0, 1}, {0, 1}});

  @Test
  void refuseDifferentShapes() {
    METRICS.forEach(
        (name, metric) -> {
          assertThatThrownBy(() -> metric.apply(predictions, new Matrix(2, 2)))
              .as(name)
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessage(
                  "Got predictions of 3 x 2 and targets of 2 x 2, but expects the same shape: one row"
                      + " an example, one column an output.");
          assertThatThrownBy(() -> metric.apply(new Matrix(3, 3), targets))
              .as(name)
              .hasMessageStartingWith("Got predictions of 3 x 3 and targets of 3 x 2");
        });
  }

  @Test
  void refuseNoRowsAndNoColumns() {
    METRICS.forEach(
        (name, metric) -> {
          String message = "Got no predictions: there must be at least one row and one column.";
          assertThatThrownBy(() -> metric.apply(new Matrix(0, 2), new Matrix(0, 2)))
              .as(name)
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessage(message);
          assertThatThrownBy(() -> metric.apply(new Matrix(3, 0), new Matrix(3, 0)))
              .as(name)
              .hasMessage(message);
        });
  }

  @Test
  void refuseNaN() {
    Matrix broken = new Matrix(predictions);
    broken.set(2, 0, Double.NaN);
    METRICS.forEach(
        (name, metric) -> {
          if (name.equals("RegressionErrors")) {
            return; // refuses infinity too, with another message: see RegressionErrorsTest
          }
          assertThatThrownBy(() -> metric.apply(broken, targets))
              .as(name)
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessage(
                  "Got a prediction of NaN in row 2: it is neither right nor wrong. The weights"
                      + " have probably become NaN in training.");
          assertThatThrownBy(() -> metric.apply(predictions, broken))
              .as(name)
              .hasMessage(
                  "Got a target of NaN in row 2: nothing is right or wrong compared with it. Drop the row,"
                      + " or correct the target.");
        });
  }

  @Test
  void lookAtTheShapeAndNotAtTheStorage() {
    Matrix reusedPredictions = withLargerStorage(predictions);
    Matrix reusedTargets = withLargerStorage(targets);
    METRICS.forEach(
        (name, metric) ->
            assertThat(metric.apply(reusedPredictions, reusedTargets))
                .as(name)
                .hasToString(metric.apply(predictions, targets).toString()));
    assertThat(reusedPredictions.data).startsWith(predictions.data).endsWith(1e9, 1e9);
    assertThat(reusedTargets.data).startsWith(targets.data).endsWith(1e9, 1e9);
  }

  /** The same entries in the storage of a larger matrix, whose rest would be noticed. */
  private static Matrix withLargerStorage(Matrix matrix) {
    Matrix reused = new Matrix(matrix.numRows + 1, matrix.numCols);
    reused.fill(1e9);
    reused.reshape(matrix.numRows, matrix.numCols);
    System.arraycopy(matrix.data, 0, reused.data, 0, matrix.getNumElements());
    return reused;
  }

  @Test
  void refuseTargetsThatSayNoClass() {
    Matrix zeros = new Matrix(targets);
    zeros.set(1, 0, 0);
    zeros.set(1, 1, 0);
    Matrix logits = new Matrix(targets);
    logits.set(1, 0, -2);
    logits.set(1, 1, 3);
    METRICS.forEach(
        (name, metric) -> {
          if (name.equals("RegressionErrors") || name.equals("LogLoss")) {
            return; // has no classes, or a message of its own
          }
          assertThatThrownBy(() -> metric.apply(predictions, zeros))
              .as(name)
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessage(
                  "Got targets whose row 1 is [0.0, 0.0], but a row of targets is one-hot (1"
                      + " for the true class, 0 elsewhere) or probabilities that sum to 1.");
          assertThatThrownBy(() -> metric.apply(predictions, logits))
              .as(name)
              .hasMessage(
                  "Got targets whose row 1 is [-2.0, 3.0], but a row of targets is one-hot (1"
                      + " for the true class, 0 elsewhere) or probabilities that sum to 1.");
        });
  }

  @Test
  void refuseTheTwoInTheWrongOrder() {
    METRICS.forEach(
        (name, metric) -> {
          if (name.equals("RegressionErrors")) {
            return; // numbers may stand on either side
          }
          assertThatThrownBy(() -> metric.apply(targets, predictions))
              .as(name)
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessage(
                  "Got targets whose row 0 is %s, while each row of predictions is one-hot."
                          .formatted(Rows.toText(predictions, 0))
                      + " Predictions come first, then targets: the two seem to be swapped. If the"
                      + " targets are meant to be soft, make them one-hot first.");
        });
  }

  @Test
  void softTargetsAreTargets() {
    Matrix soft = new Matrix(targets);
    for (int i = 0; i < soft.getNumElements(); i++) {
      soft.data[i] = 0.25 + 0.5 * targets.data[i];
    }
    METRICS.forEach(
        (name, metric) -> {
          if (!name.equals("RegressionErrors") && !name.equals("LogLoss")) {
            assertThat(metric.apply(predictions, soft))
                .as(name)
                .hasToString(metric.apply(predictions, targets).toString());
          }
        });
  }
}
