package gradus.persist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ProtobufTest {
  private static String hex(Protobuf message) {
    return HexFormat.ofDelimiter(" ").formatHex(message.toBytes());
  }

  @Test
  void aSmallNumberIsOneByteBehindItsKey() {
    // key 1 · 8 + 0 = 08; 127 = 1111111, the most that 7 bits hold
    assertThat(hex(new Protobuf().number(1, 127))).isEqualTo("08 7f");
    assertThat(hex(new Protobuf().number(1, 0))).isEqualTo("08 00");
  }

  @Test
  void aLargerNumberIsCutIntoSevenBitsLowestFirst() {
    // 150 = 1 0010110; the lower part gets the bit that says "more": 1 0010110 = 96, and then 01
    assertThat(hex(new Protobuf().number(1, 150))).isEqualTo("08 96 01");
    // 128 = 1 0000000
    assertThat(hex(new Protobuf().number(1, 128))).isEqualTo("08 80 01");
    // the key of field 16 is 16 · 8 = 128 itself
    assertThat(hex(new Protobuf().number(16, 1))).isEqualTo("80 01 01");
  }

  @Test
  void aNegativeNumberTakesAllSixtyFourBits() {
    // 64 ones are 9 times 7, and 1 more
    assertThat(hex(new Protobuf().number(1, -1))).isEqualTo("08 ff ff ff ff ff ff ff ff ff 01");
  }

  @Test
  void aFloatIsFourBytesLowestFirst() {
    // key 2 · 8 + 5 = 15; 1.5 is 3fc00000
    assertThat(hex(new Protobuf().real(2, 1.5f))).isEqualTo("15 00 00 c0 3f");
  }

  @Test
  void aTextIsItsLengthInBytesAndThenUtf8() {
    // key 2 · 8 + 2 = 12; ö is c3 b6
    assertThat(hex(new Protobuf().text(2, "aö"))).isEqualTo("12 03 61 c3 b6");
  }

  @Test
  void aMessageInAMessageIsItsBytes() {
    Protobuf inner = new Protobuf().number(1, 150);
    // key 3 · 8 + 2 = 1a; then a length of 3
    assertThat(hex(new Protobuf().message(3, inner).number(1, 1)))
        .isEqualTo("1a 03 08 96 01 08 01");
  }

  @Test
  void halfACharacterIsRefused() {
    assertThatThrownBy(() -> new Protobuf().text(1, "\ud83d"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "A text, such as the name of a feature, a class or a data set, has half a surrogate pair,"
                + " which isn't a character: fix it before saving.");
  }
}
