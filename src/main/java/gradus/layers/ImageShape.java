package gradus.layers;

import gradus.math.Shapes;
import org.ejml.data.DMatrixRMaj;

/**
 * How many channels, rows and columns of pixels an image has, and where each pixel is in a row of a
 * matrix.
 *
 * <p>A row of a matrix holds one image: first all of channel 0, line by line from the top, then all
 * of channel 1. So pixel (y, x) of channel c is in column {@code (c·height + y)·width + x}.
 *
 * <pre>
 *   2 channels, height 2, width 3
 *
 *   channel 0    channel 1
 *   a b c        g h i            the row:  a b c d e f g h i j k l
 *   d e f        j k l
 * </pre>
 *
 * @param channels how many numbers there are for a pixel: 1 for gray, 3 for colors, or as many as a
 *     convolution has filters
 * @param height how many lines of pixels
 * @param width how many pixels in a line
 */
public record ImageShape(int channels, int height, int width) {
  /**
   * The shape of an image.
   *
   * @throws IllegalArgumentException if one of the three is below 1, or an image has more numbers
   *     than a row can hold
   */
  public ImageShape {
    if (channels < 1 || height < 1 || width < 1) {
      throw new IllegalArgumentException(
          "An image got a shape of %d x %d x %d, but channels, height and width must be at least 1."
              .formatted(channels, height, width));
    }
    if ((double) channels * height * width > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "An image of %d x %d x %d has more numbers than a row of a matrix can hold."
              .formatted(channels, height, width));
    }
  }

  /**
   * Refuses null, as a data set without images gives it.
   *
   * @param owner the layer that needs it
   */
  static void requireShape(String owner, ImageShape shape) {
    if (shape == null) {
      throw new IllegalArgumentException(
          "%s got null for the shape of its images: data of images say their own, dataset.imageShape(); for others, write new ImageShape(channels, height, width)."
              .formatted(owner));
    }
  }

  /** How many numbers an image has: channels · height · width, the width of a row. */
  public int size() {
    return channels * height * width;
  }

  /** The column of a pixel in the row of its image. */
  public int column(int channel, int y, int x) {
    return (channel * height + y) * width + x;
  }

  /**
   * Refuses a batch whose rows aren't images of this shape.
   *
   * @param owner who complains: its text opens the sentence
   * @throws IllegalArgumentException if so
   */
  public void requireRows(Object owner, DMatrixRMaj images) {
    Shapes.requireNotEmpty(owner, images);
    if (images.numCols != size()) {
      throw new IllegalArgumentException(
          "%s got a %s input, but expects %s: each row is an image of %s, that is %d numbers."
              .formatted(
                  owner, Shapes.of(images), Shapes.of(images.numRows, size()), this, size()));
    }
  }

  /** For example {@code 8 x 24 x 24}: channels, height and width. */
  @Override
  public String toString() {
    return channels + " x " + height + " x " + width;
  }
}
