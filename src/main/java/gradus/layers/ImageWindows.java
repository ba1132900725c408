package gradus.layers;

import gradus.math.Matrix;
import gradus.math.RowSource;
import org.ejml.data.DMatrixRMaj;

/**
 * A window that slides over images, and the copying between images and the matrix U of all that is
 * seen through it ("image to columns", im2col).
 *
 * <pre>
 *   image       window 2 x 2, stride 1                        U
 *   1 2 3       over 1 2, over 2 3, over 4 5, over 5 6        1 2 4 5    top left of each window
 *   4 5 6            4 5       5 6       7 8       8 9        2 3 5 6    top right
 *   7 8 9                                                     4 5 7 8    bottom left
 *                                                             5 6 8 9    bottom right
 * </pre>
 *
 * <p>U has a column for each position of the window, and a row for each place in it: the row of
 * channel c, line i and column j of the window is {@code (c·height + i)·width + j}. The columns of
 * several images stand side by side. A window may reach over the edge of the image by the padding;
 * what it sees there is 0.
 *
 * <p>Copying whole lines is fast: as the window slides to the right by 1, one place in it sees one
 * pixel after the other.
 */
final class ImageWindows {
  final ImageShape input;
  final int height;
  final int width;
  final int stride;
  final int padding;

  /**
   * How many positions there are from top to bottom: floor((n + 2·padding − height)/stride) + 1.
   */
  final int positionsDown;

  /** How many positions there are from left to right. */
  final int positionsAcross;

  private final int paddedHeight;
  private final int paddedWidth;

  // A row for each pixel, of the padding too, and a column for each image.
  private final Matrix pixels = new Matrix(0, 0);

  // For each place in the window, how many pixels it is from the top left pixel of the first.
  private final int[] offsets;
  private final Transposed transposed = new Transposed();

  /**
   * A window of height x width.
   *
   * @param owner the layer that it belongs to, which opens the sentence if something doesn't fit
   * @throws IllegalArgumentException if there is no shape, a size or the stride is below 1, the
   *     padding below 0, or the window larger than the padded image
   */
  ImageWindows(String owner, ImageShape input, int height, int width, int stride, int padding) {
    ImageShape.requireShape(owner, input);
    if (height < 1 || width < 1) {
      throw new IllegalArgumentException(
          "%s got a window of %d x %d, but it must be at least 1 x 1."
              .formatted(owner, height, width));
    }
    if (stride < 1) {
      throw new IllegalArgumentException(
          "%s got a stride of %d, but the window must move on by at least 1."
              .formatted(owner, stride));
    }
    if (padding < 0) {
      throw new IllegalArgumentException(
          "%s got a padding of %d, but it must be 0 or more.".formatted(owner, padding));
    }
    long fullHeight = input.height() + 2L * padding;
    long fullWidth = input.width() + 2L * padding;
    if (height > fullHeight || width > fullWidth) {
      throw new IllegalArgumentException(
          "%s got a window of %d x %d, but the images are %d x %d with a padding of %d: take a smaller window or a larger padding."
              .formatted(owner, height, width, input.height(), input.width(), padding));
    }
    this.input = input;
    this.height = height;
    this.width = width;
    this.stride = stride;
    this.padding = padding;
    positionsDown = (int) ((fullHeight - height) / stride) + 1;
    positionsAcross = (int) ((fullWidth - width) / stride) + 1;
    paddedHeight = (int) fullHeight;
    paddedWidth = (int) fullWidth;
    offsets = new int[places()];
    for (int place = 0; place < places(); place++) {
      int line = place / width; // of the window, counted through all channels
      int y = line / height * paddedHeight + line % height;
      offsets[place] = y * paddedWidth + place % width;
    }
  }

  /** How many positions the window has on an image. */
  int positions() {
    return positionsDown * positionsAcross;
  }

  /** How many numbers are seen through the window at once, of all channels. */
  int places() {
    return input.channels() * height * width;
  }

  /**
   * Where in the data of a batch the top left pixel of a window is, without padding.
   *
   * @param plane which channel, counted through all images: image · channels + channel
   */
  int start(int plane, int down, int across) {
    return (plane * input.height() + down * stride) * input.width() + across * stride;
  }

  /**
   * U of so many images from row {@code first} on. The images lie in each other, so that a pixel of
   * all of them can be copied at once: the column of position p of the image e is {@code p·count +
   * e}.
   *
   * @param unrolled gets its shape, places×(positions·count), and its entries
   */
  void unroll(DMatrixRMaj images, int first, int count, DMatrixRMaj unrolled) {
    readPixels(images, first, count);
    unrolled.reshape(places(), positions() * count);
    int together = together();
    int to = 0;
    for (int place = 0; place < places(); place++) {
      for (int position = 0; position < positions(); position += together) {
        int from = (offsets[place] + topLeft(position)) * count;
        System.arraycopy(pixels.data, from, unrolled.data, to, together * count);
        to += together * count;
      }
    }
  }

  /**
   * The way back: adds each entry of a matrix like U to the pixel that was seen there. A pixel that
   * was seen through several windows gets a sum.
   *
   * @param images its rows from {@code first} on are overwritten with the sums
   */
  void addBack(DMatrixRMaj unrolled, DMatrixRMaj images, int first, int count) {
    pixels.reshape(input.channels() * paddedHeight * paddedWidth, count);
    pixels.zero();
    int together = together();
    int from = 0;
    for (int place = 0; place < places(); place++) {
      for (int position = 0; position < positions(); position += together) {
        int to = (offsets[place] + topLeft(position)) * count;
        for (int i = 0; i < together * count; i++) {
          pixels.data[to + i] += unrolled.data[from + i];
        }
        from += together * count;
      }
    }
    for (int line = 0; line < input.channels() * input.height(); line++) {
      int at = first * input.size() + line * input.width();
      int pixel = inside(line) * count;
      transpose(pixels.data, pixel, count, images.data, at, input.size(), input.width(), count);
    }
  }

  /**
   * Uᵀ of so many images, which isn't written down: a product copies its rows from the pixels, four
   * images at a time. That saves writing U and then reading it by its columns. Valid until the next
   * call.
   */
  RowSource transposed(DMatrixRMaj images, int first, int count) {
    readPixels(images, first, count);
    return transposed;
  }

  /** Copies the images side by side, with zeros around each. */
  private void readPixels(DMatrixRMaj images, int first, int count) {
    pixels.reshape(input.channels() * paddedHeight * paddedWidth, count);
    if (padding > 0) {
      pixels.zero();
    }
    for (int line = 0; line < input.channels() * input.height(); line++) {
      int at = first * input.size() + line * input.width();
      int pixel = inside(line) * count;
      transpose(images.data, at, input.size(), pixels.data, pixel, count, count, input.width());
    }
  }

  /**
   * The padded pixel at which a line of the image begins; lines are counted through all channels.
   */
  private int inside(int line) {
    int y = line / input.height() * paddedHeight + line % input.height() + padding;
    return y * paddedWidth + padding;
  }

  /** The padded pixel, of the first channel, that is at the top left of the window. */
  private int topLeft(int position) {
    int down = position / positionsAcross;
    return (down * paddedWidth + position % positionsAcross) * stride;
  }

  /** At how many positions in a row the same place sees neighboring pixels: a line, or just one. */
  private int together() {
    return stride == 1 ? positionsAcross : 1;
  }

  /** Uᵀ of the images whose pixels were read last: a row for each position, a column a place. */
  private final class Transposed implements RowSource {
    @Override
    public int rows() {
      return positions() * pixels.numCols;
    }

    @Override
    public int columns() {
      return places();
    }

    @Override
    public void copyTo(double[][] arrays, int fromRow, int toRow, int fromColumn, int count) {
      int images = pixels.numCols;
      int row = fromRow;
      while (row < toRow) {
        int pixel = topLeft(row / images) * images + row % images;
        if (Math.min(images - row % images, toRow - row) >= 4) { // of one position
          copyFour(pixel, arrays, row - fromRow, fromColumn, count);
          row += 4;
        } else {
          double[] array = arrays[row - fromRow];
          for (int i = 0; i < count; i++) {
            array[i] = pixels.data[pixel + offsets[fromColumn + i] * images];
          }
          row++;
        }
      }
    }

    /** Four images at a time: their pixels are neighbors. */
    private void copyFour(int pixel, double[][] arrays, int first, int fromColumn, int count) {
      double[] array0 = arrays[first];
      double[] array1 = arrays[first + 1];
      double[] array2 = arrays[first + 2];
      double[] array3 = arrays[first + 3];
      double[] x = pixels.data;
      int images = pixels.numCols;
      for (int i = 0; i < count; i++) {
        int at = pixel + offsets[fromColumn + i] * images;
        array0[i] = x[at];
        array1[i] = x[at + 1];
        array2[i] = x[at + 2];
        array3[i] = x[at + 3];
      }
    }
  }

  /** Some rows of a matrix as the columns of another. */
  static void rowsToColumns(DMatrixRMaj rows, int first, int count, DMatrixRMaj columns) {
    int width = rows.numCols;
    columns.reshape(width, count);
    transpose(rows.data, first * width, width, columns.data, 0, count, count, width);
  }

  /** The way back: the columns of a matrix as rows of another, from row {@code first} on. */
  static void columnsToRows(DMatrixRMaj columns, DMatrixRMaj rows, int first) {
    int width = rows.numCols;
    int count = columns.getNumElements() / width;
    transpose(columns.data, 0, count, rows.data, first * width, width, width, count);
  }

  /** {@code b[j, i] = a[i, j]} for i below {@code rows} and j below {@code columns}. */
  private static void transpose(
      double[] a, int aStart, int aStep, double[] b, int bStart, int bStep, int rows, int columns) {
    int i = 0;
    // Four rows at a time: their entries of a column are neighbors in b.
    for (; i < rows - 3; i += 4) {
      int from = aStart + i * aStep;
      int to = bStart + i;
      for (int j = 0; j < columns; j++) {
        b[to] = a[from + j];
        b[to + 1] = a[from + aStep + j];
        b[to + 2] = a[from + 2 * aStep + j];
        b[to + 3] = a[from + 3 * aStep + j];
        to += bStep;
      }
    }
    for (; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        b[bStart + j * bStep + i] = a[aStart + i * aStep + j];
      }
    }
  }

  /** For example {@code 5 x 5, stride 2, padding 1}; a stride of 1 and no padding aren't shown. */
  @Override
  public String toString() {
    return height
        + " x "
        + width
        + (stride == 1 ? "" : ", stride " + stride)
        + (padding == 0 ? "" : ", padding " + padding);
  }
}
