package gradus.layers;

import gradus.math.Matrix;
import gradus.math.MatrixProduct;
import gradus.math.Rows;
import gradus.math.Shapes;
import java.util.List;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;

/**
 * A fully connected layer: every output is a weighted sum of all inputs, plus a bias.
 *
 * <pre>
 *   Y = X·W + b          X n×inputs, W inputs×outputs, Y n×outputs; b 1×outputs, added to every row
 *   dW = Xᵀ·dY           db = column sums of dY           dX = dY·Wᵀ
 * </pre>
 *
 * <p>Here dW is short for dL/dW, the gradient of the loss with respect to W, and so on.
 *
 * <p>Source: I. Goodfellow, Y. Bengio, A. Courville, "Deep Learning" (2016), section 6.5.
 */
public final class Dense implements Layer {
  /** W, inputs×outputs. */
  public final Parameter weights;

  /** b, 1×outputs. */
  public final Parameter biases;

  private final MatrixProduct product = new MatrixProduct();
  private DMatrixRMaj input;
  private final Matrix output = new Matrix(0, 0);
  private final Matrix inputGradient = new Matrix(0, 0);

  /**
   * Weights drawn by {@link Initializer#heUniform}: uniform random numbers, scaled so that signals
   * neither grow nor die out from layer to layer. The biases are 0.
   */
  public Dense(int inputs, int outputs, Random random) {
    this(inputs, outputs, Initializer.heUniform(random));
  }

  /**
   * Weights set by the initializer, biases 0.
   *
   * @throws IllegalArgumentException if there is no input or no output
   */
  public Dense(int inputs, int outputs, Initializer initializer) {
    this(weightsOf(inputs, outputs), new Matrix(1, outputs)); // sets the fields, see below
    initializer.initialize(weights.value);
  }

  @Override
  public Matrix forward(DMatrixRMaj input) {
    Shapes.requireColumns(this, input, inputWidth());
    this.input = input;
    // Y = X·W + b
    product.multiplyAndAdd(input, weights.value, biases.value, output);
    return output;
  }

  @Override
  public Matrix backward(DMatrixRMaj outputGradient) {
    backwardParameters(outputGradient);
    // dX = dY·Wᵀ
    product.multiplyTransB(outputGradient, weights.value, inputGradient);
    return inputGradient;
  }

  @Override
  public void backwardParameters(DMatrixRMaj outputGradient) {
    Shapes.requireOutputGradient(this, outputGradient, output);
    // dW = Xᵀ·dY
    product.multiplyTransA(input, outputGradient, weights.gradient);
    // db = column sums of dY
    Rows.columnSums(outputGradient, biases.gradient);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(weights, biases);
  }

  // ---- The book ends here. What follows: more constructors, checks, widths. ----

  /**
   * The given weights and biases, copied: for worked examples.
   *
   * @param weights one row per input, one column per output
   * @param biases one per output
   * @throws IllegalArgumentException if there isn't one bias per column of the weights
   */
  public Dense(double[][] weights, double[] biases) {
    this(new Matrix(weights), new Matrix(new double[][] {biases}));
  }

  private Dense(Matrix weights, Matrix biases) {
    requireSize(weights.numRows, weights.numCols);
    if (biases.numCols != weights.numCols) {
      throw new IllegalArgumentException(
          "Dense got %s weights and %d biases, but expects %d biases: one for each column of the weights."
              .formatted(Shapes.of(weights), biases.numCols, weights.numCols));
    }
    this.weights = new Parameter("weights", weights);
    this.biases = new Parameter("biases", biases);
  }

  private static Matrix weightsOf(int inputs, int outputs) {
    requireSize(inputs, outputs);
    return new Matrix(inputs, outputs);
  }

  private static void requireSize(int inputs, int outputs) {
    if (inputs < 1 || outputs < 1) {
      throw new IllegalArgumentException(
          "Dense got %d inputs and %d outputs, but needs at least one of each."
              .formatted(inputs, outputs));
    }
  }

  @Override
  public int inputWidth() {
    return weights.value.numRows;
  }

  @Override
  public int outputWidth() {
    return weights.value.numCols;
  }

  @Override
  public String toString() {
    return "Dense(" + inputWidth() + ", " + outputWidth() + ")";
  }
}
