package gradus.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class PanelsTest {
  /** A plot whose body has one color. */
  private static final class Filled extends Plot {
    private final Color color;

    Filled(Color color) {
      super("not shown");
      this.color = color;
    }

    @Override
    String subtitle() {
      return "not shown";
    }

    @Override
    void paintBody(Graphics2D graphics, Rectangle area) {
      graphics.setColor(color);
      graphics.fill(area);
    }
  }

  private static Panels panels(int columns) {
    return Panels.of("Two plots", "side by side", columns)
        .add("red", new Filled(Color.RED))
        .add("blue", new Filled(Color.BLUE));
  }

  @Test
  void twoColumnsShareTheWidth() {
    BufferedImage image = panels(2).image(); // 1920×1080, two pixels a unit
    // The header is 68 high, a caption 28: the bodies begin at (68 + 28) · 2 = 192.
    assertThat(Pictures.box(image, Color.RED)).isEqualTo(new Rectangle(0, 192, 960, 888));
    assertThat(Pictures.box(image, Color.BLUE)).isEqualTo(new Rectangle(960, 192, 960, 888));
  }

  @Test
  void inOneColumnTheyStandBelowEachOther() {
    BufferedImage image = panels(1).image();
    // (540 − 68) / 2 = 236 for each, with its caption.
    assertThat(Pictures.box(image, Color.RED)).isEqualTo(new Rectangle(0, 192, 1920, 416));
    assertThat(Pictures.box(image, Color.BLUE)).isEqualTo(new Rectangle(0, 664, 1920, 416));
  }

  @Test
  void theLastRowMayBeShort() {
    Panels three = panels(2).add("green", new Filled(Color.GREEN));
    BufferedImage image = three.image();
    assertThat(Pictures.box(image, Color.GREEN)).isEqualTo(new Rectangle(0, 664, 960, 416));
  }

  @Test
  void eachPlotHasItsCaption() {
    Rectangle above = new Rectangle(0, 140, 960, 50); // the first plot
    Panels named = Panels.of("t", "s", 1).add("its caption", new Filled(Color.RED));
    Panels unnamed = Panels.of("t", "s", 1).add("", new Filled(Color.RED));
    assertThat(Pictures.count(named.image(), Theme.LIGHT.text, above)).isGreaterThan(100);
    assertThat(Pictures.count(unnamed.image(), Theme.LIGHT.text, above)).isZero();
  }

  @Test
  void thePlotsHaveItsTheme() {
    LinePlot line = LinePlot.of("line", "").function("f", x -> x, 0, 1);
    BufferedImage image = Panels.of("t", "s", 1).add("", line).theme(Theme.DARK).image();
    assertThat(Pictures.count(image, Theme.DARK.color(0))).isGreaterThan(1000);
    assertThat(Pictures.count(image, Theme.LIGHT.color(0))).isZero();
  }

  @Test
  void drawsAtEverySize() {
    LinePlot line = LinePlot.of("line", "").function("f", x -> x, 0, 1);
    Pictures.assertDrawsAtEverySize(panels(2).add("a line, after two plots", line));
    Pictures.assertDraws(Panels.of("No plot", "as yet", 3));
  }

  @Test
  void refusesNoColumns() {
    assertThatThrownBy(() -> Panels.of("t", "s", 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Panels got 0 columns, but expects at least 1.");
  }
}
