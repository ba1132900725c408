package gradus.persist;

import gradus.data.files.MissingFile;
import gradus.files.AtomicFile;
import gradus.math.Matrix;
import gradus.math.Quote;
import gradus.math.Rows;
import gradus.math.Shapes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A safetensors file, open for reading: texts and matrices by name.
 *
 * <pre>
 *   8 bytes    how long the header is, least significant byte first
 *   header     JSON, see {@link SafetensorsHeader}
 *   data       the entries of the tensors, row by row, least significant byte first
 * </pre>
 *
 * <p>Nothing is allocated for what a file promises before it is clear that the bytes are there, and
 * numbers go straight into the matrix that wants them. Source: Hugging Face, "safetensors" (its
 * README describes the format).
 */
final class Safetensors {
  /** Makes something of an open file. */
  interface Reading<T> {
    T of(Safetensors file) throws IOException;
  }

  /** How messages call the file. */
  final String name;

  private final FileBytes bytes;
  private final long dataStart;
  private final SafetensorsHeader header;
  private final Set<String> unread;

  /**
   * Reads the header.
   *
   * @param checked whether Gradus must have written the file, so that there is a checksum
   */
  Safetensors(String name, SeekableByteChannel channel, boolean checked) throws IOException {
    this.name = name;
    this.bytes = new FileBytes(channel);
    byte[] json = SafetensorsHeader.read(name, bytes);
    this.dataStart = SafetensorsHeader.LENGTH_BYTES + (long) json.length;
    if (checked) {
      Checksum.require(name, json, bytes);
    }
    this.header = SafetensorsHeader.parse(name, json, bytes.size - dataStart);
    this.unread = new LinkedHashSet<>(header.tensors().keySet());
  }

  /**
   * Reads a file that any program may have written.
   *
   * @throws ModelFormatException if it isn't a safetensors file, or the reading refuses it
   * @throws UncheckedIOException if it cannot be read
   */
  static <T> T read(Path path, Reading<T> reading) {
    return read(path, false, reading);
  }

  /**
   * Reads a file that Gradus wrote; all its bytes are checked before.
   *
   * @throws ModelFormatException if it isn't one, is damaged, or the reading refuses it
   * @throws UncheckedIOException if it cannot be read
   */
  static <T> T readChecked(Path path, Reading<T> reading) {
    return read(path, true, reading);
  }

  private static <T> T read(Path path, boolean checked, Reading<T> reading) {
    String name = Quote.visible(String.valueOf(path.toAbsolutePath().getFileName()));
    AtomicFile.requireNoFolder(path);
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      return reading.of(new Safetensors(name, channel, checked));
    } catch (NoSuchFileException e) {
      throw MissingFile.error(path, e);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "%s cannot be read: %s.".formatted(path.toAbsolutePath(), AtomicFile.reason(e)), e);
    }
  }

  /** The texts of the header, by name. */
  Map<String, String> metadata() {
    return header.metadata();
  }

  /** What the header says of the tensors, by name. */
  Map<String, Tensor> tensors() {
    return header.tensors();
  }

  /**
   * Refuses a file of another kind or version.
   *
   * @param expected what its metadata may say under "format", as in "gradus model 1"; the newest
   *     last
   * @throws ModelFormatException if they don't
   */
  void requireFormat(String... expected) {
    String format = metadata().get("format");
    if (!List.of(expected).contains(String.valueOf(format))) {
      throw new ModelFormatException(
          ("%s has the format %s, but expects %s: it is another kind of file, or a newer"
                  + " Gradus wrote it.")
              .formatted(
                  name,
                  format == null ? "none" : Quote.of(format),
                  Quote.of(expected[expected.length - 1])));
    }
  }

  /**
   * What the header says of a tensor.
   *
   * @throws ModelFormatException if there is none of this name
   */
  Tensor tensor(String tensorName) {
    Tensor tensor = header.tensors().get(tensorName);
    if (tensor == null) {
      throw new ModelFormatException(name + " has no tensor " + Quote.of(tensorName) + ".");
    }
    return tensor;
  }

  /**
   * Reads a tensor into a new matrix; a vector becomes a row.
   *
   * @throws ModelFormatException if there is none, or it cannot become a matrix of doubles
   */
  Matrix read(String tensorName) throws IOException {
    return read(tensor(tensorName));
  }

  private Matrix read(Tensor tensor) throws IOException {
    requireMatrix(tensor);
    Matrix matrix = new Matrix(tensor.rows(), tensor.columns());
    readEntries(tensor, matrix);
    unread.remove(tensor.name());
    return matrix;
  }

  /**
   * Reads a tensor into a matrix of its shape.
   *
   * @throws ModelFormatException if there is none, or it doesn't fit
   */
  void readInto(String tensorName, Matrix matrix) throws IOException {
    Tensor tensor = tensor(tensorName);
    requireMatrix(tensor);
    if (!tensor.hasShapeOf(matrix)) {
      throw new ModelFormatException(
          "%s: tensor %s has another shape than %s.".formatted(name, tensor, Shapes.of(matrix)));
    }
    readEntries(tensor, matrix);
    unread.remove(tensorName);
  }

  private void readEntries(Tensor tensor, Matrix matrix) throws IOException {
    boolean isDouble = tensor.type().equals("F64");
    int size = Tensor.bytesOf(tensor.type());
    int entries = matrix.getNumElements();
    int most = FileBytes.MOST / size;
    for (int done = 0; done < entries; done += most) {
      int count = Math.min(entries - done, most);
      ByteBuffer piece = bytes.at(dataStart + tensor.begin() + (long) done * size, count * size);
      if (isDouble) {
        piece.asDoubleBuffer().get(matrix.data, done, count);
      } else {
        for (int i = 0; i < count; i++) {
          matrix.data[done + i] = piece.getFloat();
        }
      }
    }
  }

  /**
   * Reads a tensor, all of whose entries must be finite, into a matrix of its shape.
   *
   * @throws ModelFormatException also if an entry is NaN or infinite
   */
  void readFiniteInto(String tensorName, Matrix matrix) throws IOException {
    readInto(tensorName, matrix);
    requireFinite(tensorName, matrix);
  }

  /** The same into a new matrix; a vector becomes a row. */
  Matrix readFinite(String tensorName) throws IOException {
    Matrix matrix = read(tensorName);
    requireFinite(tensorName, matrix);
    return matrix;
  }

  /** The same of a tensor with more dimensions: a row for each index of the first. */
  Matrix readFiniteFlattened(String tensorName) throws IOException {
    Matrix matrix = read(tensor(tensorName).flattened());
    requireFinite(tensorName, matrix);
    return matrix;
  }

  private void requireFinite(String tensorName, Matrix matrix) {
    int broken = Rows.firstNotFinite(matrix);
    if (broken >= 0) {
      throw new ModelFormatException(
          "%s: tensor %s has %s at entry %s, but expects finite numbers."
              .formatted(name, Quote.of(tensorName), matrix.data[broken], broken));
    }
  }

  private void requireMatrix(Tensor tensor) {
    if (!tensor.isFloat() || !tensor.isMatrix()) {
      throw new ModelFormatException(
          "%s: tensor %s cannot become a matrix: expects F64 or F32, and one or two dimensions."
              .formatted(name, tensor));
    }
  }

  /**
   * Refuses a file that holds more than was read.
   *
   * @throws ModelFormatException with the first name that was not
   */
  void requireAllRead() {
    for (String tensorName : unread) {
      throw new ModelFormatException(
          "%s has a tensor %s that belongs to nothing in the model."
              .formatted(name, Quote.of(tensorName)));
    }
  }
}
