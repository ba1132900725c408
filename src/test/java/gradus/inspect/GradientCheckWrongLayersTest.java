package gradus.inspect;

import static gradus.math.RandomMatrices.gaussian;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.layers.BatchNorm;
import gradus.layers.Dropout;
import gradus.layers.Elementwise;
import gradus.layers.Layer;
import gradus.layers.LayerNorm;
import gradus.layers.Parameter;
import gradus.math.Matrix;
import gradus.math.Normal;
import java.util.List;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** Popular mistakes in the backward of normalization, dropout and GELU, which must fail. */
class GradientCheckWrongLayersTest {
  private final Random random = new Random(42);
  private final Matrix input = gaussian(random, 6, 3);

  private static void assertFails(Layer wrong, Matrix input) {
    GradientCheck check = GradientCheck.of(wrong, input);
    assertThat(check.relativeError).isGreaterThan(1e-2);
    assertThatThrownBy(() -> check.requireBelow(1e-8)).isInstanceOf(AssertionError.class);
  }

  /** BatchNorm with a backward that leaves out a part of −(dshift + x̂ · dscale) / n. */
  private static final class ForgetfulBatchNorm implements Layer {
    /** With a momentum of 1, the running variance is the batch's, times n / (n − 1). */
    private final BatchNorm right = new BatchNorm(3, 1, 1e-5);

    private final boolean keepsMean;
    private final boolean keepsVariance;
    private Matrix normalized;

    ForgetfulBatchNorm(boolean keepsMean, boolean keepsVariance) {
      this.keepsMean = keepsMean;
      this.keepsVariance = keepsVariance;
      right.setTraining(true);
    }

    @Override
    public Matrix forward(DMatrixRMaj input) {
      normalized = right.forward(input); // as long as scale is 1 and shift 0
      return normalized;
    }

    @Override
    public Matrix backward(DMatrixRMaj outputGradient) {
      right.backwardParameters(outputGradient);
      double n = outputGradient.numRows;
      Matrix result = new Matrix(outputGradient);
      for (int i = 0; i < result.getNumElements(); i++) {
        int j = i % 3;
        double share = 0;
        share += keepsMean ? right.shift.gradient.data[j] : 0;
        share += keepsVariance ? normalized.data[i] * right.scale.gradient.data[j] : 0;
        double variance = right.runningVariances.data[j] * (n - 1) / n;
        result.data[i] = (result.data[i] - share / n) / Math.sqrt(variance + 1e-5);
      }
      return result;
    }

    @Override
    public List<Parameter> parameters() {
      // The check nudges these, too, and then the output isn't x̂; but backward is done by then.
      return right.parameters();
    }
  }

  @Test
  void batchNormThatTakesMeanAndVarianceForConstantsFails() {
    assertFails(new ForgetfulBatchNorm(false, false), input);
  }

  @Test
  void batchNormThatForgetsTheMeanFails() {
    assertFails(new ForgetfulBatchNorm(false, true), input);
  }

  @Test
  void batchNormThatForgetsTheVarianceFails() {
    assertFails(new ForgetfulBatchNorm(true, false), input);
  }

  @Test
  void batchNormThatForgetsNothingPasses() {
    GradientCheck.of(new ForgetfulBatchNorm(true, true), input).requireBelow(1e-8);
  }

  @Test
  void layerNormThatForgetsTheScaleFails() {
    LayerNorm right = new LayerNorm(3);
    right.scale.value.setTo(new Matrix(new double[][] {{1, 2, 0.5}}));
    LayerNorm unscaled = new LayerNorm(3);
    Layer wrong =
        new Layer() {
          @Override
          public Matrix forward(DMatrixRMaj x) {
            unscaled.forward(x);
            return right.forward(x);
          }

          @Override
          public Matrix backward(DMatrixRMaj outputGradient) {
            return unscaled.backward(outputGradient);
          }
        };
    assertFails(wrong, input);
  }

  @Test
  void dropoutThatDrawsAnotherMaskInBackwardFails() {
    Dropout right = new Dropout(0.5, 42);
    right.setTraining(true);
    Layer wrong =
        new Layer() {
          @Override
          public Matrix forward(DMatrixRMaj x) {
            right.setStep(0);
            return right.forward(x);
          }

          @Override
          public Matrix backward(DMatrixRMaj outputGradient) {
            right.setStep(1);
            right.forward(outputGradient);
            return right.backward(outputGradient);
          }
        };
    assertFails(wrong, input);
  }

  @Test
  void geluThatTakesTheCumulativeDistributionForItsSlopeFails() {
    Layer wrong =
        new Elementwise() {
          @Override
          public double value(double x) {
            return x * Normal.cumulative(x);
          }

          @Override
          public double derivative(double x) {
            return Normal.cumulative(x); // without + x · φ(x)
          }
        };
    assertFails(wrong, input);
  }
}
