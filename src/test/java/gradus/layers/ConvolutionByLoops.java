package gradus.layers;

import gradus.math.Matrix;
import org.ejml.data.DMatrixRMaj;

/**
 * The convolution of {@link Conv2D} as its formula says it, in plain loops: slow, and to be read
 * first.
 *
 * <p>Each output is a sum over the window, and each loop below has the same six indices: which
 * image, which filter, where the window is (y, x), and where in the window (channel c, line i,
 * column j). Forward and backward differ in one line only.
 *
 * <pre>
 *   forward    Y[f, y, x]      += W[c, i, j, f] · X[c, s·y + i − p, s·x + j − p]
 *   backward   dW[c, i, j, f]  += dY[f, y, x] · X[c, s·y + i − p, s·x + j − p]
 *              dX[c, s·y + i − p, s·x + j − p] += dY[f, y, x] · W[c, i, j, f]
 * </pre>
 */
final class ConvolutionByLoops {
  private final ImageShape input;
  private final ImageShape output;
  private final int height;
  private final int width;
  private final int stride;
  private final int padding;
  private final DMatrixRMaj weights;
  private final DMatrixRMaj biases;

  /** dL/dW and dL/db of the last {@link #backward}. */
  final Matrix weightsGradient;

  final Matrix biasesGradient;

  ConvolutionByLoops(Conv2D layer) {
    input = layer.inputShape();
    height = layer.height();
    width = layer.width();
    stride = layer.stride();
    padding = layer.padding();
    weights = layer.weights.value;
    biases = layer.biases.value;
    output =
        new ImageShape(
            weights.numCols,
            Math.floorDiv(input.height() + 2 * padding - height, stride) + 1,
            Math.floorDiv(input.width() + 2 * padding - width, stride) + 1);
    weightsGradient = new Matrix(weights.numRows, weights.numCols);
    biasesGradient = new Matrix(1, weights.numCols);
  }

  Matrix forward(DMatrixRMaj x) {
    Matrix result = new Matrix(x.numRows, output.size());
    for (int image = 0; image < x.numRows; image++) {
      for (int f = 0; f < output.channels(); f++) {
        for (int down = 0; down < output.height(); down++) {
          for (int across = 0; across < output.width(); across++) {
            double sum = biases.get(0, f);
            for (int c = 0; c < input.channels(); c++) {
              for (int i = 0; i < height; i++) {
                for (int j = 0; j < width; j++) {
                  sum += weight(c, i, j, f) * pixel(x, image, c, down, i, across, j);
                }
              }
            }
            result.set(image, output.column(f, down, across), sum);
          }
        }
      }
    }
    return result;
  }

  private double weight(int c, int i, int j, int f) {
    return weights.get((c * height + i) * width + j, f);
  }

  /** What the window sees; 0 beyond the edge. */
  private double pixel(DMatrixRMaj x, int image, int c, int down, int i, int across, int j) {
    int line = stride * down + i - padding;
    int column = stride * across + j - padding;
    return isInside(line, column) ? x.get(image, input.column(c, line, column)) : 0;
  }

  private boolean isInside(int line, int column) {
    return line >= 0 && line < input.height() && column >= 0 && column < input.width();
  }

  Matrix backward(DMatrixRMaj x, DMatrixRMaj outputGradient) {
    Matrix inputGradient = new Matrix(x.numRows, x.numCols);
    weightsGradient.zero();
    biasesGradient.zero();
    for (int image = 0; image < x.numRows; image++) {
      for (int f = 0; f < output.channels(); f++) {
        for (int down = 0; down < output.height(); down++) {
          for (int across = 0; across < output.width(); across++) {
            double dy = outputGradient.get(image, output.column(f, down, across));
            biasesGradient.add(0, f, dy);
            for (int c = 0; c < input.channels(); c++) {
              for (int i = 0; i < height; i++) {
                for (int j = 0; j < width; j++) {
                  double seen = pixel(x, image, c, down, i, across, j);
                  weightsGradient.add((c * height + i) * width + j, f, dy * seen);
                  int line = stride * down + i - padding;
                  int column = stride * across + j - padding;
                  if (isInside(line, column)) {
                    int at = input.column(c, line, column);
                    inputGradient.add(image, at, dy * weight(c, i, j, f));
                  }
                }
              }
            }
          }
        }
      }
    }
    return inputGradient;
  }
}
