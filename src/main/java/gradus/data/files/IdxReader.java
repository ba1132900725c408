package gradus.data.files;

import gradus.data.Dataset;
import gradus.data.OneHot;
import gradus.layers.ImageShape;
import gradus.math.Matrix;
import gradus.math.Quote;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

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
    try {
      return readPair(imageFile, labelFile, classNames, name);
    } catch (OutOfMemoryError e) {
      throw HeapSpace.exhausted(imageFile.name, e);
    }
  }

  private static Dataset readPair(
      DataFile imageFile, DataFile labelFile, List<String> classNames, String name) {
    IdxFile images = IdxFile.ofImages(imageFile);
    IdxFile labels = IdxFile.ofLabels(labelFile);
    if (images.count() != labels.count()) {
      throw new MalformedDataException(
          "%s has %s images, but %s has %s labels: take two files that belong together."
              .formatted(imageFile.name, images.count(), labelFile.name, labels.count()));
    }
    int pixels = images.height() * images.width();
    HeapSpace.require(imageFile.name, images.count(), pixels);
    byte[] labelOfRow = content(labelFile, labels);
    int[] classOfLabel = classOfLabel(labelOfRow, classNames, labelFile.name);
    List<String> names = classNames.isEmpty() ? labelNames(classOfLabel) : classNames;
    HeapSpace.require(imageFile.name, images.count(), pixels + names.size());
    return new Dataset(
        pixels(imageFile, images),
        oneHot(labelOfRow, classOfLabel, names.size()),
        pixelNames(images.height(), images.width()),
        names,
        name,
        new ImageShape(1, images.height(), images.width()));
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
          "%s has label %s in every row: with one class there is nothing to tell apart."
              .formatted(file, Byte.toUnsignedInt(labelOfRow[0])));
    }
    return classOfLabel;
  }

  private static MalformedDataException unnamed(
      String file, int label, int[] firstRow, List<String> classNames) {
    int names = classNames.size();
    boolean startsAtOne = label == names && firstRow[0] < 0;
    for (int larger = names + 1; larger < LABELS; larger++) {
      startsAtOne &= firstRow[larger] < 0; // 1 less would not be right for it
    }
    String but = startsAtOne ? "labels start at 0 and yours start at 1:" : "only";
    return new MalformedDataException(
        ("%s has label %s in row %s, but %s 0 to %s stand for %s. Leave the names out, and the"
                + " numbers name the classes.")
            .formatted(file, label, firstRow[label], but, names - 1, Quote.of(classNames)));
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

  /**
   * An IDX file of unsigned bytes whose header was found true: what it promises, it holds.
   *
   * <pre>
   *   magic number   0, 0, 8 (the type of unsigned bytes), d (how many sizes follow)
   *   size 1 … d     four bytes each, most significant first
   *   content        size 1 · … · size d bytes
   * </pre>
   */
  private static final class IdxFile {
    /** What a file may hold. */
    private enum Kind {
      IMAGES("images", 3), // how many, height, width
      LABELS("labels", 1); // how many

      final String name;
      final int sizes;

      Kind(String name, int sizes) {
        this.name = name;
        this.sizes = sizes;
      }

      int magic() {
        return 0x00000800 | sizes;
      }

      int headerLength() {
        return 4 + 4 * sizes;
      }
    }

    /** As many as a Java array, and so a matrix, can have. */
    private static final long MOST_ENTRIES = Integer.MAX_VALUE - 8;

    /** Far more than a network of dense layers can learn from. */
    private static final long MOST_PIXELS = 512 * 512;

    private final DataFile file;
    private final Kind kind;
    private final int[] sizes;

    private IdxFile(DataFile file, Kind kind, int[] sizes) {
      this.file = file;
      this.kind = kind;
      this.sizes = sizes;
    }

    static IdxFile ofImages(DataFile file) {
      return read(file, Kind.IMAGES);
    }

    static IdxFile ofLabels(DataFile file) {
      return read(file, Kind.LABELS);
    }

    /** How many images or labels. */
    int count() {
      return sizes[0];
    }

    int height() {
      return sizes[1];
    }

    int width() {
      return sizes[2];
    }

    /** A new stream of what follows the header. */
    InputStream content() throws IOException {
      InputStream stream = file.open();
      stream.skipNBytes(kind.headerLength());
      return stream;
    }

    private static IdxFile read(DataFile file, Kind kind) {
      try (InputStream stream = file.open()) {
        byte[] start = stream.readNBytes(kind.headerLength());
        requireMagic(file, kind, start);
        int[] sizes = new int[kind.sizes];
        ByteBuffer.wrap(start).position(4).asIntBuffer().get(sizes);
        IdxFile idx = new IdxFile(file, kind, sizes);
        idx.requireContent(stream, idx.promised());
        return idx;
      } catch (IOException e) {
        throw file.unreadable(e);
      }
    }

    private static void requireMagic(DataFile file, Kind kind, byte[] start) {
      if (start.length < kind.headerLength()) {
        throw new MalformedDataException(
            ("%s has %s bytes, but the header of an IDX file of %s alone has %s: download"
                    + " it again.")
                .formatted(file.name, start.length, kind.name, kind.headerLength()));
      }
      int magic = ByteBuffer.wrap(start).getInt();
      if (magic != kind.magic()) {
        boolean swapped = magic == Kind.LABELS.magic() || magic == Kind.IMAGES.magic();
        throw new MalformedDataException(
            file.name
                + String.format(
                    Locale.ROOT,
                    " begins with 0x%08X, but an IDX file of %s (unsigned bytes) begins with 0x%08X",
                    magic,
                    kind.name,
                    kind.magic())
                + (swapped
                    ? ": pass the images first, then the labels."
                    : ": is it another file?"));
      }
    }

    /** How many bytes the sizes promise. */
    private long promised() {
      for (int size : sizes) {
        if (size == 0) {
          throw error("promises " + shape() + ", which is nothing to learn from.");
        }
      }
      // Cut before multiplying, so that nothing overflows.
      long pixels = 1;
      for (int i = 1; i < sizes.length; i++) {
        pixels *= Math.min(Integer.toUnsignedLong(sizes[i]), MOST_PIXELS + 1);
      }
      if (pixels > MOST_PIXELS) {
        throw error(
            "promises " + shape() + ", but images have 512 x 512 at most: is the file damaged?");
      }
      long entries = Integer.toUnsignedLong(sizes[0]) * pixels;
      if (entries > MOST_ENTRIES) {
        throw error("promises " + shape() + ", more than a matrix can hold: is the file damaged?");
      }
      return entries;
    }

    /** Nothing is allocated for the promised size before its bytes were seen. */
    private void requireContent(InputStream stream, long promised) throws IOException {
      byte[] buffer = new byte[1 << 16];
      long found = 0;
      int read = stream.read(buffer);
      while (read >= 0 && found <= promised) {
        found += read;
        read = stream.read(buffer);
      }
      if (found != promised) {
        throw error(
            "promises %s, %s bytes, but %s: download it again."
                .formatted(
                    shape(), promised, found > promised ? "more follow" : found + " follow"));
      }
    }

    private String shape() {
      StringBuilder text =
          new StringBuilder(Integer.toUnsignedString(sizes[0])).append(' ').append(kind.name);
      if (kind == Kind.IMAGES) {
        text.append(" of ").append(Integer.toUnsignedString(sizes[1]));
        text.append(" x ").append(Integer.toUnsignedString(sizes[2])).append(" pixels");
      }
      return text.toString();
    }

    private MalformedDataException error(String what) {
      return new MalformedDataException(file.name + " " + what);
    }
  }
}
