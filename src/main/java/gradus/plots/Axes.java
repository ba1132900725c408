package gradus.plots;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.Stroke;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Two axes, the curves and points between them, and where on the picture a number lies.
 *
 * <p>XChart does the drawing. This class keeps away from it what it cannot take: numbers that are
 * not finite, too large or not positive on a logarithmic axis (they leave a gap), axes without
 * length, and more points than can be seen.
 */
final class Axes {
  /** Painted under the curves, once it is known where the axes are. */
  interface Underlay {
    void paint(Graphics2D graphics, Rectangle2D plotArea);
  }

  private static final Color TRANSPARENT = new Color(0, 0, 0, 0);

  /** So many units from the pointer, a point of a curve is meant. */
  private static final double NEAR = 12;

  /** A number of a curve between two that cannot be drawn. */
  private record Point(double x, double y, double radius, Color color) {}

  private final XYChart chart = new XYChart(1, 1);
  private final List<Point> isolated = new ArrayList<>();
  private final List<DashedCurve> dashed = new ArrayList<>();
  private final List<double[][]> curves = new ArrayList<>(); // the numbers of both axes
  private final Theme theme;
  private final String yTitle;
  private AxisRange x = new AxisRange(0, 1);
  private AxisRange y = new AxisRange(0, 1);
  private boolean logX;
  private boolean logY;
  private boolean wholeX;
  private double offsetX; // what the labels leave out
  private double offsetY;
  private boolean gridVisible = true;
  private Rectangle area = new Rectangle();

  /** Axes with these titles; an empty one takes no room. */
  Axes(Theme theme, String xTitle, String yTitle) {
    this.theme = theme;
    XYStyler styler = chart.getStyler();
    takeAwayDecoration(styler);
    styler.setXAxisTitleVisible(!xTitle.isEmpty());
    styler.setYAxisTitleVisible(!yTitle.isEmpty());
    this.yTitle = yTitle;
    chart.setXAxisTitle(xTitle);
    chart.setYAxisTitle(yTitle);
  }

  /** Titles and labels are drawn by the plots. */
  private void takeAwayDecoration(XYStyler styler) {
    styler.setBaseFont(Theme.regular(13));
    styler.setChartBackgroundColor(TRANSPARENT);
    styler.setPlotBackgroundColor(TRANSPARENT);
    styler.setPlotBorderVisible(false);
    styler.setChartTitleVisible(false);
    styler.setLegendVisible(false);
    styler.setChartPadding(16);
    styler.setChartFontColor(theme.mutedText);
    styler.setAxisTitleFont(Theme.regular(13));
    styler.setAxisTickLabelsFont(Theme.regular(13));
    styler.setAxisTickLabelsColor(theme.mutedText);
    styler.setAxisTicksMarksVisible(false);
    styler.setAxisTicksLineVisible(false);
    styler.setPlotGridVerticalLinesVisible(false);
    styler.setPlotGridLinesColor(theme.grid);
    styler.setPlotGridLinesStroke(new BasicStroke(1));
    styler.setPlotContentSize(0.999);
    styler.setYAxisLabelAlignment(AxesChartStyler.TextAlignment.Right);
    styler.setAntiAlias(true);
  }

  /**
   * Says once what the axes show, and which of them are logarithmic; such a one needs a range above
   * 0.
   *
   * @param x from the left to the right
   * @param y from the bottom to the top
   */
  void setRange(AxisRange x, boolean logX, AxisRange y, boolean logY) {
    this.x = x;
    this.y = y;
    this.logX = logX;
    this.logY = logY;
    offsetX = logX || wholeX ? 0 : AxisTicks.offset(x);
    offsetY = logY ? 0 : AxisTicks.offset(y);
    AxisRange labelsX = new AxisRange(x.low() - offsetX, x.high() - offsetX);
    AxisRange labelsY = new AxisRange(y.low() - offsetY, y.high() - offsetY);
    XYStyler styler = chart.getStyler();
    if (!wholeX) {
      styler.setXAxisTickLabelsFormattingFunction(number -> AxisTicks.label(number, labelsX));
    }
    styler.setYAxisTickLabelsFormattingFunction(number -> AxisTicks.label(number, labelsY));
    styler.setXAxisLogarithmic(logX);
    styler.setYAxisLogarithmic(logY);
    styler.setXAxisLogarithmicDecadeOnly(false);
    styler.setYAxisLogarithmicDecadeOnly(false);
    // A first point out of turn, which isn't drawn: where all points are equally spaced, XChart
    // takes them as the places of its labels.
    double outOfTurn = x.low() - offsetX + 0.3 * x.length();
    chart.addSeries("out of turn", new double[] {outOfTurn}, new double[] {Double.NaN});
    if (logX) {
      List<Double> ticks = AxisTicks.logarithmic(x);
      styler.setXAxisTickLabelsFormattingFunction(number -> AxisTicks.label(number, ticks));
    }
    if (logY) {
      List<Double> ticks = AxisTicks.logarithmic(y);
      styler.setYAxisTickLabelsFormattingFunction(number -> AxisTicks.label(number, ticks));
      styler.setPlotGridHorizontalLinesVisible(false); // XChart would draw nine a decade
    }
  }

  /**
   * On the x-axis only whole numbers get a label: epochs, steps. Call it before {@link #setRange}.
   */
  void setWholeX() {
    wholeX = true;
    chart.getStyler().setXAxisTickLabelsFormattingFunction(NumberFormats::whole);
  }

  /** No grid, no labels: where a field or an image says more. */
  void hideGrid() {
    gridVisible = false;
    chart.getStyler().setPlotGridLinesVisible(false);
  }

  /** A curve through these points; NaN leaves a gap. */
  void addCurve(double[] xs, double[] ys, Color color, BasicStroke stroke) {
    double[] shown = shown(xs, ys);
    int[] kept = Thinning.of(xs, shown);
    curves.add(new double[][] {xs, shown});
    if (stroke.getDashArray() != null) {
      dashed.add(new DashedCurve(xs, shown, kept, color, stroke));
      return;
    }
    XYSeries series = add(xs, shown, kept);
    if (series != null) {
      for (int i : kept) {
        if (isAlone(shown, i)) {
          isolated.add(new Point(xs[i], shown[i], 1.2 * stroke.getLineWidth(), color));
        }
      }
      series.setMarker(SeriesMarkers.NONE);
      series.setLineColor(color);
      series.setLineStyle(stroke);
    }
  }

  /** Whether no line leads to this point: it would not be seen. */
  private static boolean isAlone(double[] ys, int i) {
    boolean before = i > 0 && !Double.isNaN(ys[i - 1]);
    boolean after = i + 1 < ys.length && !Double.isNaN(ys[i + 1]);
    return !Double.isNaN(ys[i]) && !before && !after;
  }

  /** A mark at each of these points, all of them drawn. */
  void addPoints(double[] xs, double[] ys, Color color, Marker marker) {
    int[] all = new int[xs.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = i;
    }
    XYSeries series = add(xs, shown(xs, ys), all);
    if (series != null) {
      series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
      series.setMarker(marker);
      series.setMarkerColor(color);
    }
  }

  /** The numbers of the y-axis, NaN where a point cannot be drawn. */
  private double[] shown(double[] xs, double[] ys) {
    double[] shown = new double[ys.length];
    for (int i = 0; i < ys.length; i++) {
      shown[i] = AxisRange.canShow(xs[i], logX) ? AxisRange.shown(ys[i], logY) : Double.NaN;
    }
    return shown;
  }

  /** Null if there is nothing that could be drawn. */
  private XYSeries add(double[] xs, double[] ys, int[] kept) {
    double[] keptX = new double[kept.length];
    double[] keptY = new double[kept.length];
    int drawn = 0;
    for (int i = 0; i < kept.length; i++) {
      keptY[i] = ys[kept[i]] - offsetY;
      boolean isDrawn = !Double.isNaN(keptY[i]);
      keptX[i] = (isDrawn ? xs[kept[i]] : x.low()) - offsetX; // XChart takes finite ones only
      drawn += isDrawn ? 1 : 0;
    }
    if (drawn == 0) {
      return null;
    }
    return chart.addSeries("series " + chart.getSeriesCollection().size(), keptX, keptY);
  }

  /** Draws into the area. */
  void paint(Graphics2D graphics, Rectangle area) {
    paint(graphics, area, (under, plotArea) -> {});
  }

  /** The same with something between the background and the curves. */
  void paint(Graphics2D graphics, Rectangle area, Underlay underlay) {
    this.area = area;
    chart.setYAxisTitle(Pen.cut(yTitle, Theme.regular(13), 0.75 * area.height));
    XYStyler styler = chart.getStyler();
    styler.setXAxisMin(x.low() - offsetX);
    styler.setXAxisMax(x.high() - offsetX);
    styler.setYAxisMin(y.low() - offsetY);
    styler.setYAxisMax(y.high() - offsetY);
    // Not hundreds of ticks, however long an axis is.
    styler.setXAxisTickMarkSpacingHint(Math.max(72, area.width / 20));
    styler.setYAxisTickMarkSpacingHint(Math.max(56, area.height / 20));
    // XChart knows where its axes are only after it has painted, so it paints twice.
    Graphics2D nowhere = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB).createGraphics();
    chart.paint(nowhere, area.width, area.height);
    nowhere.dispose();
    underlay.paint(graphics, plotArea());
    paintLogGrid(graphics);
    graphics.translate(area.x, area.y);
    chart.paint(graphics, area.width, area.height);
    graphics.translate(-area.x, -area.y);
    for (DashedCurve curve : dashed) {
      curve.paint(graphics, this);
    }
    for (Point point : isolated) {
      Pen.dot(graphics, screenX(point.x), screenY(point.y), point.radius, point.color);
    }
    paintOffsets(graphics);
    ValueMap.note(graphics, plotArea(), this::valueAt);
  }

  /** The point of a curve that is near, or else what the axes say, as in "epoch 12, 0.4312". */
  String valueAt(double screenX, double screenY) {
    double nearest = NEAR * NEAR;
    double foundX = numberX(screenX);
    double foundY = numberY(screenY);
    for (double[][] curve : curves) {
      for (int i = 0; i < curve[0].length; i++) {
        double wayX = screenX(curve[0][i]) - screenX;
        double wayY = screenY(curve[1][i]) - screenY;
        if (wayX * wayX + wayY * wayY < nearest) { // false for NaN
          nearest = wayX * wayX + wayY * wayY;
          foundX = curve[0][i];
          foundY = curve[1][i];
        }
      }
    }
    return named(chart.getXAxisTitle(), foundX) + ", " + named(chart.getYAxisTitle(), foundY);
  }

  /** The number of the x-axis at a place, once the axes are painted. */
  double numberX(double screenX) {
    double left = plotArea().getMinX();
    return number(x, logX, (screenX - left) / plotArea().getWidth());
  }

  /** The number of the y-axis at a place, once the axes are painted. */
  double numberY(double screenY) {
    double bottom = plotArea().getMaxY();
    return number(y, logY, (bottom - screenY) / plotArea().getHeight());
  }

  private static double number(AxisRange range, boolean log, double share) {
    return log
        ? range.low() * Math.pow(range.high() / range.low(), share)
        : range.low() + share * range.length();
  }

  private static String named(String title, double number) {
    return (title.isEmpty() ? "" : title + " ") + NumberFormats.shortest(number, 4);
  }

  /** Above the y-axis, and under the right end of the x-axis, as matplotlib has them. */
  private void paintOffsets(Graphics2D graphics) {
    Rectangle2D plotArea = plotArea();
    Font font = Theme.regular(13);
    if (offsetY != 0) {
      double widest = plotArea.getWidth();
      double top = plotArea.getY() - 6;
      Pen.text(graphics, text(offsetY), plotArea.getX(), top, widest, font, theme.mutedText);
    }
    if (offsetX != 0) {
      double right = plotArea.getMaxX();
      double bottom = Math.min(plotArea.getMaxY() + 38, area.getMaxY() - 3);
      double widest = 0.4 * plotArea.getWidth(); // the title is in the middle
      Pen.rightText(graphics, text(offsetX), right, bottom, widest, font, theme.mutedText);
    }
  }

  /** How much has to be added to the labels. */
  static String text(double offset) {
    return (offset < 0 ? "- " : "+ ") + NumberFormats.shortest(Math.abs(offset), 15);
  }

  private void paintLogGrid(Graphics2D graphics) {
    if (logY && gridVisible) {
      graphics.setColor(theme.grid);
      graphics.setStroke(new BasicStroke(1));
      for (double tick : AxisTicks.logarithmic(y)) {
        double height = screenY(tick);
        graphics.draw(new Line2D.Double(screenX(x.low()), height, screenX(x.high()), height));
      }
    }
  }

  /** Where a number of the x-axis lies, once the axes are painted. */
  double screenX(double number) {
    return area.x + chart.getScreenXFromChart(number - offsetX);
  }

  /** Where a number of the y-axis lies, once the axes are painted. */
  double screenY(double number) {
    return area.y + chart.getScreenYFromChart(number - offsetY);
  }

  /** Draws a line between two places, in the numbers of the axes, once they are painted. */
  void paintLine(
      Graphics2D graphics, Color color, Stroke stroke, double x, double y, double x2, double y2) {
    Pen.line(graphics, color, stroke, screenX(x), screenY(y), screenX(x2), screenY(y2));
  }

  /** What lies between the axes, once they are painted. */
  Rectangle2D plotArea() {
    double left = screenX(x.low());
    double top = screenY(y.high());
    return new Rectangle2D.Double(left, top, screenX(x.high()) - left, screenY(y.low()) - top);
  }
}
