package gradus.persist;

import java.io.ByteArrayOutputStream;

/**
 * A message in the format of Protocol Buffers, written field by field: of each its key, and then
 * its value.
 *
 * <pre>
 *   key      field number · 8 + kind, as a varint
 *   kind 0   a whole number as a varint: 7 bits a byte, the lowest first; the top bit of a byte
 *            says that another one follows
 *   kind 2   the length in bytes as a varint, and then the bytes: of a text, of another message
 *   kind 5   the four bytes of a float, the lowest first
 * </pre>
 *
 * <p>Source: "Encoding", protobuf.dev/programming-guides/encoding.
 */
final class Protobuf {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** Adds a whole number. */
  Protobuf number(int field, long value) {
    varint(field * 8L);
    varint(value);
    return this;
  }

  /** Adds a float. */
  Protobuf real(int field, float value) {
    varint(field * 8L + 5);
    int bits = Float.floatToIntBits(value);
    for (int shift = 0; shift < Float.SIZE; shift += Byte.SIZE) {
      bytes.write(bits >>> shift); // the lowest 8 bits of it
    }
    return this;
  }

  /** Adds a text. */
  Protobuf text(int field, String value) {
    return bytes(field, SafetensorsWriter.utf8(value));
  }

  /** Adds another message, as it is now. */
  Protobuf message(int field, Protobuf value) {
    return bytes(field, value.toBytes());
  }

  /** Adds bytes. */
  Protobuf bytes(int field, byte[] value) {
    varint(field * 8L + 2);
    varint(value.length);
    bytes.writeBytes(value);
    return this;
  }

  private void varint(long value) {
    long left = value;
    while ((left & ~0x7FL) != 0) {
      bytes.write((int) ((left & 0x7F) | 0x80));
      left >>>= 7;
    }
    bytes.write((int) left);
  }

  /** All that was added. */
  byte[] toBytes() {
    return bytes.toByteArray();
  }
}
