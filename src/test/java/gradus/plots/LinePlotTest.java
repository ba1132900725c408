package gradus.plots;

import static gradus.plots.Pictures.height;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class LinePlotTest {
  private static LinePlot plot() {
    return LinePlot.of("Lines", "what they show");
  }

  @Test
  void aFunctionAndALineThroughItsPointsLieOnEachOther() {
    LinePlot function = plot().function("f", x -> 2 * x, 0, 3);
    LinePlot line = plot().line("f", new double[] {0, 3}, new double[] {0, 6});
    BufferedImage first = function.image();
    BufferedImage second = line.image();
    for (int x = 300; x < 1500; x += 100) {
      double expected = height(second, Theme.LIGHT.color(0), x, x + 1);
      assertThat(height(first, Theme.LIGHT.color(0), x, x + 1)).isCloseTo(expected, within(1.0));
    }
  }

  @Test
  void powersAreStraightOnLogarithmicAxes() {
    BufferedImage image = plot().function("f", x -> x * x, 1e-3, 1e3).logX().logY().image();
    double left = height(image, Theme.LIGHT.color(0), 400, 401);
    double middle = height(image, Theme.LIGHT.color(0), 800, 801);
    double right = height(image, Theme.LIGHT.color(0), 1200, 1201);
    assertThat(middle).isCloseTo((left + right) / 2, within(2.0));
    assertThat(left - right).isGreaterThan(100);
  }

  @Test
  void aLevelIsInThePictureThoughNoLineReachesIt() {
    Rectangle top = new Rectangle(300, 150, 700, 100);
    BufferedImage without = plot().function("f", x -> 0, 0, 1).image();
    BufferedImage with = plot().function("f", x -> 0, 0, 1).level("far above", 100).image();
    assertThat(Pictures.count(without, Theme.LIGHT.mutedText, top)).isZero();
    assertThat(Pictures.count(with, Theme.LIGHT.mutedText, top)).isGreaterThan(300);
  }

  @Test
  void aMarkLiesOnItsLine() {
    LinePlot plot = plot().function("f", x -> x, 0, 1).mark("", 0.5, 0.5);
    BufferedImage image = plot.image();
    BufferedImage without = plot().function("f", x -> x, 0, 1).image();
    Rectangle dot = null;
    for (int y = 200; y < 1000; y++) {
      for (int x = 100; x < 1700; x++) {
        if (image.getRGB(x, y) == Theme.LIGHT.text.getRGB()) {
          Rectangle pixel = new Rectangle(x, y, 1, 1);
          dot = dot == null ? pixel : dot.union(pixel);
        }
      }
    }
    assertThat(dot.getWidth()).isBetween(16.0, 22.0);
    int middle = (int) dot.getCenterX();
    assertThat(height(without, Theme.LIGHT.color(0), middle, middle + 1))
        .isCloseTo(dot.getCenterY(), within(2.0));
  }

  @Test
  void drawsWhateverTheNumbersAre() {
    Pictures.assertDrawsAtEverySize(
        plot().function("f", Math::log, -1, 1).level("l", -3).mark("m", 1, 0).axes("x", "ln x"));
    double[] odd = {Double.NaN, Double.POSITIVE_INFINITY, -1, 0, 1e300, 1};
    Pictures.assertDraws(plot().line("odd", odd, odd).level("l", Double.NaN).mark("m", 1, 1e300));
    Pictures.assertDraws(plot().line("odd", odd, odd).logX().logY().level("l", 0).mark("m", -1, 1));
    Pictures.assertDraws(plot().function("f", x -> 1 / x, -1, 1).logX().mark("one", 2, 2));
    Pictures.assertDraws(plot().line("one point", new double[] {5}, new double[] {5}));
    Pictures.assertDraws(plot().level("nothing but a level and its name", 1).mark("m", 0, 0));
  }

  @Test
  void aLineOnAnotherIsDashedSoThatBothAreSeen() {
    double[] xs = {0, 1, 2};
    BufferedImage image =
        plot()
            .line("below", xs, new double[] {1, 1, 1})
            .line("above", xs, new double[] {1, 1, 1})
            .line("else", xs, new double[] {0, 3, 0})
            .image();
    assertThat(Pictures.count(image, Theme.LIGHT.color(0))).isGreaterThan(1000);
    assertThat(Pictures.count(image, Theme.LIGHT.color(1))).isGreaterThan(1000);
  }

  @Test
  void whatCannotBeMeantIsRefused() {
    assertThatThrownBy(() -> plot().line("loss", new double[2], new double[3]))
        .hasMessage("The line \"loss\" got 2 xs and 3 ys, but expects one y for each x.");
    assertThatThrownBy(() -> plot().function("f", x -> x, 1, 1))
        .hasMessage(
            "The function \"f\" got the range from 1.0 to 1.0, but expects two finite numbers, the"
                + " smaller one first.");
    assertThatThrownBy(() -> plot().function("f", x -> x, 0, Double.POSITIVE_INFINITY))
        .hasMessage(
            "The function \"f\" got the range from 0.0 to Infinity, but expects two finite numbers,"
                + " the smaller one first.");
  }
}
