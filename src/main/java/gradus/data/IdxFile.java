package gradus.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Locale;

/**
 * An IDX file of unsigned bytes whose header was found true: what it promises, it holds.
 *
 * <pre>
 *   magic number   0, 0, 8 (the type of unsigned bytes), d (how many sizes follow)
 *   size 1 … d     four bytes each, most significant first
 *   content        size 1 · … · size d bytes
 * </pre>
 */
final class IdxFile {
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
          file.name
              + " has "
              + start.length
              + " bytes, but the header of an IDX file of "
              + kind.name
              + " alone has "
              + kind.headerLength()
              + ": download it again.");
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
              + (swapped ? ": pass the images first, then the labels." : ": is it another file?"));
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
          "promises " + shape() + ", but images have 512×512 at most: is the file damaged?");
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
          "promises "
              + shape()
              + ", "
              + promised
              + " bytes, but "
              + (found > promised ? "more follow" : found + " follow")
              + ": download it again.");
    }
  }

  private String shape() {
    StringBuilder text =
        new StringBuilder(Integer.toUnsignedString(sizes[0])).append(' ').append(kind.name);
    if (kind == Kind.IMAGES) {
      text.append(" of ").append(Integer.toUnsignedString(sizes[1]));
      text.append('×').append(Integer.toUnsignedString(sizes[2])).append(" pixels");
    }
    return text.toString();
  }

  private MalformedDataException error(String what) {
    return new MalformedDataException(file.name + " " + what);
  }
}
