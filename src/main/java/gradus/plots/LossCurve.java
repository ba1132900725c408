package gradus.plots;

import gradus.History;
import gradus.math.Decimals;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * The loss, epoch by epoch: training in blue, validation in vermilion.
 *
 * <p>What to look for: both curves fall and flatten. If the validation curve turns upwards while
 * the training curve falls on, the network begins to learn its examples by heart. Values that are
 * NaN or infinite leave a gap.
 */
public final class LossCurve extends Plot {
  /** The header above the chart and the margin right of it, for the names of the curves. */
  private static final int HEADER_HEIGHT = 64;

  private static final int LABEL_WIDTH = 148;
  private static final int LABEL_HEIGHT = 19;

  /** Beyond this, XChart's arithmetic on the axis overflows. */
  private static final double LARGEST = 1e100;

  private final List<History.Epoch> epochs;
  private final List<Curve> curves = new ArrayList<>();

  /** A curve with its name at its end. */
  private static final class Curve {
    final String name;
    final Color color;
    final double[] losses;
    final int end; // the index of the last finite loss, or −1

    Curve(String name, Color color, double[] losses) {
      this.name = name;
      this.color = color;
      this.losses = losses;
      int last = losses.length - 1;
      while (last >= 0 && Double.isNaN(losses[last])) {
        last--;
      }
      this.end = last;
    }
  }

  private LossCurve(History history) {
    this.epochs = List.copyOf(history.epochs());
    double[] training = new double[epochs.size()];
    double[] validation = new double[epochs.size()];
    for (int i = 0; i < epochs.size(); i++) {
      training[i] = finite(epochs.get(i).trainingLoss());
      validation[i] = finite(epochs.get(i).validationLoss());
    }
    addCurve(new Curve("training", Style.BLUE, training));
    addCurve(new Curve("validation", Style.VERMILION, validation));
  }

  /** The loss curve of a history, as it is now. */
  public static LossCurve of(History history) {
    return new LossCurve(history);
  }

  private void addCurve(Curve curve) {
    if (curve.end >= 0) {
      curves.add(curve);
    }
  }

  private static double finite(double loss) {
    return Math.abs(loss) <= LARGEST ? loss : Double.NaN;
  }

  @Override
  String title() {
    return "Loss per epoch";
  }

  @Override
  void paint(Graphics2D graphics, int width, int height) {
    graphics.setColor(Style.BACKGROUND);
    graphics.fillRect(0, 0, width, height);
    int chartWidth = Math.max(1, width - LABEL_WIDTH);
    int chartHeight = Math.max(1, height - HEADER_HEIGHT);
    XYChart chart = chart(chartWidth, chartHeight);
    graphics.translate(0, HEADER_HEIGHT);
    // Without this, lines snap to whole units and a smooth curve gets stairs.
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    chart.paint(graphics, chartWidth, chartHeight);
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    paintLabels(graphics, chart);
    graphics.translate(0, -HEADER_HEIGHT);
    paintHeader(graphics);
  }

  private XYChart chart(int width, int height) {
    XYChart chart = new XYChart(width, height);
    Style.applyTo(chart.getStyler());
    chart.setXAxisTitle("epoch");
    double[] numbers = new double[epochs.size()];
    double highest = 0;
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = epochs.get(i).number();
    }
    for (Curve curve : curves) {
      XYSeries series = chart.addSeries(curve.name, numbers, curve.losses);
      series.setMarker(SeriesMarkers.NONE);
      series.setLineColor(curve.color);
      series.setLineStyle(Style.CURVE);
      for (double loss : curve.losses) {
        highest = Double.isNaN(loss) ? highest : Math.max(highest, loss);
      }
    }
    int last = epochs.isEmpty() ? 1 : epochs.get(epochs.size() - 1).number();
    // Slightly under 0: with equally spaced data that starts at 0, XChart crowds its tick labels.
    chart.getStyler().setXAxisMin(-0.001);
    chart.getStyler().setXAxisMax((double) last);
    chart.getStyler().setXAxisTickMarkSpacingHint(64);
    chart.getStyler().setXAxisTickLabelsFormattingFunction(LossCurve::wholeNumber);
    chart.getStyler().setYAxisTickMarkSpacingHint(56);
    chart.getStyler().setYAxisTickLabelsFormattingFunction(LossCurve::tick);
    chart.getStyler().setYAxisMin(0.0);
    chart.getStyler().setYAxisMax(highest > 0 ? highest * 1.02 : 1.0);
    return chart;
  }

  /** Only whole epochs get a number. */
  private static String wholeNumber(double x) {
    return Math.abs(x - Math.rint(x)) < 1e-6 ? String.format(Locale.ROOT, "%.0f", x) : "";
  }

  /** As short as can be: 0.5, 20, 1e12. */
  private static String tick(double loss) {
    if (loss == 0) {
      return "0";
    }
    boolean plain = Math.abs(loss) >= 1e-4 && Math.abs(loss) < 1e6;
    BigDecimal rounded = new BigDecimal(loss, new MathContext(6)).stripTrailingZeros();
    return plain ? rounded.toPlainString() : String.format(Locale.ROOT, "%.0e", loss);
  }

  private void paintHeader(Graphics2D graphics) {
    graphics.setColor(Style.TEXT);
    graphics.setFont(Style.semiBold(19));
    graphics.drawString(title(), 24, 36);
    graphics.setColor(Style.MUTED_TEXT);
    graphics.setFont(Style.regular(13));
    graphics.drawString(subtitle(), 24, 58);
  }

  /** What the picture is to say, in words. */
  private String subtitle() {
    if (curves.isEmpty()) {
      return "no epoch with a finite loss yet";
    }
    Curve curve = curves.get(curves.size() - 1);
    int best = curve.end;
    for (int i = 0; i < curve.losses.length; i++) {
      if (curve.losses[i] < curve.losses[best]) {
        best = i;
      }
    }
    return "lowest "
        + curve.name
        + " loss "
        + Decimals.of(curve.losses[best], 1)
        + " after epoch "
        + epochs.get(best).number();
  }

  /** A dot at the end of each curve, and right of it the curve's name and last loss. */
  private void paintLabels(Graphics2D graphics, XYChart chart) {
    double previous = Double.NaN;
    for (Curve curve : curves) {
      int end = curve.end;
      double x = chart.getScreenXFromChart(epochs.get(end).number());
      double y = chart.getScreenYFromChart(curve.losses[end]);
      graphics.setColor(curve.color);
      graphics.fill(new Ellipse2D.Double(x - 4, y - 4, 8, 8));
      double labelY = y;
      if (Math.abs(y - previous) < LABEL_HEIGHT) {
        labelY = y > previous ? previous + LABEL_HEIGHT : previous - LABEL_HEIGHT;
      }
      previous = labelY;
      graphics.setFont(Style.semiBold(13));
      String text = curve.name + " " + Decimals.of(curve.losses[end], 1);
      graphics.drawString(text, (float) x + 12, (float) labelY + 5);
    }
  }
}
