package gradus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.layers.BatchNorm;
import gradus.layers.ELU;
import gradus.layers.Elementwise;
import gradus.layers.GELU;
import gradus.layers.Layer;
import gradus.layers.LayerNorm;
import gradus.layers.Parameter;
import gradus.layers.SiLU;
import gradus.layers.Softplus;
import gradus.math.Matrix;
import gradus.math.Normal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Compares the newer layers with PyTorch, and activations with exact values as well. {@code
 * src/test/python/golden_layers.py} makes the numbers.
 */
class GoldenLayersTest {
  /** Relative, for each number by itself. Measured: 5.0e-16. */
  private static final double EXACT = 1e-15;

  /** Relative; the largest difference is explained at {@link #batchNormAgreesWithPyTorch}. */
  private static final double TOLERANCE = 1e-12;

  /** For what is small only because numbers around 1 cancel. */
  private static final double ROUNDING = 1e-15;

  private static final Values FILE = Golden.read("layers.json", Values.class);

  /** The file, as Gson reads it. A vector is a one-row matrix. */
  private record Values(
      Map<String, ActivationCase> activations,
      NormalCase normal,
      Map<String, NormCase> batchNorm,
      Map<String, NormCase> layerNorm) {}

  /** What PyTorch says, and the exact y and slope. */
  private record ActivationCase(Matrix x, Matrix torchY, Matrix torchDx, Matrix y, Matrix dx) {}

  private record NormalCase(Matrix x, Matrix cumulative, Matrix density) {}

  private record NormCase(
      double momentum,
      double epsilon,
      Matrix scale,
      Matrix shift,
      List<Batch> training,
      List<Batch> inference) {}

  /** One forward and one backward; running statistics are there for BatchNorm in training only. */
  private record Batch(
      Matrix x,
      Matrix y,
      Matrix dy,
      Matrix dx,
      Matrix scaleGradient,
      Matrix shiftGradient,
      Matrix runningMeans,
      Matrix runningVariances) {}

  /** PyTorch 1.13 takes exp(x) − 1 for expm1(x): at −1e-8 only 9 digits of it are right. */
  @Test
  void eluIsExactAndPyTorchToSixteenDecimals() {
    assertActivation(new ELU(), 1e-16);
    assertActivation(new ELU(1.5), 1e-16);
  }

  /** PyTorch takes 1 + erf(x/√2) for 2Φ(x): at −8 it is off by 2 %, at −20.5 it says 0. */
  @Test
  void geluIsExactAndPyTorchToFifteenDecimals() {
    assertActivation(new GELU(), 1e-15);
  }

  /** PyTorch takes 1 − σ(x) for σ(−x) in the slope, and multiplies its rounding by x. */
  @Test
  void siluIsExactAndPyTorchToFourteenDecimals() {
    assertActivation(new SiLU(), 1e-14);
  }

  /** Above 20 PyTorch takes x for f(x) and 1 for the slope, and is off by exp(−x) in both. */
  @Test
  void softplusIsExactAndPyTorchToEightDecimals() {
    assertActivation(new Softplus(), StrictMath.exp(-20));
  }

  @Test
  void theNormalDistributionIsExactAlsoInTheTails() {
    Matrix x = FILE.normal.x;
    for (int i = 0; i < x.numCols; i++) {
      String at = " at " + x.data[i];
      double cumulative = Normal.cumulative(x.data[i]);
      double density = Normal.density(x.data[i]);
      assertAgrees("Φ" + at, cumulative, FILE.normal.cumulative.data[i], EXACT, 0);
      assertAgrees("φ" + at, density, FILE.normal.density.data[i], EXACT, 0);
    }
  }

  /**
   * The largest difference, 7e-14 of y, is in a column of equal numbers. There X̂ is 0 and Y the
   * shift in Gradus. PyTorch takes X · s + (shift − μ · s) with s = scale / √(v + ε), which here is
   * about 200, so that the two terms don't quite cancel.
   */
  @Test
  void batchNormAgreesWithPyTorch() {
    assertThat(FILE.batchNorm).hasSize(2);
    FILE.batchNorm.forEach(
        (name, golden) -> {
          BatchNorm layer = new BatchNorm(4, golden.momentum, golden.epsilon);
          setScaleAndShift(layer, golden);
          layer.setTraining(true);
          for (Batch batch : golden.training) {
            assertBatch(name, layer, batch);
            assertAgrees(name + ": means", layer.runningMeans, batch.runningMeans);
            assertAgrees(name + ": variances", layer.runningVariances, batch.runningVariances);
          }
          layer.setTraining(false);
          for (Batch batch : golden.inference) {
            assertBatch(name + ", inference", layer, batch);
          }
        });
  }

  @Test
  void theDefaultsAreThoseOfPyTorch() {
    NormCase golden = FILE.batchNorm.get("as PyTorch starts it");
    BatchNorm batchNorm = new BatchNorm(4);
    setScaleAndShift(batchNorm, golden);
    batchNorm.setTraining(true);
    Batch first = golden.training.get(0);
    assertBatch("BatchNorm", batchNorm, first);
    assertAgrees("running variances", batchNorm.runningVariances, first.runningVariances);
    LayerNorm layerNorm = new LayerNorm(5);
    golden = FILE.layerNorm.get("as PyTorch starts it");
    setScaleAndShift(layerNorm, golden);
    assertBatch("LayerNorm", layerNorm, golden.training.get(0));
  }

  @Test
  void layerNormAgreesWithPyTorch() {
    assertThat(FILE.layerNorm).hasSize(2);
    FILE.layerNorm.forEach(
        (name, golden) -> {
          LayerNorm layer = new LayerNorm(5, golden.epsilon);
          setScaleAndShift(layer, golden);
          for (Batch batch : golden.training) {
            assertBatch(name, layer, batch);
          }
        });
  }

  /**
   * Compares Gradus with the exact values, and then PyTorch with them.
   *
   * @param torchError how far PyTorch may be off, where that is more than the usual tolerance
   */
  private static void assertActivation(Elementwise activation, double torchError) {
    ActivationCase golden = FILE.activations.get(activation.toString());
    Matrix ones = new Matrix(1, golden.x.numCols);
    ones.fill(1);
    Matrix y = activation.forward(golden.x);
    Matrix dx = activation.backward(ones);
    for (int i = 0; i < golden.x.numCols; i++) {
      String at = "(" + golden.x.data[i] + ")";
      double value = golden.y.data[i];
      double slope = golden.dx.data[i];
      assertAgrees(activation + at, y.data[i], value, EXACT, 0);
      assertAgrees(activation + "'" + at, dx.data[i], slope, EXACT, 0);
      assertAgrees("PyTorch" + at, golden.torchY.data[i], value, EXACT, torchError);
      assertAgrees("PyTorch'" + at, golden.torchDx.data[i], slope, EXACT, torchError);
    }
  }

  private static void setScaleAndShift(Layer layer, NormCase golden) {
    layer.parameters().get(0).value.setTo(golden.scale);
    layer.parameters().get(1).value.setTo(golden.shift);
  }

  private static void assertBatch(String name, Layer layer, Batch golden) {
    assertAgrees(name + ": y", layer.forward(golden.x), golden.y);
    assertAgrees(name + ": dx", layer.backward(golden.dy), golden.dx);
    List<Parameter> parameters = layer.parameters();
    assertAgrees(name + ": dscale", parameters.get(0).gradient, golden.scaleGradient);
    assertAgrees(name + ": dshift", parameters.get(1).gradient, golden.shiftGradient);
  }

  private static void assertAgrees(String what, Matrix actual, Matrix golden) {
    assertThat(actual.numRows).as("rows of %s", what).isEqualTo(golden.numRows);
    assertThat(actual.numCols).as("columns of %s", what).isEqualTo(golden.numCols);
    for (int i = 0; i < golden.getNumElements(); i++) {
      String entry = what + " [" + i + "]";
      assertAgrees(entry, actual.data[i], golden.data[i], TOLERANCE, ROUNDING);
    }
  }

  private static void assertAgrees(
      String what, double actual, double golden, double relative, double absolute) {
    assertThat(actual).as(what).isCloseTo(golden, within(relative * Math.abs(golden) + absolute));
  }
}
