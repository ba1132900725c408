package gradus.plots;

import static gradus.plots.Pictures.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.style.markers.SeriesMarkers;

class AxesTest {
  private static final Color BLUE = Theme.LIGHT.color(0);

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
}
