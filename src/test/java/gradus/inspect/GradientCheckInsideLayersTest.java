package gradus.inspect;

import static gradus.math.RandomMatrices.gaussian;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.Network;
import gradus.inspect.worked.WorkedExample;
import gradus.layers.BatchNorm;
import gradus.layers.Dense;
import gradus.layers.Dropout;
import gradus.layers.Elementwise;
import gradus.layers.Layer;
import gradus.layers.ReLU;
import gradus.losses.MeanSquaredError;
import gradus.math.Matrix;
import java.util.List;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** The gradient check of layers of a student's own that are made of others. */
class GradientCheckInsideLayersTest {
  private static final double TOLERANCE = 1e-8;

  private final Random random = new Random(1);

  /** y = x + f(x), where f is made of other layers. */
  private static class Residual implements Layer {
    private final List<Layer> inside;
    private final double wrongBy;
    private final Matrix output = new Matrix(0, 0);
    private final Matrix inputGradient = new Matrix(0, 0);

    Residual(double wrongBy, Layer... inside) {
      this.inside = List.of(inside);
      this.wrongBy = wrongBy;
    }

    @Override
    public Matrix forward(DMatrixRMaj input) {
      DMatrixRMaj passed = input;
      for (Layer layer : inside) {
        passed = layer.forward(passed);
      }
      add(input, passed, output);
      return output;
    }

    @Override
    public Matrix backward(DMatrixRMaj outputGradient) {
      DMatrixRMaj gradient = outputGradient;
      for (int i = inside.size() - 1; i >= 0; i--) {
        gradient = inside.get(i).backward(gradient);
      }
      add(outputGradient, gradient, inputGradient);
      for (int i = 0; i < inputGradient.getNumElements(); i++) {
        inputGradient.data[i] *= 1 + wrongBy;
      }
      return inputGradient;
    }

    private static void add(DMatrixRMaj a, DMatrixRMaj b, Matrix sum) {
      sum.reshape(a.numRows, a.numCols);
      for (int i = 0; i < sum.getNumElements(); i++) {
        sum.data[i] = a.data[i] + b.data[i];
      }
    }

    @Override
    public List<Layer> children() {
      return inside;
    }

    @Override
    public String toString() {
      return "Residual";
    }
  }

  @Test
  void aDropoutInsideIsHeldStill() {
    Residual block =
        new Residual(0, new Dense(3, 3, random), new Dropout(0.5, 7), new Dense(3, 3, random));
    Network network = new Network(block, new Dense(3, 2, random));
    network.setTraining(true);
    GradientCheck check =
        GradientCheck.of(
            network, new MeanSquaredError(), gaussian(random, 5, 3), gaussian(random, 5, 2));
    check.requireBelow(TOLERANCE);
    // 15 inputs, twice 9 + 3 inside, and 6 + 2 behind
    assertThat(check.compared).isEqualTo(47);
  }

  @Test
  void statisticsInsideAreAsBefore() {
    BatchNorm norm = new BatchNorm(3);
    Residual block = new Residual(0, norm);
    norm.setTraining(true);
    Matrix before = new Matrix(norm.state().get("running_means"));
    GradientCheck.of(block, gaussian(random, 6, 3)).requireBelow(1e-7);
    assertThat(norm.state().get("running_means").data).containsExactly(before.data);
  }

  /** Four of the inputs are exactly 0, where nobody but the layer inside knows of a kink. */
  @Test
  void aReLUInsideAtExactly0IsLeftOut() {
    Matrix input = new Matrix(new double[][] {{0, 1, -2}, {0, 0, 3}, {0.5, -1, 0}});
    GradientCheck check = GradientCheck.of(new Residual(0, new ReLU()), input);
    check.requireBelow(TOLERANCE);
    assertThat(check.kinks).isEqualTo(4);
    assertThat(check.compared).isEqualTo(5);
  }

  /** 4e-6 is within the step of 1e-5, and not within a tenth of it. */
  @Test
  void andOneNearby() {
    Matrix input = new Matrix(new double[][] {{4e-6, 1, -2}});
    GradientCheck check = GradientCheck.of(new Residual(0, new ReLU()), input);
    check.requireBelow(TOLERANCE);
    assertThat(check.kinks).isEqualTo(1);
  }

  @Test
  void aWrongBackwardIsNoKink() {
    for (double wrongBy : new double[] {1e-5, 1e-2, -2}) {
      Matrix input = gaussian(random, 4, 3);
      GradientCheck check = GradientCheck.of(new Residual(wrongBy, new ReLU()), input);
      assertThat(check.kinks).isZero();
      assertThat(check.relativeError).isGreaterThan(Math.abs(wrongBy) / 2);
    }
  }

  /** f(x) = x / (1 + |x|), whose second derivative jumps from 2 to −2 at 0. */
  private static class Softsign extends Elementwise {
    @Override
    public double value(double x) {
      return x / (1 + Math.abs(x));
    }

    @Override
    public double derivative(double x) {
      double y = 1 / (1 + Math.abs(x));
      return y * y;
    }
  }

  /** There the central difference is 1/(1 + h), off by h and not by h². */
  @Test
  void aRightSoftsignAt0IsLeftOut() {
    Matrix input = new Matrix(new double[][] {{0, 1, -2}, {0.3, 0, 3}});
    GradientCheck unnamed = GradientCheck.of(new Softsign(), input);
    unnamed.requireBelow(TOLERANCE);
    assertThat(unnamed.kinks).isEqualTo(2);
    Softsign named =
        new Softsign() {
          @Override
          public boolean hasKinkAtZero() {
            return true;
          }
        };
    GradientCheck check = GradientCheck.of(named, input);
    check.requireBelow(TOLERANCE);
    assertThat(check.kinks).isEqualTo(2);
  }

  /** A dropout of a student's own, with random numbers that nobody can take back. */
  private static final class Noise extends Elementwise {
    private final Random random = new Random(1);

    @Override
    public double value(double x) {
      return random.nextBoolean() ? 0 : x;
    }

    @Override
    public double derivative(double x) {
      return 1;
    }
  }

  @Test
  void randomNumbersThatNobodyNamesAreRefused() {
    Network network = new Network(new Noise());
    Matrix inputs = new Matrix(new double[][] {{1, 2, 3}, {4, 5, 6}});
    assertThatThrownBy(
            () -> GradientCheck.of(network, new MeanSquaredError(), inputs, new Matrix(2, 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching(
            "GradientCheck got a loss of \\S+ in a first pass and \\S+ in a second, from the same"
                + " inputs: a layer draws random numbers in each pass\\. Let it name their position"
                + " in state\\(\\), and the layers inside it in children\\(\\); or switch it to"
                + " inference with setTraining\\(false\\)\\.");
  }

  /** Residual(Dense, ReLU, Dense): two layers inside, numbers 1 and 3 of the tree. */
  @Test
  void aWorkedExampleShowsTheParametersInside() {
    Dense first = new Dense(2, 2, random);
    Network network = new Network(new Residual(0, first, new ReLU(), new Dense(2, 2, random)));
    Matrix one = new Matrix(new double[][] {{1, 2}});
    Matrix gradient = new Matrix(first.weights.gradient);
    String text = WorkedExample.of(network, new MeanSquaredError(), one, one, 0.1).toText();
    assertThat(text)
        .contains("weights0_1 (2x2)", "dweights0_1[0,0]", "biases0_3 (1x2)", "dbiases0_3[0,1]")
        .contains("Gradients compared with finite differences: 16. All agree.");
    assertThat(first.weights.gradient.data).containsExactly(gradient.data);
  }
}
