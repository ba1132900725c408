package gradus.plots;

import gradus.Network;
import gradus.data.Dataset;
import gradus.math.Decimals;
import gradus.math.Matrix;
import gradus.math.Rows;
import gradus.metrics.RegressionErrors;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;

/**
 * The curve that a network with one input and one output has learned, painted quickly enough to be
 * watched while it learns. {@link RegressionFit} is the picture to keep.
 *
 * <p>{@link #ask} asks the network, on the thread that trains, and keeps the answers. Painting uses
 * these alone, so another thread may paint while training goes on.
 */
public final class RegressionSketch extends Plot {
  /** In a picture that changes, every dot costs some microseconds. */
  private static final int MOST_DOTS = 1000;

  private final Network network;
  private final Dataset dataset;
  private final AxisRange xRange;
  private final AxisRange yRange;
  private volatile Answers answers = null; // null before the network was asked

  /** What the network said; not changed anymore. */
  private static final class Answers {
    private final double[] xs;
    private final double[] ys;
    private final String error;

    Answers(double[] xs, double[] ys, String error) {
      this.xs = xs;
      this.ys = ys;
      this.error = error;
    }
  }

  private RegressionSketch(Network network, Dataset dataset) {
    super("Regression: " + dataset.name());
    this.network = network;
    this.dataset = dataset;
    xRange = AxisRange.of(column(dataset.inputs()), false).widened(0.1);
    yRange = AxisRange.of(column(dataset.targets()), false).widened(0.25);
  }

  /**
   * The curve of a network with one input and one output; empty until {@link #ask} is called.
   *
   * @param dataset numbers to predict from one feature, scaled as the network expects
   * @throws IllegalArgumentException if there is another number of columns, a value is missing, or
   *     network and data don't fit
   */
  public static RegressionSketch of(Network network, Dataset dataset) {
    NetworkDataChecks.requireCurve(network, dataset);
    return new RegressionSketch(network, dataset);
  }

  private static double[] column(Matrix matrix) {
    return Arrays.copyOf(matrix.data, matrix.numRows);
  }

  /**
   * Asks the network at so many places, and for its error on the examples.
   *
   * @param places 2 or more
   * @throws IllegalStateException if another thread trains the network
   */
  public void ask(int places) {
    Matrix inputs = new Matrix(places, 1);
    double[] xs = xRange.places(places);
    System.arraycopy(xs, 0, inputs.data, 0, places);
    double[] ys = column(network.predict(inputs));
    Matrix predictions = network.predict(dataset.inputs());
    boolean finite = Rows.firstNotFinite(predictions) < 0;
    String error =
        finite
            ? "root mean squared error "
                + Decimals.of(RegressionErrors.of(predictions, dataset.targets()).rmse(), 1)
            : "the network's answers are not finite";
    answers = new Answers(xs, ys, error);
  }

  @Override
  String subtitle() {
    Answers said = answers;
    return said == null ? "" : said.error;
  }

  @Override
  void paintBody(Graphics2D graphics, Rectangle area) {
    Answers said = answers;
    String xName = dataset.featureNames().get(0);
    PaintedAxes axes = new PaintedAxes(theme(), xRange, yRange, xName, "");
    Rectangle2D plotArea = axes.layOut(area);
    axes.paint(graphics, true);
    Color color = ColorMap.mix(theme().mutedText, theme().background, 0.25);
    int every = (dataset.rows() - 1) / MOST_DOTS + 1;
    for (int row = 0; row < dataset.rows(); row += every) {
      double x = dataset.inputs().get(row, 0);
      double y = dataset.targets().get(row, 0);
      if (AxisRange.canShow(x, false) && AxisRange.canShow(y, false)) {
        Pen.example(graphics, theme(), axes.screenX(x), axes.screenY(y), color);
      }
    }
    if (said != null) {
      Shape clip = graphics.getClip();
      graphics.clip(plotArea);
      axes.paintCurve(graphics, said.xs, said.ys, theme().color(0), Theme.CURVE);
      graphics.setClip(clip);
    }
  }
}
