package gradus.data;

import gradus.math.Matrix;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads images and their labels from a pair of IDX files, the format of MNIST and Fashion-MNIST,
 * packed by gzip or not.
 *
 * <pre>{@code
 * Dataset train =
 *     IdxReader.read(
 *         Path.of("train-images-idx3-ubyte.gz"), Path.of("train-labels-idx1-ubyte.gz"));
 * }</pre>
 *
 * <p>An image becomes a row of pixels, line by line, named {@code pixel_r0_c0} and so on; a pixel's
 * byte from 0 to 255 becomes a number from 0 to 1. The size that a file promises is believed only
 * after its bytes were counted.
 *
 * <p>Source: Y. LeCun, C. Cortes, C. Burges, "The MNIST database of handwritten digits", section
 * "File formats for the MNIST database".
 */
public final class IdxReader {
  private static final int LABELS = 256; // that a byte can tell apart

  /** What each byte becomes: looked up in a table, which is faster than 47 million divisions. */
  private static final double[] GRAYS = new double[256];

  static {
    for (int i = 0; i < GRAYS.length; i++) {
      GRAYS[i] = i / 255.0;
    }
  }

  private IdxReader() {}

  /**
   * Reads images and labels; the classes are the labels that occur, in the order of the numbers.
   *
   * @throws MalformedDataException if one of them is no such file, or they don't belong together
   * @throws java.io.UncheckedIOException if one cannot be read
   */
  public static Dataset read(Path images, Path labels) {
    return read(images, labels, List.of());
  }

  /**
   * Reads images and labels.
   *
   * @param classNames what label 0 stands for, label 1 and so on
   * @throws MalformedDataException if one of them is no such file, they don't belong together, or a
   *     label has no name
   * @throws java.io.UncheckedIOException if one cannot be read
   */
  public static Dataset read(Path images, Path labels, List<String> classNames) {
    DataFile imageFile = DataFile.at(images);
    return read(imageFile, DataFile.at(labels), classNames, imageFile.name);
  }

  static Dataset read(
      DataFile imageFile, DataFile labelFile, List<String> classNames, String name) {
    IdxFile images = IdxFile.ofImages(imageFile);
    IdxFile labels = IdxFile.ofLabels(labelFile);
    if (images.count() != labels.count()) {
      throw new MalformedDataException(
          imageFile.name
              + " has "
              + images.count()
              + " images, but "
              + labelFile.name
              + " has "
              + labels.count()
              + " labels: take two files that belong together.");
    }
    int pixels = images.height() * images.width();
    Memory.require(imageFile.name, images.count(), pixels);
    byte[] labelOfRow = content(labelFile, labels);
    int[] classOfLabel = classOfLabel(labelOfRow, classNames, labelFile.name);
    List<String> names = classNames.isEmpty() ? labelNames(classOfLabel) : classNames;
    Memory.require(imageFile.name, images.count(), pixels + names.size());
    return new Dataset(
        pixels(imageFile, images),
        oneHot(labelOfRow, classOfLabel, names.size()),
        pixelNames(images.height(), images.width()),
        names,
        name);
  }

  /** A row for each image, made line by line: never more than the matrix and one image. */
  private static Matrix pixels(DataFile file, IdxFile images) {
    Matrix pixels = new Matrix(images.count(), images.height() * images.width());
    byte[] image = new byte[pixels.numCols];
    try (InputStream stream = images.content()) {
      for (int row = 0; row < pixels.numRows; row++) {
        stream.readNBytes(image, 0, image.length);
        for (int i = 0; i < image.length; i++) {
          pixels.data[row * image.length + i] = GRAYS[Byte.toUnsignedInt(image[i])];
        }
      }
    } catch (IOException e) {
      throw file.unreadable(e);
    }
    return pixels;
  }

  private static byte[] content(DataFile file, IdxFile labels) {
    try (InputStream stream = labels.content()) {
      return stream.readNBytes(labels.count());
    } catch (IOException e) {
      throw file.unreadable(e);
    }
  }

  /** The class that each label stands for; -1 for labels that don't occur. */
  private static int[] classOfLabel(byte[] labelOfRow, List<String> classNames, String file) {
    int[] firstRow = new int[LABELS];
    Arrays.fill(firstRow, -1);
    for (int row = labelOfRow.length - 1; row >= 0; row--) {
      firstRow[Byte.toUnsignedInt(labelOfRow[row])] = row;
    }
    int[] classOfLabel = new int[LABELS];
    int classes = 0;
    for (int label = 0; label < LABELS; label++) {
      boolean occurs = firstRow[label] >= 0;
      if (occurs && !classNames.isEmpty() && label >= classNames.size()) {
        throw unnamed(file, label, firstRow, classNames);
      }
      classOfLabel[label] = !occurs ? -1 : classNames.isEmpty() ? classes : label;
      classes += occurs ? 1 : 0;
    }
    if (classes == 1 && classNames.isEmpty()) {
      throw new MalformedDataException(
          file
              + " has label "
              + Byte.toUnsignedInt(labelOfRow[0])
              + " in every row: with one class there is nothing to tell apart.");
    }
    return classOfLabel;
  }

  private static MalformedDataException unnamed(
      String file, int label, int[] firstRow, List<String> classNames) {
    boolean fromOne = label == classNames.size() && firstRow[0] < 0;
    return new MalformedDataException(
        file
            + " has label "
            + label
            + " in row "
            + firstRow[label]
            + (fromOne ? ", but labels start at 0 and yours start at 1: 0 to " : ", but only 0 to ")
            + (classNames.size() - 1)
            + " stand for "
            + Quote.of(classNames)
            + ". Leave the names out, and the numbers name the classes.");
  }

  private static List<String> labelNames(int[] classOfLabel) {
    List<String> names = new ArrayList<>();
    for (int label = 0; label < LABELS; label++) {
      if (classOfLabel[label] >= 0) {
        names.add(String.valueOf(label));
      }
    }
    return names;
  }

  private static Matrix oneHot(byte[] labelOfRow, int[] classOfLabel, int classes) {
    int[] classOfRow = new int[labelOfRow.length];
    for (int row = 0; row < classOfRow.length; row++) {
      classOfRow[row] = classOfLabel[Byte.toUnsignedInt(labelOfRow[row])];
    }
    return OneHot.of(classOfRow, classes);
  }

  private static List<String> pixelNames(int height, int width) {
    List<String> names = new ArrayList<>();
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        names.add("pixel_r" + row + "_c" + column);
      }
    }
    return names;
  }
}
