package gradus.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.data.files.Datasets;
import gradus.math.Matrix;
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
  void blocksReadBetterWhereAConsoleHasThem() {
    assertThat(Images.toText(ZERO, 8, BLOCKS) + "\n")
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
  void withoutShadesItIsInASCII() {
    assertThat(Images.toText(ZERO, 8)).isEqualTo(Images.toText(ZERO, 8, ASCII));
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
    assertRefused(new Matrix(8, 8), 8, ASCII, "Images.toText got a 8 x 8" + rest);
    assertRefused(new Matrix(0, 64), 8, ASCII, "Images.toText got a 0 x 64" + rest);
    assertRefused(new Matrix(1, 0), 8, ASCII, "Images.toText got a 1 x 0" + rest);
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
              + " for 64 pixels, but expects one that divides their number: an image of 8 x 8 has 64"
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
