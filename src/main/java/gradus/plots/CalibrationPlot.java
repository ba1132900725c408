package gradus.plots;

import gradus.math.Decimals;
import gradus.metrics.Calibration;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.Locale;

/**
 * A reliability diagram: how often a network is right, held against how sure it is; below, how many
 * examples each bin has.
 *
 * <p>What to look for: dots on the diagonal mean what they say. Below it the network is too sure,
 * above it too modest. A bin of few examples is far off by chance.
 *
 * <p>Source: C. Guo and others, "On Calibration of Modern Neural Networks" (2017), figure 1.
 */
public final class CalibrationPlot extends Plot {
  private static final int COUNTS_HEIGHT = 116;
  private static final BasicStroke DISTANCE = new BasicStroke(4);

  private final Calibration calibration;

  private CalibrationPlot(Calibration calibration) {
    super(760, 640); // nearly square between header and counts
    this.calibration = calibration;
  }

  /** The diagram of a calibration. */
  public static CalibrationPlot of(Calibration calibration) {
    return new CalibrationPlot(calibration);
  }

  @Override
  String title() {
    return "Calibration";
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
    String error = "expected calibration error " + Decimals.of(calibration.expectedError(), 1);
    double mean = surplus / rows;
    if (Math.abs(mean) < 0.0005) {
      return error + "; neither too sure nor too modest";
    }
    String direction = mean > 0 ? "sure" : "modest";
    return String.format(
        Locale.ROOT, "%s; on average %.1f %% too %s", error, 100 * Math.abs(mean), direction);
  }

  private int bins() {
    return calibration.counts.length;
  }

  @Override
  void paintBody(Graphics2D graphics, Rectangle area) {
    Axes axes = new Axes(theme(), "confidence: how sure", "accuracy: how often right");
    axes.setRange(new Span(0, 1), false, new Span(0, 1.02), false);
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
    double x = axes.screenX(0.03);
    double widest = axes.plotArea().getWidth() / 2;
    graphics.setColor(theme().mutedText);
    graphics.setStroke(Theme.GUIDE);
    graphics.draw(
        new Line2D.Double(axes.screenX(0), axes.screenY(0), axes.screenX(1), axes.screenY(1)));
    Text.draw(
        graphics,
        "too modest",
        x,
        axes.screenY(0.93),
        widest,
        Theme.regular(13),
        theme().mutedText);
    Text.drawRight(
        graphics,
        "too sure",
        axes.screenX(0.97),
        axes.screenY(0.05),
        widest,
        Theme.regular(13),
        theme().mutedText);
  }

  /** A dot, and its distance to the diagonal. */
  private void paintBin(Graphics2D graphics, Axes axes, int bin) {
    double confidence = calibration.confidences[bin];
    double x = axes.screenX(confidence);
    double y = axes.screenY(calibration.accuracies[bin]);
    graphics.setColor(ColorMap.mix(theme().color(1), theme().background, 0.4));
    graphics.setStroke(DISTANCE);
    graphics.draw(new Line2D.Double(x, y, x, axes.screenY(confidence)));
    graphics.setColor(theme().color(0));
    graphics.fill(new Ellipse2D.Double(x - 6, y - 6, 12, 12));
  }

  private void paintCounts(Graphics2D graphics, Axes axes, double bottom) {
    int most = 1;
    for (int count : calibration.counts) {
      most = Math.max(most, count);
    }
    double highest = COUNTS_HEIGHT - 64;
    for (int bin = 0; bin < bins(); bin++) {
      double left = axes.screenX((double) bin / bins());
      double width = axes.screenX((bin + 1.0) / bins()) - left;
      double height = highest * calibration.counts[bin] / most;
      graphics.setColor(theme().shades.at(0.45));
      graphics.fill(new Rectangle2D.Double(left + 1, bottom - height, width - 2, height));
      String text = String.valueOf(calibration.counts[bin]);
      if (calibration.counts[bin] > 0 && Text.width(text, Theme.regular(12)) < width) {
        Text.drawCentered(
            graphics,
            text,
            left + width / 2,
            bottom - height - 4,
            width,
            Theme.regular(12),
            theme().mutedText);
      }
    }
    Rectangle2D plotArea = axes.plotArea();
    Text.drawCentered(
        graphics,
        "examples in each bin",
        plotArea.getCenterX(),
        bottom + 22,
        plotArea.getWidth(),
        Theme.regular(13),
        theme().mutedText);
  }
}
