package gradus.plots;

import static gradus.plots.Pictures.box;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.math.Matrix;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProbabilityBarsTest {
  private static ProbabilityBars bars(double... scores) {
    return ProbabilityBars.of(new Matrix(new double[][] {scores}));
  }

  /** The length of a class's bar, in the left (0) or in the right (1) half of the picture. */
  private static double length(BufferedImage image, int c, int half) {
    int middle = 1030; // between the halves, if names are as short as "class 0"
    int x = half * middle;
    int width = half == 0 ? middle : image.getWidth() - middle;
    return box(image.getSubimage(x, 0, width, 1080), Theme.LIGHT.color(c)).getWidth();
  }

  @Test
  void barsAreAsLongAsScoresAndProbabilities() {
    BufferedImage image = bars(1, 2, 3).image();
    double one = length(image, 0, 0);
    assertThat(length(image, 1, 0)).isCloseTo(2 * one, within(4.0));
    assertThat(length(image, 2, 0)).isCloseTo(3 * one, within(5.0));
    // exp(1), exp(2), exp(3) by their sum 30.193: 0.0900, 0.2447, 0.6652.
    double whole = length(image, 2, 1) / 0.6652;
    assertThat(length(image, 0, 1)).isCloseTo(0.0900 * whole, within(4.0));
    assertThat(length(image, 1, 1)).isCloseTo(0.2447 * whole, within(4.0));
    // A probability of 1 would fill its half.
    assertThat(whole).isBetween(600.0, 800.0);
  }

  @Test
  void negativeScoresGoToTheLeftOfZero() {
    BufferedImage image = bars(-1, 1).image().getSubimage(0, 0, 1030, 1080);
    assertThat(box(image, Theme.LIGHT.color(0)).getMaxX())
        .isLessThan(box(image, Theme.LIGHT.color(1)).getMinX() + 1);
  }

  @Test
  void theSubtitleNamesTheHighestScore() {
    assertThat(bars(1, 2, 3).classNames(List.of("setosa", "versicolor", "virginica")).subtitle())
        .isEqualTo("the highest score, 3 of virginica, becomes the probability 0.6652");
    assertThat(bars(1, Double.NaN).subtitle())
        .isEqualTo("not all scores are finite, so there are no probabilities");
  }

  @Test
  void ofManyClassesTheMostProbableComesFirst() {
    double[] scores = new double[200];
    scores[150] = 5;
    BufferedImage image = bars(scores).image().getSubimage(0, 0, 1030, 1080);
    // All other scores are 0 and have no bar.
    Rectangle bar = box(image, Theme.LIGHT.color(0));
    assertThat(bar.width).isGreaterThan(500);
    assertThat(bar.getMaxY()).isLessThan(260);
  }

  @Test
  void refusesWhatIsNotOneRowAndNamesThatDontFit() {
    assertThatThrownBy(() -> ProbabilityBars.of(new Matrix(2, 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "ProbabilityBars got a 2×3 matrix, but expects the scores of one example: a single"
                + " row.");
    assertThatThrownBy(() -> bars(1, 2).classNames(List.of("one")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("ProbabilityBars got 1 class names for 2 scores, but expects one for each.");
  }

  @Test
  void drawsAllScoresAtEverySize() {
    double[][] rows = {
      {0},
      {0, 0},
      {-1, -2},
      {Double.NaN, 1},
      {Double.POSITIVE_INFINITY, 0},
      {Double.NEGATIVE_INFINITY, 0},
      {1e300, -1e300},
      {1e-300, -1e-300},
      {Double.MAX_VALUE, -Double.MAX_VALUE},
      new double[24],
      new double[25],
      new double[200]
    };
    for (double[] row : rows) {
      Pictures.assertDraws(bars(row));
      Pictures.assertDraws(bars(row).size(PictureSize.PAGE));
    }
    Pictures.assertDrawsAtEverySize(bars(1, -2, 3));
  }
}
