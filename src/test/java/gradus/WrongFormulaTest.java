package gradus;

import static gradus.Training.divergence;
import static gradus.Training.trainer;
import static org.assertj.core.api.Assertions.assertThat;

import gradus.divergence.DivergedException;
import gradus.layers.BatchNorm;
import gradus.layers.Dense;
import gradus.layers.Dropout;
import gradus.layers.Elementwise;
import gradus.layers.Layer;
import gradus.layers.Softmax;
import gradus.losses.CrossEntropy;
import gradus.losses.MeanSquaredError;
import gradus.math.Matrix;
import gradus.optimizers.GradientChange;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** A formula that gives no finite number stops the training, and the message says which. */
class WrongFormulaTest {
  private static final String WRONG_FORMULA =
      " Likely cause: a wrong formula, since products of such numbers cannot overflow. Look for a"
          + " division by 0, a logarithm or root of a number that has none, or an exponential above"
          + " 709.";

  private final Matrix one = new Matrix(new double[][] {{1}});

  /** A dense layer with a single weight, and a bias of 0. */
  private static Dense dense(double weight) {
    return new Dense(new double[][] {{weight}}, new double[] {0});
  }

  /** A softmax that the trainer cannot see, and so cannot fuse. */
  private static final class HiddenSoftmax implements Layer {
    private final Softmax softmax = new Softmax();

    @Override
    public Matrix forward(DMatrixRMaj input) {
      return softmax.forward(input);
    }

    @Override
    public Matrix backward(DMatrixRMaj outputGradient) {
      return softmax.backward(outputGradient);
    }
  }

  @Test
  void aProbabilityOfZeroIsExplained() {
    Dense dense = new Dense(new double[][] {{800, -800}}, new double[] {0, 0});
    Trainer trainer = trainer(new Network(dense, new HiddenSoftmax()), new CrossEntropy(), 0.1);
    // p = 1/2, 1/2 and then 1, 0
    Matrix inputs = new Matrix(new double[][] {{0}, {1}});
    Matrix targets = new Matrix(new double[][] {{0, 1}, {0, 1}});
    assertThat(divergence(trainer, inputs, targets))
        .hasMessage(
            "The first number that is not finite is Infinity for row 1 from CrossEntropy, as the"
                + " loss of step 1 (epoch 1). It was made of outputs up to 1.0000, targets up to"
                + " 1.0000; it was the first step. Likely cause: a true class got a probability of"
                + " exactly 0: let the network end in Softmax, or leave the softmax out and use"
                + " SoftmaxCrossEntropy, which cannot overflow. Step 1 changed no parameter.");
    assertThat(dense.weights.value.data).containsExactly(800, -800);
  }

  @Test
  void theRowIsFoundAlsoAmongRowsOfAClassThatWeighsNothing() {
    CrossEntropy loss = new CrossEntropy().withClassWeights(0, 1);
    Dense dense = new Dense(new double[][] {{800, -800}}, new double[] {0, 0});
    Trainer trainer = trainer(new Network(dense, new HiddenSoftmax()), loss, 0.1);
    Matrix inputs = new Matrix(new double[][] {{0}, {1}});
    Matrix targets = new Matrix(new double[][] {{1, 0}, {0, 1}});
    assertThat(divergence(trainer, inputs, targets).row).isEqualTo(1);
  }

  /** The logarithm, of which a student forgot that not every number has one. */
  private static final class Logarithm extends Elementwise {
    @Override
    public double value(double x) {
      return StrictMath.log(x);
    }

    @Override
    public double derivative(double x) {
      return 1 / x;
    }
  }

  @Test
  void aWrongFormulaIsTheCauseWhereNumbersAreOrdinary() {
    Trainer trainer = trainer(new Network(dense(1), new Logarithm()), new MeanSquaredError());
    Matrix inputs = new Matrix(new double[][] {{1}, {2}, {-1}});
    assertThat(divergence(trainer, inputs, new Matrix(3, 1)))
        .hasMessage(
            "The first number that is not finite is NaN in row 2, column 0 of the output of layer"
                + " 1, Logarithm, in the forward pass of step 1 (epoch 1). It was made of inputs up"
                + " to 2.0000; it was the first step."
                + WRONG_FORMULA
                + " Step 1 changed no parameter.");
  }

  @Test
  void theBatchGoesIntoTheRunningStatisticsOnce() {
    BatchNorm norm = new BatchNorm(1, 0.5, 1e-5);
    Trainer trainer = trainer(new Network(norm, new Logarithm()), new MeanSquaredError());
    Matrix inputs = new Matrix(new double[][] {{1}, {3}});
    // x̂ is −1 and 1; half of the way from 0 to the mean 2 is 1
    DivergedException said = divergence(trainer, inputs, new Matrix(2, 1));
    assertThat(said.row).isZero();
    assertThat(norm.runningMeans.data).containsExactly(1);
  }

  @Test
  void aGradientChangeIsNamed() {
    Dense dense = dense(1);
    Trainer trainer = trainer(new Network(dense), new MeanSquaredError());
    trainer.addGradientChange(
        new GradientChange() {
          @Override
          public void apply() {
            dense.biases.gradient.data[0] = 0.0 / 0;
          }

          @Override
          public String toString() {
            return "Divided";
          }
        });
    assertThat(divergence(trainer, one, new Matrix(1, 1)))
        .hasMessage(
            "The first number that is not finite is NaN in row 0, column 0 of the gradient of the"
                + " biases of layer 0, Dense(1, 1), by Divided, in the backward pass of step 1"
                + " (epoch 1). It was made of gradients up to 2.0000; it was the first step."
                + WRONG_FORMULA
                + " Step 1 changed no parameter.");
  }

  @Test
  void aParametersGradientIsNamedInTheBackwardPass() {
    // dW = Xᵀ·dY = 1e200 · 2e150 overflows; the loss, the square of 1e150, does not.
    Matrix large = new Matrix(new double[][] {{1e200}});
    Trainer second = trainer(new Network(dense(1e-50)), new MeanSquaredError());
    DivergedException said = divergence(second, large, new Matrix(1, 1));
    assertThat(said)
        .hasMessageStartingWith(
            "The first number that is not finite is Infinity in row 0, column 0 of the gradient of"
                + " the weights of layer 0, Dense(1, 1), in the backward pass of step 1 (epoch 1)."
                + " It was made of inputs up to 1.000e+200, weights up to 1.000e-50, biases up to"
                + " 0.0000, output gradients up to 2.000e+150;");
  }

  /** The root, of which a student forgot that its slope at 0 is infinite. */
  private static final class Root extends Elementwise {
    @Override
    public double value(double x) {
      return Math.sqrt(x);
    }

    @Override
    public double derivative(double x) {
      return 1 / (2 * Math.sqrt(x));
    }
  }

  /** The first row that dropout sets to 0 after so many steps. */
  private static int firstDropped(long step, Matrix inputs) {
    Dropout dropout = new Dropout(0.2, 3);
    dropout.setTraining(true);
    dropout.setStep(step);
    Matrix output = dropout.forward(inputs);
    int row = 0;
    while (output.data[row] != 0) {
      row++;
    }
    return row;
  }

  @Test
  void theStepIsRunAgainWithTheSameDropoutMask() {
    Matrix inputs = new Matrix(16, 1);
    inputs.fill(1);
    Network network = new Network(dense(1), new Dropout(0.2, 3), new Root());
    DivergedException said =
        divergence(trainer(network, new MeanSquaredError()), inputs, new Matrix(16, 1));
    assertThat(said.layer).isEqualTo(2);
    assertThat(said.operation).isEqualTo("backward");
    assertThat(said.row).isEqualTo(firstDropped(0, inputs)).isNotEqualTo(firstDropped(1, inputs));
  }

  @Test
  void weightsThatWereNeverFiniteAreSaidToBeSo() {
    Trainer trainer = trainer(new Network(dense(Double.NaN)), new MeanSquaredError());
    assertThat(divergence(trainer, one, one))
        .hasMessage(
            "The first number that is not finite is NaN in row 0, column 0 of the weights of layer"
                + " 0, Dense(1, 1), before step 1 (epoch 1). The parameters were like this from the"
                + " start: see Initializer. Nothing was changed.");
  }

  @Test
  void aLayerThatIsNotRepeatableIsSaidToBeSo() {
    Layer once =
        new Layer() {
          private int calls = 0;

          @Override
          public Matrix forward(DMatrixRMaj input) {
            calls++;
            Matrix output = new Matrix(input);
            output.data[0] = calls == 1 ? Double.NaN : 1;
            return output;
          }

          @Override
          public Matrix backward(DMatrixRMaj outputGradient) {
            return new Matrix(outputGradient);
          }
        };
    Trainer trainer = trainer(new Network(dense(1), once), new MeanSquaredError());
    assertThat(divergence(trainer, one, one))
        .hasMessageStartingWith(
            "The first number that is not finite is NaN from something that gives other numbers"
                + " when the step is run again, as the loss of step 1 (epoch 1).")
        .hasMessageContaining(
            "Likely cause: a layer, loss or gradient change that draws random numbers of its own:"
                + " draw them from a seed and the number of the step, as Dropout does.");
  }

  @Test
  void soIsAGradientChangeThatIsNotRepeatable() {
    Dense dense = dense(1);
    Trainer trainer = trainer(new Network(dense), new MeanSquaredError());
    int[] calls = {0};
    trainer.addGradientChange(
        () -> {
          calls[0]++;
          dense.weights.gradient.data[0] = calls[0] == 1 ? Double.NaN : 1;
        });
    assertThat(divergence(trainer, one, one))
        .hasMessageStartingWith(
            "The first number that is not finite is NaN in row 0, column 0 of the gradient of the"
                + " weights of layer 0, Dense(1, 1), by something that gives other numbers when the"
                + " step is run again, in the backward pass of step 1 (epoch 1). What it was made of"
                + " is unknown; it was the first step. Likely cause: a layer, loss or gradient"
                + " change that draws random numbers of its own:");
  }
}
