package gradus.plots;

import gradus.metrics.Calibration;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;

/**
 * A reliability diagram: how often a network is right, held against how sure it is; below, how many
 * examples each bin has.
 *
 * <p>What to look for: dots on the diagonal mean what they say. Below it the network is too sure,
 * above it too modest. A bin of few examples is far off by chance: the area of a dot is as large as
 * its bin has examples.
 *
 * <p>Source: C. Guo and others, "On Calibration of Modern Neural Networks" (2017), figure 1.
 */
public final class CalibrationPlot extends Plot {
  private static final int COUNTS_HEIGHT = 116;
  private static final BasicStroke DISTANCE = new BasicStroke(4);

  private final Calibration calibration;

  private CalibrationPlot(Calibration calibration) {
    super("Calibration", 760, 640); // nearly square between header and counts
    this.calibration = calibration;
  }

  /** The diagram of a calibration. */
  public static CalibrationPlot of(Calibration calibration) {
    return new CalibrationPlot(calibration);
  }

  /** The expected error, and into which direction. */
  @Override
  String subtitle() {
    int rows = 0;
    double surplus = 0;
    for (int bin = 0; bin < bins(); bin++) {
      if (calibration.counts[bin] > 0) {
        double distance = calibration.confidences[bin] - calibration.accuracies[bin];
        rows += calibration.counts[bin];
        surplus += calibration.counts[bin] * distance;
      }
    }
    String error =
        "expected calibration error " + NumberFormats.measured(calibration.expectedError());
    double mean = surplus / rows;
    if (Math.abs(mean) < 0.0005) {
      return error + "; neither too sure nor too modest";
    }
    String direction = mean > 0 ? "sure" : "modest";
    String size = NumberFormats.percent(100 * Math.abs(mean), 1);
    return error + "; on average " + size + " too " + direction;
  }

  private int bins() {
    return calibration.counts.length;
  }

  @Override
  void paintBody(Graphics2D graphics, Rectangle area) {
    Axes axes = new Axes(theme(), "confidence: how sure", "accuracy: how often right");
    axes.setRange(new AxisRange(0, 1), false, new AxisRange(0, 1.02), false);
    int height = Math.max(1, area.height - COUNTS_HEIGHT);
    Rectangle upper = new Rectangle(area.x, area.y, area.width, height);
    axes.paint(graphics, upper, (under, plotArea) -> paintDiagonal(under, axes));
    for (int bin = 0; bin < bins(); bin++) {
      if (calibration.counts[bin] > 0) {
        paintBin(graphics, axes, bin);
      }
    }
    paintCounts(graphics, axes, area.getMaxY() - 40);
  }

  private void paintDiagonal(Graphics2D graphics, Axes axes) {
    double left = axes.screenX(0.03);
    double right = axes.screenX(0.97);
    double high = axes.screenY(0.93);
    double low = axes.screenY(0.05);
    double widest = axes.plotArea().getWidth() / 2;
    Font font = Theme.regular(13);
    axes.paintLine(graphics, theme().mutedText, Theme.GUIDE, 0, 0, 1, 1);
    Pen.text(graphics, "too modest", left, high, widest, font, theme().mutedText);
    Pen.rightText(graphics, "too sure", right, low, widest, font, theme().mutedText);
  }

  /** A dot, by the number of its examples, and its distance to the diagonal. */
  private void paintBin(Graphics2D graphics, Axes axes, int bin) {
    double confidence = calibration.confidences[bin];
    double accuracy = calibration.accuracies[bin];
    Color pale = ColorMap.mix(theme().color(1), theme().background, 0.4);
    axes.paintLine(graphics, pale, DISTANCE, confidence, accuracy, confidence, confidence);
    double x = axes.screenX(confidence);
    double y = axes.screenY(accuracy);
    double share = (double) calibration.counts[bin] / most();
    Pen.dot(graphics, x, y, Math.max(2.5, 9 * Math.sqrt(share)), theme().color(0));
  }

  /** The examples of the fullest bin. */
  private int most() {
    int most = 1;
    for (int count : calibration.counts) {
      most = Math.max(most, count);
    }
    return most;
  }

  private void paintCounts(Graphics2D graphics, Axes axes, double bottom) {
    double unit = (COUNTS_HEIGHT - 64.0) / most();
    for (int bin = 0; bin < bins(); bin++) {
      double left = axes.screenX((double) bin / bins());
      double right = axes.screenX((bin + 1.0) / bins());
      double top = bottom - unit * calibration.counts[bin];
      graphics.setColor(theme().shades.at(0.45));
      graphics.fill(new Rectangle2D.Double(left + 1, top, right - left - 2, bottom - top));
      if (calibration.counts[bin] > 0) {
        paintCount(graphics, String.valueOf(calibration.counts[bin]), left, right, top - 4);
      }
    }
    double middle = axes.screenX(0.5);
    double widest = axes.plotArea().getWidth();
    Font font = Theme.regular(13);
    String what = "examples in each bin";
    Pen.centeredText(graphics, what, middle, bottom + 22, widest, font, theme().mutedText);
  }

  /** Not where it would be wider than its bar. */
  private void paintCount(Graphics2D graphics, String text, double left, double right, double y) {
    Font font = Theme.regular(12);
    double width = right - left;
    if (Pen.width(text, font) < width) {
      double middle = left + width / 2;
      Pen.centeredText(graphics, text, middle, y, width, font, theme().mutedText);
    }
  }
}
