package gradus.plots;

import static gradus.plots.Pictures.count;
import static gradus.plots.Pictures.height;
import static org.assertj.core.api.Assertions.assertThat;

import gradus.math.Matrix;
import gradus.metrics.PrecisionRecallCurve;
import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ThresholdPlotTest {
  private static final Color PRECISION = Theme.LIGHT.color(0);
  private static final Color RECALL = Theme.LIGHT.color(1);
  private static final Color F1 = Theme.LIGHT.color(2);

  private static ThresholdPlot plot(double[] scores, double[] answers) {
    Matrix predictions = new Matrix(scores.length, 1);
    Matrix targets = new Matrix(scores.length, 1);
    System.arraycopy(scores, 0, predictions.data, 0, scores.length);
    System.arraycopy(answers, 0, targets.data, 0, scores.length);
    return ThresholdPlot.of(PrecisionRecallCurve.of(predictions, targets, 1), "yes");
  }

  /** From 0.5 on to 1, one of two rows passes; below, both: precision 1/2 and recall 1. */
  private static ThresholdPlot halves() {
    return plot(new double[] {1, 0.5, 0.5, 0.5}, new double[] {1, 1, 0, 0});
  }

  @Test
  void theSubtitleSaysWhereTheF1IsHighest() {
    // At 0.9: 1 of 2 found, all right: F1 = 2·1·½/1½ = 0.6667. At 0.7: 2 of 2 found, 2 of 3
    // right: 2·⅔·1/1⅔ = 0.8. At 0.8 and 0.6 it is lower.
    ThresholdPlot plot = plot(new double[] {0.7, 0.9, 0.6, 0.8}, new double[] {1, 1, 0, 0});
    assertThat(plot.subtitle()).isEqualTo("highest F1 of yes: 0.8000 at the threshold 0.7000");
  }

  @Test
  void theCurvesAreStepsBetweenTheScores() {
    BufferedImage image = halves().image();
    // Thresholds 0 to 1 from about x = 80 to 1660; 0 at y = 960, 1 at about 180: 780 pixels.
    // Up to 0.5, four rows pass, two of them right: precision 1/2, recall 1, F1 2/3.
    assertThat(height(image, PRECISION, 200, 700)).isBetween(560.0, 580.0);
    assertThat(height(image, RECALL, 200, 700)).isBetween(175.0, 195.0);
    assertThat(height(image, F1, 200, 700)).isBetween(430.0, 450.0);
    // Above it one passes, and is right: precision 1, recall 1/2, F1 2/3.
    assertThat(height(image, PRECISION, 1000, 1500)).isBetween(175.0, 195.0);
    assertThat(height(image, RECALL, 1000, 1500)).isBetween(560.0, 580.0);
    assertThat(height(image, F1, 1000, 1500)).isBetween(430.0, 450.0);
  }

  @Test
  void aDashedLineStandsAtTheBestThreshold() {
    ThresholdPlot plot = plot(new double[] {1, 0.5, 0.2}, new double[] {1, 1, 0});
    assertThat(plot.subtitle()).isEqualTo("highest F1 of yes: 1.0000 at the threshold 0.5000");
    BufferedImage image = plot.image();
    int middle = (80 + 1880) / 2;
    Rectangle around = new Rectangle(middle - 40, 600, 80, 300);
    assertThat(count(image, Theme.LIGHT.mutedText, around)).isGreaterThan(100);
    Rectangle left = new Rectangle(middle - 400, 600, 300, 300);
    assertThat(count(image, Theme.LIGHT.mutedText, left)).isZero();
  }

  @Test
  void theNamesStandOnTheirCurvesWhereTheseAreApart() {
    // The last score is of a wrong row: at the right end all three curves are 0.
    BufferedImage image =
        plot(new double[] {1, 0.9, 0.5, 0.4, 0.3}, new double[] {0, 1, 1, 0, 0}).image();
    for (Color color : new Color[] {PRECISION, RECALL, F1}) {
      Color ink = ColorMap.mix(color, Theme.LIGHT.text, 0.3);
      assertThat(count(image, ink, new Rectangle(200, 150, 1400, 700))).isGreaterThan(30);
    }
  }

  @Test
  void drawsAnyScoresInTimeAtEverySize() {
    double[] answers = {1, 0, 1};
    double[][] all = {
      {0, 0, 0}, {-2, 5, 30}, {1e300, -1e300, 0}, {1e-300, 2e-300, 0}, {1e90, 1e90, 1e90}
    };
    for (double[] scores : all) {
      Pictures.assertDraws(plot(scores, answers));
    }
    Random random = new Random(1);
    double[] scores = random.doubles(20_000).toArray();
    double[] yes = random.ints(20_000, 0, 2).asDoubleStream().toArray();
    Pictures.assertDraws(plot(scores, yes));
    Pictures.assertDrawsAtEverySize(halves());
  }
}
