package gradus.layers;

import gradus.math.Matrix;
import java.util.Arrays;
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

  private final Matrix pixels = new Matrix(0, 0); // a row for each pixel, a column for each image

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
    long paddedHeight = input.height() + 2L * padding;
    long paddedWidth = input.width() + 2L * padding;
    if (height > paddedHeight || width > paddedWidth) {
      throw new IllegalArgumentException(
          "%s got a window of %d x %d, but the images are %d x %d with a padding of %d: take a smaller window or a larger padding."
              .formatted(owner, height, width, input.height(), input.width(), padding));
    }
    this.input = input;
    this.height = height;
    this.width = width;
    this.stride = stride;
    this.padding = padding;
    positionsDown = (int) ((paddedHeight - height) / stride) + 1;
    positionsAcross = (int) ((paddedWidth - width) / stride) + 1;
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
    rowsToColumns(images, first, count, pixels);
    unrolled.reshape(places(), positions() * count);
    int to = 0;
    for (int c = 0; c < input.channels(); c++) {
      for (int i = 0; i < height; i++) {
        for (int j = 0; j < width; j++) {
          for (int down = 0; down < positionsDown; down++) {
            copyLine(c, down * stride + i - padding, j, count, unrolled.data, to);
            to += positionsAcross * count;
          }
        }
      }
    }
  }

  /** What column j of the window sees of line y of a channel, from left to right. */
  private void copyLine(int c, int y, int j, int count, double[] unrolled, int to) {
    int from = firstInside(y, j);
    int end = endInside(y, j);
    Arrays.fill(unrolled, to, to + from * count, 0);
    int together = together(end - from);
    for (int across = from; across < end; across += together) {
      int pixel = input.column(c, y, across * stride + j - padding);
      System.arraycopy(pixels.data, pixel * count, unrolled, to + across * count, together * count);
    }
    Arrays.fill(unrolled, to + end * count, to + positionsAcross * count, 0);
  }

  /**
   * The way back: adds each entry of a matrix like U to the pixel that was seen there. A pixel that
   * was seen through several windows gets a sum.
   *
   * @param images its rows from {@code first} on are overwritten with the sums
   */
  void addBack(DMatrixRMaj unrolled, DMatrixRMaj images, int first, int count) {
    pixels.reshape(input.size(), count);
    pixels.zero();
    int from = 0;
    for (int c = 0; c < input.channels(); c++) {
      for (int i = 0; i < height; i++) {
        for (int j = 0; j < width; j++) {
          for (int down = 0; down < positionsDown; down++) {
            addLine(c, down * stride + i - padding, j, count, unrolled.data, from);
            from += positionsAcross * count;
          }
        }
      }
    }
    columnsToRows(pixels, images, first);
  }

  /** Adds what column j of the window saw of line y of a channel. */
  private void addLine(int c, int y, int j, int count, double[] unrolled, int from) {
    int end = endInside(y, j);
    int together = together(end - firstInside(y, j));
    for (int across = firstInside(y, j); across < end; across += together) {
      int to = input.column(c, y, across * stride + j - padding) * count;
      int start = from + across * count;
      for (int i = 0; i < together * count; i++) {
        pixels.data[to + i] += unrolled[start + i];
      }
    }
  }

  /** How many positions of a line see pixels that are neighbors: all, or one if there are gaps. */
  private int together(int positions) {
    return stride == 1 ? positions : 1;
  }

  /** The first position across at which column j of the window is inside line y of an image. */
  private int firstInside(int y, int j) {
    int outside = Math.max(0, padding - j);
    return Math.min(endInside(y, j), (outside + stride - 1) / stride);
  }

  /** One more than the last position across at which column j is inside; 0 if the line isn't. */
  private int endInside(int y, int j) {
    int room = input.width() - 1 + padding - j;
    boolean outside = y < 0 || y >= input.height() || room < 0;
    return outside ? 0 : Math.min(positionsAcross, room / stride + 1);
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
