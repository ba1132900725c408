package gradus.persist;

import com.google.gson.stream.JsonWriter;
import gradus.files.AtomicFile;
import gradus.files.Disk;
import gradus.math.Matrix;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Writes a safetensors file with a checksum: what {@link Safetensors#readChecked} reads. */
final class SafetensorsWriter {
  /** Numbers begin at a multiple of this, so that other programs may map them into memory. */
  private static final int ALIGNMENT = 8;

  private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);

  private SafetensorsWriter() {}

  /** Takes the next bytes of a file. */
  private interface Sink {
    void take(ByteBuffer bytes) throws IOException;
  }

  /**
   * Writes a file as a whole or not at all. The same content gives the same bytes.
   *
   * @param metadata texts by name
   * @param tensors matrices by name, written in this order
   * @throws IllegalArgumentException if the texts are too long, or one isn't valid Unicode
   * @throws java.io.UncheckedIOException if it cannot be written; an old file is then unchanged
   */
  static void write(Path path, Map<String, String> metadata, Map<String, Matrix> tensors) {
    write(path, metadata, tensors, new Disk());
  }

  /**
   * The same, for tensors that other programs expect with other dimensions than two.
   *
   * @param shapes by name; a tensor without one has the shape of its matrix
   */
  static void write(
      Path path,
      Map<String, String> metadata,
      Map<String, Matrix> tensors,
      Map<String, List<Long>> shapes) {
    byte[] header = header(metadata, tensors, shapes);
    AtomicFile.write(path, output -> write(header, tensors, output), new Disk());
  }

  static void write(
      Path path, Map<String, String> metadata, Map<String, Matrix> tensors, Disk disk) {
    byte[] header = header(metadata, tensors);
    AtomicFile.write(path, output -> write(header, tensors, output), disk);
  }

  /** Writes a file into an open output. */
  static void write(byte[] header, Map<String, Matrix> tensors, AtomicFile.Output output)
      throws IOException {
    SafetensorsWriter writer = new SafetensorsWriter();
    Checksum sum = new Checksum();
    writer.send(header, tensors, sum::update);
    byte[] signed = header.clone();
    Checksum.put(sum.digits(), signed);
    writer.send(signed, tensors, output::write);
  }

  private void send(byte[] header, Map<String, Matrix> tensors, Sink sink) throws IOException {
    buffer.clear();
    buffer.putLong(header.length);
    sink.take(buffer.flip());
    sink.take(ByteBuffer.wrap(header));
    for (Matrix matrix : tensors.values()) {
      int entries = matrix.getNumElements();
      int most = buffer.capacity() / Double.BYTES;
      for (int done = 0; done < entries; done += most) {
        int count = Math.min(entries - done, most);
        buffer.clear();
        buffer.asDoubleBuffer().put(matrix.data, done, count);
        sink.take(buffer.limit(count * Double.BYTES));
      }
    }
  }

  /** The header with a checksum of zeros, filled with blanks to a multiple of 8. */
  static byte[] header(Map<String, String> metadata, Map<String, Matrix> tensors) {
    return header(metadata, tensors, Map.of());
  }

  private static byte[] header(
      Map<String, String> metadata, Map<String, Matrix> tensors, Map<String, List<Long>> shapes) {
    byte[] bytes = utf8(Json.text(json -> describe(metadata, tensors, shapes, json)));
    int blanks = -bytes.length & (ALIGNMENT - 1);
    byte[] header = Arrays.copyOf(bytes, bytes.length + blanks);
    Arrays.fill(header, bytes.length, header.length, (byte) ' ');
    requireShort(header.length, tensors);
    return header;
  }

  private static void describe(
      Map<String, String> metadata,
      Map<String, Matrix> tensors,
      Map<String, List<Long>> shapes,
      JsonWriter json)
      throws IOException {
    json.beginObject().name("__metadata__").beginObject();
    json.name("crc32c").value(Checksum.ZEROS);
    for (Map.Entry<String, String> entry : metadata.entrySet()) {
      json.name(entry.getKey()).value(entry.getValue());
    }
    json.endObject();
    long begin = 0;
    for (Map.Entry<String, Matrix> entry : tensors.entrySet()) {
      Matrix matrix = entry.getValue();
      long end = begin + bytesOf(matrix);
      json.name(entry.getKey()).beginObject().name("dtype").value("F64");
      json.name("shape").beginArray();
      List<Long> ofMatrix = List.of((long) matrix.numRows, (long) matrix.numCols);
      for (long size : shapes.getOrDefault(entry.getKey(), ofMatrix)) {
        json.value(size);
      }
      json.endArray();
      json.name("data_offsets").beginArray().value(begin).value(end).endArray().endObject();
      begin = end;
    }
    json.endObject();
  }

  private static long bytesOf(Matrix matrix) {
    return (long) matrix.getNumElements() * Double.BYTES;
  }

  /** Refuses a header that {@link SafetensorsHeader} wouldn't read. */
  private static void requireShort(int length, Map<String, Matrix> tensors) {
    long dataLength = 0;
    for (Matrix matrix : tensors.values()) {
      dataLength += bytesOf(matrix);
    }
    long most = SafetensorsHeader.mostBytes(SafetensorsHeader.LENGTH_BYTES + length + dataLength);
    if (length > most) {
      throw new IllegalArgumentException(
          ("The names and descriptions in the file have %s bytes, but beside %s bytes of"
                  + " numbers at most %s are read again: leave out the names of features, or take"
                  + " fewer and larger layers.")
              .formatted(length, dataLength, most));
    }
  }

  static byte[] utf8(String text) {
    try {
      ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      byte[] exact = new byte[bytes.remaining()];
      bytes.get(exact);
      return exact;
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(
          "A text, such as the name of a feature, a class or a data set, has half a surrogate pair,"
              + " which isn't a character: fix it before saving.",
          e);
    }
  }
}
