package gradus.plots;

import static gradus.plots.Pictures.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;

class ContourPlotTest {
  private static final Color PATH = Theme.LIGHT.color(1);

  private static ContourPlot bowl() {
    return ContourPlot.of((x, y) -> x * x + 4 * y * y, -4, 4, -2, 2);
  }

  private static double lightness(BufferedImage image, int x, int y) {
    return ColorMap.lightness(new Color(image.getRGB(x, y)));
  }

  @Test
  void aColorBarSaysWhichColorIsHowHigh() {
    // Its middle has half of the strongest color, 0.62 of the map; it stands above the field.
    Color half = ColorMap.mix(Theme.LIGHT.background, Theme.LIGHT.shades.at(0.62), 0.5);
    BufferedImage image = bowl().image();
    int near = 0;
    for (int x = 1500; x < 1900; x++) {
      Color color = new Color(image.getRGB(x, 164));
      near += Math.abs(color.getRed() - half.getRed()) < 4 ? 1 : 0;
    }
    assertThat(near).isBetween(3, 40);
  }

  @Test
  void theValleyIsPaleAndTheWallsAreStrong() {
    BufferedImage image = bowl().image();
    // The plot area is about 142 to 1888 wide and 212 to 968 high, below the color bar.
    assertThat(lightness(image, 1015, 590)).isGreaterThan(0.98);
    assertThat(lightness(image, 160, 234)).isBetween(0.6, 0.8);
    assertThat(lightness(image, 1870, 950)).isBetween(0.6, 0.8);
    double half = lightness(image, 1015 + 430, 590);
    assertThat(half).isBetween(0.8, 0.97);
  }

  @Test
  void aPathGoesThroughItsPlaces() {
    // From the left end of the x-axis to its right end, at the height 0: a straight line.
    BufferedImage image = bowl().path("across", new double[] {-4, 4}, new double[] {0, 0}).image();
    double middle = Pictures.height(image, PATH, 900, 1100);
    for (int x = 300; x <= 1700; x += 100) {
      assertThat(Pictures.height(image, PATH, x, x + 1)).isCloseTo(middle, within(1.0));
    }
    // A quarter of the y-axis higher.
    BufferedImage higher = bowl().path("across", new double[] {-4, 4}, new double[] {1, 1}).image();
    double above = Pictures.height(higher, PATH, 900, 1100);
    assertThat(middle - above).isBetween(170.0, 200.0);
  }

  @Test
  void theStartIsARingAndTheEndADot() {
    // From (−2, 0) to (2, 0): a quarter from the left of the plot area and from its right.
    BufferedImage image = bowl().path("p", new double[] {-2, 2}, new double[] {0, 0}).image();
    int y = (int) Math.round(Pictures.height(image, PATH, 900, 1100));
    Rectangle left = new Rectangle(500, y - 20, 160, 41);
    Rectangle right = new Rectangle(1370, y - 20, 160, 41);
    assertThat(count(image, Theme.LIGHT.background, left)).isGreaterThan(100);
    assertThat(count(image, PATH, right)).isGreaterThan(count(image, PATH, left));
  }

  @Test
  void severalPathsHaveTheirOwnColorAndName() {
    double[] one = {-3, -1};
    ContourPlot plot =
        bowl().path("slow", one, one).path("fast", new double[] {3, 0}, new double[] {1, 0});
    assertThat(count(plot.image(), PATH)).isGreaterThan(300);
    assertThat(count(plot.image(), Theme.LIGHT.color(2))).isGreaterThan(300);
    // (−1)² + 4·(−1)² = 5, and 0.
    assertThat(plot.subtitle()).isEqualTo("slow: 5.0000 after 1 step; fast: 0.0000 after 1 step");
    assertThat(plot.title()).isEqualTo("Descent");
  }

  @Test
  void withoutAPathTheSubtitleSaysTheRange() {
    // The places include the middle and the corners: 16 + 4·4 = 32.
    assertThat(bowl().subtitle()).isEqualTo("from 0.0000 to 32.0000");
    assertThat(ContourPlot.of((x, y) -> 3, 0, 1, 0, 1).subtitle()).isEqualTo("everywhere 3.0000");
    assertThat(ContourPlot.of((x, y) -> Double.NaN, 0, 1, 0, 1).subtitle())
        .isEqualTo("no value that can be shown");
  }

  @Test
  void drawsEverythingInTime() {
    List<Plot> plots = new ArrayList<>();
    List<DoubleBinaryOperator> functions =
        List.of(
            (x, y) -> Double.NaN,
            (x, y) -> x > 0 ? Double.POSITIVE_INFINITY : y,
            (x, y) -> 0,
            (x, y) -> 1e300 * x,
            (x, y) -> 1e-300 * x,
            (x, y) -> Math.exp(20 * x));
    double[] wild = {0, Double.NaN, 1e300, -1e9, Double.POSITIVE_INFINITY, 1};
    for (DoubleBinaryOperator function : functions) {
      plots.add(ContourPlot.of(function, -1, 1, -1, 1).path("wild", wild, wild));
    }
    plots.add(bowl().path("none", new double[0], new double[0]));
    plots.add(bowl().path("long", new double[3000], new double[3000]));
    plots.add(ContourPlot.of((x, y) -> x * y, -1e99, 1e99, 1e-300, 2e-300));
    for (int[] size : new int[][] {{50, 50}, {50, 3000}, {300, 150}, {4000, 3000}}) {
      plots.add(bowl().path("p", wild, wild).size(size[0], size[1]));
    }
    for (Plot plot : plots) {
      assertTimeout(
          Duration.ofSeconds(30),
          () -> assertThat(count(plot.image(), Theme.LIGHT.background)).isPositive());
    }
  }

  @Test
  void refusesAxesWithoutLength() {
    assertThatThrownBy(() -> ContourPlot.of((x, y) -> x, 1, 1, 0, 1))
        .hasMessage(
            "ContourPlot got an x-axis from 1.0 to 1.0, but expects two numbers, the lower one"
                + " first.");
    assertThatThrownBy(() -> ContourPlot.of((x, y) -> x, 0, 1, Double.NaN, 1))
        .hasMessage(
            "ContourPlot got an y-axis from NaN to 1.0, but expects two numbers, the lower one"
                + " first.");
    assertThatThrownBy(() -> bowl().path("p", new double[2], new double[3]))
        .hasMessage(
            "path got 2 x and 3 y, but expects as many of both: the start, and a pair for each"
                + " step.");
  }
}
