package gradus.plots;

import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** A line of a {@link LinePlot}: points, or a function between the first and the last x. */
final class PlotLine {
  private static final int POINTS = 801;

  final String name;
  final double[] xs;
  final double[] ys;
  private final DoubleUnaryOperator function; // null if the points are given

  PlotLine(String name, DoubleUnaryOperator function, double[] xs, double[] ys) {
    this.name = name;
    this.function = function;
    this.xs = xs;
    this.ys = ys;
  }

  /** The line of a function. */
  static PlotLine of(String name, DoubleUnaryOperator function, double from, double to) {
    return new PlotLine(name, function, new double[] {from, to}, new double[0]);
  }

  /** A function's line as points, equally far apart on the axis; any other line as it is. */
  PlotLine sampled(boolean logX) {
    if (function == null) {
      return this;
    }
    double from = xs[0];
    double to = xs[1];
    boolean byFactors = logX && AxisRange.canShow(from, true);
    double[] sampledX = new double[POINTS];
    double[] sampledY = new double[POINTS];
    for (int i = 0; i < POINTS; i++) {
      double share = (double) i / (POINTS - 1);
      double factor = Math.pow(to / from, share);
      sampledX[i] = byFactors ? from * factor : from + share * (to - from);
      sampledY[i] = function.applyAsDouble(sampledX[i]);
    }
    return new PlotLine(name, null, sampledX, sampledY);
  }

  /** The straight pieces between its points, as they lie on the screen, without those at gaps. */
  List<Line2D> pieces(Axes axes, boolean logX, boolean logY) {
    List<Line2D> pieces = new ArrayList<>();
    for (int i = 1; i < xs.length; i++) {
      boolean before = AxisRange.canShow(xs[i - 1], logX) && AxisRange.canShow(ys[i - 1], logY);
      if (before && AxisRange.canShow(xs[i], logX) && AxisRange.canShow(ys[i], logY)) {
        double x = axes.screenX(xs[i - 1]);
        double y = axes.screenY(ys[i - 1]);
        pieces.add(new Line2D.Double(x, y, axes.screenX(xs[i]), axes.screenY(ys[i])));
      }
    }
    return pieces;
  }

  /** The index of the last point that can be drawn, or −1. */
  int end(boolean logX, boolean logY) {
    int end = ys.length - 1;
    while (end >= 0 && !(AxisRange.canShow(xs[end], logX) && AxisRange.canShow(ys[end], logY))) {
      end--;
    }
    return end;
  }
}
