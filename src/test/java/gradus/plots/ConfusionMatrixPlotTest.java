package gradus.plots;

import static gradus.plots.Pictures.box;
import static org.assertj.core.api.Assertions.assertThat;

import gradus.math.Matrix;
import gradus.metrics.ConfusionMatrix;
import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfusionMatrixPlotTest {
  /** A confusion matrix with these counts, and the classes c0, c1 and so on. */
  private static ConfusionMatrix counts(int[][] counts) {
    List<double[]> predicted = new ArrayList<>();
    List<double[]> truth = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      names.add("c" + i);
      for (int j = 0; j < counts.length; j++) {
        for (int times = 0; times < counts[i][j]; times++) {
          predicted.add(oneHot(j, counts.length));
          truth.add(oneHot(i, counts.length));
        }
      }
    }
    Matrix predictions = new Matrix(predicted.toArray(new double[0][]));
    return ConfusionMatrix.of(predictions, new Matrix(truth.toArray(new double[0][])), names);
  }

  private static double[] oneHot(int c, int classes) {
    double[] row = new double[classes];
    row[c] = 1;
    return row;
  }

  /** The color of a share: the first 5 % are for seeing that there is a cell. */
  private static Color shade(double share) {
    return Theme.LIGHT.counts.at(0.05 + 0.95 * share);
  }

  @Test
  void aCellIsAsDarkAsItsShareOfTheTrueClass() {
    // Of 4 rows of class 0, 3 are right: 0.75 and 0.25. Of 10 of class 1, 4 are wrong: 0.4, 0.6.
    BufferedImage image = ConfusionMatrixPlot.of(counts(new int[][] {{3, 1}, {4, 6}})).image();
    Color[][] shades = {{shade(0.75), shade(0.25)}, {shade(0.4), shade(0.6)}};
    CellColors.assertTable(image, shades);
  }

  @Test
  void theMostFrequentMistakeIsNamedAndHasAFrame() {
    ConfusionMatrixPlot plot = ConfusionMatrixPlot.of(counts(new int[][] {{3, 1}, {4, 6}}));
    // 9 of 14 are right: 0.6429.
    assertThat(plot.subtitle())
        .isEqualTo("accuracy 0.6429; c1 is taken for c0 most often: 4 of 10");
    BufferedImage image = plot.image();
    Rectangle frame = box(image, Theme.LIGHT.color(1));
    Rectangle cell = box(image, shade(0.4));
    assertThat(frame.contains(cell)).isTrue();
    assertThat(frame.width).isLessThan(cell.width + 12);
  }

  @Test
  void withoutAMistakeThereIsNoFrame() {
    ConfusionMatrixPlot plot = ConfusionMatrixPlot.of(counts(new int[][] {{2, 0}, {0, 1}}));
    assertThat(plot.subtitle()).isEqualTo("accuracy 1.0000: no mistakes");
    assertThat(box(plot.image(), Theme.LIGHT.color(1))).isNull();
  }

  @Test
  void aClassWithoutRowsHasEmptyCells() {
    ConfusionMatrixPlot plot = ConfusionMatrixPlot.of(counts(new int[][] {{2, 1}, {0, 0}}));
    assertThat(plot.subtitle()).isEqualTo("accuracy 0.6667; c0 is taken for c1 most often: 1 of 3");
    assertThat(box(plot.image(), shade(0))).isNotNull();
  }

  @Test
  void theNumbersOfTwelveClassesFitIntoTheCells() {
    int[][] counts = new int[12][12];
    for (int c = 0; c < 12; c++) {
      counts[c][c] = 9;
    }
    BufferedImage image = ConfusionMatrixPlot.of(counts(counts)).image();
    // White letters on the green diagonal, nowhere else within the green cells' box.
    Rectangle green = box(image, shade(1));
    Rectangle firstCell = new Rectangle(green.x, green.y, green.width / 12, green.height / 12 - 4);
    assertThat(Pictures.count(image, Color.WHITE, firstCell)).isPositive();
  }

  @Test
  void drawsTwoTo200ClassesAtEverySize() {
    for (int classes : new int[] {2, 3, 10, 12, 13, 40, 200}) {
      int[][] counts = new int[classes][classes];
      for (int c = 0; c < classes; c++) {
        counts[c][c] = 2;
        counts[c][(c + 1) % classes] = 1;
      }
      Pictures.assertDraws(ConfusionMatrixPlot.of(counts(counts)));
      Pictures.assertDraws(ConfusionMatrixPlot.of(counts(counts)).size(PictureSize.PAGE));
    }
    Pictures.assertDrawsAtEverySize(
        ConfusionMatrixPlot.of(counts(new int[][] {{3_000, 1}, {0, 2_000}})));
  }
}
