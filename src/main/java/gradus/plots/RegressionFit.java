package gradus.plots;

import gradus.Network;
import gradus.data.Dataset;
import gradus.math.Matrix;
import gradus.math.Rows;
import gradus.metrics.RegressionErrors;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * The curve that a network with one input and one output has learned, over the examples as dots.
 *
 * <p>What to look for: a curve that follows the dots one by one has learned the noise; one that is
 * too straight has too few hidden units, or hasn't been trained for long enough. Left and right of
 * the dots it shows what the network makes up.
 *
 * <p>The network is asked again whenever the picture is drawn, so let no other thread train it
 * while a window shows it.
 */
public final class RegressionFit extends Plot {
  private static final int PLACES = 800;
  private static final BasicStroke THIN = Theme.round(1.6f);

  private final Network network;
  private final Dataset dataset;
  private DoubleUnaryOperator truth; // null for none

  private RegressionFit(Network network, Dataset dataset) {
    super("Regression: " + dataset.name());
    this.network = network;
    this.dataset = dataset;
  }

  /**
   * The fit of a network with one input and one output.
   *
   * @param dataset numbers to predict from one feature, scaled as the network expects
   * @throws IllegalArgumentException if there is another number of columns, a value is missing, or
   *     network and data don't fit
   */
  public static RegressionFit of(Network network, Dataset dataset) {
    NetworkDataChecks.requireCurve(network, dataset);
    return new RegressionFit(network, dataset);
  }

  /** Draws the function that the data was made from, as in {@code truth(x -> Math.sin(x))}. */
  public RegressionFit truth(DoubleUnaryOperator truth) {
    this.truth = truth;
    return this;
  }

  @Override
  String subtitle() {
    Matrix predictions = network.predict(dataset.inputs());
    if (Rows.firstNotFinite(predictions) >= 0) {
      return "the network's answers are not finite";
    }
    double rmse = RegressionErrors.of(predictions, dataset.targets()).rmse();
    return "root mean squared error "
        + NumberFormats.measured(rmse)
        + " on "
        + NumberFormats.count(dataset.rows(), "example");
  }

  @Override
  void paintBody(Graphics2D graphics, Rectangle area) {
    AxisRange xRange = AxisRange.of(column(dataset.inputs()), false).widened(0.1);
    double[] xs = xRange.places(PLACES);
    double[] learned = answers(xs);
    double[] wanted = wanted(xs);
    Axes axes = new Axes(theme(), dataset.featureNames().get(0), "");
    axes.hideGrid();
    axes.setRange(xRange, false, yRange(learned, wanted), false);
    axes.addCurve(xs, wanted, trueColor(), THIN);
    axes.addCurve(xs, learned, theme().color(0), Theme.CURVE);
    EndLabels labels = new EndLabels(theme(), area, List.of("network"));
    axes.paint(graphics, labels.plot(), (under, plotArea) -> paintDots(under, axes));
    addLabel(labels, "network", theme().color(0), axes, xs, learned);
    addLabel(labels, "truth", trueColor(), axes, xs, wanted);
    labels.paint(graphics, axes.plotArea());
  }

  private void paintDots(Graphics2D graphics, Axes axes) {
    Color color = ColorMap.mix(theme().mutedText, theme().background, 0.25);
    for (int row = 0; row < dataset.rows(); row++) {
      double x = dataset.inputs().get(row, 0);
      double y = dataset.targets().get(row, 0);
      if (AxisRange.canShow(x, false) && AxisRange.canShow(y, false)) {
        Pen.example(graphics, theme(), axes.screenX(x), axes.screenY(y), color);
      }
    }
  }

  /** Where a curve ends inside of the picture. */
  private static void addLabel(
      EndLabels labels, String name, Color color, Axes axes, double[] xs, double[] ys) {
    for (int i = xs.length - 1; i >= 0; i--) {
      if (AxisRange.canShow(ys[i], false)) {
        double x = axes.screenX(xs[i]);
        double y = axes.screenY(ys[i]);
        if (axes.plotArea().contains(x - 1, y)) {
          labels.add(name, color, x, y);
          return;
        }
      }
    }
  }

  private Color trueColor() {
    return theme().color(2);
  }

  private static double[] column(Matrix matrix) {
    return Arrays.copyOf(matrix.data, matrix.numRows);
  }

  private double[] answers(double[] xs) {
    Matrix inputs = new Matrix(xs.length, 1);
    System.arraycopy(xs, 0, inputs.data, 0, xs.length);
    return column(network.predict(inputs));
  }

  /** The true function there; NaN, which isn't drawn, if there is none. */
  private double[] wanted(double[] xs) {
    double[] wanted = new double[xs.length];
    for (int i = 0; i < xs.length; i++) {
      wanted[i] = truth == null ? Double.NaN : truth.applyAsDouble(xs[i]);
    }
    return wanted;
  }

  /** All examples, and of the curves what isn't farther away than these are from each other. */
  private AxisRange yRange(double[] learned, double[] wanted) {
    AxisRange dots = AxisRange.of(column(dataset.targets()), false).widened(0.1);
    double length = dots.length();
    AxisRange most = new AxisRange(dots.low() - length, dots.high() + length);
    AxisRange all = dots;
    for (double[] curve : List.of(learned, wanted)) {
      for (double y : curve) {
        if (AxisRange.canShow(y, false)) {
          double inside = Math.max(most.low(), Math.min(most.high(), y));
          all = all.and(new AxisRange(inside, inside));
        }
      }
    }
    return all;
  }
}
