package gradus.plots;

import gradus.History;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Curves over epochs or steps, each with its name and last number at its end.
 *
 * <p>A noisy curve can be smoothed; what was measured then stays to be seen, faintly, behind it.
 */
public abstract class CurvePlot extends Plot {
  private static final BasicStroke FAINT = Theme.round(1.2f);

  private final String xTitle;
  private final List<Curve> curves = new ArrayList<>();
  private boolean log;
  private double smoothing;

  /** A named row of points. */
  static final class Curve {
    final String name;
    final double[] xs;
    final double[] ys;

    Curve(String name, double[] xs, double[] ys) {
      this.name = name;
      this.xs = xs;
      this.ys = ys;
    }
  }

  CurvePlot(String title, String xTitle) {
    super(title);
    this.xTitle = xTitle;
  }

  /** Adds a curve; one without a finite number isn't drawn. */
  final void add(String name, double[] xs, double[] ys) {
    curves.add(new Curve(name, xs, ys));
  }

  /**
   * Adds a curve with a point for each epoch in which the figure was measured, so that the line
   * goes on where a loop of one's own validates only every fifth epoch.
   */
  final void add(String name, History history, ToDoubleFunction<History.Epoch> figure) {
    List<History.Epoch> measured = new ArrayList<>(history.epochs());
    measured.removeIf(epoch -> Double.isNaN(figure.applyAsDouble(epoch)) && !isBroken(epoch));
    double[] numbers = measured.stream().mapToDouble(History.Epoch::number).toArray();
    double[] figures = measured.stream().mapToDouble(figure).toArray();
    add(name, numbers, figures);
  }

  /** Whether a number of this epoch may be NaN because the training diverged: that is a gap. */
  private static boolean isBroken(History.Epoch epoch) {
    boolean validated = !Double.isNaN(epoch.validationAccuracy());
    return validated || !Double.isFinite(epoch.trainingLoss());
  }

  final List<Curve> curves() {
    return curves;
  }

  /** A logarithmic y-axis; what is not above 0 leaves a gap. */
  public final CurvePlot logAxis() {
    log = true;
    return this;
  }

  /**
   * Draws smoothed curves, and faintly behind them what was measured: an exponential moving average
   * whose every number is {@code share} of the one before and 1 − {@code share} of the new one. The
   * number at a curve's end is the smoothed one.
   *
   * @param share from 0 (not at all) to below 1; 0.9 looks back about ten points
   * @throws IllegalArgumentException if it is outside of this
   */
  public final CurvePlot smoothed(double share) {
    if (!(share >= 0 && share < 1)) {
      throw new IllegalArgumentException(
          "smoothed got " + share + ", but expects a share from 0 to below 1, such as 0.9.");
    }
    smoothing = share;
    return this;
  }

  final boolean isLog() {
    return log;
  }

  /** What the y-axis shows of curves whose numbers have this range; if nothing is said, from 0. */
  AxisRange yRange(AxisRange numbers) {
    if (log) {
      return numbers.widenedLog(0.03);
    }
    AxisRange fromZero = numbers.fromZero();
    double length = fromZero.length();
    double room = length > 0 ? 0.02 * length : 1;
    return new AxisRange(fromZero.low(), fromZero.high() + room);
  }

  /** Draws under the curves, such as a band between two levels. */
  void paintUnder(Graphics2D graphics, Axes axes) {}

  /** The color of a curve, counted from 0. */
  Color color(int curve) {
    return theme().color(curve);
  }

  /** What stands beside the end of a curve. */
  String label(String name, double last) {
    return name + " " + NumberFormats.measured(last);
  }

  /** The index of the lowest finite number, the first of several, or −1. */
  static int lowest(double[] ys) {
    int lowest = -1;
    for (int i = 0; i < ys.length; i++) {
      if (Double.isFinite(ys[i]) && (lowest < 0 || ys[i] < ys[lowest])) {
        lowest = i;
      }
    }
    return lowest;
  }

  /** The index of the highest finite number, the first of several, or −1. */
  static int highest(double[] ys) {
    double[] negative = new double[ys.length];
    for (int i = 0; i < ys.length; i++) {
      negative[i] = -ys[i];
    }
    return lowest(negative);
  }

  /** The line of a curve, counted from 0. */
  BasicStroke stroke(int curve) {
    return Theme.CURVE;
  }

  @Override
  final void paintBody(Graphics2D graphics, Rectangle area) {
    Axes axes = new Axes(theme(), xTitle, "");
    axes.setWholeX();
    axes.setRange(wholeXRange(), false, wholeYRange(), log);
    for (int i = 0; i < curves.size() && smoothing > 0; i++) {
      Color faint = ColorMap.mix(color(i), theme().background, 0.65);
      axes.addCurve(curves.get(i).xs, curves.get(i).ys, faint, FAINT);
    }
    List<Curve> drawn = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < curves.size(); i++) {
      Curve curve = curves.get(i);
      Curve smooth = new Curve(curve.name, curve.xs, smooth(curve.ys));
      axes.addCurve(smooth.xs, smooth.ys, color(i), stroke(i));
      drawn.add(smooth);
      if (end(smooth) >= 0) {
        names.add(label(smooth.name, smooth.ys[end(smooth)]));
      }
    }
    EndLabels labels = new EndLabels(theme(), area, names);
    axes.paint(graphics, labels.plot(), (under, plotArea) -> paintUnder(under, axes));
    for (int i = 0; i < drawn.size(); i++) {
      Curve curve = drawn.get(i);
      int end = end(curve);
      if (end >= 0) {
        double x = axes.screenX(curve.xs[end]);
        double y = axes.screenY(curve.ys[end]);
        labels.add(label(curve.name, curve.ys[end]), color(i), x, y);
      }
    }
    labels.paint(graphics, axes.plotArea());
  }

  /** The index of the last number that can be drawn, or −1. */
  private int end(Curve curve) {
    int end = curve.ys.length - 1;
    while (end >= 0 && !AxisRange.canShow(curve.ys[end], log)) {
      end--;
    }
    return end;
  }

  private double[] smooth(double[] ys) {
    double[] smooth = new double[ys.length];
    double mean = 0;
    double weight = 0;
    for (int i = 0; i < ys.length; i++) {
      smooth[i] = Double.NaN;
      if (AxisRange.canShow(ys[i], log)) {
        mean = smoothing * mean + (1 - smoothing) * ys[i];
        weight = smoothing * weight + (1 - smoothing);
        smooth[i] = mean / weight; // without the division the curve would start near 0
      }
    }
    return smooth;
  }

  private AxisRange wholeXRange() {
    AxisRange range = new AxisRange(0, 0);
    for (Curve curve : curves) {
      range = curve.xs.length == 0 ? range : range.and(AxisRange.of(curve.xs, false));
    }
    return range.high() > range.low() ? range : new AxisRange(range.low(), range.low() + 1);
  }

  private AxisRange wholeYRange() {
    AxisRange range = null;
    for (Curve curve : curves) {
      if (end(curve) >= 0) {
        AxisRange own = AxisRange.of(curve.ys, log);
        range = range == null ? own : range.and(own);
      }
    }
    if (range == null) {
      return AxisRange.of(new double[0], log);
    }
    return yRange(range);
  }
}
