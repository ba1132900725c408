package gradus.plots;

import static gradus.plots.Pictures.count;
import static gradus.plots.Pictures.height;
import static org.assertj.core.api.Assertions.assertThat;

import gradus.History;
import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class AccuracyCurveTest {
  private static final Color BLUE = Theme.LIGHT.color(0);
  private static final Color VERMILION = Theme.LIGHT.color(1);

  /** The validation accuracy is half of the training accuracy. */
  private static AccuracyCurve curve(double... accuracies) {
    History history = new History();
    for (int i = 0; i < accuracies.length; i++) {
      history.add(new History.Epoch(i + 1, 1, 1, accuracies[i], accuracies[i] / 2));
    }
    return AccuracyCurve.of(history);
  }

  @Test
  void theHeightIsTheShareOfRightAnswers() {
    BufferedImage image = curve(0.8, 0.8, 0.8).image();
    double training = height(image, BLUE, 700, 1000);
    double validation = height(image, VERMILION, 700, 1000);
    // The axis goes from 0 to 1, whatever the accuracies are.
    BufferedImage higher = curve(0.4, 0.4, 0.4).image();
    assertThat(height(higher, BLUE, 700, 1000)).isEqualTo(validation);
    // 0.8, 0.4 and 0.2 are 2 : 1 apart.
    double quarter = height(higher, VERMILION, 700, 1000);
    assertThat((validation - training) / (quarter - validation)).isBetween(1.98, 2.02);
  }

  @Test
  void nearOneTheAxisBeginsFurtherUp() {
    History history = new History();
    double[] training = {0.3, 0.97, 0.999, 0.999, 0.999, 0.999};
    for (int i = 0; i < training.length; i++) {
      history.add(new History.Epoch(i + 1, 1, 1, training[i], Math.min(training[i], 0.995)));
    }
    AccuracyCurve curve = AccuracyCurve.of(history);
    assertThat(curve.subtitle())
        .isEqualTo(
            "highest validation accuracy 0.995, first after epoch 3; the axis begins at 0.99");
    BufferedImage image = curve.image();
    // Four thousandths are two fifths of the axis, whose plot area is some 780 pixels high.
    double below = height(image, VERMILION, 1100, 1400) - height(image, BLUE, 1100, 1400);
    assertThat(below).isBetween(250.0, 350.0);
    // Below its beginning nothing is drawn, neither on the axis nor under it.
    assertThat(count(image, BLUE, new Rectangle(0, 1010, 1900, 70))).isZero();
  }

  @Test
  void theSubtitleSaysWhereItIsHighest() {
    assertThat(curve(0.5, 0.96, 0.8, 0.96).subtitle())
        .isEqualTo("highest validation accuracy 0.480, first after epoch 2");
    History history = new History();
    history.add(new History.Epoch(1, 1, Double.NaN, 0.75, Double.NaN));
    assertThat(AccuracyCurve.of(history).subtitle())
        .isEqualTo("highest training accuracy 0.750, first after epoch 1");
  }

  @Test
  void regressionHasNone() {
    AccuracyCurve curve = curve(Double.NaN, Double.NaN);
    assertThat(curve.subtitle())
        .isEqualTo("no epoch with an accuracy yet; in regression there is none");
    assertThat(count(curve.image(), BLUE)).isZero();
  }

  @Test
  void drawsEveryHistoryInTimeAtEverySize() {
    double[][] all = {{}, {1}, {0, 0}, {Double.NaN}, {1, Double.NaN, 1}, {1e300, 1e-300}};
    for (double[] accuracies : all) {
      Pictures.assertDraws(curve(accuracies));
      Pictures.assertDraws((Plot) curve(accuracies).logAxis());
    }
    Pictures.assertDrawsAtEverySize(curve(0.3, 0.6, 0.9));
  }
}
