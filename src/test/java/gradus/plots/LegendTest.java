package gradus.plots;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class LegendTest {
  @Test
  void aClassHasTheShapeOfItsExamples() {
    // In a box 10 units wide, 40 pixels: a square has all of it, a plus at most its two arms.
    assertThat(markerShare(1)).isGreaterThan(0.9);
    assertThat(markerShare(5)).isLessThan(0.6);
  }

  /** Which share of its box the marker of a class fills. */
  private static double markerShare(int classIndex) {
    BufferedImage image = new BufferedImage(600, 100, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.scale(4, 4);
    Legend names = new Legend(Theme.LIGHT);
    names.addClass("", classIndex);
    names.paint(graphics, new Rectangle(0, 0, 150, 25));
    graphics.dispose();
    Color color = Theme.LIGHT.color(classIndex);
    Rectangle box = Pictures.box(image, color);
    return Pictures.count(image, color) / ((double) box.width * box.height);
  }

  @Test
  void aNameIsReadableAlsoWhereItsColorIsPale() {
    Color yellow = Theme.LIGHT.color(6);
    Color ink = Theme.LIGHT.readable(yellow);
    BufferedImage image = new BufferedImage(600, 100, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Theme.LIGHT.background);
    graphics.fillRect(0, 0, 600, 100);
    graphics.scale(4, 4);
    Legend names = new Legend(Theme.LIGHT);
    names.add("III", yellow);
    names.paint(graphics, new Rectangle(0, 0, 150, 25));
    graphics.dispose();
    // The dot, 10 units wide, begins at 24 and keeps its color; the letters begin at 40.
    assertThat(Pictures.box(image, yellow).getMaxX()).isBetween(4 * 33.0, 4 * 35.0);
    assertThat(Pictures.box(image, ink).getX()).isBetween(4 * 40.0, 4 * 42.0);
  }
}
