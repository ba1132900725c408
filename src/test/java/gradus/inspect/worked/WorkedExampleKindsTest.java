package gradus.inspect.worked;

import static gradus.math.RandomMatrices.gaussian;
import static gradus.math.RandomMatrices.probabilities;
import static org.assertj.core.api.Assertions.assertThat;

import gradus.Network;
import gradus.layers.AveragePool2D;
import gradus.layers.BatchNorm;
import gradus.layers.Conv2D;
import gradus.layers.Dense;
import gradus.layers.Dropout;
import gradus.layers.ELU;
import gradus.layers.Elementwise;
import gradus.layers.GELU;
import gradus.layers.GlobalAveragePool2D;
import gradus.layers.ImageShape;
import gradus.layers.Layer;
import gradus.layers.LayerNorm;
import gradus.layers.LeakyReLU;
import gradus.layers.MaxPool2D;
import gradus.layers.Parameter;
import gradus.layers.ReLU;
import gradus.layers.Residual;
import gradus.layers.SiLU;
import gradus.layers.Sigmoid;
import gradus.layers.Softmax;
import gradus.layers.Softplus;
import gradus.layers.Tanh;
import gradus.losses.CrossEntropy;
import gradus.losses.Hinge;
import gradus.losses.Huber;
import gradus.losses.Loss;
import gradus.losses.MeanAbsoluteError;
import gradus.losses.MeanSquaredError;
import gradus.losses.SigmoidCrossEntropy;
import gradus.losses.SoftmaxCrossEntropy;
import gradus.math.Matrix;
import java.util.List;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** Every kind of layer and loss has its worked example, and so have those that students write. */
class WorkedExampleKindsTest {
  private final Random random = new Random(42);
  private final Matrix inputs = gaussian(random, 5, 3);

  /**
   * All three forms; the text only in ASCII, and no gradient that a finite difference says is
   * wrong.
   */
  private static String assertShown(WorkedExample example) {
    String text = example.toText();
    assertThat(text).containsOnlyOnce(". All agree.").doesNotContain("<--");
    assertThat(text.chars().allMatch(c -> c < 128)).as("shows in any terminal").isTrue();
    assertThat(example.toMarkdown()).startsWith("# Worked example\n").doesNotContain("←");
    assertThat(example.toLatex()).startsWith("\\documentclass").endsWith("\\end{document}\n");
    return text;
  }

  private String assertShown(Layer layer) {
    Network network = new Network(new Dense(3, 3, random), layer);
    network.setTraining(true);
    return assertShown(
        WorkedExample.of(network, new MeanSquaredError(), inputs, gaussian(random, 5, 3), 0.1));
  }

  private String assertShown(Loss loss, Matrix targets) {
    int outputs = targets.numCols;
    Network network = new Network(new Dense(3, outputs, random));
    return assertShown(WorkedExample.of(network, loss, inputs, targets, 0.1));
  }

  @Test
  void everyLayer() {
    List<Layer> layers =
        List.of(
            new Dense(3, 3, random),
            new ReLU(),
            new LeakyReLU(),
            new ELU(),
            new GELU(),
            new SiLU(),
            new Sigmoid(),
            new Softplus(),
            new Tanh(),
            new Softmax(),
            new BatchNorm(3),
            new LayerNorm(3),
            new Dropout(0.5, 42),
            new MaxPool2D(new ImageShape(1, 1, 3), 1),
            new AveragePool2D(new ImageShape(1, 1, 3), 1),
            new GlobalAveragePool2D(new ImageShape(3, 1, 1)),
            new Conv2D(new ImageShape(1, 1, 3), 1, 1, random),
            new Residual(new Tanh()));
    for (Layer layer : layers) {
      String section = "Layer 1: " + layer + "\n---";
      assertThat(assertShown(layer)).contains(section).doesNotContain("is what its");
    }
  }

  /** Both have the same formulas; what differs is what the means are taken over. */
  @Test
  void normsSayWhatTheirMeansAreOver() {
    String formula = "dX1 = (dN - mean(dN) - N (.) mean(dN (.) N))/sqrt(v + epsilon)\n\n";
    assertThat(assertShown(new BatchNorm(3)))
        .contains("dN = dX2 (.) scale1\n")
        .contains(formula + "The means are those of each column. With running mu and v, which");
    assertThat(assertShown(new LayerNorm(3)))
        .contains("dN = dX2 (.) scale1\n")
        .contains(formula + "The means are those of each row.\n");
  }

  @Test
  void everyLoss() {
    Matrix oneHot = new Matrix(5, 3);
    Matrix yesOrNo = new Matrix(5, 1);
    for (int row = 0; row < 5; row++) {
      oneHot.set(row, row % 3, 1);
      yesOrNo.set(row, 0, row % 2);
    }
    assertShown(new SoftmaxCrossEntropy(), oneHot);
    assertShown(new SoftmaxCrossEntropy().withClassWeights(1, 0, 3), oneHot);
    assertShown(new SoftmaxCrossEntropy().withLabelSmoothing(0.1), probabilities(random, 5, 3));
    assertShown(new SigmoidCrossEntropy(), yesOrNo);
    assertShown(new SigmoidCrossEntropy().withClassWeights(1, 3), yesOrNo);
    assertShown(new MeanSquaredError(), gaussian(random, 5, 2));
    assertShown(new MeanAbsoluteError(), gaussian(random, 5, 2));
    assertShown(new Huber(0.5), gaussian(random, 5, 2));
    assertShown(new Hinge(), oneHot);
    assertShown(new Hinge(), yesOrNo);
  }

  @Test
  void crossEntropyBehindSoftmaxSaysWhatTrainerDoes() {
    Network network = new Network(new Dense(3, 3, random), new Softmax());
    Matrix targets = probabilities(random, 5, 3);
    assertThat(assertShown(WorkedExample.of(network, new CrossEntropy(), inputs, targets)))
        .contains("Trainer takes a shortcut.", "(X2 - Y)/n");
    Loss weighted = new CrossEntropy().withClassWeights(1, 0, 3).withLabelSmoothing(0.2);
    assertThat(assertShown(WorkedExample.of(network, weighted, inputs, targets)))
        .contains("(S*X2 - T)/W");
    assertThat(assertShown(WorkedExample.of(network, new MeanSquaredError(), inputs, targets)))
        .doesNotContain("shortcut");
  }

  /** Multiplies by a number that is learned, and has no name of its own. */
  private static final class Gain implements Layer {
    private final Parameter gain = new Parameter("gain 1", new Matrix(new double[][] {{2}}));
    private DMatrixRMaj input;

    @Override
    public Matrix forward(DMatrixRMaj input) {
      this.input = input;
      return times(input);
    }

    @Override
    public Matrix backward(DMatrixRMaj outputGradient) {
      gain.gradient.zero();
      for (int i = 0; i < input.getNumElements(); i++) {
        gain.gradient.data[0] += input.data[i] * outputGradient.data[i];
      }
      return times(outputGradient);
    }

    private Matrix times(DMatrixRMaj matrix) {
      Matrix product = new Matrix(matrix);
      for (int i = 0; i < product.getNumElements(); i++) {
        product.data[i] *= gain.value.data[0];
      }
      return product;
    }

    @Override
    public List<Parameter> parameters() {
      return List.of(gain);
    }
  }

  @Test
  void aLayerOfOnesOwn() {
    assertThat(assertShown(new Gain()))
        .contains(
            "Layer 1: Gain\n",
            "X2 is what its forward makes of X1.",
            "  gain1_1 (1x1)\n    2\n",
            "These gradients are what its backward makes of dX2.",
            "  dgain1_1[0,0] ");
  }

  @Test
  void anActivationOfOnesOwn() {
    Layer square =
        new Elementwise() {
          @Override
          public double value(double x) {
            return x * x;
          }

          @Override
          public double derivative(double x) {
            return 2 * x;
          }
        };
    assertThat(assertShown(square)).contains("Layer 1: Activation\n", "X2[0,0] = f(");
  }

  /** A sum over the batch, which isn't the mean of its rows. */
  @Test
  void aLossOfOnesOwn() {
    Loss sum =
        new Loss() {
          @Override
          public double value(DMatrixRMaj output, DMatrixRMaj targets) {
            double sum = 0;
            for (int i = 0; i < output.getNumElements(); i++) {
              sum += output.data[i] * targets.data[i];
            }
            return sum;
          }

          @Override
          public Matrix gradient(DMatrixRMaj output, DMatrixRMaj targets) {
            return new Matrix(targets);
          }
        };
    assertThat(assertShown(sum, gaussian(random, 5, 3)))
        .contains("Loss: without a name\n", "dX1 is what its gradient computes.")
        .doesNotContain("l[0]");
  }
}
