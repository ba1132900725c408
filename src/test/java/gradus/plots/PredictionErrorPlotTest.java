package gradus.plots;

import static gradus.plots.Pictures.box;
import static gradus.plots.Pictures.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.math.Matrix;
import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PredictionErrorPlotTest {
  private static final Color DOT = Theme.LIGHT.color(0);

  private static Matrix column(double... numbers) {
    Matrix column = new Matrix(numbers.length, 1);
    System.arraycopy(numbers, 0, column.data, 0, numbers.length);
    return column;
  }

  @Test
  void theSubtitleSaysHowLargeTheErrorsAre() {
    // Errors 1, −1, 1, −1; the targets' squared distances from their mean, 5, are 9 + 1 + 1 + 9.
    PredictionErrorPlot plot =
        PredictionErrorPlot.of(column(3, 3, 7, 7), column(2, 4, 6, 8)).quantity("strength in MPa");
    assertThat(plot.subtitle())
        .isEqualTo(
            "root mean squared error 1.0000, mean absolute error 1.0000, R² 0.8000, on 4 rows");
    assertThat(PredictionErrorPlot.of(column(3), column(2)).subtitle())
        .isEqualTo("root mean squared error 1.0000, mean absolute error 1.0000, on 1 row");
  }

  @Test
  void theDotsStandOnTheLeftByTruthAndOnTheRightByResidual() {
    // Three rows on the diagonal and one predicted 8 too low: 10 instead of 2, in the same place
    // from the left in the first panel as 10, and high up in the second, at the left.
    BufferedImage image = PredictionErrorPlot.of(column(0, 5, 10, 2), column(0, 5, 10, 10)).image();
    Rectangle left = box(image.getSubimage(0, 0, 960, 1080), DOT);
    // Both axes have the same range, so the dots reach as far to the right as to the top: from 0 to
    // 10, the plot area being some 800 pixels wide and 790 high, less a tenth.
    assertThat((double) left.width).isCloseTo(720, within(60.0));
    assertThat((double) left.height).isCloseTo(715, within(60.0));
    BufferedImage residuals = image.getSubimage(960, 0, 960, 1080);
    Rectangle right = box(residuals, DOT);
    // The row with the residual 8 is alone at the top.
    Rectangle top = new Rectangle(right.x, right.y, right.width, 30);
    Rectangle alone = box(residuals.getSubimage(top.x, top.y, top.width, top.height), DOT);
    assertThat(alone.width).isLessThan(20);
    assertThat((double) alone.x / right.width).isCloseTo(0.2, within(0.04));
  }

  @Test
  void ofSeveralColumnsOneIsChosen() {
    Matrix predictions = new Matrix(new double[][] {{0, 1}, {0, 3}});
    Matrix targets = new Matrix(new double[][] {{0, 2}, {0, 2}});
    assertThat(PredictionErrorPlot.of(predictions, targets, 1).subtitle())
        .startsWith("root mean squared error 1.0000");
    assertThatThrownBy(() -> PredictionErrorPlot.of(predictions, targets))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "RegressionErrors got 2 columns, but expects one, since each may have its own unit."
                + " Choose one: RegressionErrors.of(predictions, targets, 0).");
  }

  @Test
  void manyRowsAreThinned() {
    Random random = new Random(1);
    Matrix truth = column(random.doubles(20_000).toArray());
    Matrix predicted = new Matrix(truth);
    for (int row = 0; row < predicted.numRows; row++) {
      predicted.data[row] += 0.1 * random.nextGaussian();
    }
    PredictionErrorPlot plot = PredictionErrorPlot.of(predicted, truth);
    BufferedImage image = plot.image();
    assertThat(count(image, Theme.LIGHT.background)).isGreaterThan(1920 * 1080 / 3);
    Pictures.assertDraws(plot);
  }

  @Test
  void drawsAnyNumbersInTimeAtEverySize() {
    double[][] all = {{0}, {1, 1}, {1e300, -1e300}, {1e-300, 2e-300}, {1e6 + 1, 1e6 + 3}};
    for (double[] numbers : all) {
      double[] same = numbers.clone();
      Pictures.assertDraws(PredictionErrorPlot.of(column(numbers), column(same)));
    }
    Pictures.assertDrawsAtEverySize(PredictionErrorPlot.of(column(1, 2, 3), column(1, 3, 2)));
  }
}
