package gradus.plots;

import static gradus.plots.Pictures.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class TextPainterTest {
  private static final Font FONT = Theme.regular(13);

  /** A drawing whose text begins, has its middle or ends at x = 100. */
  private static BufferedImage image(String text, int alignment) {
    BufferedImage image = new BufferedImage(200, 40, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    switch (alignment) {
      case -1 -> TextPainter.draw(graphics, text, 100, 25, 90, FONT, Color.WHITE);
      case 0 -> TextPainter.drawCentered(graphics, text, 100, 25, 90, FONT, Color.WHITE);
      default -> TextPainter.drawRight(graphics, text, 100, 25, 90, FONT, Color.WHITE);
    }
    return image;
  }

  private static int ink(BufferedImage image, int fromX, int toX) {
    return (toX - fromX) * 40 - count(image, Color.BLACK, new Rectangle(fromX, 0, toX - fromX, 40));
  }

  @Test
  void whatFitsIsNotCut() {
    assertThat(TextPainter.cut("setosa", FONT, TextPainter.width("setosa", FONT)))
        .isEqualTo("setosa");
    assertThat(TextPainter.cut("", FONT, 0)).isEmpty();
  }

  @Test
  void whatDoesNotFitIsCutAsLateAsPossible() {
    String text = "Iris versicolor";
    double widest = TextPainter.width("Iris versi…", FONT);
    assertThat(TextPainter.cut(text, FONT, widest)).isEqualTo("Iris versi…");
    assertThat(TextPainter.cut(text, FONT, widest - 0.1)).isEqualTo("Iris vers…");
    assertThat(TextPainter.cut(text, FONT, TextPainter.width("Iris…", FONT))).isEqualTo("Iris…");
    assertThat(TextPainter.cut(text, FONT, 3)).isEmpty();
    assertThat(TextPainter.cut(text, FONT, -3)).isEmpty();
  }

  @Test
  void aVeryLongTextIsCutQuickly() {
    String text = "x".repeat(100_000);
    assertThat(TextPainter.cut(text, FONT, 100)).hasSizeBetween(10, 20).endsWith("x…");
  }

  @Test
  void standsWhereItIsTold() {
    // "setosa" is 40 units wide.
    assertThat(ink(image("setosa", -1), 0, 100)).isZero();
    assertThat(ink(image("setosa", -1), 100, 145)).isPositive();
    assertThat(ink(image("setosa", 0), 75, 100)).isPositive();
    assertThat(ink(image("setosa", 0), 100, 125)).isPositive();
    assertThat(ink(image("setosa", 0), 125, 200)).isZero();
    assertThat(ink(image("setosa", 1), 101, 200)).isZero();
    assertThat(ink(image("setosa", 1), 55, 100)).isPositive();
  }

  @Test
  void lettersThatInterLacksComeFromTheMachine() {
    assertThat(FONT.canDisplayUpTo("щегол")).isZero();
    assumeTrue(new Font(Font.SANS_SERIF, Font.PLAIN, 13).canDisplay('щ'), "no Cyrillic font here");
    // Inter would show the same box for each of them.
    assertThat(TextPainter.width("щщщщщ", FONT)).isNotEqualTo(TextPainter.width("ггггг", FONT));
  }
}
