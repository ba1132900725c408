package gradus.plots;

import static gradus.plots.Pictures.count;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PaintedAxesTest {
  private static final Offset<Double> CLOSE = Offset.offset(1e-9);

  private static PaintedAxes axes(AxisRange x, AxisRange y) {
    return new PaintedAxes(Theme.LIGHT, x, y, "step", "");
  }

  @Test
  void labelsStandAtRoundNumbers() {
    assertThat(PaintedAxes.ticks(new AxisRange(0, 100), 0, 5))
        .containsExactly(0., 20., 40., 60., 80., 100.);
    assertThat(PaintedAxes.ticks(new AxisRange(0, 1.2), 0, 6)).hasSize(7).startsWith(0., 0.2);
    assertThat(PaintedAxes.ticks(new AxisRange(-0.7, 1.1), 0, 4))
        .containsExactly(-0.5, 0., 0.5, 1.);
    assertThat(PaintedAxes.ticks(new AxisRange(3, 3.3), 0, 0)).hasSizeBetween(2, 3);
  }

  @Test
  void farFromZeroTheyAreRoundBeyondAnOffset() {
    AxisRange far = new AxisRange(1e6 + 1, 1e6 + 3);
    double offset = AxisTicks.offset(far);
    assertThat(offset).isEqualTo(1e6);
    assertThat(PaintedAxes.ticks(far, offset, 4))
        .containsExactly(1e6 + 1, 1e6 + 1.5, 1e6 + 2, 1e6 + 2.5, 1e6 + 3);
  }

  @Test
  void theEndsOfTheRangesAreTheEndsOfThePlotArea() {
    PaintedAxes axes = axes(new AxisRange(0, 10), new AxisRange(-1, 1));
    Rectangle2D plotArea = axes.layOut(new Rectangle(20, 30, 400, 300));
    assertThat(new Rectangle(20, 30, 400, 300).contains(plotArea)).isTrue();
    assertThat(axes.screenX(0)).isCloseTo(plotArea.getMinX(), CLOSE);
    assertThat(axes.screenX(10)).isCloseTo(plotArea.getMaxX(), CLOSE);
    assertThat(axes.screenY(-1)).isCloseTo(plotArea.getMaxY(), CLOSE);
    assertThat(axes.screenY(1)).isCloseTo(plotArea.getMinY(), CLOSE);
  }

  @Test
  void fitsIntoASmallArea() {
    PaintedAxes axes = axes(new AxisRange(0, 10), new AxisRange(-1, 1));
    Rectangle2D plotArea = axes.layOut(new Rectangle(0, 0, 20, 10));
    assertThat(plotArea.getWidth()).isGreaterThanOrEqualTo(1);
    assertThat(plotArea.getHeight()).isGreaterThanOrEqualTo(1);
  }

  private static BufferedImage curve(double[] xs, double[] ys) {
    BufferedImage image = new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    PaintedAxes axes = axes(new AxisRange(0, xs.length), new AxisRange(0, 1));
    axes.layOut(new Rectangle(0, 0, 300, 200));
    axes.paintCurve(graphics, xs, ys, Color.RED, Theme.CURVE);
    graphics.dispose();
    return image;
  }

  @Test
  void aLoneNumberBetweenGapsIsADot() {
    double nan = Double.NaN;
    BufferedImage image =
        curve(new double[] {0, 1, 2, 3, 4}, new double[] {nan, 0.5, nan, nan, nan});
    assertThat(count(image, Color.RED)).isPositive();
    assertThat(count(curve(new double[] {0, 1}, new double[] {nan, nan}), Color.RED)).isZero();
  }

  @Test
  void aPeakAmongManyPointsIsDrawn() {
    double[] xs = new double[10_000];
    double[] ys = new double[xs.length];
    for (int i = 0; i < xs.length; i++) {
      xs[i] = i;
    }
    ys[4321] = 1;
    BufferedImage image = curve(xs, ys);
    int highest = 200;
    for (int y = 199; y >= 0; y--) {
      for (int x = 0; x < 300; x++) {
        highest = image.getRGB(x, y) == Color.RED.getRGB() ? y : highest;
      }
    }
    assertThat(highest).isLessThan(20); // the plot area begins at 6
  }
}
