package gradus.plots;

import static gradus.plots.Pictures.count;
import static gradus.plots.Pictures.height;
import static org.assertj.core.api.Assertions.assertThat;

import gradus.History;
import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class LearningRateCurveTest {
  private static final Color BLUE = Theme.LIGHT.color(0);

  private static LearningRateCurve curve(double... rates) {
    History history = new History();
    for (int i = 0; i < rates.length; i++) {
      history.add(new History.Epoch(i + 1, 1, 1, 0, 0, 0, rates[i]));
    }
    return LearningRateCurve.of(history);
  }

  @Test
  void aStepDownIsAStepDown() {
    // Epochs 0 to 4 from about x = 100 to 1500: 0.1 until epoch 2, and from 3 on half of it.
    BufferedImage image = curve(0.1, 0.1, 0.05, 0.05).image();
    double before = height(image, BLUE, 500, 700);
    double after = height(image, BLUE, 1250, 1400);
    assertThat(after - before).isGreaterThan(300);
    // As far below again is 0, with the lowest line of the grid.
    int zero = (int) (2 * after - before);
    assertThat(count(image, Theme.LIGHT.grid, new Rectangle(900, zero - 3, 1, 6))).isPositive();
    assertThat(count(image, Theme.LIGHT.grid, new Rectangle(900, zero + 3, 1, 100))).isZero();
  }

  @Test
  void theSubtitleSaysWhatTheScheduleDid() {
    assertThat(curve(0.05, 0.1, 0.0333333).subtitle())
        .isEqualTo("highest 0.1 in epoch 2, lowest 0.0333 in epoch 3");
    assertThat(curve(0.1, 0.1).subtitle()).isEqualTo("always 0.1");
    assertThat(curve(1e-5).subtitle()).isEqualTo("always 1e-5");
    assertThat(curve(Double.NaN).subtitle()).isEqualTo("no epoch with a learning rate yet");
    assertThat(curve().subtitle()).isEqualTo("no epoch with a learning rate yet");
  }

  @Test
  void drawsEveryHistoryInTimeAtEverySize() {
    double[][] all = {{}, {0.1}, {0.1, 0.1}, {Double.NaN}, {1e300, 1e-300}, {1e-5, 1}};
    for (double[] rates : all) {
      Pictures.assertDraws(curve(rates));
      Pictures.assertDraws(curve(rates).logAxis());
    }
    assertThat(count(curve(Double.NaN).image(), BLUE)).isZero();
    Pictures.assertDrawsAtEverySize(curve(0.1, 0.2, 0.05));
  }
}
