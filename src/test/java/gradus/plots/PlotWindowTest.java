package gradus.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.History;
import gradus.Network;
import gradus.data.Dataset;
import gradus.layers.Dense;
import gradus.layers.Softmax;
import gradus.math.Matrix;
import gradus.metrics.ConfusionMatrix;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a window says of the place under the pointer; the window itself is in WindowTest. */
class PlotWindowTest {
  private static void paint(Plot plot, int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    plot.paint(graphics, width, height);
    graphics.dispose();
  }

  private static Plot loss() {
    History history = new History();
    for (int i = 1; i <= 10; i++) {
      history.add(new History.Epoch(i, 1.0 / i, Double.NaN, 0, 0));
    }
    return LossCurve.of(history);
  }

  /** Every text that there is, from the left to the right in the middle row. */
  private static String along(Plot plot, int width, int y) {
    StringBuilder all = new StringBuilder();
    for (int x = 0; x < width; x++) {
      all.append(plot.valueAt(x, y)).append('\n');
    }
    return all.toString();
  }

  @Test
  void nearACurveItsPointIsSaid() {
    Plot plot = loss();
    paint(plot, 960, 540);
    assertThat(plot.valueAt(5, 5)).isEmpty(); // the header
    StringBuilder all = new StringBuilder();
    for (int y = 70; y < 540; y++) {
      all.append(along(plot, 960, y));
    }
    assertThat(all.toString()).contains("epoch 1, 1\n", "epoch 3, 0.3333\n", "epoch 10, 0.1\n");
  }

  @Test
  void aCellSaysWhatIsInIt() {
    Plot plot =
        MatrixPlot.of(new Matrix(new double[][] {{1.25, -2}})).columnNames(List.of("a", "b"));
    paint(plot, 600, 300);
    assertThat(along(plot, 600, 120)).contains("row 0, a: 1.25\n", "row 0, b: -2\n");
  }

  @Test
  void aConfusionIsSaidInFull() {
    Matrix said = new Matrix(new double[][] {{1, 0}, {1, 0}, {0, 1}});
    Matrix is = new Matrix(new double[][] {{1, 0}, {0, 1}, {0, 1}});
    Plot plot = ConfusionMatrixPlot.of(ConfusionMatrix.of(said, is, List.of("cat", "dog")));
    paint(plot, 600, 500);
    assertThat(along(plot, 600, 400)).contains("dog, cat: 1 of 2, 50.0 %\n");
  }

  @Test
  void aPlotThatWasMadeSmallerSaysTheSame() {
    Plot plot = loss();
    paint(plot, 170, 130); // half of the least size
    assertThat(along(plot, 170, 80)).contains("epoch 3, 0.3333\n");
  }

  @Test
  void aPartOfAPageHasItsValuesToo() {
    Plot page =
        Panels.of("page", "", 1).add("matrix", MatrixPlot.of(new Matrix(new double[][] {{7}})));
    paint(page, 600, 400);
    assertThat(along(page, 600, 200)).contains("row 0, column 0: 7\n");
  }

  private static final Pattern OF_FIELD =
      Pattern.compile("x (\\S+), y (\\S+): class (left|right), (0\\.\\d{3})");

  /** Probabilities 1 / (1 + e^(∓2x)): that of the class on its own side. */
  private static void assertSaysClassAndProbability(Plot plot) {
    paint(plot, 960, 540);
    int left = 0;
    int right = 0;
    for (String line : along(plot, 960, 300).lines().toList()) {
      Matcher said = OF_FIELD.matcher(line);
      if (said.matches()) {
        double x = Double.parseDouble(said.group(1));
        double expected = 1 / (1 + Math.exp(-2 * Math.abs(x)));
        assertThat(Double.parseDouble(said.group(4))).isCloseTo(expected, within(0.002));
        assertThat(said.group(3)).isEqualTo(x > 0 ? "right" : "left");
        left += x < 0 ? 1 : 0;
        right += x > 0 ? 1 : 0;
      }
    }
    assertThat(left).isGreaterThan(300);
    assertThat(right).isGreaterThan(300);
  }

  @Test
  void aFieldSaysTheClassAndItsProbability() {
    Dense dense = new Dense(new double[][] {{-1, 1}, {0, 0}}, new double[] {0, 0});
    Network network = new Network(dense, new Softmax());
    Dataset square = DecisionBoundaryTest.square();
    assertSaysClassAndProbability(DecisionBoundary.of(network, square));
    RasterField field = RasterField.of(network, square);
    field.ask(RasterField.AT_REST);
    assertSaysClassAndProbability(field);
    field.show(new RasterField.Unit(0, 1)).ask(RasterField.AT_REST); // its output is x
    paint(field, 960, 540);
    Matcher said =
        Pattern.compile("x (\\S+), y \\S+: layer 0, unit 1: (\\S+)")
            .matcher(field.valueAt(700, 300));
    assertThat(said.matches()).isTrue();
    double x = Double.parseDouble(said.group(1));
    assertThat(Double.parseDouble(said.group(2))).isCloseTo(x, within(0.02));
  }

  @Test
  void aFieldOfANetworkThatHasGoneWrongSaysSo() {
    Dense dense = new Dense(new double[][] {{Double.NaN, 1}, {0, 0}}, new double[] {0, 0});
    Plot plot =
        DecisionBoundary.of(new Network(dense, new Softmax()), DecisionBoundaryTest.square());
    paint(plot, 960, 540);
    assertThat(plot.valueAt(500, 300)).endsWith(": the network says NaN");
  }

  @Test
  void aFileIsNamedByThePlot() {
    assertThat(PlotWindow.fileName("Decision boundary: moons"))
        .isEqualTo("decision-boundary-moons.png");
    assertThat(PlotWindow.fileName("???")).isEqualTo("plot.png");
  }
}
