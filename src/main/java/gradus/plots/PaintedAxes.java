package gradus.plots;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Two linear axes that are painted in about a millisecond, for pictures that change while one
 * watches. {@link Axes}, which saved pictures have, takes twenty times as long.
 *
 * <p>The labels are at round numbers: 1, 2 or 5 times a power of ten apart.
 */
final class PaintedAxes {
  private static final Font FONT = Theme.regular(13);
  private static final int MARGIN = 16;
  private static final int LINE = 19; // the height of a line of labels
  private static final int BETWEEN_X = 72; // units from one label to the next, at least
  private static final int BETWEEN_Y = 44;

  private final Theme theme;
  private final AxisRange x;
  private final AxisRange y;
  private final String xTitle;
  private final String yTitle;
  private final double offsetX; // what the labels leave out
  private final double offsetY;
  private List<Double> ticksX = List.of();
  private List<Double> ticksY = List.of();
  private Rectangle2D plotArea = new Rectangle2D.Double();

  /** Axes with these titles; an empty one takes no room. */
  PaintedAxes(Theme theme, AxisRange x, AxisRange y, String xTitle, String yTitle) {
    this.theme = theme;
    this.x = x;
    this.y = y;
    this.xTitle = xTitle;
    this.yTitle = yTitle;
    offsetX = AxisTicks.offset(x);
    offsetY = AxisTicks.offset(y);
  }

  /** Finds where everything goes, and says what is left between the axes. Call it first. */
  Rectangle2D layOut(Rectangle area) {
    boolean hasTopLine = !yTitle.isEmpty() || offsetY != 0;
    double top = area.y + (hasTopLine ? LINE : 6);
    double bottom = area.getMaxY() - LINE - 4 - (xTitle.isEmpty() && offsetX == 0 ? 0 : LINE);
    double height = Math.max(1, bottom - top);
    ticksY = ticks(y, offsetY, (int) (height / BETWEEN_Y));
    List<String> labels = new ArrayList<>();
    for (double tick : ticksY) {
      labels.add(label(tick, offsetY));
    }
    double left = area.x + MARGIN + Math.min(Pen.widest(labels, FONT), area.width / 4.0) + 6;
    double width = Math.max(1, area.getMaxX() - MARGIN - left);
    ticksX = ticks(x, offsetX, (int) (width / BETWEEN_X));
    plotArea = new Rectangle2D.Double(left, top, width, height);
    return plotArea;
  }

  /** Round numbers on an axis, about as many as there is room for, and two at least. */
  static List<Double> ticks(AxisRange range, double offset, int room) {
    double least = range.length() / Math.max(2, room);
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    double step = 10 * power;
    for (double factor : new double[] {5, 2, 1}) {
      step = factor * power >= least * (1 - 1e-9) ? factor * power : step;
    }
    List<Double> ticks = new ArrayList<>();
    double slack = 1e-9 * range.length();
    double first = Math.ceil((range.low() - offset - slack) / step);
    for (double k = first; k * step + offset <= range.high() + slack; k++) {
      ticks.add(k * step + offset);
    }
    return ticks;
  }

  private static String label(double tick, double offset) {
    return NumberFormats.shortest(tick - offset);
  }

  /** Draws labels and titles, and faint lines at the labels of the y-axis if there is a grid. */
  void paint(Graphics2D graphics, boolean grid) {
    double left = plotArea.getMinX();
    double right = plotArea.getMaxX();
    for (double tick : ticksY) {
      double height = screenY(tick);
      if (grid) {
        Pen.line(graphics, theme.grid, new BasicStroke(1), left, height, right, height);
      }
      String text = label(tick, offsetY);
      Pen.rightText(graphics, text, left - 6, height + 4.5, left, FONT, theme.mutedText);
    }
    double baseline = plotArea.getMaxY() + LINE - 2;
    for (double tick : ticksX) {
      String text = label(tick, offsetX);
      Pen.centeredText(graphics, text, screenX(tick), baseline, right, FONT, theme.mutedText);
    }
    paintTitles(graphics, baseline + LINE);
    ValueMap.note(graphics, plotArea, this::valueAt);
  }

  /** What the axes say of a place, as in "x 0.25, y 0.5". */
  String valueAt(double screenX, double screenY) {
    return named(xTitle, numberX(screenX)) + ", " + named(yTitle, numberY(screenY));
  }

  /** The number of the x-axis at a place, once the axes are laid out. */
  double numberX(double screenX) {
    return x.low() + (screenX - plotArea.getMinX()) / plotArea.getWidth() * x.length();
  }

  /** The number of the y-axis at a place, once the axes are laid out. */
  double numberY(double screenY) {
    return y.low() + (plotArea.getMaxY() - screenY) / plotArea.getHeight() * y.length();
  }

  private static String named(String title, double number) {
    return (title.isEmpty() ? "" : title + " ") + NumberFormats.shortest(number, 4);
  }

  private void paintTitles(Graphics2D graphics, double below) {
    double left = plotArea.getMinX();
    double widest = plotArea.getWidth();
    Pen.text(graphics, yTitle, left, plotArea.getY() - 6, 0.7 * widest, FONT, theme.mutedText);
    double middle = plotArea.getCenterX();
    Pen.centeredText(graphics, xTitle, middle, below, 0.5 * widest, FONT, theme.mutedText);
    double right = plotArea.getMaxX();
    if (offsetY != 0) {
      String text = Axes.text(offsetY);
      double above = plotArea.getY() - 6;
      Pen.rightText(graphics, text, right, above, 0.3 * widest, FONT, theme.mutedText);
    }
    if (offsetX != 0) {
      String text = Axes.text(offsetX);
      Pen.rightText(graphics, text, right, below, 0.25 * widest, FONT, theme.mutedText);
    }
  }

  /**
   * Draws a curve through these points; one that can't be drawn leaves a gap. Of many points that
   * lie in the same two units of width, the lowest and the highest are drawn, and the last.
   */
  void paintCurve(Graphics2D graphics, double[] xs, double[] ys, Color color, BasicStroke stroke) {
    boolean many = xs.length > plotArea.getWidth();
    Path2D.Double path = new Path2D.Double();
    boolean drawing = false;
    for (int i = 0; i < xs.length; i++) {
      boolean canShow = AxisRange.canShow(xs[i], false) && AxisRange.canShow(ys[i], false);
      if (!canShow) {
        drawing = false;
        continue;
      }
      double height = screenY(ys[i]);
      if (!drawing) {
        path.moveTo(screenX(xs[i]), height);
        path.lineTo(screenX(xs[i]), height); // one number alone is a dot
      } else if (!many || isSeen(xs, ys, i)) {
        path.lineTo(screenX(xs[i]), height);
      }
      drawing = true;
    }
    graphics.setColor(color);
    graphics.setStroke(many ? withPlainJoins(stroke) : stroke);
    graphics.draw(path);
  }

  /** Whether a point is the last, the lowest or the highest of those in its two units of width. */
  private boolean isSeen(double[] xs, double[] ys, int i) {
    boolean lowest = true;
    boolean highest = true;
    boolean last = true;
    int column = column(xs[i]);
    for (int k = i - 1; k >= 0 && column(xs[k]) == column; k--) {
      lowest &= !(ys[k] <= ys[i]);
      highest &= !(ys[k] >= ys[i]);
    }
    for (int k = i + 1; k < xs.length && column(xs[k]) == column; k++) {
      last = false;
      lowest &= !(ys[k] < ys[i]);
      highest &= !(ys[k] > ys[i]);
    }
    return last || lowest || highest;
  }

  private int column(double number) {
    return (int) (screenX(number) / 2);
  }

  /** Round joins of very short lines cost much and can't be seen. */
  private static BasicStroke withPlainJoins(BasicStroke stroke) {
    return new BasicStroke(stroke.getLineWidth(), BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL);
  }

  /** Where a number of the x-axis lies, once the axes are laid out. */
  double screenX(double number) {
    return plotArea.getMinX() + x.share(number) * plotArea.getWidth();
  }

  /** Where a number of the y-axis lies, once the axes are laid out. */
  double screenY(double number) {
    return plotArea.getMaxY() - y.share(number) * plotArea.getHeight();
  }
}
