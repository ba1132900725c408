package gradus.plots;

import static gradus.plots.Pictures.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.math.Matrix;
import gradus.metrics.RocCurve;
import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RocPlotTest {
  private static final Color BLUE = Theme.LIGHT.color(0);

  /** Three of the four pairs are in order: the curve goes up, right, up, right, by halves. */
  private static final Matrix SCORES = new Matrix(new double[][] {{0.7}, {0.9}, {0.6}, {0.8}});

  private static final Matrix ANSWERS = new Matrix(new double[][] {{1}, {1}, {0}, {0}});

  private static RocPlot one() {
    return RocPlot.of(RocCurve.of(SCORES, ANSWERS, 1), "yes");
  }

  /** Rows of their own class get the highest probability, except in the last class. */
  private static RocPlot many(int classes) {
    Matrix probabilities = new Matrix(2 * classes, classes);
    Matrix targets = new Matrix(2 * classes, classes);
    List<String> names = new ArrayList<>();
    for (int row = 0; row < 2 * classes; row++) {
      int trueClass = row % classes;
      targets.set(row, trueClass, 1);
      probabilities.set(row, trueClass == classes - 1 ? 0 : trueClass, 1);
    }
    for (int c = 0; c < classes; c++) {
      names.add("class " + c);
    }
    return RocPlot.of(probabilities, targets, names);
  }

  @Test
  void theCurveGoesUpWhereARowIsFoundAndRightWhereAnotherIsTakenForIt() {
    BufferedImage image = one().size(1520, 1200).image();
    // The plot area from (0, 0) at about (136, 1076) to (1, 1) at (1470, 176): 1334×900 pixels.
    int halfX = (136 + 1470) / 2;
    int halfY = (1076 + 176) / 2;
    assertThat(count(image, BLUE, new Rectangle(100, halfY + 100, 80, 200))).isGreaterThan(400);
    assertThat(count(image, BLUE, new Rectangle(300, halfY - 30, 300, 60))).isGreaterThan(600);
    assertThat(count(image, BLUE, new Rectangle(halfX - 40, 300, 80, 200))).isGreaterThan(400);
    assertThat(count(image, BLUE, new Rectangle(1000, 150, 300, 60))).isGreaterThan(600);
    // Nothing in the corners that a curve of a good order leaves empty, or a perfect one fills.
    assertThat(count(image, BLUE, new Rectangle(halfX + 60, halfY + 60, 500, 350))).isZero();
    assertThat(count(image, BLUE, new Rectangle(200, 250, 400, 300))).isZero();
  }

  @Test
  void guessingIsTheDiagonal() {
    BufferedImage image = one().size(1520, 1200).image();
    Color muted = Theme.LIGHT.mutedText;
    // Around a point at a quarter, three quarters below the top.
    assertThat(count(image, muted, new Rectangle(440, 820, 60, 60))).isPositive();
    assertThat(count(image, muted, new Rectangle(600, 900, 200, 120))).isZero();
  }

  @Test
  void theSubtitleSaysWhatTheAreaMeans() {
    assertThat(one().subtitle()).isEqualTo("area 0.7500: yes above others in 75.0 % of the pairs");
  }

  @Test
  void severalClassesAreNamedFromTheHighestAreaToTheLowest() {
    RocPlot plot = many(3);
    // Class 2 is taken for class 0: its score says nothing, and class 0's is a little too high.
    assertThat(plot.subtitle()).isEqualTo("area from 0.5000 (class 2) to 1.0000 (class 1)");
    BufferedImage image = plot.image();
    for (int c = 0; c < 3; c++) {
      Color ink = Theme.LIGHT.readable(Theme.LIGHT.color(c));
      assertThat(count(image, ink, new Rectangle(1300, 150, 220, 120))).isPositive();
    }
  }

  @Test
  void fortyClassesAreASmallSvg() {
    Random random = new Random(1);
    Matrix probabilities = new Matrix(4000, 40);
    Matrix targets = new Matrix(4000, 40);
    List<String> names = new ArrayList<>();
    for (int row = 0; row < 4000; row++) {
      double sum = 0;
      for (int c = 0; c < 40; c++) {
        probabilities.set(row, c, random.nextDouble() + (row % 40 == c ? 0.5 : 0));
        sum += probabilities.get(row, c);
      }
      for (int c = 0; c < 40; c++) {
        probabilities.set(row, c, probabilities.get(row, c) / sum);
      }
      targets.set(row, row % 40, 1);
    }
    for (int c = 0; c < 40; c++) {
      names.add("class " + c);
    }
    byte[] svg = PictureFile.SvgPicture.of(RocPlot.of(probabilities, targets, names));
    assertThat(svg.length).isLessThan(1_000_000);
  }

  @Test
  void aClassWithoutRowsHasNoCurve() {
    Matrix probabilities = new Matrix(new double[][] {{0.9, 0.1, 0}, {0.2, 0.8, 0}});
    Matrix targets = new Matrix(new double[][] {{1, 0, 0}, {0, 1, 0}});
    List<String> names = List.of("a", "b", "c");
    assertThat(RocPlot.of(probabilities, targets, names).curves()).hasSize(2);
    Matrix allA = new Matrix(new double[][] {{1, 0, 0}, {1, 0, 0}});
    RocPlot none = RocPlot.of(probabilities, allA, names);
    assertThat(none.subtitle())
        .isEqualTo("no curve: no class has rows of its own beside rows of others");
    Pictures.assertDraws(none);
    Pictures.assertDraws(RocPlot.of(new Matrix(0, 3), new Matrix(0, 3), names));
  }

  @Test
  void aSingleColumnHasTheCurveOfTheSecondClass() {
    RocPlot plot = RocPlot.of(SCORES, ANSWERS, List.of("no", "yes"));
    assertThat(plot.subtitle()).isEqualTo(one().subtitle());
  }

  @Test
  void ofTwoClassesTheSecondHasACurve() {
    Matrix both = new Matrix(new double[][] {{0.3, 0.7}, {0.1, 0.9}, {0.4, 0.6}, {0.2, 0.8}});
    Matrix targets = new Matrix(new double[][] {{0, 1}, {0, 1}, {1, 0}, {1, 0}});
    RocPlot plot = RocPlot.of(both, targets, List.of("no", "yes"));
    assertThat(plot.subtitle()).isEqualTo(one().subtitle());
  }

  @Test
  void refusesOtherNames() {
    assertThatThrownBy(() -> RocPlot.of(SCORES, ANSWERS, List.of("yes")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "RocPlot got 1 column and the class names [yes], but expects 2 names: one per column, or"
                + " two for a single column.");
  }

  @Test
  void refusesNaN() {
    Matrix scores = new Matrix(new double[][] {{0.7}, {Double.NaN}, {0.6}, {0.8}});
    assertThatThrownBy(() -> RocPlot.of(scores, ANSWERS, List.of("no", "yes")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Got a prediction of NaN in row 1: it is neither right nor wrong. The weights have"
                + " probably become NaN in training.");
  }

  @Test
  void drawsAnyNumberOfClassesInTimeAtEverySize() {
    for (int classes : new int[] {2, 12, 50, 200}) {
      Pictures.assertDraws(many(classes));
    }
    Matrix extreme = new Matrix(new double[][] {{1e300}, {-1e300}, {1e-300}, {0}});
    Pictures.assertDraws(RocPlot.of(RocCurve.of(extreme, ANSWERS, 1), "yes"));
    Pictures.assertDrawsAtEverySize(one());
  }
}
