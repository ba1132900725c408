package gradus.inspect.worked;

import static gradus.inspect.worked.WorkedExamples.row;
import static gradus.inspect.worked.WorkedExamples.text;
import static gradus.math.RandomMatrices.gaussian;
import static org.assertj.core.api.Assertions.assertThat;

import gradus.Network;
import gradus.layers.AveragePool2D;
import gradus.layers.BatchNorm;
import gradus.layers.Conv2D;
import gradus.layers.Dense;
import gradus.layers.Dropout;
import gradus.layers.Elementwise;
import gradus.layers.GlobalAveragePool2D;
import gradus.layers.ImageShape;
import gradus.layers.MaxPool2D;
import gradus.layers.Residual;
import gradus.layers.Tanh;
import gradus.losses.MeanSquaredError;
import gradus.math.Matrix;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The arithmetic of pools, and of the layers inside a residual block. */
class WorkedExampleImagesAndBlocksTest {
  private static final ImageShape TWO_BY_FOUR = new ImageShape(1, 2, 4);

  private final Random random = new Random(42);

  /**
   * Windows of 1 x 2 with a stride of 2 over two channels, 1 2 over 3 4 and 5 6 over 7 8, with a
   * border of zeros. The upper windows see nothing but the border; the lower ones see 0 3 and 0 7,
   * then 4 0 and 8 0. The targets make dX1 = 1 2 3 4 for filter 0, and 1 0 -1 2 for filter 1.
   */
  @Test
  void aConvolutionByHand() {
    Conv2D conv = new Conv2D(new ImageShape(2, 2, 2), 2, 1, 2, 2, 1, random);
    conv.weights.value.setTo(new Matrix(new double[][] {{1, 0}, {2, 1}, {-1, 2}, {3, -2}}));
    conv.biases.value.setTo(row(0.5, -1));
    Matrix targets = row(-3.5, -7.5, 15.5, -19.5, -5, -1, -8, 7);
    String text =
        text(new Network(conv), new MeanSquaredError(), row(1, 2, 3, 4, 5, 6, 7, 8), targets);
    assertThat(text)
        .contains(
            """
                X1 = W0^T*U0 + b0

            Each column of U0 is what the window of 1 x 2 sees at one position, channel by
            channel and line by line.""",
            """
              X1[0,0] = 0*1 + 0*2 + 0*(-1) + 0*3 + 0.5 = 0.5
              X1[0,1] = 0*1 + 0*2 + 0*(-1) + 0*3 + 0.5 = 0.5
              X1[0,2] = 0*1 + 3*2 + 0*(-1) + 7*3 + 0.5 = 27.5
              X1[0,3] = 4*1 + 0*2 + 8*(-1) + 0*3 + 0.5 = -3.5
              X1[0,4] = 0*0 + 0*1 + 0*2 + 0*(-2) + (-1) = -1
              X1[0,5] = 0*0 + 0*1 + 0*2 + 0*(-2) + (-1) = -1
              X1[0,6] = 0*0 + 3*1 + 0*2 + 7*(-2) + (-1) = -12
              X1[0,7] = 4*0 + 0*1 + 8*2 + 0*(-2) + (-1) = 15
            """,
            """
                dW0 = U0*dX1^T

                dU0 = W0*dX1

            db0 holds the sums of dX1 for each filter.""",
            "  dW0[0,0] = 0*1 + 0*2 + 0*3 + 4*4 = 16 ",
            "  dW0[0,1] = 0*1 + 0*0 + 0*(-1) + 4*2 = 8 ",
            "  dW0[1,0] = 0*1 + 0*2 + 3*3 + 0*4 = 9 ",
            "  dW0[3,1] = 0*1 + 0*0 + 7*(-1) + 0*2 = -7 ",
            "  db0[0,0] = 1 + 2 + 3 + 4 = 10 ",
            "  db0[0,1] = 1 + 0 + (-1) + 2 = 2 ",
            "  dX0[0,1] = 0 ",
            "  dX0[0,2] = 3*2 + (-1)*1 = 5 ",
            "  dX0[0,3] = 4*1 + 2*0 = 4 ",
            "  dX0[0,6] = 3*3 + (-1)*(-2) = 11 ",
            "  dX0[0,7] = 4*(-1) + 2*2 = 0 ",
            " All agree.");
  }

  /** 1 5 2 over 3 4 0: the 5 wins in both windows, and gets both gradients. */
  @Test
  void aMaxPoolByHand() {
    Network network = new Network(new MaxPool2D(new ImageShape(1, 2, 3), 2, 1));
    assertThat(text(network, new MeanSquaredError(), row(1, 5, 2, 3, 4, 0), row(4, 2)))
        .contains(
            "Each entry of X1 is the largest of the 2 x 2 numbers in a window of X0.",
            "  X1[0,0] = max(1, 5, 3, 4) = 5\n  X1[0,1] = max(5, 2, 4, 0) = 5\n",
            "Each entry of dX1 goes to the number of X0 that was the largest in its window",
            "  dX0[0,0] = 0 ",
            "  dX0[0,1] = 1 + 3 = 4 ",
            "  dX0[0,2] = 0 ",
            " All agree.");
  }

  /** 1 2 3 4 over 5 6 7 8: the windows have the means 14/4 and 22/4, each 0.5 too high. */
  @Test
  void anAveragePoolByHand() {
    Network network = new Network(new AveragePool2D(TWO_BY_FOUR, 2));
    assertThat(text(network, new MeanSquaredError(), row(1, 2, 3, 4, 5, 6, 7, 8), row(3, 5)))
        .contains(
            """
            Each entry of X1 is the mean of the 2 x 2 numbers in a window of X0. A row of X1
            is an image of 1 x 1 x 2.

              X1[0,0] = (1 + 2 + 5 + 6)/4 = 3.5
              X1[0,1] = (3 + 4 + 7 + 8)/4 = 5.5
            """,
            """
            Each entry of dX1 is divided by 4, and each number of X0 in its window gets one
            such share. Where windows overlap, the shares add up.
            """,
            "  dX0[0,0] = 0.5/4 = 0.125 ",
            "  dX0[0,7] = 0.5/4 = 0.125 ",
            "Gradients compared with finite differences: 10. All agree.");
  }

  /** With stride 1 there are three windows; the pixels in the middle are in two of them. */
  @Test
  void whereWindowsOverlapTheSharesAddUp() {
    Network network = new Network(new AveragePool2D(TWO_BY_FOUR, 2, 1));
    assertThat(text(network, new MeanSquaredError(), row(1, 2, 3, 4, 5, 6, 7, 8), row(2, 3, 4)))
        .contains("dX0[0,0] = 1/4 = 0.25", "dX0[0,1] = 1/4 + 1/4 = 0.5", " All agree.");
  }

  @Test
  void aGlobalAveragePoolByHand() {
    Network network = new Network(new GlobalAveragePool2D(new ImageShape(2, 1, 2)));
    assertThat(text(network, new MeanSquaredError(), row(1, 2, 5, 8), row(1, 6)))
        .contains(
            "Each entry of X1 is the mean of the 1 x 2 numbers in a channel of X0.",
            "  X1[0,0] = (1 + 2)/2 = 1.5\n  X1[0,1] = (5 + 8)/2 = 6.5\n",
            "and each number of X0 in its channel gets one\nsuch share.\n",
            "  dX0[0,0] = 0.5/2 = 0.25 ",
            " All agree.");
  }

  /** Y = X + X·W with W = 2: 0.5 becomes 1.5, half a unit too much, so dY = 2·0.5 = 1. */
  @Test
  void aBlockByHand() {
    Network network = new Network(new Residual(new Dense(new double[][] {{2}}, new double[] {0})));
    String text = text(network, new MeanSquaredError(), row(0.5), row(1));
    assertThat(text)
        .contains(
            """
            Layer 0: Residual(Dense(1, 1))
            ------------------------------

                X1 = X0 + F(X0)

            F are the layers inside the block. On their path, X0 is called X0.0, and X0.1 is
            the output of the last one.

            Layer 0.0: Dense(1, 1)
            ----------------------

                X0.1 = X0.0*W0.0 + b0.0
            """,
            "  X0.1[0,0] = 0.5*2 + 0 = 1\n",
            """
            Layer 0: the sum of both paths
            ------------------------------

                X1 = X0 + X0.1

              X1[0,0] = 0.5 + 1 = 1.5
            """,
            """
                dX0 = dX1 + dX0.0

            Both paths get the same gradient: dX0.1 is dX1. Here it goes back through the
            layers inside, to dX0.0.
            """,
            "  dW0.0[0,0] = 0.5*1 = 0.5 ",
            "  dX0.0[0,0] = 1*2 = 2 ",
            "  dX0[0,0] = 1 + 2 = 3 ",
            "Gradients compared with finite differences: 5. All agree.");
    // The dX0 at the end, and not that of the layers inside, is what nobody needs.
    assertThat(text).containsOnlyOnce("Training leaves out dX0");
    assertThat(text.indexOf("Training leaves out"))
        .isGreaterThan(text.lastIndexOf("Layer 0: the sum of both paths"));
  }

  @Test
  void theStepNamesTheLayersInside() {
    Network network =
        new Network(
            new Residual(new Dense(new double[][] {{2}}, new double[] {0}), new BatchNorm(1)));
    Matrix two = new Matrix(new double[][] {{0.5}, {1}});
    String text = WorkedExample.of(network, new MeanSquaredError(), two, two, 0.1).toText();
    assertThat(text)
        .contains(
            "The weights of layer 0.0:\n\n  W0.0[0,0] = 2 - 0.1*",
            "The scale of layer 0.1:\n\n  scale0.1[0,0] = 1 - 0.1*");
  }

  /** Blocks in each other, in training: the masks are the same in every pass, and stay so. */
  @Test
  void everythingInsideIsComparedInAllForms() {
    ImageShape image = new ImageShape(2, 3, 3);
    Dropout dropout = new Dropout(0.5, 7);
    Network network =
        new Network(
            new Residual(
                new Conv2D(image, 2, 3, 3, 1, 1, random),
                new Residual(new Dense(18, 18, random), dropout, new BatchNorm(18)),
                new Tanh()),
            new MaxPool2D(image, 2, 1),
            new AveragePool2D(new ImageShape(2, 2, 2), 1),
            new GlobalAveragePool2D(new ImageShape(2, 2, 2)));
    network.setTraining(true);
    Matrix inputs = gaussian(random, 4, 18);
    WorkedExample example =
        WorkedExample.of(network, new MeanSquaredError(), inputs, gaussian(random, 4, 2), 0.1);
    assertThat(example.toText())
        .containsOnlyOnce(". All agree.")
        .doesNotContain("<--")
        .contains("U0.0 is what the window of 3 x 3 sees", "    X0.1.2 = X0.1.1 (.) M\n")
        .containsPattern("After this step, the loss of the same rows is [0-9.]+\\.");
    assertThat(dropout.step()).isZero();
    assertThat(example.toMarkdown())
        .contains("\\mathrm{d}W_{0.0} = U_{0.0} \\cdot \\mathrm{d}X_{0.1}");
    assertThat(example.toLatex())
        .contains("\\mathrm{d}X_{0.1} = \\mathrm{d}X_{0.2} + \\mathrm{d}X_{0.1.0}");
  }

  /** A square with the derivative of a cube: a finite difference finds it, wherever it stands. */
  @Test
  void aWrongBackwardInsideIsFound() {
    Elementwise wrong =
        new Elementwise() {
          @Override
          public double value(double x) {
            return x * x;
          }

          @Override
          public double derivative(double x) {
            return 3 * x * x;
          }
        };
    Network network = new Network(new Residual(new Tanh(), wrong));
    assertThat(text(network, new MeanSquaredError(), row(0.5, -1), row(0, 0)))
        .containsPattern("dX0\\.1\\[0,0\\] = .*<-- differs")
        .contains("Of these differ: ");
  }
}
