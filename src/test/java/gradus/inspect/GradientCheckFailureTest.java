package gradus.inspect;

import static gradus.math.RandomMatrices.gaussian;
import static gradus.math.RandomMatrices.probabilities;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.Network;
import gradus.layers.Dense;
import gradus.layers.Layer;
import gradus.layers.Parameter;
import gradus.layers.ReLU;
import gradus.layers.Softmax;
import gradus.losses.Loss;
import gradus.losses.MeanSquaredError;
import gradus.losses.SoftmaxCrossEntropy;
import gradus.math.Matrix;
import java.util.List;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** A wrong backward must fail the check, and the message must lead to it. */
class GradientCheckFailureTest {
  private static final double TOLERANCE = 1e-8;

  private final Random random = new Random(42);

  /** A layer that is right but for what a subclass spoils. */
  private abstract static class Spoiled implements Layer {
    final Layer right;
    Matrix output;

    Spoiled(Layer right) {
      this.right = right;
    }

    @Override
    public Matrix forward(DMatrixRMaj input) {
      output = right.forward(input);
      return output;
    }

    @Override
    public List<Parameter> parameters() {
      return right.parameters();
    }

    @Override
    public String toString() {
      return "Spoiled" + right;
    }
  }

  @Test
  void softmaxWithTheDiagonalOnlyFails() {
    Layer diagonalOnly =
        new Spoiled(new Softmax()) {
          @Override
          public Matrix backward(DMatrixRMaj outputGradient) {
            Matrix result = new Matrix(outputGradient);
            for (int i = 0; i < result.getNumElements(); i++) {
              double p = output.data[i];
              result.data[i] *= p * (1 - p);
            }
            return result;
          }
        };
    assertFails(GradientCheck.of(diagonalOnly, gaussian(random, 2, 3)));
  }

  @Test
  void aMeanOverClassesInsteadOfRowsFails() {
    SoftmaxCrossEntropy right = new SoftmaxCrossEntropy();
    Loss dividedByClasses =
        new Loss() {
          @Override
          public double value(DMatrixRMaj output, DMatrixRMaj targets) {
            return right.value(output, targets);
          }

          @Override
          public Matrix gradient(DMatrixRMaj output, DMatrixRMaj targets) {
            Matrix result = new Matrix(right.gradient(output, targets));
            for (int i = 0; i < result.data.length; i++) {
              result.data[i] *= (double) output.numRows / output.numCols;
            }
            return result;
          }
        };
    GradientCheck check =
        GradientCheck.of(dividedByClasses, gaussian(random, 4, 3), probabilities(random, 4, 3));
    assertFails(check);
    assertThat(check.toString()).contains("Worst: output given to ");
  }

  @Test
  void anAveragedBiasGradientFails() {
    Dense dense = new Dense(3, 2, random);
    Layer averaged =
        new Spoiled(dense) {
          @Override
          public Matrix backward(DMatrixRMaj outputGradient) {
            Matrix result = dense.backward(outputGradient);
            for (int i = 0; i < dense.biases.gradient.data.length; i++) {
              dense.biases.gradient.data[i] /= outputGradient.numRows;
            }
            return result;
          }
        };
    assertFails(GradientCheck.of(averaged, gaussian(random, 4, 3)));
  }

  private static void assertFails(GradientCheck check) {
    assertThat(check.relativeError).isGreaterThan(1e-2);
    assertThatThrownBy(() -> check.requireBelow(TOLERANCE)).isInstanceOf(AssertionError.class);
  }

  @Test
  void aCheckThatComparedNothingFails() {
    GradientCheck check = GradientCheck.of(new ReLU(), new Matrix(2, 2));
    assertThat(check.kinks).isEqualTo(4);
    assertThatThrownBy(() -> check.requireBelow(TOLERANCE))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            "The gradient check failed: relative error 0.00e+00, but at most 1e-08 is expected (0"
                + " entries compared, 4 left out at kinks). Nothing was compared.");
  }

  @Test
  void aFailureTellsWhereItIsAndWhatWasExpected() {
    Dense dense = new Dense(new double[][] {{1, 0}, {2, 1}}, new double[] {0, 0});
    Layer wrongWeight =
        new Spoiled(dense) {
          @Override
          public Matrix backward(DMatrixRMaj outputGradient) {
            Matrix result = dense.backward(outputGradient);
            dense.weights.gradient.set(1, 0, dense.weights.gradient.get(1, 0) + 0.5);
            return result;
          }
        };
    // Outputs 3·1 + 4·2 = 11 and 4, targets 10 and 4: the first column's dL/dw is 2·(11 − 10)·x / 2
    // = 3 and 4, spoiled to 4.5; the second column's is 0.
    GradientCheck check =
        GradientCheck.of(
            new Network(wrongWeight),
            new MeanSquaredError(),
            new Matrix(new double[][] {{3, 4}}),
            new Matrix(new double[][] {{10, 4}}));
    assertThatThrownBy(() -> check.requireBelow(TOLERANCE))
        .isInstanceOf(AssertionError.class)
        .hasMessageMatching(
            "The gradient check failed: relative error \\d\\.\\d+e-02, but at most 1e-08"
                + " is expected"
                + " \\(8 entries compared, 0 left out at kinks\\)\\. Worst: weights of layer 0,"
                + " SpoiledDense\\(2, 2\\) \\(2 x 2\\), row 1, column 0: backward says 4\\.500000000,"
                + " the finite difference says (4\\.0000|3\\.9999)\\d+\\.");
    // Analytic: weights 3, 0, 4.5, 0, biases 1, 0, inputs 1, 2; squares sum to 35.25. Off by 0.5.
    assertThat(check.relativeError).isEqualTo(0.5 / Math.sqrt(35.25), within(1e-9));
    assertThat(check.toString()).startsWith("relative error 8.42e-02 over 8 entries");
  }
}
