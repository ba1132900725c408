package gradus.layers;

import gradus.math.Matrix;
import gradus.math.Shapes;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;

/**
 * Pooling: a window slides over each channel of an image, and one number is left of the pixels that
 * it covers. Which one, {@link MaxPool2D} and {@link AveragePool2D} say; what is common to both,
 * the shapes and the sliding, is here.
 *
 * <pre>
 *   image, 4 x 5       windows of 2 x 2, stride 2       output, 2 x 2
 *   a a b b .
 *   a a b b .          one for all a, one for all b,      a b
 *   c c d d .          one for all c, one for all d       c d
 *   c c d d .
 *
 *   output height = floor((height − size) / stride) + 1, and the width likewise
 * </pre>
 *
 * <p>Windows that don't fit are left out, so the last lines and columns may never be seen. There is
 * nothing to learn. PyTorch does all this alike.
 */
public abstract class Pool2D implements ImageLayer {
  private final ImageWindows windows;
  private final ImageShape outputShape;

  DMatrixRMaj input;
  private final Matrix output = new Matrix(0, 0);
  final Matrix inputGradient = new Matrix(0, 0);

  Pool2D(ImageShape input, int size, int stride) {
    windows = new ImageWindows(getClass().getSimpleName(), input, size, size, stride, 0);
    outputShape = new ImageShape(input.channels(), windows.positionsDown, windows.positionsAcross);
  }

  /**
   * What is left of one window.
   *
   * @param start where in the input's data the top left pixel of the window is
   * @param to where in the output's data the number goes
   */
  abstract double pool(int start, int to);

  /** Adds to the input gradient what one window sends back: the way back of {@link #pool}. */
  abstract void sendBack(int start, int from, double gradient);

  @Override
  public final Matrix forward(DMatrixRMaj input) {
    inputShape().requireRows(this, input);
    this.input = input;
    output.reshape(input.numRows, outputWidth());
    prepare(output.getNumElements());
    int planes = input.numRows * inputShape().channels();
    int to = 0;
    for (int plane = 0; plane < planes; plane++) {
      for (int down = 0; down < windows.positionsDown; down++) {
        for (int across = 0; across < windows.positionsAcross; across++) {
          output.data[to] = pool(windows.start(plane, down, across), to);
          to++;
        }
      }
    }
    return output;
  }

  /** Called before so many windows are pooled. */
  void prepare(int outputs) {}

  @Override
  public final Matrix backward(DMatrixRMaj outputGradient) {
    Shapes.requireOutputGradient(this, outputGradient, output);
    inputGradient.reshape(input.numRows, input.numCols);
    inputGradient.zero(); // windows may overlap: what they send back is added up
    int planes = input.numRows * inputShape().channels();
    int from = 0;
    for (int plane = 0; plane < planes; plane++) {
      for (int down = 0; down < windows.positionsDown; down++) {
        for (int across = 0; across < windows.positionsAcross; across++) {
          sendBack(windows.start(plane, down, across), from, outputGradient.data[from]);
          from++;
        }
      }
    }
    return inputGradient;
  }

  @Override
  public final ImageShape inputShape() {
    return windows.input;
  }

  @Override
  public final ImageShape outputShape() {
    return outputShape;
  }

  @Override
  public final Map<String, Object> settings() {
    return Map.of("input", inputShape(), "size", size(), "stride", stride());
  }

  /** How many lines and columns the window has. */
  public final int size() {
    return windows.height;
  }

  /** How far the window moves from one position to the next. */
  public final int stride() {
    return windows.stride;
  }

  /** For example {@code MaxPool2D(8 x 24 x 24, 2 x 2)}; a stride that isn't the size is shown. */
  @Override
  public final String toString() {
    String stride = stride() == size() ? "" : ", stride " + stride();
    String shapes = "(" + inputShape() + ", " + size() + " x " + size() + stride + ")";
    return getClass().getSimpleName() + shapes;
  }
}
