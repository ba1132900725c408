package gradus.plots;

import static gradus.plots.Pictures.count;
import static org.assertj.core.api.Assertions.assertThat;

import gradus.math.Matrix;
import gradus.metrics.Calibration;
import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class CalibrationPlotTest {
  private static final Color DOT = Theme.LIGHT.color(0);
  private static final Color BAR = Theme.LIGHT.shades.at(0.45);

  /** So many rows of this confidence, so many of them right. */
  private static Calibration calibration(int rows, double confidence, int right, int bins) {
    Matrix probabilities = new Matrix(rows, 1);
    Matrix targets = new Matrix(rows, 1);
    for (int row = 0; row < rows; row++) {
      probabilities.data[row] = confidence;
      targets.data[row] = row < right ? 1 : 0;
    }
    return Calibration.of(probabilities, targets, bins);
  }

  @Test
  void theSubtitleSaysHowFarOffAndInWhichDirection() {
    // 90 % sure, and 6 of 10 right: 30 % too sure
    assertThat(CalibrationPlot.of(calibration(10, 0.9, 6, 10)).subtitle())
        .isEqualTo("expected calibration error 0.3000; on average 30.0 % too sure");
    assertThat(CalibrationPlot.of(calibration(10, 0.6, 8, 10)).subtitle())
        .isEqualTo("expected calibration error 0.2000; on average 20.0 % too modest");
    assertThat(CalibrationPlot.of(calibration(4, 0.75, 3, 10)).subtitle())
        .isEqualTo("expected calibration error 0.0000; neither too sure nor too modest");
  }

  @Test
  void aDotStandsAtConfidenceAndAccuracy() {
    BufferedImage image = CalibrationPlot.of(calibration(4, 0.75, 1, 2)).size(1520, 1280).image();
    // The plot area from (0, 0) at about (124, 926) to (1, 1) at (1484, 186).
    int x = 124 + (1484 - 124) * 3 / 4;
    int y = 926 - (926 - 186) / 4;
    assertThat(new Color(image.getRGB(x, y))).isEqualTo(DOT);
    assertThat(count(image, DOT))
        .isEqualTo(count(image, DOT, new Rectangle(x - 30, y - 30, 60, 60)));
    // From the dot up to the diagonal, at the accuracy that was to be expected.
    Color distance = ColorMap.mix(Theme.LIGHT.color(1), Color.WHITE, 0.4);
    assertThat(count(image, distance, new Rectangle(x - 10, 386, 20, 300))).isGreaterThan(1000);
    assertThat(count(image, distance, new Rectangle(x - 10, 186, 20, 170))).isZero();
  }

  @Test
  void aDotIsAsLargeAsItsBin() {
    Matrix probabilities = new Matrix(101, 1);
    Matrix targets = new Matrix(101, 1);
    for (int row = 0; row < 101; row++) {
      probabilities.data[row] = row == 0 ? 0.55 : 0.95;
      targets.data[row] = 1;
    }
    CalibrationPlot plot = CalibrationPlot.of(Calibration.of(probabilities, targets, 10));
    BufferedImage image = plot.size(1520, 1280).image();
    int one = count(image, DOT, new Rectangle(800, 150, 150, 100));
    int hundred = count(image, DOT, new Rectangle(1300, 150, 200, 100));
    assertThat(one).isPositive();
    assertThat(hundred).isGreaterThan(8 * one); // the smallest dot can be seen, so not 100 times
  }

  @Test
  void theBarsBelowStandUnderTheirBins() {
    BufferedImage image = CalibrationPlot.of(calibration(4, 0.75, 1, 2)).size(1520, 1280).image();
    int half = (124 + 1484) / 2;
    assertThat(count(image, BAR, new Rectangle(half + 20, 1080, 600, 200))).isGreaterThan(10_000);
    assertThat(count(image, BAR, new Rectangle(0, 1080, half - 10, 200))).isZero();
  }

  @Test
  void drawsAnyCalibrationInTimeAtEverySize() {
    Pictures.assertDraws(CalibrationPlot.of(calibration(1, 1, 1, 1)));
    Pictures.assertDraws(CalibrationPlot.of(calibration(1, 1e-300, 1, 200)));
    Pictures.assertDraws(CalibrationPlot.of(calibration(100_000, 0.5, 7, 10)));
    Pictures.assertDrawsAtEverySize(CalibrationPlot.of(calibration(10, 0.7, 6, 10)));
  }
}
