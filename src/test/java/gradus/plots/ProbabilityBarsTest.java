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
  @Test
  void scoresOfSeveralPlotsCanHaveOneScale() {
    double[] thirds = {0.5, 0.25, 0.25};
    ProbabilityBars single = ProbabilityBars.of(new double[] {1, 2, 3}, thirds).scoresUpTo(6);
    ProbabilityBars twice = ProbabilityBars.of(new double[] {2, 4, 6}, thirds).scoresUpTo(6);
    double length = box(single.image().getSubimage(0, 0, 1020, 1080), Theme.LIGHT.color(2)).width;
    double doubled = box(twice.image().getSubimage(0, 0, 1020, 1080), Theme.LIGHT.color(2)).width;
    assertThat(doubled / length).isBetween(1.98, 2.02);
    assertThatThrownBy(() -> single.scoresUpTo(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("scoresUpTo got 0.0, but expects the highest score of all plots, above 0.");
  }

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
  void probabilitiesOfYourOwnAreTakenAsTheyAre() {
    double[] scores = {1, 2};
    double[] shares = {0.75, 0.25}; // the softmax would say 0.2689, 0.7311
    ProbabilityBars plot = ProbabilityBars.of(scores, shares);
    scores[0] = 0; // copied, so this changes nothing
    shares[0] = 0;
    BufferedImage image = plot.image();
    assertThat(length(image, 0, 1)).isCloseTo(3 * length(image, 1, 1), within(5.0));
    assertThat(length(image, 1, 0)).isCloseTo(2 * length(image, 0, 0), within(4.0));
    assertThat(plot.subtitle())
        .isEqualTo("the highest score, 2 of class 1, becomes the probability 0.25");
  }

  @Test
  void inPanelsOfOneColumnProbabilitiesHaveOneScale() {
    BufferedImage image =
        Panels.of("Two forecasts", "the second is surer", 1)
            .add("yesterday", ProbabilityBars.of(new double[] {1, 2}, new double[] {0.4, 0.6}))
            .add("today", ProbabilityBars.of(new double[] {10, 20}, new double[] {0.2, 0.8}))
            .image();
    // The header is 136 pixels high; the two panels share the rest of 1080.
    BufferedImage yesterday = image.getSubimage(0, 136, 1920, 472);
    BufferedImage today = image.getSubimage(0, 608, 1920, 472);
    assertThat(rightLength(yesterday, 0)).isCloseTo(2 * rightLength(today, 0), within(4.0));
    assertThat(rightLength(today, 1)).isCloseTo(2 * rightLength(yesterday, 0), within(4.0));
  }

  /** The length of a class's bar right of the middle. */
  private static double rightLength(BufferedImage image, int c) {
    BufferedImage right = image.getSubimage(1030, 0, 1920 - 1030, image.getHeight());
    return box(right, Theme.LIGHT.color(c)).getWidth();
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
        .isEqualTo("the highest score has no probability: it is NaN");
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
            "ProbabilityBars got a 2 x 3 matrix, but expects the scores of one example: a single"
                + " row.");
    assertThatThrownBy(() -> bars(1, 2).classNames(List.of("one")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("ProbabilityBars got 1 class names for 2 scores, but expects one for each.");
  }

  @Test
  void refusesWhatIsNotAScoreAndAProbabilityForEachClass() {
    assertThatThrownBy(() -> ProbabilityBars.of(new double[] {1, 2}, new double[] {1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "ProbabilityBars got 2 scores and 1 probabilities, but expects one of each for every"
                + " class.");
    assertThatThrownBy(() -> ProbabilityBars.of(new double[0], new double[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "ProbabilityBars got 0 scores and 0 probabilities, but expects one of each for every"
                + " class.");
    assertThatThrownBy(() -> ProbabilityBars.of(new double[] {1, 2}, new double[] {-0.1, 1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "ProbabilityBars got -0.1 for class 0, but a probability is from 0 to 1: turn scores"
                + " into probabilities first.");
    assertThatThrownBy(() -> ProbabilityBars.of(new double[] {1, 2}, new double[] {1, 2}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "ProbabilityBars got 2.0 for class 1, but a probability is from 0 to 1: turn scores"
                + " into probabilities first.");
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
    double[] overflow = {Double.NaN, Double.NaN};
    Pictures.assertDraws(ProbabilityBars.of(new double[] {1000, 1001}, overflow));
  }
}
