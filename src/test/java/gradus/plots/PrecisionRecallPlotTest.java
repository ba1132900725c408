package gradus.plots;

import static gradus.plots.Pictures.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.math.Matrix;
import gradus.metrics.PrecisionRecallCurve;
import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrecisionRecallPlotTest {
  private static final Color BLUE = Theme.LIGHT.color(0);
  private static final Color MUTED = Theme.LIGHT.mutedText;

  /** One of ten rows is of the class, and scores so that {@code better} others score higher. */
  private static PrecisionRecallPlot oneOfTen(int better) {
    Matrix scores = new Matrix(10, 1);
    Matrix answers = new Matrix(10, 1);
    for (int row = 0; row < 10; row++) {
      scores.data[row] = -row;
    }
    answers.data[better] = 1;
    return PrecisionRecallPlot.of(PrecisionRecallCurve.of(scores, answers, 1), "rare");
  }

  private static PrecisionRecallPlot many(int classes) {
    Matrix probabilities = new Matrix(3 * classes, classes);
    Matrix targets = new Matrix(3 * classes, classes);
    List<String> names = new ArrayList<>();
    for (int row = 0; row < 3 * classes; row++) {
      targets.set(row, row % classes, 1);
      probabilities.set(row, row % 7 == 0 ? 0 : row % classes, 1);
    }
    for (int c = 0; c < classes; c++) {
      names.add("class " + c);
    }
    return PrecisionRecallPlot.of(probabilities, targets, names);
  }

  @Test
  void theSubtitleComparesWithGuessing() {
    // Found as the second of the finds: precision 1/2; guessing finds one in ten.
    assertThat(oneOfTen(1).subtitle())
        .isEqualTo("average precision of rare 0.5000; guessing has 0.1000");
  }

  @Test
  void theCurveEndsAtTheDashedLineOfGuessing() {
    BufferedImage image = oneOfTen(0).size(1520, 1200).image();
    // The plot area from (0, 0) at about (136, 1076) to (1, 1) at (1470, 176).
    int guessing = 1076 - (1076 - 176) / 10;
    assertThat(count(image, MUTED, new Rectangle(600, guessing - 8, 400, 16))).isGreaterThan(200);
    // From (1, 1) down to (1, 0.1): at a recall of 1 the threshold goes on falling.
    assertThat(count(image, BLUE, new Rectangle(1440, 300, 60, 600))).isGreaterThan(1500);
    assertThat(count(image, BLUE, new Rectangle(1440, guessing + 20, 60, 60))).isZero();
    assertThat(count(image, BLUE, new Rectangle(200, 160, 1000, 900))).isZero();
  }

  @Test
  void everyClassHasItsCurveAndItsLine() {
    Matrix probabilities =
        new Matrix(new double[][] {{0.9, 0.1}, {0.8, 0.2}, {0.4, 0.6}, {0.7, 0.3}});
    Matrix targets = new Matrix(new double[][] {{1, 0}, {1, 0}, {0, 1}, {1, 0}});
    PrecisionRecallPlot plot = PrecisionRecallPlot.of(probabilities, targets, List.of("a", "b"));
    assertThat(plot.subtitle()).isEqualTo("average precision from 1.0000 (b) to 1.0000 (a)");
    BufferedImage image = plot.size(1520, 1200).image();
    // Class a is three quarters of the rows, class b one quarter.
    int a = 1076 - (1076 - 176) * 3 / 4;
    int b = 1076 - (1076 - 176) / 4;
    assertThat(count(image, BLUE, new Rectangle(300, a - 10, 500, 20))).isPositive();
    assertThat(count(image, Theme.LIGHT.color(1), new Rectangle(300, b - 10, 500, 20)))
        .isPositive();
  }

  @Test
  void noRowsHaveNoCurve() {
    PrecisionRecallPlot plot =
        PrecisionRecallPlot.of(new Matrix(0, 2), new Matrix(0, 2), List.of("a", "b"));
    assertThat(plot.subtitle())
        .isEqualTo("no curve: no class has rows of its own beside rows of others");
    Pictures.assertDraws(plot);
  }

  @Test
  void refusesOtherNames() {
    assertThatThrownBy(
            () -> PrecisionRecallPlot.of(new Matrix(1, 3), new Matrix(1, 3), List.of("a", "b")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "PrecisionRecallPlot got 3 columns and the class names [a, b], but expects 3 names: one per column, or two for a single column.");
  }

  @Test
  void drawsAnyNumberOfClassesInTimeAtEverySize() {
    for (int classes : new int[] {2, 12, 50, 200}) {
      Pictures.assertDraws(many(classes));
    }
    Pictures.assertDrawsAtEverySize(oneOfTen(3));
  }
}
