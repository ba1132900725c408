package gradus.plots;

import static gradus.plots.Pictures.count;
import static gradus.plots.Pictures.height;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.History;
import java.awt.Color;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class CurvePlotTest {
  private static final Color BLUE = Theme.LIGHT.color(0);
  private static final Color FAINT = ColorMap.mix(BLUE, Color.WHITE, 0.65);

  private static LossCurve curve(double... losses) {
    History history = new History();
    for (int i = 0; i < losses.length; i++) {
      history.add(new History.Epoch(i + 1, losses[i], Double.NaN, 0, 0));
    }
    return LossCurve.of(history);
  }

  private static double[] zigzag(int count) {
    double[] losses = new double[count];
    for (int i = 0; i < count; i++) {
      losses[i] = i % 2 == 0 ? 1 : 3;
    }
    return losses;
  }

  @Test
  void onALogarithmicAxisEqualFactorsAreEqualSteps() {
    BufferedImage image = curve(1, 1, 0.1, 0.1, 0.01, 0.01).logAxis().image();
    // Epochs 0 to 6 from about x = 120 to 1560: levels at epochs 1 to 2, 3 to 4 and 5 to 6.
    double first = height(image, BLUE, 400, 560);
    double second = height(image, BLUE, 880, 1040);
    double third = height(image, BLUE, 1360, 1520);
    assertThat(second - first).isGreaterThan(250);
    assertThat((third - second) / (second - first)).isBetween(0.98, 1.02);
  }

  @Test
  void onALogarithmicAxisZeroLeavesAGap() {
    assertThat(count(curve(0, 0, 0).logAxis().image(), BLUE)).isZero();
    assertThat(count(curve(0, 0, 0).image(), BLUE)).isPositive();
  }

  @Test
  void aSmoothedCurveLiesBetweenWhatWasMeasuredWhichStaysFaint() {
    BufferedImage rough = curve(zigzag(200)).image();
    BufferedImage smooth = curve(zigzag(200)).smoothed(0.95).image();
    assertThat(count(rough, FAINT)).isZero();
    assertThat(count(smooth, FAINT)).isGreaterThan(1000);
    // At 2, halfway between 1 and 3; the axis goes from 0 to 3.06, from y = 960 up to 180.
    assertThat(height(smooth, BLUE, 800, 1500)).isBetween(430.0, 470.0);
  }

  @Test
  void theFirstSmoothedNumberIsTheFirstMeasured() {
    // Two epochs: 0.9·3 + 0.1·3 = 3, whatever the share; without the weights it would start at 0.3.
    BufferedImage image = curve(3, 3).smoothed(0.9).image();
    assertThat(height(image, BLUE, 900, 1400)).isBetween(180.0, 220.0);
  }

  @Test
  void noSmoothingIsTheCurveItself() {
    BufferedImage image = curve(3, 1, 2).image();
    BufferedImage same = curve(3, 1, 2).smoothed(0).image();
    for (int y = 0; y < image.getHeight(); y += 3) {
      for (int x = 0; x < image.getWidth(); x += 3) {
        assertThat(same.getRGB(x, y)).isEqualTo(image.getRGB(x, y));
      }
    }
  }

  @Test
  void refusesAShareThatIsNone() {
    for (double share : new double[] {-0.1, 1, Double.NaN}) {
      assertThatThrownBy(() -> curve(1).smoothed(share))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "smoothed got " + share + ", but expects a share from 0 to below 1, such as 0.9.");
    }
  }
}
