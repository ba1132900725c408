package gradus.persist;

import static gradus.persist.Hostile.assertRefused;
import static gradus.persist.Hostile.with;

import org.junit.jupiter.api.Test;

/** Tensors that promise what isn't there, with a right checksum. */
class HostileTensorsTest {
  private static final String X = ModelBytes.NAME;
  private static final String WEIGHTS = X + ": tensor \"layers.0.weights\"";
  private static final String BIASES = X + ": tensor \"layers.0.biases\"";

  @Test
  void tensorsThatShareBytes() {
    assertRefused(
        with("[16,24]", "[8,16]"),
        BIASES + " begins at byte 8 of the data, but expects 16: it overlaps the one before.");
  }

  @Test
  void bytesThatBelongToNoTensor() {
    assertRefused(
        with("[16,24]", "[24,32]", 1, 2, 3, 4),
        BIASES + " begins at byte 24 of the data, but expects 16: there is a gap.");
    assertRefused(
        with("[0,16]", "[8,24]"),
        X
            + ": tensor \"layers.0.weights\" begins at byte 8 of the data, but expects 0: there is a"
            + " gap.");
    assertRefused(
        with("", "", 1, 2, 3, 4),
        X + " has 32 bytes of data, but its tensors have 24: something follows them.");
  }

  @Test
  void bytesThatAreNotThere() {
    assertRefused(
        with("", "", 1, 2), X + " has 16 bytes of data, but its tensors have 24: it is cut off.");
    assertRefused(
        with("[1,1],'data_offsets':[16,24]", "[1,1000000],'data_offsets':[16,8000016]"),
        X + " has 24 bytes of data, but its tensors have 8000016: it is cut off.");
  }

  @Test
  void shapesWithMoreEntriesThanThereAreNumbers() {
    // 2^33 · 2^33 · 8 bytes would be 2^69, which a long takes for 32.
    assertRefused(
        with("[2,1]", "[8589934592,8589934592]"),
        WEIGHTS + " has the shape [8589934592, 8589934592], more than any file can hold.");
    assertRefused(
        with("[2,1]", "[9223372036854775807,1]"),
        WEIGHTS + " has the shape [9223372036854775807, 1], more than any file can hold.");
  }

  @Test
  void shapesOfOtherSizeThanTheirBytes() {
    assertRefused(
        with("[2,1]", "[2,2]"), WEIGHTS + " has 16 bytes, but the shape [2, 2] of F64 needs 32.");
    assertRefused(with("[2,1]", "[]"), WEIGHTS + " has 16 bytes, but the shape [] of F64 needs 8.");
    assertRefused(
        with("[1,1]", "[1,2]"), BIASES + " has 8 bytes, but the shape [1, 2] of F64 needs 16.");
  }

  @Test
  void sizesThatAreNone() {
    assertRefused(
        with("[2,1]", "[-2,-1]"), WEIGHTS + " has the shape [-2, -1], but sizes are 0 or more.");
    String expects = ", but expects a whole number below 2^63.";
    assertRefused(with("[2,1]", "[2.5,1]"), WEIGHTS + " has the field \"shape\" \"2.5\"" + expects);
    assertRefused(
        with("[2,1]", "[1e30,1]"), WEIGHTS + " has the field \"shape\" \"1E+30\"" + expects);
    assertRefused(
        with("[2,1]", "['2',1]"), WEIGHTS + " has the field \"shape\" \"\"2\"\"" + expects);
    assertRefused(
        with("[2,1]", "[true,1]"), WEIGHTS + " has the field \"shape\" \"true\"" + expects);
    assertRefused(
        with("[2,1]", "[null,1]"), WEIGHTS + " has the field \"shape\" \"null\"" + expects);
    assertRefused(
        with("[2,1]", "2"),
        WEIGHTS + " has the field \"shape\" \"2\", but expects whole numbers in brackets.");
  }

  @Test
  void offsetsThatAreNone() {
    String expects = ", but expects two: where its bytes begin, and where they end.";
    assertRefused(
        with("[0,16]", "[0,8,16]"), WEIGHTS + " has the data_offsets [0, 8, 16]" + expects);
    assertRefused(with("[0,16]", "[0]"), WEIGHTS + " has the data_offsets [0]" + expects);
    assertRefused(with("[0,16]", "[16,0]"), WEIGHTS + " has the data_offsets [16, 0]" + expects);
    assertRefused(with("[0,16]", "[-16,0]"), WEIGHTS + " has the data_offsets [-16, 0]" + expects);
    assertRefused(
        with("[0,16]", "[9223372036854775807,-9223372036854775808]"),
        WEIGHTS + " has the data_offsets [9223372036854775807, -9223372036854775808]" + expects);
  }

  @Test
  void typesThatAreNone() {
    assertRefused(
        with("'F64','shape':[2", "'F128','shape':[2"),
        WEIGHTS + " has the unknown type \"F128\", but expects F64, or in a file of PyTorch F32.");
    assertRefused(
        with("'F64','shape':[2", "64,'shape':[2"),
        WEIGHTS + " has the field \"dtype\" \"64\", but expects a text.");
  }

  @Test
  void otherFieldsThanThree() {
    assertRefused(
        with("'dtype':'F64','shape':[2", "'shape':[2"), WEIGHTS + " has no field \"dtype\".");
    assertRefused(
        with("'shape':[2,1]", "'shape':[2,1],'strides':[1,1]"),
        WEIGHTS + " has a field \"strides\" that this version of Gradus doesn't know.");
    assertRefused(
        with("{'dtype':'F64','shape':[2,1],'data_offsets':[0,16]}", "[0,16]"),
        WEIGHTS + " is \"[0,16]\", but expects a JSON object.");
  }

  @Test
  void aNameThatHidesSomething() {
    assertRefused(
        with(
            "layers.0.weights':{'dtype':'F64'",
            "\\u001b[2J\\u202e" + "a".repeat(200) + "':{'dtype':'F1'"),
        X
            + ": tensor \"\\u001b[2J\\u202e"
            + "a".repeat(55)
            + "...\" has the unknown type \"F1\", but expects F64, or in a file of PyTorch F32.");
  }

  @Test
  void tensorsThatAreNoMatricesOfDoubles() {
    String cannot = " cannot be a part of a model: expects F64, and rows and columns.";
    assertRefused(
        with("'F64','shape':[2,1]", "'F32','shape':[4,1]"),
        X + ": tensor \"layers.0.weights\" (F32, [4, 1])" + cannot);
    assertRefused(with("[2,1]", "[2]"), X + ": tensor \"layers.0.weights\" (F64, [2])" + cannot);
    assertRefused(
        with("[2,1]", "[1,2,1]"), X + ": tensor \"layers.0.weights\" (F64, [1, 2, 1])" + cannot);
    assertRefused(
        Hostile.withNetwork(
            "[{`kind`:`Dense`}]",
            ",'layers.0.weights':{'dtype':'F64','shape':[4294967296,0],'data_offsets':[0,0]}"
                + Hostile.row("layers.0.biases", 1, 0),
            3),
        X + ": tensor \"layers.0.weights\" (F64, [4294967296, 0])" + cannot);
  }
}
