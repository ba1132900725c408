package gradus.plots;

import static gradus.plots.Pictures.box;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.math.Matrix;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MatrixPlotTest {
  private static MatrixPlot plot(double[]... rows) {
    return MatrixPlot.of(new Matrix(rows));
  }

  @Test
  void withNegativeNumbersTheColorsPartAtZero() {
    // The largest size is 4: −4 is at 0 of the map, −2 at 0.25, 1 at 0.625, 4 at 1.
    BufferedImage image = plot(new double[] {-4, -2}, new double[] {1, 4}).image();
    ColorMap map = Theme.LIGHT.diverging;
    CellColors.assertTable(
        image, new Color[][] {{map.at(0), map.at(0.25)}, {map.at(0.625), map.at(1)}});
  }

  @Test
  void withoutNegativeNumbersTheyBeginAtZero() {
    BufferedImage image = plot(new double[] {1, 2}, new double[] {3, 4}).image();
    ColorMap map = Theme.LIGHT.positive;
    CellColors.assertTable(
        image, new Color[][] {{map.at(0.25), map.at(0.5)}, {map.at(0.75), map.at(1)}});
  }

  @Test
  void aLargeMatrixHasAColorBarInsteadOfNumbers() {
    Matrix large = new Matrix(30, 30);
    large.fill(0.25);
    // All cells are orange; only the bar also has what is half as orange.
    Color half = Theme.LIGHT.positive.at(100.5 / 200);
    assertThat(Pictures.count(MatrixPlot.of(large).image(), half)).isGreaterThan(10);
    assertThat(Pictures.count(plot(new double[] {0.25}).image(), half)).isLessThan(10);
  }

  @Test
  void theSubtitleHasShapeAndRange() {
    assertThat(plot(new double[] {-0.5, 0.25, 1}).subtitle()).isEqualTo("1×3, from -0.5 to 1.0");
    assertThat(plot(new double[] {Double.NaN, 2}).subtitle())
        .isEqualTo("1×2, from 2 to 2; 1 not finite");
    assertThat(MatrixPlot.of(new Matrix(0, 0)).subtitle()).isEqualTo("0×0, no finite number");
  }

  @Test
  void theJacobianOfTheSoftmaxHasPositiveDiagonalAndNegativeRest() {
    // p = (0.2, 0.8): p0(1 − p0) = p1(1 − p1) = 0.16, −p0·p1 = −0.16.
    MatrixPlot jacobian = MatrixPlot.softmaxJacobian(new Matrix(new double[][] {{0.2, 0.8}}));
    assertThat(jacobian.heading()).isEqualTo("Jacobian of the softmax");
    assertThat(jacobian.subtitle())
        .isEqualTo("how each probability p moves with each score z; every row has the sum 0");
    BufferedImage image = jacobian.image();
    Color plus = Theme.LIGHT.diverging.at(1);
    Color minus = Theme.LIGHT.diverging.at(0);
    assertThat(new Color(image.getRGB(400, 300))).isEqualTo(plus);
    assertThat(new Color(image.getRGB(1600, 300))).isEqualTo(minus);
    assertThat(new Color(image.getRGB(400, 1000))).isEqualTo(minus);
    assertThat(new Color(image.getRGB(1600, 1000))).isEqualTo(plus);
  }

  @Test
  void refusesAJacobianOfSomethingElse() {
    assertThatThrownBy(
            () -> MatrixPlot.softmaxJacobian(new Matrix(new double[][] {{1.0, 2.0, 3.0}})))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "MatrixPlot.softmaxJacobian got the row [1.0, 2.0, 3.0], but expects one row of"
                + " probabilities with the sum 1, such as what new Softmax().forward(scores)"
                + " returns.");
    assertThatThrownBy(() -> MatrixPlot.softmaxJacobian(new Matrix(2, 3)))
        .hasMessage(
            "MatrixPlot.softmaxJacobian got a 2 x 3 matrix, but expects one row of probabilities with"
                + " the sum 1, such as what new Softmax().forward(scores) returns.");
  }

  @Test
  void refusesNamesThatDontFit() {
    MatrixPlot plot = MatrixPlot.of(new Matrix(2, 3));
    assertThatThrownBy(() -> plot.rowNames(List.of("a", "b", "c")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "MatrixPlot got 3 row names for a 2 x 3 matrix, but expects 2: one for each row.");
    assertThatThrownBy(() -> plot.columnNames(List.of("a")))
        .hasMessage(
            "MatrixPlot got 1 column names for a 2 x 3 matrix, but expects 3: one for each column.");
  }

  @Test
  void namesTakeRoomBesideTheCells() {
    BufferedImage bare = plot(new double[] {1}).image();
    BufferedImage named =
        plot(new double[] {1}).rowNames(List.of("a long name")).columnNames(List.of("b")).image();
    Color orange = Theme.LIGHT.positive.at(1);
    assertThat(box(named, orange).x).isGreaterThan(box(bare, orange).x + 100);
    assertThat(box(named, orange).y).isGreaterThan(box(bare, orange).y + 20);
  }

  @Test
  void drawsEveryMatrix() {
    double[][][] matrices = {
      {},
      {{}},
      {{0}},
      {{Double.NaN}},
      {{Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1}},
      {{0.7, 0.7}, {0.7, 0.7}},
      {{1e300, -1e300, 1e-300}},
      {{1e-300, -2e-300}},
      {{Double.MIN_VALUE, Double.MAX_VALUE}},
      {new double[200]},
      new double[200][1],
      new double[200][200],
      new double[3][2000]
    };
    for (double[][] matrix : matrices) {
      Pictures.assertDraws(plot(matrix));
    }
    Matrix random = new Matrix(12, 8);
    for (int i = 0; i < random.getNumElements(); i++) {
      random.data[i] = new Random(i).nextGaussian();
    }
    Pictures.assertDrawsAtEverySize(MatrixPlot.of(random));
  }
}
