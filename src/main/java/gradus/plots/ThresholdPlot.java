package gradus.plots;

import gradus.metrics.PrecisionRecallCurve;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;

/**
 * Precision, recall and F1 of one class against the threshold: a row is taken for the class if its
 * score is at least that.
 *
 * <p>What to look for: the higher the threshold, the fewer rows are found, and the more of the
 * finds are right, mostly. The F1 is high only where both are. The dashed line is where it is
 * highest; which threshold is best depends on what a missed row costs, and what a false alarm.
 */
public final class ThresholdPlot extends Plot {
  private static final Font FONT = Theme.semiBold(13);
  private static final String[] NAMES = {"precision", "recall", "F1"};

  private final PrecisionRecallCurve curve;
  private final String className;
  private final int best; // the point with the highest F1
  private final AxisRange range; // up to the highest score: above it nothing is found

  private ThresholdPlot(PrecisionRecallCurve curve, String className) {
    super("Precision and recall by threshold");
    this.curve = curve;
    this.className = className;
    int highest = 0;
    for (int i = 0; i < curve.thresholds.length; i++) {
      highest = f1(i) > f1(highest) ? i : highest;
    }
    best = highest;
    AxisRange scores = AxisRange.of(curve.thresholds, false);
    boolean probabilities = scores.low() >= 0 && scores.high() <= 1;
    AxisRange shown = probabilities ? scores.fromZero() : scores;
    range = shown.high() > shown.low() ? shown : shown.widened(0);
  }

  /** The thresholds of a precision-recall curve, with the name of its class. */
  public static ThresholdPlot of(PrecisionRecallCurve curve, String className) {
    return new ThresholdPlot(curve, className);
  }

  private double f1(int point) {
    double precision = curve.precisions[point];
    double recall = curve.recalls[point];
    return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
  }

  private double value(int kind, int point) {
    return switch (kind) {
      case 0 -> curve.precisions[point];
      case 1 -> curve.recalls[point];
      default -> f1(point);
    };
  }

  @Override
  String subtitle() {
    return "highest F1 of %s: %s at the threshold %s"
        .formatted(
            className,
            NumberFormats.measured(f1(best)),
            NumberFormats.measured(curve.thresholds[best]));
  }

  @Override
  void paintBody(Graphics2D graphics, Rectangle area) {
    Axes axes = new Axes(theme(), "threshold", "");
    axes.setRange(range, false, new AxisRange(0, 1.02), false);
    for (int kind = 0; kind < NAMES.length; kind++) {
      axes.addCurve(stepXs(), stepYs(kind), theme().color(kind), Theme.CURVE);
    }
    axes.paint(graphics, area);
    paintBest(graphics, axes);
    paintNames(graphics, axes);
  }

  /** On the curves, where they are farthest apart: at their ends all of them may be near 0. */
  private void paintNames(Graphics2D graphics, Axes axes) {
    double[] places = new AxisRange(range.at(1, 10), range.at(8, 10)).places(100);
    int[] points = new int[places.length];
    int farthest = 0;
    for (int i = 0; i < places.length; i++) {
      points[i] = pointAt(places[i]);
      farthest = apart(points[i]) > apart(points[farthest]) ? i : farthest;
    }
    double x = axes.screenX(places[farthest]);
    for (int kind = 0; kind < NAMES.length; kind++) {
      double y = axes.screenY(value(kind, points[farthest]));
      double width = Pen.width(NAMES[kind], FONT) + 8;
      graphics.setColor(theme().background);
      graphics.fill(new Rectangle2D.Double(x - width / 2, y - 9, width, 18));
      Color ink = ColorMap.mix(theme().color(kind), theme().text, 0.3);
      Pen.centeredText(graphics, NAMES[kind], x, y + 5, width, FONT, ink);
    }
  }

  /** The point that holds for a threshold: the lowest score that is at least that. */
  private int pointAt(double threshold) {
    int point = 0;
    while (point + 1 < curve.thresholds.length && curve.thresholds[point + 1] >= threshold) {
      point++;
    }
    return point;
  }

  /** The smallest distance of two of the three numbers at a point. */
  private double apart(int point) {
    double first = Math.abs(value(0, point) - value(1, point));
    double second = Math.abs(value(1, point) - value(2, point));
    return Math.min(Math.min(first, second), Math.abs(value(0, point) - value(2, point)));
  }

  private void paintBest(Graphics2D graphics, Axes axes) {
    double threshold = curve.thresholds[best];
    axes.paintLine(graphics, theme().mutedText, Theme.GUIDE, threshold, 0, threshold, 1);
    double y = axes.screenY(f1(best));
    Pen.dot(graphics, axes.screenX(threshold), y, 5, theme().color(2));
  }

  /** Between two scores nothing changes: steps, from the lowest threshold to the highest. */
  private double[] stepXs() {
    int points = curve.thresholds.length;
    double[] xs = new double[2 * points];
    double last = range.low();
    for (int i = 0; i < points; i++) {
      xs[2 * i] = last;
      last = curve.thresholds[points - 1 - i];
      xs[2 * i + 1] = last;
    }
    return xs;
  }

  private double[] stepYs(int kind) {
    int points = curve.thresholds.length;
    double[] ys = new double[2 * points];
    for (int i = 0; i < points; i++) {
      ys[2 * i] = value(kind, points - 1 - i);
      ys[2 * i + 1] = ys[2 * i];
    }
    return ys;
  }
}
