package gradus.data;

import gradus.layers.ImageShape;
import gradus.math.Matrix;
import gradus.math.Seeds;
import gradus.math.Shapes;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * Images as text, to look at a digit or at the weights of a unit in the terminal; and images that
 * are shifted, or whose pixels are permuted, for experiments.
 *
 * <p>As text, each pixel is one of a few shades, from the image's smallest value to its largest in
 * steps of equal size, and two characters wide, since characters are about twice as high as wide.
 * The first of the digits:
 *
 * <pre>
 *     ..##**
 *     ####**##..
 *   ..##    **::
 *   ..##    ::::
 *   ..::    **::
 *   ..**    ##::
 *     ##..**##
 *     ::##**
 * </pre>
 */
public final class Images {
  private static final String SHADES = " .:*#";

  private Images() {}

  /**
   * An image in five shades, {@code " .:*#"}, which any console can show.
   *
   * @param image 1×d: the pixels, line by line
   * @param width how many pixels a line has
   * @throws IllegalArgumentException as {@link #toText(DMatrixRMaj, int, String)} does
   */
  public static String toText(DMatrixRMaj image, int width) {
    return toText(image, width, SHADES);
  }

  /**
   * An image in shades of your choice, such as the blocks {@code " ░▒▓█"} for a console that has
   * them.
   *
   * <p>Lines end without blanks, so they can be quoted, and are parted by a line feed. An image of
   * a single value is all in the first shade.
   *
   * @param image 1×d: the pixels, line by line
   * @param width how many pixels a line has
   * @param shades one character a shade, that of the smallest value first: {@code " .:*#"}
   * @throws IllegalArgumentException if the image isn't a single row of finite pixels, the width
   *     doesn't divide their number, or there are fewer than two shades
   */
  public static String toText(DMatrixRMaj image, int width, String shades) {
    requireImage(image, width);
    requireShades(shades);
    int[] characters = shades.codePoints().toArray();
    double min = image.data[0];
    double max = image.data[0];
    for (int i = 1; i < image.numCols; i++) {
      min = Math.min(min, image.data[i]);
      max = Math.max(max, image.data[i]);
    }
    StringBuilder text = new StringBuilder();
    for (int start = 0; start < image.numCols; start += width) {
      StringBuilder line = new StringBuilder();
      for (int i = start; i < start + width; i++) {
        int character = characters[shade(image.data[i], min, max, characters.length)];
        line.appendCodePoint(character).appendCodePoint(character);
      }
      text.append(start == 0 ? "" : "\n").append(line.toString().stripTrailing());
    }
    return text.toString();
  }

  /**
   * The same images, each moved by some pixels; what comes in at the edges is 0. A network that has
   * learned where things stand, and not what they look like, knows them no longer.
   *
   * @param right by how many pixels, below 0 to the left
   * @param down by how many pixels, below 0 upward
   * @throws IllegalArgumentException if the data set doesn't know the shape of its images
   */
  public static Dataset shifted(Dataset images, int right, int down) {
    requireShape(images);
    ImageShape shape = images.imageShape();
    Matrix inputs = images.inputs();
    Matrix shifted = new Matrix(inputs.numRows, inputs.numCols);
    for (int image = 0; image < inputs.numRows; image++) {
      for (int c = 0; c < shape.channels(); c++) {
        for (int y = Math.max(0, down); y < shape.height() + Math.min(0, down); y++) {
          for (int x = Math.max(0, right); x < shape.width() + Math.min(0, right); x++) {
            double pixel = inputs.get(image, shape.column(c, y - down, x - right));
            shifted.set(image, shape.column(c, y, x), pixel);
          }
        }
      }
    }
    return images.withInputs(shifted);
  }

  /**
   * The same images with their pixels in another order, the same for all. To a person they are
   * noise then, and to a dense layer they are as good as before; a convolution, which relies on
   * neighbors, does worse.
   *
   * @param seed the same seed gives the same order, for a training and a test part alike
   */
  public static Dataset permuted(Dataset images, long seed) {
    Matrix inputs = images.inputs();
    int[] order = new int[inputs.numCols];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    Seeds.shuffle(order, seed, 0);
    Matrix permuted = new Matrix(inputs.numRows, inputs.numCols);
    List<String> names = new ArrayList<>();
    for (int column = 0; column < order.length; column++) {
      names.add(images.featureNames().get(order[column]));
      for (int image = 0; image < inputs.numRows; image++) {
        permuted.set(image, column, inputs.get(image, order[column]));
      }
    }
    return new Dataset(
        permuted, images.targets(), names, images.classNames(), images.name(), images.imageShape());
  }

  private static void requireShape(Dataset images) {
    if (images.imageShape() == null) {
      throw new IllegalArgumentException(
          ("Images.shifted got %s, which doesn't say how its rows are images: give it"
                  + " withImageShape(new ImageShape(channels, height, width)).")
              .formatted(images));
    }
  }

  /** Steps of equal size from min to max; the largest value belongs to the last. */
  private static int shade(double pixel, double min, double max, int shades) {
    if (min == max) {
      return 0;
    }
    return Math.min(shades - 1, (int) (shades * (pixel - min) / (max - min)));
  }

  private static void requireImage(DMatrixRMaj image, int width) {
    if (image.numRows != 1 || image.numCols == 0) {
      throw new IllegalArgumentException(
          ("Images.toText got a %s matrix, but expects one image: a single row with all"
                  + " its pixels, such as dataset.row(0).")
              .formatted(Shapes.of(image)));
    }
    if (width < 1 || image.numCols % width != 0) {
      throw new IllegalArgumentException(
          ("Images.toText got a width of %s for %s pixels, but expects one that divides"
                  + " their number: an image of 8 x 8 has 64 pixels and a width of 8.")
              .formatted(width, image.numCols));
    }
    Shapes.requireFinite("Images.toText", "a pixel", image);
  }

  private static void requireShades(String shades) {
    if (shades.codePointCount(0, shades.length()) < 2) {
      throw new IllegalArgumentException(
          ("Images.toText got the shades \"%s\", but expects at least two characters,"
                  + " such as \"%s\".")
              .formatted(shades, SHADES));
    }
  }
}
