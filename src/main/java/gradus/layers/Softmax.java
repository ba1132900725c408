package gradus.layers;

import gradus.math.Matrix;
import gradus.math.Rows;
import gradus.math.Shapes;
import org.ejml.data.DMatrixRMaj;

/**
 * Turns each row of scores (logits) into probabilities: positive, with the sum 1.
 *
 * <pre>
 *   pⱼ = exp(zⱼ) / Σₖ exp(zₖ)
 *   ∂pⱼ/∂zₖ = pⱼ·(1 − pⱼ) for k = j, −pⱼ·pₖ otherwise
 *   dzⱼ = pⱼ · (dpⱼ − Σₖ dpₖ·pₖ)
 * </pre>
 *
 * <p>Here dp is short for dL/dp, the output gradient, and dz for dL/dz. The last line is the
 * product with the whole Jacobian matrix. The diagonal alone, p(1 − p), is a popular mistake:
 * raising one score lowers all other probabilities.
 *
 * <p>A network that ends in this layer and is trained with {@code CrossEntropy} is trained without
 * it, on {@code SoftmaxCrossEntropy}: see {@code Trainer}. Source: C. Bishop, "Pattern Recognition
 * and Machine Learning" (2006), section 4.3.4.
 */
public final class Softmax implements Layer {
  private final Matrix probabilities = new Matrix(0, 0);
  private final Matrix inputGradient = new Matrix(0, 0);

  @Override
  public Matrix forward(DMatrixRMaj input) {
    Shapes.requireNotEmpty(this, input);
    Rows.softmax(input, probabilities);
    return probabilities;
  }

  @Override
  public Matrix backward(DMatrixRMaj outputGradient) {
    Shapes.requireOutputGradient(this, outputGradient, probabilities);
    inputGradient.reshape(probabilities.numRows, probabilities.numCols);
    int columns = probabilities.numCols;
    for (int start = 0; start < probabilities.getNumElements(); start += columns) {
      // Σₖ dpₖ·pₖ
      double sum = 0;
      for (int k = start; k < start + columns; k++) {
        sum += outputGradient.data[k] * probabilities.data[k];
      }
      // dzⱼ = pⱼ · (dpⱼ − sum)
      for (int j = start; j < start + columns; j++) {
        inputGradient.data[j] = probabilities.data[j] * (outputGradient.data[j] - sum);
      }
    }
    return inputGradient;
  }

  @Override
  public String toString() {
    return "Softmax";
  }
}
