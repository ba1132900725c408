package gradus.data;

import gradus.math.Shapes;
import java.nio.charset.Charset;
import org.ejml.data.DMatrixRMaj;

/**
 * Images as text, to look at a digit or at the weights of a unit in the terminal.
 *
 * <p>Each pixel is one of a few shades, from the image's smallest value to its largest in steps of
 * equal size, and two characters wide, since characters are about twice as high as wide. The first
 * of the digits:
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
  private static final String BLOCKS = " ░▒▓█";
  private static final String ASCII = " .:*#";

  private Images() {}

  /**
   * An image in block characters, or in plain ones where standard output cannot show blocks.
   *
   * @param image 1×d: the pixels, line by line
   * @param width how many pixels a line has
   * @throws IllegalArgumentException as {@link #toText(DMatrixRMaj, int, String)} does
   */
  public static String toText(DMatrixRMaj image, int width) {
    return toText(image, width, shadesFor(outputCharset()));
  }

  /**
   * An image in shades of your choice, the same text on every machine.
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
                  + " their number: an image of 8×8 has 64 pixels and a width of 8.")
              .formatted(width, image.numCols));
    }
    Shapes.requireFinite("Images.toText", "a pixel", image);
  }

  private static void requireShades(String shades) {
    if (shades.codePointCount(0, shades.length()) < 2) {
      throw new IllegalArgumentException(
          ("Images.toText got the shades \"%s\", but expects at least two characters,"
                  + " such as \"%s\".")
              .formatted(shades, ASCII));
    }
  }

  /** Blocks, if this character set has them. */
  static String shadesFor(Charset charset) {
    boolean hasBlocks = charset.canEncode() && charset.newEncoder().canEncode(BLOCKS);
    return hasBlocks ? BLOCKS : ASCII;
  }

  /** What {@code System.out} encodes with. The property is called so since JDK 19. */
  static Charset outputCharset() {
    String before = System.getProperty("sun.stdout.encoding", Charset.defaultCharset().name());
    String name = System.getProperty("stdout.encoding", before);
    try {
      return Charset.forName(name);
    } catch (IllegalArgumentException e) { // it may be set to anything
      return Charset.defaultCharset();
    }
  }
}
