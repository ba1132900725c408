package gradus.plots;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

/** A dot at (150, 150) in a plot of 400×300: there is more room on its right. */
class LinePlotLabelsTest {
  private final LinePlot.PointLabels names = names();

  private static LinePlot.PointLabels names() {
    return new LinePlot.PointLabels(Theme.LIGHT, new Rectangle2D.Double(0, 0, 400, 300));
  }

  /** Where the name "mark" lies. */
  private Rectangle painted(double x, double y) {
    BufferedImage image = new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, 400, 300);
    names.paint(graphics, "mark", x, y);
    graphics.dispose();
    return Pictures.box(image, Theme.LIGHT.text);
  }

  private static void assertPlace(Rectangle box, boolean right, boolean above) {
    assertThat(box.width).isPositive();
    assertThat(box.x > 150).as("right of the dot").isEqualTo(right);
    assertThat(box.y < 150).as("above the dot").isEqualTo(above);
  }

  @Test
  void aNameStandsAboveItsDotWhereThereIsMoreRoom() {
    assertPlace(painted(150, 150), true, true);
  }

  @Test
  void itMakesWayForARisingLine() {
    names.avoid(new Line2D.Double(100, 160, 200, 140));
    assertPlace(painted(150, 150), false, true);
  }

  @Test
  void itGoesBelowIfThereIsALineOnBothSides() {
    names.avoid(new Line2D.Double(0, 137, 400, 137));
    assertPlace(painted(150, 150), true, false);
  }

  @Test
  void itTakesTheLastPlaceThatIsLeft() {
    names.avoid(new Line2D.Double(0, 137, 400, 137));
    names.avoid(new Line2D.Double(170, 0, 170, 300));
    assertPlace(painted(150, 150), false, false);
  }

  @Test
  void amongLinesEverywhereItStandsWhereThereIsMoreRoom() {
    names.avoid(new Rectangle2D.Double(0, 0, 400, 300));
    assertPlace(painted(150, 150), true, true);
  }

  @Test
  void twoNamesOfOneDotDontLieOnEachOther() {
    Rectangle first = painted(150, 150);
    assertThat(painted(150, 150).intersects(first)).isFalse();
  }

  @Test
  void atTheTopItStandsBelow() {
    assertThat(painted(150, 5).y).isGreaterThan(5);
  }
}
