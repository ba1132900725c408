package gradus.persist;

import static java.nio.charset.StandardCharsets.UTF_8;

import gradus.files.AtomicFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.util.zip.CRC32C;

/** Model files in memory, also such as Gradus would never write. */
final class ModelBytes {
  /** How messages call them. */
  static final String NAME = "x.safetensors";

  /** Where the digits of the checksum begin: after the length and the first 27 characters. */
  static final int CHECKSUM = 8 + 27;

  private ModelBytes() {}

  /** What {@link Models#save} writes. */
  static byte[] of(Model model) {
    ModelFile file = new ModelFile(model);
    byte[] header = SafetensorsWriter.header(file.metadata, file.tensors);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      SafetensorsWriter.write(
          header, file.tensors, new AtomicFile.Output(Channels.newChannel(bytes)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** What {@link Models#load} reads. */
  static Model load(byte[] bytes) {
    try {
      return ModelFile.read(new Safetensors(NAME, new BytesChannel(bytes), true), null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file with this header, these numbers and a right checksum. */
  static byte[] file(String header, double... numbers) {
    ByteBuffer data =
        ByteBuffer.allocate(numbers.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    data.asDoubleBuffer().put(numbers);
    return file(header.getBytes(UTF_8), data.array());
  }

  static byte[] file(byte[] header, byte[] data) {
    return signed(unsigned(header, data));
  }

  /** The same without a checksum, as other programs write it. */
  static byte[] unsigned(byte[] header, byte[] data) {
    ByteBuffer file =
        ByteBuffer.allocate(8 + header.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
    return file.putLong(header.length).put(header).put(data).array();
  }

  /** Puts the right checksum where it belongs, if the file is long enough. */
  static byte[] signed(byte[] file) {
    if (file.length >= CHECKSUM + 8) {
      put("00000000", file);
      CRC32C crc = new CRC32C();
      crc.update(file);
      put("%08x".formatted(crc.getValue()), file);
    }
    return file;
  }

  private static void put(String digits, byte[] file) {
    System.arraycopy(digits.getBytes(UTF_8), 0, file, CHECKSUM, 8);
  }
}
