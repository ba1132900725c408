package gradus.persist;

import static gradus.persist.Hostile.HEADER;
import static gradus.persist.Hostile.assertRefused;
import static gradus.persist.Hostile.with;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

/** Files whose frame or JSON is hostile, with a right checksum where there is one. */
class HostileContainerTest {
  private static final String X = ModelBytes.NAME;

  private static byte[] withLength(long length) {
    byte[] file = Hostile.file();
    ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
    return ModelBytes.signed(file);
  }

  private static String lengthRefused(String length, long most) {
    return X
        + " promises a header of "
        + length
        + " bytes, but in a file of "
        + Hostile.file().length
        + " bytes expects 2 to "
        + most
        + ": it is cut off, or not a safetensors file.";
  }

  private static String notJson(String near) {
    return X + ": the header is not valid JSON near \"" + near + "\", or nested deeper than 8.";
  }

  @Test
  void theSoundFileIsRead() {
    Model model = ModelBytes.load(Hostile.file());
    // 1·10 + 2·100 + 3
    assertThat(new Regressor(model).predict(10, 100)).containsExactly(213);
  }

  @Test
  void theLengthOfTheHeader() {
    int most = Hostile.file().length - 8;
    assertRefused(withLength(Long.MIN_VALUE), lengthRefused("9223372036854775808", most));
    assertRefused(withLength(-1), lengthRefused("18446744073709551615", most));
    assertRefused(withLength(Long.MAX_VALUE), lengthRefused("9223372036854775807", most));
    assertRefused(withLength(0), lengthRefused("0", most));
    assertRefused(withLength(1), lengthRefused("1", most));
    assertRefused(withLength(most + 1), lengthRefused(String.valueOf(most + 1), most));
  }

  @Test
  void aHeaderThatIsAllThereButFarTooLong() {
    // 2^18 and an eighth of the file: 262,144 + 400,008 / 8 = 312,145
    byte[] header = "{}".concat(" ".repeat(399_998)).getBytes(UTF_8);
    assertRefused(
        ModelBytes.file(header, new byte[0]),
        X
            + " promises a header of 400000 bytes, but in a file of 400008 bytes expects 2 to"
            + " 312145: it is cut off, or not a safetensors file.");
  }

  /** 20 GB of zeros cost nothing on a disk, and an eighth of them is no header that was written. */
  @Test
  void aVeryLongHeaderInASparseFile() {
    for (long length : new long[] {2_200_000_000L, 100_000_001}) {
      byte[] start = new byte[100];
      ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).putLong(length).put((byte) '{');
      Hostile.assertRefused(
          () -> new Safetensors("x.safetensors", new BytesChannel(start, 20_000_000_000L), true),
          0,
          X
              + " promises a header of "
              + length
              + " bytes, but in a file of 20000000000 bytes expects 2 to 100000000: it is cut off,"
              + " or not a safetensors file.");
    }
  }

  @Test
  void lessThanALength() {
    String bytes = " bytes, but a safetensors file has 8 for the length of its header alone: is it";
    assertRefused(new byte[0], X + " has 0" + bytes + " cut off?");
    assertRefused(new byte[7], X + " has 7" + bytes + " cut off?");
    assertRefused(
        new byte[8],
        X
            + " promises a header of 0 bytes, but in a file of 8 bytes expects 2 to 0: it is cut"
            + " off, or not a safetensors file.");
  }

  @Test
  void somethingElse() {
    assertRefused(
        ModelBytes.file("[" + " ".repeat(100) + "]"),
        X + " is not a safetensors file: its header does not begin with {.");
    assertRefused(
        ModelBytes.file("{}"),
        X
            + " is not a file that Gradus wrote: its header begins with \"{}\", but expects"
            + " \"{\"__metadata__\":{\"crc32c\":\"\". For weights that PyTorch saved there is"
            + " Models.fromSafetensors(path, network).");
  }

  @Test
  void aChecksumThatIsNone() {
    byte[] file = Hostile.file();
    System.arraycopy("0000000A".getBytes(UTF_8), 0, file, ModelBytes.CHECKSUM, 8);
    assertRefused(
        file,
        X
            + " has the checksum \"0000000A\", but expects eight of the digits 0 to 9 and a to f:"
            + " the file is damaged. Copy it again, or save it once more.");
  }

  @Test
  void aChecksumOfOtherBytes() {
    byte[] file = Hostile.file();
    String right = new String(file, ModelBytes.CHECKSUM, 8, UTF_8);
    System.arraycopy("12345678".getBytes(UTF_8), 0, file, ModelBytes.CHECKSUM, 8);
    assertRefused(
        file,
        X
            + " is damaged: its checksum says 12345678, but its bytes have "
            + right
            + ". Copy it again, or save it once more.");
  }

  @Test
  void aHeaderThatEndsTooEarly() {
    assertRefused(
        with(HEADER, HEADER.substring(0, HEADER.length() - 1)), notJson("$.layers.0.biases"));
    assertRefused(with("[16,24]}}", "[16,"), notJson("$.layers.0.biases.data_offsets[1]"));
  }

  @Test
  void whatOnlyLenientReadersAccept() {
    assertRefused(with("[16,24]}}", "[16,24]}}{}"), notJson("$"));
    assertRefused(with("[16,24]}}", "[16,24]},}"), notJson("$.layers.0.biases"));
    assertRefused(with("[16,24]}}", "[16,24]}/**/}"), notJson("$.layers.0.biases"));
    assertRefused(with("[2,1]", "[2,NaN]"), notJson("$.layers.0.weights.shape[1]"));
    assertRefused(with("[2,1]", "[2,TRUE]"), notJson("$.layers.0.weights.shape[1]"));
    assertRefused(
        with("'dtype':'F64','shape':[2", "dtype:'F64','shape':[2"), notJson("$.layers.0.weights."));
    assertRefused(
        with("'dtype':'F64','shape':[2", "'dtype'='F64','shape':[2"),
        notJson("$.layers.0.weights.dtype"));
    assertRefused(with("[2,1]", "[2;1]"), notJson("$.layers.0.weights.shape[0]"));
    assertRefused(with("[2,1]", "[02,1]"), notJson("$.layers.0.weights.shape[0]"));
  }

  @Test
  void nestingWithoutEnd() {
    String deep = "[".repeat(100_000) + "]".repeat(100_000);
    assertRefused(with("[2,1]", deep), notJson("$.layers.0.weights.shape[0][0][0][0][0][0]"));
  }

  @Test
  void bytesThatAreNoText() {
    byte[] header = Hostile.quoted(HEADER).getBytes(UTF_8);
    header[header.length - 60] = (byte) 0xff;
    assertRefused(
        ModelBytes.file(header, new byte[24]),
        X + ": the header is not a text in UTF-8: is the file damaged?");
  }

  @Test
  void namesThatComeTwice() {
    String twice = " twice in one object.";
    assertRefused(
        with("layers.0.biases", "layers.0.weights"),
        X + ": the header has the name \"layers.0.weights\"" + twice);
    assertRefused(
        with("'class_names'", "'format'"), X + ": the header has the name \"format\"" + twice);
    assertRefused(
        with("'shape':[2,1]", "'dtype':[2,1]"), X + ": the header has the name \"dtype\"" + twice);
    assertRefused(
        with("`kind`:`Dense`", "`kind`:`Dense`,`kind`:`ReLU`"),
        X + ": the metadata \"network\" has the name \"kind\"" + twice);
  }

  @Test
  void aNumberBeyondAll() {
    assertRefused(
        with("[2,1]", "[2,1e9999999999]"),
        X + ": the header has the number \"1e9999999999\", which is beyond what Java reads.");
  }

  @Test
  void metadataThatAreNoTexts() {
    assertRefused(
        with("'class_names':'[]'", "'class_names':[]"),
        X + ": the metadata \"class_names\" is not a text.");
    assertRefused(
        with("'class_names':'[]'", "'class_names':null"),
        X + ": the metadata \"class_names\" is not a text.");
  }
}
