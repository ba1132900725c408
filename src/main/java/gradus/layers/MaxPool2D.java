package gradus.layers;

import gradus.math.Matrix;
import gradus.math.Shapes;
import org.ejml.data.DMatrixRMaj;

/**
 * Max pooling: a window slides over each channel of an image and lets the largest number through.
 * What matters is then that something was found, and no longer exactly where; and the image gets
 * smaller.
 *
 * <pre>
 *   image, 4 x 4            output, 2 x 2        back: the gradient goes to the winner
 *    1   2 |  3   4                               0   0 |  0   0
 *    5   6 |  7   8          6   8                0  dy₁|  0  dy₂
 *   -------+--------                             -------+--------
 *    9  10 | 11  12         14  16                0   0 |  0   0
 *   13  14 | 15  16                               0  dy₃|  0  dy₄
 * </pre>
 *
 * <p>For channel c, at position (y, x), with the stride s:
 *
 * <pre>
 *   Y[c, y, x] = max over i, j of  X[c, s·y + i, s·x + j]
 *   dX[winner of (c, y, x)] += dY[c, y, x]
 *   output height = floor((height − size) / s) + 1, and the width likewise
 * </pre>
 *
 * <p>Of equal numbers the first wins, line by line from the top; a NaN wins always. Where windows
 * overlap, one pixel may win several times: its gradients add up. Windows that don't fit are left
 * out, so the last lines and columns may never be seen. There is nothing to learn. PyTorch does all
 * this alike.
 *
 * <p>Source: I. Goodfellow, Y. Bengio, A. Courville, "Deep Learning" (2016), section 9.3.
 */
public final class MaxPool2D extends Pool2D {
  private DMatrixRMaj input;
  private final Matrix output = new Matrix(0, 0);
  private int[] winners = new int[0]; // for each output, where in the input's data it came from
  private final Matrix inputGradient = new Matrix(0, 0);

  /** Windows of size×size that stand side by side: the stride is the size. */
  public MaxPool2D(ImageShape input, int size) {
    this(input, size, size);
  }

  /**
   * Windows of size×size.
   *
   * @param stride how far the window moves from one position to the next, to the right and down
   * @throws IllegalArgumentException if the size or the stride is below 1, or the window larger
   *     than the image
   */
  public MaxPool2D(ImageShape input, int size, int stride) {
    super(input, size, stride);
  }

  @Override
  public Matrix forward(DMatrixRMaj input) {
    inputShape().requireRows(this, input);
    this.input = input;
    output.reshape(input.numRows, outputWidth());
    if (winners.length < output.getNumElements()) {
      winners = new int[output.getNumElements()];
    }
    // Y = the largest in each window
    int planes = input.numRows * inputShape().channels();
    int to = 0;
    for (int plane = 0; plane < planes; plane++) {
      for (int down = 0; down < windows.positionsDown; down++) {
        for (int across = 0; across < windows.positionsAcross; across++) {
          takeLargest(windows.start(plane, down, across), to);
          to++;
        }
      }
    }
    return output;
  }

  /** The largest number of the window whose top left pixel is at {@code start}. */
  private void takeLargest(int start, int to) {
    double[] x = input.data;
    int size = windows.height;
    int lineLength = windows.input.width();
    double largest = x[start];
    int winner = start;
    for (int i = 0; i < size; i++) {
      int line = start + i * lineLength;
      for (int at = line; at < line + size; at++) {
        winner = x[at] > largest ? at : winner;
        largest = Math.max(largest, x[at]); // NaN, if one of the two is
      }
    }
    winners[to] = winner;
    output.data[to] = largest;
  }

  @Override
  public Matrix backward(DMatrixRMaj outputGradient) {
    Shapes.requireOutputGradient(this, outputGradient, output);
    inputGradient.reshape(input.numRows, input.numCols);
    inputGradient.zero();
    // dX = dY at the winners; += since windows may overlap
    for (int i = 0; i < output.getNumElements(); i++) {
      inputGradient.data[winners[i]] += outputGradient.data[i];
    }
    return inputGradient;
  }
}
