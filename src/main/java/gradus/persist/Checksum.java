package gradus.persist;

import gradus.math.Quote;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * The checksum that every file of Gradus begins with: the CRC-32C of all its bytes, where the
 * checksum's own eight digits count as "00000000".
 *
 * <p>It stands at the same place in every file, right behind {@link #PREFIX}, as lower-case
 * hexadecimal digits. A CRC finds every damage of up to 32 bits in a row; it is no protection
 * against someone who changes a file on purpose. Source: RFC 3720, section 12.1 and appendix B.4.
 */
final class Checksum {
  /** What the header of a file of Gradus begins with; the checksum follows. */
  static final String PREFIX = "{\"__metadata__\":{\"crc32c\":\"";

  /** How the checksum counts in itself. */
  static final String ZEROS = "00000000";

  private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{8}");

  private final CRC32C crc = new CRC32C();

  /** Adds bytes to the sum. */
  void update(ByteBuffer bytes) {
    crc.update(bytes);
  }

  /** Eight lower-case hexadecimal digits. */
  String digits() {
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }

  /** Puts eight digits at their place in a header, which has {@link #ZEROS} there. */
  static void put(String digits, byte[] header) {
    byte[] ascii = digits.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(ascii, 0, header, PREFIX.length(), ascii.length);
  }

  /**
   * Takes the checksum out of a header, and leaves zeros.
   *
   * @throws ModelFormatException if there is none
   */
  private static String take(String file, byte[] header) {
    int end = PREFIX.length() + ZEROS.length();
    String start = new String(header, 0, Math.min(end, header.length), StandardCharsets.ISO_8859_1);
    if (!start.startsWith(PREFIX) || start.length() < end) {
      throw new ModelFormatException(
          ("%s is not a file that Gradus wrote: its header begins with %s, but expects %s."
                  + " For weights that PyTorch saved there is Models.fromSafetensors(path, network).")
              .formatted(file, Quote.of(start), Quote.of(PREFIX)));
    }
    String digits = start.substring(PREFIX.length());
    if (!DIGITS.matcher(digits).matches()) {
      throw new ModelFormatException(
          ("%s has the checksum %s, but expects eight of the digits 0 to 9 and a to f: the"
                  + " file is damaged. Copy it again, or save it once more.")
              .formatted(file, Quote.of(digits)));
    }
    put(ZEROS, header);
    return digits;
  }

  /**
   * Refuses a file whose bytes have another sum than it says, or that says none.
   *
   * @param header of the file; its checksum is overwritten by zeros
   */
  static void require(String file, byte[] header, FileBytes bytes) throws IOException {
    String expected = take(file, header);
    Checksum sum = new Checksum();
    sum.update(bytes.at(0, SafetensorsHeader.LENGTH_BYTES));
    sum.update(ByteBuffer.wrap(header));
    long position = SafetensorsHeader.LENGTH_BYTES + (long) header.length;
    while (position < bytes.size) {
      int count = (int) Math.min(bytes.size - position, FileBytes.MOST);
      sum.update(bytes.at(position, count));
      position += count;
    }
    if (!sum.digits().equals(expected)) {
      throw new ModelFormatException(
          ("%s is damaged: its checksum says %s, but its bytes have %s. Copy it again, or"
                  + " save it once more.")
              .formatted(file, expected, sum.digits()));
    }
  }
}
