package gradus.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.data.files.Datasets;
import gradus.math.Matrix;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ImagesTest {
  private static final String ASCII = " .:*#";
  private static final String BLOCKS = " ░▒▓█";

  /** The first of the digits. */
  private static final Matrix ZERO = Datasets.digits().subset(new int[] {0}, "zero").inputs();

  private static Matrix image(double... pixels) {
    return new Matrix(new double[][] {pixels});
  }

  @Test
  void aDigitCanBeRead() {
    assertThat(Images.toText(ZERO, 8, ASCII) + "\n")
        .isEqualTo(
            """
                ..##**
                ####**##..
              ..##    **::
              ..##    ::::
              ..::    **::
              ..**    ##::
                ##..**##
                ::##**
            """);
  }

  @Test
  void blocksReadBetterWhereTheyCanBeShown() {
    assertThat(Images.toText(ZERO, 8, Images.shadesFor(StandardCharsets.UTF_8)) + "\n")
        .isEqualTo(
            """
                ░░██▓▓
                ████▓▓██░░
              ░░██    ▓▓▒▒
              ░░██    ▒▒▒▒
              ░░▒▒    ▓▓▒▒
              ░░▓▓    ██▒▒
                ██░░▓▓██
                ▒▒██▓▓
            """);
  }

  @Test
  void shadesAreStepsOfEqualSizeBetweenTheSmallestAndTheLargestValue() {
    // From −1 to 1 in four steps of ½; a border belongs to the step above, the largest to the last
    assertThat(Images.toText(image(-1, -0.51, -0.5, -0.01, 0, 0.49, 0.5, 1), 8, "abcd"))
        .isEqualTo("aaaabbbbccccdddd");
    // Size and sign don't matter: the same picture, 1000 times as strong
    assertThat(Images.toText(image(-1000, 0, 999, 1000), 2, "abcd")).isEqualTo("aacc\ndddd");
  }

  @Test
  void widthSaysHowManyPixelsALineHas() {
    assertThat(Images.toText(image(0, 1, 1, 0, 1, 0), 3, ".#")).isEqualTo("..####\n..##..");
    assertThat(Images.toText(image(0, 1, 1, 0, 1, 0), 2, ".#")).isEqualTo("..##\n##..\n##..");
    assertThat(Images.toText(image(0, 1), 1, ".#")).isEqualTo("..\n##");
  }

  @Test
  void linesEndWithoutBlanks() {
    assertThat(Images.toText(image(1, 0, 0, 0, 0, 1), 2, ASCII)).isEqualTo("##\n\n  ##");
  }

  @Test
  void aConstantImageIsBlank() {
    assertThat(Images.toText(image(7, 7, 7, 7), 2, ASCII)).isEqualTo("\n");
    assertThat(Images.toText(image(7, 7), 2, ".#")).isEqualTo("....");
  }

  @Test
  void aShadeMayBeAnyCharacter() {
    // U+1F311 and U+1F315, new and full moon, are two Java chars each.
    assertThat(Images.toText(image(0, 1), 2, "\uD83C\uDF11\uD83C\uDF15"))
        .isEqualTo("\uD83C\uDF11\uD83C\uDF11\uD83C\uDF15\uD83C\uDF15");
  }

  @Test
  void onlyTheMatrixIsReadNotTheStorageBehindIt() {
    Matrix image = image(0, 1, 100, 100);
    image.reshape(1, 2);
    assertThat(Images.toText(image, 2, ".#")).isEqualTo("..##");
  }

  @Test
  void blocksAreUsedWhereTheCharacterSetHasThem() {
    assertThat(Images.shadesFor(StandardCharsets.UTF_8)).isEqualTo(BLOCKS);
    assertThat(Images.shadesFor(Charset.forName("IBM437"))).isEqualTo(BLOCKS);
    assertThat(Images.shadesFor(StandardCharsets.US_ASCII)).isEqualTo(ASCII);
    assertThat(Images.shadesFor(StandardCharsets.ISO_8859_1)).isEqualTo(ASCII);
    assertThat(Images.shadesFor(Charset.forName("windows-1252"))).isEqualTo(ASCII);
  }

  @Test
  void aCharacterSetThatCannotEncodeGetsPlainShades() {
    Charset readOnly = Charset.forName("ISO-2022-CN");
    assertThat(readOnly.canEncode()).isFalse();
    assertThat(Images.shadesFor(readOnly)).isEqualTo(ASCII);
  }

  /** Both names of the property, put back afterwards; null for none. */
  private static Charset outputCharset(String since19, String before) {
    String[] names = {"stdout.encoding", "sun.stdout.encoding"};
    String[] found = {System.getProperty(names[0]), System.getProperty(names[1])};
    try {
      set(names[0], since19);
      set(names[1], before);
      return Images.outputCharset();
    } finally {
      set(names[0], found[0]);
      set(names[1], found[1]);
    }
  }

  private static void set(String name, String value) {
    if (value == null) {
      System.clearProperty(name);
    } else {
      System.setProperty(name, value);
    }
  }

  @Test
  void theCharacterSetIsThatOfStandardOutput() {
    assertThat(outputCharset("IBM437", "US-ASCII")).isEqualTo(Charset.forName("IBM437"));
    assertThat(outputCharset(null, "US-ASCII")).isEqualTo(StandardCharsets.US_ASCII);
    assertThat(outputCharset("IBM437", null)).isEqualTo(Charset.forName("IBM437"));
    assertThat(outputCharset(null, null)).isEqualTo(Charset.defaultCharset());
    assertThat(outputCharset("no such thing", null)).isEqualTo(Charset.defaultCharset());
    assertThat(outputCharset("", null)).isEqualTo(Charset.defaultCharset());
  }

  @Test
  void withoutShadesTheOutputDecides() {
    String shades = Images.shadesFor(Images.outputCharset());
    assertThat(Images.toText(ZERO, 8)).isEqualTo(Images.toText(ZERO, 8, shades));
  }

  private static void assertRefused(Matrix image, int width, String shades, String message) {
    assertThatThrownBy(() -> Images.toText(image, width, shades))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void refusesWhatIsNotOneImage() {
    String rest =
        " matrix, but expects one image: a single row with all its pixels, such as dataset.row(0).";
    assertRefused(new Matrix(8, 8), 8, ASCII, "Images.toText got a 8×8" + rest);
    assertRefused(new Matrix(0, 64), 8, ASCII, "Images.toText got a 0×64" + rest);
    assertRefused(new Matrix(1, 0), 8, ASCII, "Images.toText got a 1×0" + rest);
  }

  @Test
  void refusesAWidthThatLeavesARest() {
    for (int width : new int[] {7, 65, 0, -8}) {
      assertRefused(
          new Matrix(1, 64),
          width,
          ASCII,
          "Images.toText got a width of "
              + width
              + " for 64 pixels, but expects one that divides their number: an image of 8×8 has 64"
              + " pixels and a width of 8.");
    }
  }

  @Test
  void refusesPixelsThatAreNoNumbers() {
    assertRefused(
        image(0, 1, Double.NaN, 2),
        2,
        ASCII,
        "Images.toText got a pixel of NaN in row 0, column 2, but expects finite numbers.");
    assertRefused(
        image(Double.NEGATIVE_INFINITY, 1),
        2,
        ASCII,
        "Images.toText got a pixel of -Infinity in row 0, column 0, but expects finite numbers.");
  }

  @Test
  void refusesFewerThanTwoShades() {
    String rest = "\", but expects at least two characters, such as \" .:*#\".";
    assertRefused(image(0, 1), 2, "", "Images.toText got the shades \"" + rest);
    assertRefused(image(0, 1), 2, "#", "Images.toText got the shades \"#" + rest);
    assertRefused(
        image(0, 1), 2, "\uD83C\uDF11", "Images.toText got the shades \"\uD83C\uDF11" + rest);
  }
}
