package gradus.layers;

import gradus.math.Matrix;
import gradus.math.MatrixProduct;
import gradus.math.Rows;
import gradus.math.Shapes;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;

/**
 * A convolution: a small window of weights, a filter, slides over an image, and at each position
 * outputs the weighted sum of the pixels that it covers. The same few weights are used everywhere,
 * so what is learned in one place is known in all others.
 *
 * <pre>
 *   image, 4 x 4         filter, 2 x 2      output, 3 x 3
 *  +-------+
 *  | 1   2 | 3   4       1   0              1·1 + 2·0 + 5·0 − 6·1 = -5    -5   -5
 *  | 5   6 | 7   8       0  -1                                   -5       -5   -5
 *  +-------+                                                     -5       -5   -5
 *    9  10  11  12
 *   13  14  15  16       then the window moves on to the right: 2·1 + 3·0 + 6·0 − 7·1 = -5, …
 * </pre>
 *
 * <p>For filter f, at position (y, x), with the stride s (how far the window moves) and the padding
 * p (how many zeros are put around the image):
 *
 * <pre>
 *   Y[f, y, x] = b[f] + Σ over c, i, j of  W[c, i, j, f] · X[c, s·y + i − p, s·x + j − p]
 *   output height = floor((height + 2p − window height) / s) + 1, and the width likewise
 * </pre>
 *
 * <p>That is a matrix product, once all that is seen through the window is written side by side
 * into a matrix U: a row for each weight, a column for each position ("im2col", drawn in {@code
 * ImageWindows}). Then, for each image,
 *
 * <pre>
 *   Y = Wᵀ·U + b        U weights×positions, W weights×filters, Y filters×positions
 *   dW = U·dYᵀ          db = row sums of dY          dU = W·dY
 *   dX = each entry of dU added to the pixel that was seen there
 * </pre>
 *
 * <p>where the sums for dW and db go over all images. Y, read line by line, is the row of the
 * output: channel, height, width. As everywhere in the field, the filter isn't flipped:
 * mathematicians call this a cross-correlation. PyTorch computes the same; its weights have the
 * shape filters×channels×height×width.
 *
 * <p>Sources: Y. LeCun, L. Bottou, Y. Bengio, P. Haffner, "Gradient-based learning applied to
 * document recognition" (1998); I. Goodfellow, Y. Bengio, A. Courville, "Deep Learning" (2016),
 * chapter 9; for U, K. Chellapilla, S. Puri, P. Simard, "High performance convolutional neural
 * networks for document processing" (2006).
 */
public final class Conv2D implements ImageLayer {
  // A few images at a time, so that their part of U stays in the processor's near memory: as many
  // as make so many columns, but not too few, since their pixels are copied side by side.
  private static final int COLUMNS_AT_ONCE = 256;
  private static final int LEAST_IMAGES = 4;

  /**
   * W, (channels·height·width)×filters: a column for each filter; the row of channel c, line i and
   * column j of the window is {@code (c·height + i)·width + j}.
   */
  public final Parameter weights;

  /** b, 1×filters. */
  public final Parameter biases;

  private final ImageWindows windows;
  private final ImageShape outputShape;
  private final int imagesAtOnce;
  private final MatrixProduct product = new MatrixProduct();

  private DMatrixRMaj input;
  private final Matrix unrolled = new Matrix(0, 0); // U of a few images, side by side
  private final Matrix filtered = new Matrix(0, 0); // Wᵀ·U of these images
  private final Matrix output = new Matrix(0, 0);

  private final Matrix filteredGradient = new Matrix(0, 0); // dY of a few images, side by side
  private final Matrix weightsShare = new Matrix(0, 0); // what these images add to dWᵀ
  private final Matrix pixelSums = new Matrix(0, 0); // dY, summed over all images
  private final Matrix unrolledGradient = new Matrix(0, 0); // dU
  private final Matrix inputGradient = new Matrix(0, 0);

  /**
   * So many square filters of size×size, with stride 1 and no padding. Weights as {@link
   * Initializer#heUniform} draws them, where the inputs are the pixels in the window; biases 0.
   */
  public Conv2D(ImageShape input, int filters, int size, Random random) {
    this(input, filters, size, size, 1, 0, random);
  }

  /**
   * So many filters of height×width; weights as {@link Initializer#heUniform} draws them, biases 0.
   *
   * @param stride how far the window moves from one position to the next, to the right and down
   * @param padding how many zeros are put on each of the four sides of the image
   * @throws IllegalArgumentException if a size or the stride is below 1, the padding below 0, or
   *     the window larger than the padded image
   */
  public Conv2D(
      ImageShape input,
      int filters,
      int height,
      int width,
      int stride,
      int padding,
      Random random) {
    this(input, filters, height, width, stride, padding, Initializer.heUniform(random));
  }

  /** As above; weights as the initializer sets them. */
  public Conv2D(
      ImageShape input,
      int filters,
      int height,
      int width,
      int stride,
      int padding,
      Initializer initializer) {
    if (filters < 1) {
      throw new IllegalArgumentException(
          "Conv2D got %d filters, but needs at least one.".formatted(filters));
    }
    windows = new ImageWindows("Conv2D", input, height, width, stride, padding);
    outputShape = new ImageShape(filters, windows.positionsDown, windows.positionsAcross);
    imagesAtOnce = Math.max(LEAST_IMAGES, COLUMNS_AT_ONCE / windows.positions());
    weights = new Parameter("weights", new Matrix(windows.places(), filters));
    biases = new Parameter("biases", new Matrix(1, filters));
    initializer.initialize(weights.value);
  }

  @Override
  public Matrix forward(DMatrixRMaj input) {
    inputShape().requireRows(this, input);
    this.input = input;
    output.reshape(input.numRows, outputWidth());
    for (int first = 0; first < input.numRows; first += imagesAtOnce) {
      int count = Math.min(imagesAtOnce, input.numRows - first);
      windows.unroll(input, first, count, unrolled);
      // Y = Wᵀ·U + b
      product.multiplyTransA(weights.value, unrolled, filtered);
      addBiases(filtered);
      ImageWindows.columnsToRows(filtered, output, first);
    }
    return output;
  }

  private void addBiases(Matrix filtered) {
    for (int filter = 0; filter < filtered.numRows; filter++) {
      double bias = biases.value.data[filter];
      int end = (filter + 1) * filtered.numCols;
      for (int i = filter * filtered.numCols; i < end; i++) {
        filtered.data[i] += bias;
      }
    }
  }

  @Override
  public Matrix backward(DMatrixRMaj outputGradient) {
    backwardParameters(outputGradient);
    inputGradient.reshape(input.numRows, input.numCols);
    for (int first = 0; first < input.numRows; first += imagesAtOnce) {
      int count = Math.min(imagesAtOnce, input.numRows - first);
      readGradient(outputGradient, first, count);
      // dU = W·dY
      product.multiply(weights.value, filteredGradient, unrolledGradient);
      windows.addBack(unrolledGradient, inputGradient, first, count);
    }
    return inputGradient;
  }

  @Override
  public void backwardParameters(DMatrixRMaj outputGradient) {
    Shapes.requireOutputGradient(this, outputGradient, output);
    weights.gradient.zero();
    for (int first = 0; first < input.numRows; first += imagesAtOnce) {
      int count = Math.min(imagesAtOnce, input.numRows - first);
      readGradient(outputGradient, first, count);
      // dW = U·dYᵀ, summed over the images; its transpose is dY·Uᵀ
      product.multiply(filteredGradient, windows.transposed(input, first, count), weightsShare);
      addTransposed(weightsShare, weights.gradient);
    }
    // db = row sums of dY, summed over the images
    pixelSums.reshape(1, outputWidth());
    Rows.columnSums(outputGradient, pixelSums);
    for (int filter = 0; filter < outputShape.channels(); filter++) {
      double sum = 0;
      for (int position = 0; position < windows.positions(); position++) {
        sum += pixelSums.data[filter * windows.positions() + position];
      }
      biases.gradient.data[filter] = sum;
    }
  }

  /** sum += shareᵀ */
  private static void addTransposed(Matrix share, Matrix sum) {
    for (int i = 0; i < share.numRows; i++) {
      for (int j = 0; j < share.numCols; j++) {
        sum.data[j * sum.numCols + i] += share.data[i * share.numCols + j];
      }
    }
  }

  /** From the rows of the output gradient to a row for each filter, a column for each position. */
  private void readGradient(DMatrixRMaj outputGradient, int first, int count) {
    ImageWindows.rowsToColumns(outputGradient, first, count, filteredGradient);
    filteredGradient.reshape(outputShape.channels(), windows.positions() * count);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(weights, biases);
  }

  @Override
  public ImageShape inputShape() {
    return windows.input;
  }

  @Override
  public ImageShape outputShape() {
    return outputShape;
  }

  /** What the shapes of the parameters don't say. */
  @Override
  public Map<String, Object> settings() {
    return Map.of(
        "input", inputShape(),
        "height", height(),
        "width", width(),
        "stride", stride(),
        "padding", padding());
  }

  /** How many lines of pixels the window has. */
  public int height() {
    return windows.height;
  }

  /** How many pixels a line of the window has. */
  public int width() {
    return windows.width;
  }

  /** How far the window moves from one position to the next. */
  public int stride() {
    return windows.stride;
  }

  /** How many zeros are put on each side of the image. */
  public int padding() {
    return windows.padding;
  }

  /** For example {@code Conv2D(1 x 28 x 28, 8 filters of 5 x 5)}. */
  @Override
  public String toString() {
    int filters = outputShape.channels();
    String kind = filters == 1 ? " filter of " : " filters of ";
    return "Conv2D(" + inputShape() + ", " + filters + kind + windows + ")";
  }
}
