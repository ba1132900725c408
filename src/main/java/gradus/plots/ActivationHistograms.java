package gradus.plots;

import gradus.Network;
import gradus.layers.Activation;
import gradus.layers.Layer;
import gradus.layers.Meaning;
import gradus.layers.Sigmoid;
import gradus.layers.Tanh;
import gradus.math.Matrix;
import gradus.math.SummaryStatistics;
import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.ejml.data.DMatrixRMaj;

/**
 * How large the outputs of each layer are: a histogram for each, over all units and all rows.
 *
 * <p>What to look for: histograms of about the same width from the first layer to the last. Where
 * they shrink toward 0, the signal fades on its way, and the gradient with it; where they grow, or
 * pile up at the limits of a tanh or sigmoid, it explodes or is stuck. Outputs of exactly 0, as of
 * a ReLU, are a line of their own and not part of the histogram.
 */
public final class ActivationHistograms extends Plot {
  private static final int MOST = 10;
  private static final int BINS = 80;
  private static final int AXIS = 26;
  private static final BasicStroke THIN = new BasicStroke(1);

  private final List<LayerGroup> groups = new ArrayList<>();
  private final List<Matrix> outputs = new ArrayList<>();
  private final List<Statistics> figures = new ArrayList<>();
  private final List<AxisRange> ranges = new ArrayList<>(); // of the x-axes
  private final int all;
  private final boolean shared;

  private ActivationHistograms(Network network, DMatrixRMaj inputs) {
    super("Outputs of the layers");
    List<LayerGroup> allStages = LayerGroup.of(network);
    List<Matrix> allOutputs = LayerGroup.outputs(network, allStages, inputs);
    all = allStages.size();
    int shown = Math.min(MOST, all);
    for (int i = 0; i < shown; i++) {
      // Of many layers some at equal distances, the first and the last among them.
      int group = shown == 1 ? 0 : i * (all - 1) / (shown - 1);
      groups.add(allStages.get(group));
      outputs.add(allOutputs.get(group));
      Layer last = allStages.get(group).last();
      figures.add(new Statistics(allOutputs.get(group), last));
      ranges.add(ownRange(last, allOutputs.get(group)));
    }
    shared = shareAxis();
  }

  /**
   * The histograms of a network as it is now, in inference mode; an activation belongs to the layer
   * before it.
   *
   * @param inputs n×d: some rows of the data
   * @throws IllegalArgumentException as {@link Network#predict} does
   */
  public static ActivationHistograms of(Network network, DMatrixRMaj inputs) {
    return new ActivationHistograms(network, inputs);
  }

  @Override
  String subtitle() {
    String some = all > groups.size() ? groups.size() + " of " + all + " layers; " : "";
    int last = figures.size() - 1;
    Layer end = groups.get(last).last();
    boolean isHidden = end instanceof Activation && !(end instanceof Sigmoid);
    int lastHidden = Math.max(0, isHidden ? last : last - 1);
    String spread = some + "the spread is " + figures.get(0).spreadText();
    if (lastHidden > 0) {
      String lastSpread = figures.get(lastHidden).spreadText();
      spread += " in the first layer and " + lastSpread + " in the last hidden one";
    }
    String still = figures.get(lastHidden).still();
    return still.isEmpty() ? spread : spread + ", with " + still;
  }

  /** What a layer's axis shows if it has one of its own. */
  private static AxisRange ownRange(Layer last, Matrix outputs) {
    if (last instanceof Tanh) {
      return new AxisRange(-1, 1);
    }
    if (last.outputMeaning() == Meaning.PROBABILITIES) {
      return new AxisRange(0, 1);
    }
    AxisRange withZero = AxisRange.of(outputs.data, false).and(new AxisRange(0, 0));
    return withZero.length() < 1e-90 ? new AxisRange(0, 1) : withZero;
  }

  /** Makes the axes one, if the narrowest histogram can then still be seen as one. */
  private boolean shareAxis() {
    double narrowest = Double.POSITIVE_INFINITY;
    AxisRange common = ranges.get(0);
    for (AxisRange range : ranges) {
      narrowest = Math.min(narrowest, range.length());
      common = common.and(range);
    }
    if (common.length() > 1000 * narrowest) {
      return false;
    }
    Collections.fill(ranges, common);
    return true;
  }

  @Override
  void paintBody(Graphics2D graphics, Rectangle area) {
    double textRoom = Math.min(230, 0.38 * area.width);
    double left = area.x + 24;
    double width = area.width - 48 - textRoom;
    double first = area.y + 8;
    double bottom = area.y + area.height - 12 - (shared ? AXIS : 0);
    double step = (bottom - first) / groups.size();
    for (int i = 0; i < groups.size(); i++) {
      double axis = shared ? 6 : AXIS;
      double top = first + i * step;
      Rectangle2D row = new Rectangle2D.Double(left, top, width, Math.max(1, step - axis));
      paintHistogram(graphics, i, row);
      if (!shared || i == groups.size() - 1) {
        paintAxis(graphics, ranges.get(i), row);
      }
      paintFigures(graphics, i, left + width + 20, row, textRoom - 20);
    }
  }

  private void paintHistogram(Graphics2D graphics, int i, Rectangle2D row) {
    AxisRange range = ranges.get(i);
    int[] counts = counts(outputs.get(i), range, BINS);
    int most = 1;
    for (int count : counts) {
      most = Math.max(most, count);
    }
    double binWidth = row.getWidth() / BINS;
    graphics.setColor(theme().color(0));
    for (int bin = 0; bin < BINS; bin++) {
      double height = 0.92 * row.getHeight() * counts[bin] / most;
      double x = row.getX() + bin * binWidth;
      graphics.fill(new Rectangle2D.Double(x, row.getMaxY() - height, binWidth - 1, height));
    }
    double bottom = row.getMaxY();
    Pen.line(graphics, theme().grid, THIN, row.getX(), bottom, row.getMaxX(), bottom);
    if (figures.get(i).zeros > 0) {
      double x = row.getX() + row.getWidth() * range.share(0);
      Pen.line(
          graphics, theme().color(1), new BasicStroke(2.5f), x, row.getMaxY(), x, row.getY() + 4);
    }
  }

  /**
   * How many entries lie in each of the equal parts of the range; those that are exactly 0, not
   * finite or outside are not counted.
   */
  static int[] counts(Matrix matrix, AxisRange range, int bins) {
    int[] counts = new int[bins];
    for (int i = 0; i < matrix.getNumElements(); i++) {
      double number = matrix.data[i];
      if (number != 0 && number >= range.low() && number <= range.high()) {
        int bin = (int) (bins * range.share(number));
        counts[Math.min(bin, bins - 1)]++; // the highest number belongs to the last part
      }
    }
    return counts;
  }

  private void paintAxis(Graphics2D graphics, AxisRange range, Rectangle2D row) {
    double zero = range.share(0);
    paintTick(graphics, range.low(), row.getX(), row, 0);
    paintTick(graphics, range.high(), row.getMaxX(), row, 1);
    if (zero > 0.12 && zero < 0.88) { // otherwise it would touch another number
      paintTick(graphics, 0, row.getX() + zero * row.getWidth(), row, 0.5);
    }
  }

  /** A number under the axis, of which {@code leftShare} lies left of x. */
  private void paintTick(
      Graphics2D graphics, double number, double x, Rectangle2D row, double leftShare) {
    Font font = Theme.regular(12);
    String text = NumberFormats.shortest(number, 3);
    double start = x - leftShare * Pen.width(text, font);
    Pen.text(graphics, text, start, row.getMaxY() + 15, 90, font, theme().mutedText);
  }

  /** Three lines beside the histogram, or as many as there is room for. */
  private void paintFigures(Graphics2D graphics, int i, double x, Rectangle2D row, double room) {
    String still = figures.get(i).still();
    int lines = row.getHeight() > 44 ? 3 : row.getHeight() > 32 ? 2 : 1;
    String spread = "spread " + figures.get(i).spreadText();
    String shorter = still.isEmpty() ? spread : spread + ", " + still;
    Font bold = Theme.semiBold(13);
    double y = row.getCenterY() + 5 - 8.5 * (lines - 1);
    LayerGroup group = groups.get(i);
    String name = lines == 1 ? group.last() + ", " + spread : group.toString();
    Pen.text(graphics, name, x, y, room, bold, theme().text);
    if (lines > 1) {
      String second = lines == 2 ? shorter : figures.get(i).size();
      Pen.text(graphics, second, x, y + 17, room, Theme.regular(13), theme().mutedText);
    }
    if (lines > 2) {
      Pen.text(graphics, still, x, y + 34, room, bold, theme().color(1));
    }
  }

  /** What there is to say about the outputs of a layer: mean, spread, and how many stand still. */
  static final class Statistics {
    /** A tanh or sigmoid this close to its limits has a slope under 2 % and hardly learns. */
    private static final double CLOSE = 0.01;

    final double mean;

    /** The standard deviation. */
    final double spread;

    /** The share of outputs that are exactly 0. */
    final double zeros;

    /** The share of outputs at the limits of the activation; NaN if it has none. */
    final double saturated;

    final int notFinite;

    Statistics(Matrix outputs, Layer layer) {
      SummaryStatistics figures = SummaryStatistics.of(outputs);
      mean = figures.mean();
      notFinite = figures.notFinite();
      int entries = figures.entries();
      int close = 0;
      double squares = 0;
      for (int i = 0; i < entries; i++) {
        double y = outputs.data[i];
        if (Double.isFinite(y)) {
          close += isSaturated(y, layer) ? 1 : 0;
          squares += (y - mean) * (y - mean);
        }
      }
      int finite = entries - notFinite;
      spread = finite == 0 ? Double.NaN : Math.sqrt(squares / finite);
      zeros = (double) figures.zeros() / entries;
      saturated = hasLimits(layer) ? (double) close / entries : Double.NaN;
    }

    private static boolean hasLimits(Layer layer) {
      return layer instanceof Tanh || layer instanceof Sigmoid;
    }

    private static boolean isSaturated(double y, Layer layer) {
      return layer instanceof Tanh
          ? Math.abs(y) > 1 - CLOSE
          : layer instanceof Sigmoid && Math.abs(y - 0.5) > 0.5 - CLOSE;
    }

    /** Mean and spread, in the form of the larger of them. */
    String size() {
      double size = Math.max(Math.abs(mean), spread);
      return "mean " + text(mean, size) + ", spread " + text(spread, size);
    }

    /** What stands still, and what is broken; empty if nothing is. */
    String still() {
      if (notFinite > 0) {
        return notFinite + " not finite";
      }
      if (saturated >= 0.005) {
        return NumberFormats.percent(100 * saturated, 0) + " saturated";
      }
      return zeros >= 0.005 ? NumberFormats.percent(100 * zeros, 0) + " zeros" : "";
    }

    /** The spread in about three digits. */
    String spreadText() {
      return text(spread, spread);
    }

    private static String text(double x, double size) {
      String form = size >= 1000 ? "%.1e" : size >= 0.1 || size == 0 ? "%.2f" : "%.4f";
      String text =
          NumberFormats.shortExponent(
              String.format(Locale.ROOT, size > 0 && size < 0.001 ? "%.1e" : form, x));
      return text.startsWith("-0.00") && Double.parseDouble(text) == 0 ? text.substring(1) : text;
    }
  }
}
