package gradus.plots;

import static gradus.plots.Pictures.count;
import static gradus.plots.Pictures.height;
import static org.assertj.core.api.Assertions.assertThat;

import gradus.History;
import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LossCurveTest {
  private static final Color BLUE = Theme.LIGHT.color(0);
  private static final Color VERMILION = Theme.LIGHT.color(1);

  /** A history with these training losses, and validation losses that are 0.5 higher. */
  private static History history(double... losses) {
    History history = new History();
    for (int i = 0; i < losses.length; i++) {
      history.add(new History.Epoch(i + 1, losses[i], losses[i] + 0.5, 0, 0));
    }
    return history;
  }

  private static BufferedImage image(History history) {
    return LossCurve.of(history).image();
  }

  @Test
  void theCurvesAreWhereTheirLossesAre() {
    // A falling training loss: low at the right; the validation curve lies above it everywhere.
    BufferedImage image = image(history(4, 3, 2, 1));
    double left = height(image, BLUE, 550, 650);
    double right = height(image, BLUE, 1150, 1250);
    assertThat(right - left).isGreaterThan(150);
    assertThat(height(image, VERMILION, 550, 650)).isLessThan(left - 40);
    assertThat(height(image, VERMILION, 1150, 1250)).isLessThan(right - 40);
  }

  @Test
  void aHistoryWithoutValidationHasOneCurve() {
    History history = new History();
    history.add(new History.Epoch(1, 2, Double.NaN, 0, Double.NaN));
    history.add(new History.Epoch(2, 1, Double.NaN, 0, Double.NaN));
    BufferedImage image = image(history);
    assertThat(count(image, BLUE)).isGreaterThan(1000);
    assertThat(count(image, VERMILION)).isZero();
  }

  @Test
  void whatIsNotFiniteLeavesAGap() {
    double[] losses = {4, 4, Double.NaN, Double.POSITIVE_INFINITY, 4, 4};
    BufferedImage image = image(history(losses));
    // The plot area begins at about x = 90 and ends at 1590: epochs 0 to 6.
    int between = 90 + 1500 * 7 / 12;
    assertThat(count(image, BLUE, new Rectangle(between - 60, 0, 120, 1080))).isZero();
    assertThat(count(image, BLUE, new Rectangle(366, 0, 200, 1080))).isGreaterThan(100);
    assertThat(count(image, BLUE, new Rectangle(1320, 0, 180, 1080))).isGreaterThan(100);
  }

  @Test
  void aValidationEveryFifthEpochIsALine() {
    History history = new History();
    for (int epoch = 1; epoch <= 50; epoch++) {
      double validation = epoch % 5 == 0 ? 1 : Double.NaN;
      history.add(new History.Epoch(epoch, 2, validation, Double.NaN, Double.NaN));
    }
    // 46 of 50 epochs of some 1,500 pixels, and 5 pixels high.
    assertThat(count(image(history), VERMILION)).isGreaterThan(4000);
  }

  @Test
  void aPeakThatFlattensTheRestHintsAtTheLogAxis() {
    double[] losses = new double[20];
    Arrays.fill(losses, 0.5);
    losses[7] = 100;
    String said = "lowest validation loss 1.0000 after epoch 1";
    assertThat(LossCurve.of(history(losses)).subtitle())
        .isEqualTo(said + "; a peak flattens the rest: logAxis() shows more");
    assertThat(LossCurve.of(history(losses)).logAxis().subtitle()).isEqualTo(said);
    losses[7] = 5;
    assertThat(LossCurve.of(history(losses)).subtitle()).isEqualTo(said);
  }

  @Test
  void drawsEveryHistoryInTimeAtEverySize() {
    double[][] histories = {
      {},
      {1},
      {Double.NaN},
      {Double.POSITIVE_INFINITY, Double.NaN},
      {0, 0, 0},
      {0.7, 0.7, 0.7},
      {1e300, 1e-300},
      {1e-300, 2e-300},
      {1e99, 1},
      {-1, -2},
      new double[2000]
    };
    for (double[] losses : histories) {
      Pictures.assertDraws(LossCurve.of(history(losses)));
      Pictures.assertDraws(LossCurve.of(history(losses)).logAxis().smoothed(0.9));
    }
    Pictures.assertDrawsAtEverySize(LossCurve.of(history(3, 2, 1)));
  }

  @Test
  void theSubtitleSaysWhereTheLossIsLowest() {
    assertThat(LossCurve.of(history(3, 0.5, 1, 0.5)).subtitle())
        .isEqualTo("lowest validation loss 1.0000 after epoch 2");
    History history = new History();
    history.add(new History.Epoch(1, 2, Double.NaN, 0, Double.NaN));
    history.add(new History.Epoch(2, 1e300, Double.NaN, 0, Double.NaN));
    assertThat(LossCurve.of(history).subtitle())
        .isEqualTo("lowest training loss 2.0000 after epoch 1");
    assertThat(LossCurve.of(history()).subtitle()).isEqualTo("no epoch with a finite loss yet");
    assertThat(LossCurve.of(history(Double.NaN)).subtitle())
        .isEqualTo("no epoch with a finite loss yet");
  }

  @Test
  void theSubtitleSaysFromWhereOnTheLossIsNotFinite() {
    String lowest = "lowest validation loss 1.5000 after epoch 2";
    assertThat(LossCurve.of(history(3, 1, Double.NaN, Double.NaN)).subtitle())
        .isEqualTo(lowest + "; the training loss is NaN from epoch 3 on");
    assertThat(LossCurve.of(history(3, 1, Double.POSITIVE_INFINITY, Double.NaN)).subtitle())
        .isEqualTo(lowest + "; the training loss is infinite from epoch 3 on");
    assertThat(LossCurve.of(history(3, 1, Double.NaN, 2)).subtitle()).isEqualTo(lowest);
  }
}
