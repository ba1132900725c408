package gradus.layers;

import gradus.math.Matrix;
import gradus.math.Shapes;
import org.ejml.data.DMatrixRMaj;

/**
 * Average pooling: a window slides over each channel of an image and outputs the mean of the pixels
 * that it covers. The image gets smaller and smoother.
 *
 * <pre>
 *   image, 4 x 4            output, 2 x 2        back: each pixel gets its share
 *    1   2 |  3   4                               dy₁/4  dy₁/4 | dy₂/4  dy₂/4
 *    5   6 |  7   8         3.5   5.5             dy₁/4  dy₁/4 | dy₂/4  dy₂/4
 *   -------+--------                             --------------+--------------
 *    9  10 | 11  12        11.5  13.5             dy₃/4  dy₃/4 | dy₄/4  dy₄/4
 *   13  14 | 15  16                               dy₃/4  dy₃/4 | dy₄/4  dy₄/4
 * </pre>
 *
 * <p>For channel c, at position (y, x), with the stride s and windows of k×k:
 *
 * <pre>
 *   Y[c, y, x] = 1/k² · Σ over i, j of  X[c, s·y + i, s·x + j]
 *   dX[c, s·y + i, s·x + j] += dY[c, y, x] / k²          for each i, j
 *   output height = floor((height − k) / s) + 1, and the width likewise
 * </pre>
 *
 * <p>Windows that don't fit are left out, so the last lines and columns may never be seen. There is
 * nothing to learn. PyTorch does all this alike.
 *
 * <p>Source: Y. LeCun, L. Bottou, Y. Bengio, P. Haffner, "Gradient-based learning applied to
 * document recognition" (1998), which calls it subsampling.
 */
public final class AveragePool2D extends Pool2D {
  private DMatrixRMaj input;
  private final Matrix output = new Matrix(0, 0);
  private final Matrix inputGradient = new Matrix(0, 0);

  /** Windows of size×size that stand side by side: the stride is the size. */
  public AveragePool2D(ImageShape input, int size) {
    this(input, size, size);
  }

  /**
   * Windows of size×size.
   *
   * @param stride how far the window moves from one position to the next, to the right and down
   * @throws IllegalArgumentException if the size or the stride is below 1, or the window larger
   *     than the image
   */
  public AveragePool2D(ImageShape input, int size, int stride) {
    super(input, size, stride);
  }

  @Override
  public Matrix forward(DMatrixRMaj input) {
    inputShape().requireRows(this, input);
    this.input = input;
    output.reshape(input.numRows, outputWidth());
    // Y = the mean of each window
    int planes = input.numRows * inputShape().channels();
    int to = 0;
    for (int plane = 0; plane < planes; plane++) {
      for (int down = 0; down < windows.positionsDown; down++) {
        for (int across = 0; across < windows.positionsAcross; across++) {
          output.data[to] = sum(windows.start(plane, down, across)) / (size() * size());
          to++;
        }
      }
    }
    return output;
  }

  /** The sum of the window whose top left pixel is at {@code start}. */
  private double sum(int start) {
    double sum = 0;
    for (int i = 0; i < size(); i++) {
      int line = start + i * inputShape().width();
      for (int at = line; at < line + size(); at++) {
        sum += input.data[at];
      }
    }
    return sum;
  }

  @Override
  public Matrix backward(DMatrixRMaj outputGradient) {
    Shapes.requireOutputGradient(this, outputGradient, output);
    inputGradient.reshape(input.numRows, input.numCols);
    inputGradient.zero();
    // dX = dY / k² for each pixel of the window; += since windows may overlap
    int planes = input.numRows * inputShape().channels();
    int from = 0;
    for (int plane = 0; plane < planes; plane++) {
      for (int down = 0; down < windows.positionsDown; down++) {
        for (int across = 0; across < windows.positionsAcross; across++) {
          double share = outputGradient.data[from] / (size() * size());
          addToWindow(windows.start(plane, down, across), share);
          from++;
        }
      }
    }
    return inputGradient;
  }

  /** Adds to each pixel of the window whose top left one is at {@code start}. */
  private void addToWindow(int start, double share) {
    for (int i = 0; i < size(); i++) {
      int line = start + i * inputShape().width();
      for (int at = line; at < line + size(); at++) {
        inputGradient.data[at] += share;
      }
    }
  }
}
