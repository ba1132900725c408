package gradus.layers;

import gradus.math.Matrix;
import gradus.math.Shapes;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;

/**
 * Global average pooling: of each channel only its mean is left, wherever in the image things were.
 *
 * <pre>
 *   3 channels of 2 x 2                          output, 3 x 1 x 1
 *   1  2     5  5     0  8                       2.5   5   4
 *   3  4     5  5     8  0
 *
 *   Y[c] = mean of X[c]          dX[c, y, x] = dY[c] / (height · width)
 * </pre>
 *
 * <p>X is n×(channels·height·width), Y n×channels. There is nothing to learn. Between the last
 * convolution and a {@link Dense} layer it saves most of the weights.
 *
 * <p>Source: M. Lin, Q. Chen, S. Yan, "Network in network" (2014).
 */
public final class GlobalAveragePool2D implements ImageLayer {
  private final ImageShape inputShape;
  private final ImageShape outputShape;

  private DMatrixRMaj input;
  private final Matrix output = new Matrix(0, 0);
  private final Matrix inputGradient = new Matrix(0, 0);

  /** For images of this shape. */
  public GlobalAveragePool2D(ImageShape input) {
    ImageShape.requireShape("GlobalAveragePool2D", input);
    inputShape = input;
    outputShape = new ImageShape(input.channels(), 1, 1);
  }

  @Override
  public Matrix forward(DMatrixRMaj input) {
    inputShape.requireRows(this, input);
    this.input = input;
    output.reshape(input.numRows, outputWidth());
    int pixels = inputShape.height() * inputShape.width();
    for (int plane = 0; plane < output.getNumElements(); plane++) {
      // Y[c] = mean of X[c]
      double sum = 0;
      for (int at = plane * pixels; at < (plane + 1) * pixels; at++) {
        sum += input.data[at];
      }
      output.data[plane] = sum / pixels;
    }
    return output;
  }

  @Override
  public Matrix backward(DMatrixRMaj outputGradient) {
    Shapes.requireOutputGradient(this, outputGradient, output);
    inputGradient.reshape(input.numRows, input.numCols);
    int pixels = inputShape.height() * inputShape.width();
    for (int plane = 0; plane < output.getNumElements(); plane++) {
      // dX[c, y, x] = dY[c] / (height · width)
      double share = outputGradient.data[plane] / pixels;
      for (int at = plane * pixels; at < (plane + 1) * pixels; at++) {
        inputGradient.data[at] = share;
      }
    }
    return inputGradient;
  }

  @Override
  public ImageShape inputShape() {
    return inputShape;
  }

  @Override
  public ImageShape outputShape() {
    return outputShape;
  }

  @Override
  public Map<String, Object> settings() {
    return Map.of("input", inputShape);
  }

  @Override
  public String toString() {
    return "GlobalAveragePool2D(" + inputShape + ")";
  }
}
