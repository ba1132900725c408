package gradus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonDeserializer;
import gradus.losses.CrossEntropy;
import gradus.losses.Hinge;
import gradus.losses.Huber;
import gradus.losses.Loss;
import gradus.losses.MeanAbsoluteError;
import gradus.losses.SigmoidCrossEntropy;
import gradus.math.Matrix;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Compares every loss with PyTorch, with and without class weights, label smoothing and soft
 * targets. {@code src/test/python/golden_losses.py} makes the numbers.
 */
class GoldenLossesTest {
  /** Relative, for each number by itself: what is 0 there must be 0 here. Measured: 4.1e-14. */
  private static final double TOLERANCE = 1e-12;

  private static Golden file;

  /** The file, as Gson reads it. */
  private record Golden(Map<String, Map<String, LossCase>> losses) {}

  /** Only cross-entropies have weights (null for none) and smoothing, only Huber has a delta. */
  private record LossCase(
      Matrix classWeights,
      double labelSmoothing,
      double delta,
      Matrix output,
      Matrix targets,
      double value,
      Matrix gradient) {}

  @BeforeAll
  static void read() throws IOException {
    JsonDeserializer<Matrix> matrix =
        (json, type, gson) -> new Matrix(gson.<double[][]>deserialize(json, double[][].class));
    Gson gson = new GsonBuilder().registerTypeAdapter(Matrix.class, matrix).create();
    try (InputStream json = GoldenLossesTest.class.getResourceAsStream("/golden/losses.json")) {
      file = gson.fromJson(new InputStreamReader(json, UTF_8), Golden.class);
    }
  }

  @Test
  void softmaxCrossEntropyAgreesWithPyTorch() {
    assertLosses("SoftmaxCrossEntropy", 16, golden -> crossEntropy(golden).onLogits());
  }

  @Test
  void crossEntropyAgreesWithPyTorch() {
    assertLosses("CrossEntropy", 8, GoldenLossesTest::crossEntropy);
  }

  private static CrossEntropy crossEntropy(LossCase golden) {
    CrossEntropy smoothed = new CrossEntropy().withLabelSmoothing(golden.labelSmoothing);
    return golden.classWeights == null
        ? smoothed
        : smoothed.withClassWeights(golden.classWeights.data);
  }

  @Test
  void sigmoidCrossEntropyAgreesWithPyTorch() {
    assertLosses(
        "SigmoidCrossEntropy",
        5,
        golden ->
            golden.classWeights == null
                ? new SigmoidCrossEntropy()
                : new SigmoidCrossEntropy().withClassWeights(golden.classWeights.data));
  }

  @Test
  void huberAgreesWithPyTorch() {
    assertLosses("Huber", 3, golden -> new Huber(golden.delta));
  }

  @Test
  void meanAbsoluteErrorAgreesWithPyTorch() {
    assertLosses("MeanAbsoluteError", 2, golden -> new MeanAbsoluteError());
  }

  @Test
  void hingeAgreesWithPyTorch() {
    assertLosses("Hinge", 4, golden -> new Hinge());
  }

  private static void assertLosses(String name, int cases, Function<LossCase, Loss> lossOf) {
    assertThat(file.losses.get(name)).hasSize(cases);
    file.losses.get(name).forEach((what, golden) -> assertLoss(what, lossOf.apply(golden), golden));
  }

  private static void assertLoss(String what, Loss loss, LossCase golden) {
    double value = loss.value(golden.output, golden.targets);
    assertAgrees(what + ": value", value, golden.value);
    Matrix gradient = loss.gradient(golden.output, golden.targets);
    assertThat(gradient.numRows).isEqualTo(golden.gradient.numRows);
    assertThat(gradient.numCols).isEqualTo(golden.gradient.numCols);
    for (int i = 0; i < golden.gradient.getNumElements(); i++) {
      assertAgrees(what + ": gradient [" + i + "]", gradient.data[i], golden.gradient.data[i]);
    }
  }

  private static void assertAgrees(String what, double actual, double golden) {
    assertThat(actual).as(what).isCloseTo(golden, within(TOLERANCE * Math.abs(golden)));
  }
}
