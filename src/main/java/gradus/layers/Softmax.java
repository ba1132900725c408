package gradus.layers;

import gradus.math.Matrix;
import gradus.math.Rows;
import gradus.math.Shapes;
import org.ejml.data.DMatrixRMaj;

/**
 * Turns each row of scores (logits) into probabilities: positive, with the sum 1.
 *
 * <pre>
 *   pⱼ = exp(zⱼ − max z) / Σₖ exp(zₖ − max z)
 *   ∂pⱼ/∂zₖ = pⱼ·(1 − pⱼ) for k = j, −pⱼ·pₖ otherwise
 *   dzⱼ = Σₖ dpₖ·∂pₖ/∂zⱼ = pⱼ·(dpⱼ − Σₖ dpₖ·pₖ)
 * </pre>
 *
 * <p>Here dp is short for dL/dp, the output gradient, and dz for dL/dz. Subtracting the largest
 * score changes nothing, since it multiplies numerator and denominator by the same exp(−max z); but
 * without it, exp overflows from 710 on. With it the largest exponent is 0, so the sum is at least
 * 1.
 *
 * <p>The last line is the product with the whole Jacobian matrix. The diagonal alone, p(1 − p), is
 * a popular mistake: raising one score lowers all other probabilities.
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
    probabilities.reshape(input.numRows, input.numCols);
    int columns = input.numCols;
    for (int row = 0; row < input.numRows; row++) {
      int start = row * columns;
      double max = input.data[start + Rows.argMax(input, row)];
      // Σₖ exp(zₖ − max z)
      double sum = 0;
      for (int k = start; k < start + columns; k++) {
        double exponential = StrictMath.exp(input.data[k] - max);
        probabilities.data[k] = exponential;
        sum += exponential;
      }
      // pⱼ = exp(zⱼ − max z) / sum
      for (int j = start; j < start + columns; j++) {
        probabilities.data[j] /= sum;
      }
    }
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
      // dzⱼ = pⱼ·(dpⱼ − sum)
      for (int j = start; j < start + columns; j++) {
        inputGradient.data[j] = probabilities.data[j] * (outputGradient.data[j] - sum);
      }
    }
    return inputGradient;
  }

  @Override
  public Meaning outputMeaning() {
    return Meaning.PROBABILITIES;
  }

  @Override
  public String toString() {
    return "Softmax";
  }
}
