package gradus.plots;

import static gradus.plots.Pictures.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.style.markers.SeriesMarkers;

class AxesTest {
  @Test
  void aLongNameOfTheYAxisStaysBelowTheTitle() {
    Plot plot =
        LinePlot.of("", "").axes("x", "a very long name ".repeat(20)).line("", ONE_TWO, ONE_TWO);
    // The header is 68 units high, 136 pixels; the name stands at the left.
    Rectangle header = new Rectangle(0, 0, 300, 136);
    assertThat(Pictures.count(plot.image(), Theme.LIGHT.mutedText, header)).isZero();
  }

  private static final double[] ONE_TWO = {1, 2};

  private static final Color BLUE = Theme.LIGHT.color(0);
  private static final BasicStroke LINE = Theme.CURVE;

  private static BufferedImage paint(Axes axes, Axes.Underlay underlay) {
    BufferedImage image = new BufferedImage(600, 400, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, 600, 400);
    axes.paint(graphics, new Rectangle(50, 20, 500, 360), underlay);
    return image;
  }

  private static BufferedImage paint(Axes axes) {
    return paint(axes, (graphics, plotArea) -> {});
  }

  private static Axes axes(AxisRange x, AxisRange y) {
    Axes axes = new Axes(Theme.LIGHT, "x", "y");
    axes.setRange(x, false, y, false);
    return axes;
  }

  private static boolean hasInk(BufferedImage image, int x, int y, int width, int height) {
    Rectangle part = new Rectangle(x, y, width, height);
    return count(image, Color.WHITE, part) < width * height;
  }

  @Test
  void aPointLiesWhereItsNumbersSay() {
    Axes axes = axes(new AxisRange(0, 10), new AxisRange(-1, 1));
    axes.addPoints(new double[] {2.5}, new double[] {0.5}, BLUE, SeriesMarkers.CIRCLE);
    BufferedImage image = paint(axes);
    Rectangle2D area = axes.plotArea();
    // A quarter of the way from the left, and a quarter from the top.
    assertThat(axes.screenX(2.5)).isEqualTo(area.getX() + area.getWidth() / 4, within(0.5));
    assertThat(axes.screenY(0.5)).isEqualTo(area.getY() + area.getHeight() / 4, within(0.5));
    int x = (int) axes.screenX(2.5);
    int y = (int) axes.screenY(0.5);
    assertThat(new Color(image.getRGB(x, y))).isEqualTo(BLUE);
    assertThat(count(image, BLUE))
        .isEqualTo(count(image, BLUE, new Rectangle(x - 6, y - 6, 12, 12)));
  }

  @Test
  void onALogarithmicAxisFactorsAreDistances() {
    Axes axes = new Axes(Theme.LIGHT, "x", "y");
    axes.setRange(new AxisRange(1, 1e4), true, new AxisRange(0.01, 1), true);
    axes.addCurve(new double[] {1, 1e4}, new double[] {0.01, 1}, BLUE, Theme.CURVE);
    BufferedImage image = paint(axes);
    Rectangle2D area = axes.plotArea();
    assertThat(axes.screenX(100)).isEqualTo(area.getCenterX(), within(0.5));
    assertThat(axes.screenY(0.1)).isEqualTo(area.getCenterY(), within(0.5));
    // A power law is a straight line.
    assertThat(new Color(image.getRGB((int) area.getCenterX(), (int) area.getCenterY())))
        .isEqualTo(BLUE);
  }

  @Test
  void everyTickOfALogarithmicAxisHasItsLabelAndLine() {
    AxisRange range = new AxisRange(0.04, 3);
    Axes axes = new Axes(Theme.LIGHT, "x", "y");
    axes.setRange(new AxisRange(0, 1), false, range, true);
    axes.addCurve(new double[] {0, 1}, new double[] {0.05, 2}, BLUE, Theme.CURVE);
    BufferedImage image = paint(axes);
    List<Double> ticks = AxisTicks.logarithmic(range);
    assertThat(ticks).containsExactly(0.05, 0.1, 0.2, 0.5, 1.0, 2.0);
    int left = (int) axes.plotArea().getX();
    for (double tick : ticks) {
      int y = (int) axes.screenY(tick);
      assertThat(hasInk(image, left - 20, y - 4, 18, 8)).as("label at %s", tick).isTrue();
      assertThat(count(image, Theme.LIGHT.grid, new Rectangle(left + 20, y - 1, 200, 3)))
          .as("line at %s", tick)
          .isGreaterThan(100);
    }
  }

  @Test
  void theUnderlayIsPaintedUnderTheCurvesIntoThePlotArea() {
    Axes axes = axes(new AxisRange(0, 1), new AxisRange(0, 1));
    axes.hideGrid();
    axes.addCurve(new double[] {0, 1}, new double[] {0.5, 0.5}, BLUE, Theme.CURVE);
    BufferedImage image =
        paint(
            axes,
            (graphics, plotArea) -> {
              graphics.setColor(Color.ORANGE);
              graphics.fill(plotArea);
            });
    Rectangle2D area = axes.plotArea();
    int x = (int) area.getCenterX();
    assertThat(new Color(image.getRGB(x, (int) area.getCenterY()))).isEqualTo(BLUE);
    assertThat(new Color(image.getRGB(x, (int) area.getMinY() + 3))).isEqualTo(Color.ORANGE);
    assertThat(new Color(image.getRGB(x, (int) area.getMaxY() - 3))).isEqualTo(Color.ORANGE);
    assertThat(new Color(image.getRGB(x, (int) area.getMinY() - 3))).isEqualTo(Color.WHITE);
  }

  @Test
  void aSpikeBesideAnInfinityAmongManyPointsIsSeen() {
    double[] xs = new double[100_000];
    double[] ys = new double[100_000];
    for (int i = 0; i < xs.length; i++) {
      xs[i] = i;
    }
    ys[50_000] = 1;
    ys[50_001] = Double.POSITIVE_INFINITY;
    Axes axes = axes(new AxisRange(0, 1e5), new AxisRange(0, 1.1));
    axes.addCurve(xs, ys, BLUE, Theme.CURVE);
    BufferedImage image = paint(axes);
    int y = (int) axes.screenY(0.5);
    assertThat(count(image, BLUE, new Rectangle(0, y, 600, 1))).isPositive();
  }

  @Test
  void whatCannotBeDrawnIsLeftOut() {
    Axes axes = axes(new AxisRange(0, 1), new AxisRange(0, 1));
    double[] bad = {Double.NaN, Double.POSITIVE_INFINITY, 1e300};
    axes.addCurve(bad, new double[3], BLUE, Theme.CURVE);
    axes.addCurve(new double[3], bad, BLUE, Theme.CURVE);
    axes.addPoints(new double[0], new double[0], BLUE, SeriesMarkers.CIRCLE);
    assertThat(count(paint(axes), BLUE)).isZero();
  }

  /** How many blocks of ink there are between two x, one below the other. */
  private static int blocks(BufferedImage image, int x, int width) {
    int blocks = 0;
    boolean inBlock = false;
    for (int y = 0; y < image.getHeight(); y++) {
      boolean ink = hasInk(image, x, y, width, 1);
      blocks += ink && !inBlock ? 1 : 0;
      inBlock = ink;
    }
    return blocks;
  }

  @Test
  void numbersFarFromZeroAreLabelledByWhatTheyAreBeyondAnOffset() {
    for (double start : new double[] {1e5, 1e6, 1.7e9, -1e6}) {
      Axes far = axes(new AxisRange(start, start + 2), new AxisRange(start, start + 2));
      far.addCurve(new double[] {start, start + 2}, new double[] {start, start + 2}, BLUE, LINE);
      BufferedImage image = paint(far);
      Rectangle2D area = far.plotArea();
      assertThat(far.screenX(start + 1)).isEqualTo(area.getCenterX(), within(0.5));
      assertThat(far.screenY(start + 1)).isEqualTo(area.getCenterY(), within(0.5));
      int left = (int) area.getX();
      // The labels of the y-axis; the offset above it, and the one at the end of the x-axis.
      assertThat(blocks(image, left - 20, 12)).as("from " + start).isBetween(4, 9);
      assertThat(hasInk(image, left, (int) area.getY() - 18, 60, 12)).isTrue();
      assertThat(hasInk(image, (int) area.getMaxX() - 40, (int) area.getMaxY() + 24, 40, 14))
          .isTrue();
    }
  }

  @Test
  void aNumberBetweenTwoThatCannotBeDrawnIsADot() {
    Axes axes = axes(new AxisRange(0, 6), new AxisRange(0, 4));
    double[] ys = {1, Double.NaN, 2, Double.POSITIVE_INFINITY, 3, 3};
    axes.addCurve(new double[] {1, 2, 3, 4, 5, 5.5}, ys, BLUE, LINE);
    BufferedImage image = paint(axes);
    for (int i : new int[] {0, 2}) {
      int x = (int) axes.screenX(i + 1);
      int y = (int) axes.screenY(ys[i]);
      assertThat(new Color(image.getRGB(x, y))).isEqualTo(BLUE);
      assertThat(count(image, BLUE, new Rectangle(x - 5, y - 5, 11, 11))).isBetween(12, 50);
    }
    // Of the gaps nothing is drawn.
    int gap = (int) axes.screenX(2);
    assertThat(count(image, BLUE, new Rectangle(gap - 4, 0, 8, 400))).isZero();
  }
}
