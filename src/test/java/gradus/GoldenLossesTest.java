package gradus;

import static gradus.Golden.assertAgrees;
import static org.assertj.core.api.Assertions.assertThat;

import gradus.losses.CrossEntropy;
import gradus.losses.Hinge;
import gradus.losses.Huber;
import gradus.losses.Loss;
import gradus.losses.MeanAbsoluteError;
import gradus.losses.SigmoidCrossEntropy;
import gradus.math.Matrix;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * Compares every loss with PyTorch, with and without class weights, label smoothing and soft
 * targets. {@code src/test/python/golden_losses.py} makes the numbers.
 */
class GoldenLossesTest {
  /** Relative, for each number by itself: what is 0 there must be 0 here. Measured: 4.1e-14. */
  private static final double TOLERANCE = 1e-12;

  private static final Values FILE = Golden.read("losses.json", Values.class);

  /** The file, as Gson reads it. */
  private record Values(Map<String, Map<String, LossCase>> losses) {}

  /** Only cross-entropies have weights (null for none) and smoothing, only Huber has a delta. */
  private record LossCase(
      Matrix classWeights,
      double labelSmoothing,
      double delta,
      Matrix output,
      Matrix targets,
      double value,
      Matrix gradient) {}

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
    assertThat(FILE.losses.get(name)).hasSize(cases);
    FILE.losses.get(name).forEach((what, golden) -> assertLoss(what, lossOf.apply(golden), golden));
  }

  private static void assertLoss(String what, Loss loss, LossCase golden) {
    double value = loss.value(golden.output, golden.targets);
    assertAgrees(what + ": value", value, golden.value, TOLERANCE);
    Matrix gradient = loss.gradient(golden.output, golden.targets);
    assertAgrees(what + ": gradient", gradient, golden.gradient, TOLERANCE);
  }
}
