package gradus.plots;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Functions of one variable and rows of numbers, as lines, each with its name at its end.
 *
 * <pre>{@code
 * LinePlot.of("What a prediction costs", "the less the truth was expected, the more")
 *     .axes("probability of the true class", "loss")
 *     .function("-ln p", p -> -Math.log(p), 0.01, 1)
 *     .level("guessing among three", Math.log(3))
 *     .mark("p = 1/3", 1 / 3.0, Math.log(3))
 *     .save(Path.of("target/cross-entropy.png"));
 * }</pre>
 *
 * <p>Lines have the theme's colors in the order in which they were added. One that lies on an
 * earlier one is dashed, so that both are seen.
 */
public final class LinePlot extends Plot {
  private static final Font FONT = Theme.regular(13);

  private record Level(String name, double y) {}

  private record Mark(String name, double x, double y) {}

  private final String subtitle;
  private final List<Line> lines = new ArrayList<>();
  private final List<Level> levels = new ArrayList<>();
  private final List<Mark> marks = new ArrayList<>();
  private String xTitle = "x";
  private String yTitle = "y";
  private boolean logX;
  private boolean logY;

  private LinePlot(String title, String subtitle) {
    super(title);
    this.subtitle = subtitle;
  }

  /** A plot without a line as yet; the subtitle says in one line what there is to see. */
  public static LinePlot of(String title, String subtitle) {
    return new LinePlot(title, subtitle);
  }

  /** The titles of the axes; an empty one takes no room. */
  public LinePlot axes(String x, String y) {
    xTitle = x;
    yTitle = y;
    return this;
  }

  /**
   * Adds a function; where it isn't finite the line has a gap.
   *
   * @throws IllegalArgumentException if {@code from} isn't below {@code to}, or one isn't finite
   */
  public LinePlot function(String name, DoubleUnaryOperator function, double from, double to) {
    if (!(from < to) || !Double.isFinite(to - from)) {
      throw new IllegalArgumentException(
          ("The function \"%s\" got the range from %s to %s, but expects two finite"
                  + " numbers, the smaller one first.")
              .formatted(name, from, to));
    }
    lines.add(Line.of(name, function, from, to));
    return this;
  }

  /**
   * Adds a line through points; a number that isn't finite leaves a gap.
   *
   * @param xs copied
   * @param ys as many; copied
   * @throws IllegalArgumentException if there aren't as many of one as of the other
   */
  public LinePlot line(String name, double[] xs, double[] ys) {
    if (xs.length != ys.length) {
      throw new IllegalArgumentException(
          "The line \"%s\" got %s xs and %s ys, but expects one y for each x."
              .formatted(name, xs.length, ys.length));
    }
    lines.add(new Line(name, null, xs.clone(), ys.clone()));
    return this;
  }

  /** Adds a dashed line at this height, to compare with. */
  public LinePlot level(String name, double y) {
    levels.add(new Level(name, y));
    return this;
  }

  /** Adds a dot; its name stands beside it, where no line runs through it. */
  public LinePlot mark(String name, double x, double y) {
    marks.add(new Mark(name, x, y));
    return this;
  }

  /** A logarithmic x-axis; what is not above 0 leaves a gap. */
  public LinePlot logX() {
    logX = true;
    return this;
  }

  /** A logarithmic y-axis; what is not above 0 leaves a gap. */
  public LinePlot logY() {
    logY = true;
    return this;
  }

  @Override
  String subtitle() {
    return subtitle;
  }

  @Override
  void paintBody(Graphics2D graphics, Rectangle area) {
    List<Line> drawn = new ArrayList<>();
    List<String> names = new ArrayList<>();
    Axes axes = new Axes(theme(), xTitle, yTitle);
    for (Line line : lines) {
      drawn.add(line.sampled(logX));
      names.add(line.name);
    }
    setRange(axes, drawn);
    for (int i = 0; i < drawn.size(); i++) {
      BasicStroke stroke = coversAnother(drawn, i) ? Theme.curve(1) : Theme.CURVE;
      axes.addCurve(drawn.get(i).xs, drawn.get(i).ys, theme().color(i), stroke);
    }
    EndLabels labels = new EndLabels(theme(), area, names);
    axes.paint(graphics, labels.plot());
    PointLabels pointLabels = new PointLabels(theme(), axes.plotArea());
    paintLevels(graphics, axes, pointLabels);
    paintNames(graphics, axes, drawn, labels);
    for (Line line : drawn) {
      line.pieces(axes, logX, logY).forEach(pointLabels::avoid);
    }
    paintMarks(graphics, axes, pointLabels);
  }

  /** Whether most of a line lies on an earlier one: then it is dashed, so that both are seen. */
  private boolean coversAnother(List<Line> drawn, int line) {
    Line upper = drawn.get(line);
    for (Line lower : drawn.subList(0, line)) {
      int same = 0;
      for (int i = 0; i < upper.ys.length && Arrays.equals(upper.xs, lower.xs); i++) {
        double distance = Math.abs(upper.ys[i] - lower.ys[i]);
        same += distance <= 0.02 * Math.abs(lower.ys[i]) && distance <= near(drawn) ? 1 : 0;
      }
      if (2 * same > upper.ys.length) {
        return true;
      }
    }
    return false;
  }

  /** So close that two lines can't be told apart on a linear axis. */
  private double near(List<Line> drawn) {
    AxisRange all = null;
    for (Line line : drawn) {
      all = and(all, AxisRange.of(line.ys, logY));
    }
    return logY ? Double.POSITIVE_INFINITY : 0.005 * all.length();
  }

  private void setRange(Axes axes, List<Line> drawn) {
    AxisRange x = null;
    AxisRange y = null;
    for (Line line : drawn) {
      if (line.end(logX, logY) >= 0) {
        x = and(x, AxisRange.of(line.xs, logX));
        y = and(y, AxisRange.of(line.ys, logY));
      }
    }
    for (Mark mark : marks) {
      if (AxisRange.canShow(mark.x, logX) && AxisRange.canShow(mark.y, logY)) {
        x = and(x, new AxisRange(mark.x, mark.x));
        y = and(y, new AxisRange(mark.y, mark.y));
      }
    }
    for (Level level : levels) {
      y = AxisRange.canShow(level.y, logY) ? and(y, new AxisRange(level.y, level.y)) : y;
    }
    AxisRange wholeX = x == null ? AxisRange.of(new double[0], logX) : x;
    AxisRange wholeY = y == null ? AxisRange.of(new double[0], logY) : y;
    axes.setRange(
        wholeX.high() > wholeX.low() ? wholeX : logX ? wholeX.widenedLog(0) : wholeX.widened(0),
        logX,
        logY ? wholeY.widenedLog(0.04) : wholeY.widened(0.04),
        logY);
  }

  private static AxisRange and(AxisRange range, AxisRange other) {
    return range == null ? other : range.and(other);
  }

  private void paintLevels(Graphics2D graphics, Axes axes, PointLabels pointLabels) {
    Rectangle2D plotArea = axes.plotArea();
    for (Level level : levels) {
      if (AxisRange.canShow(level.y, logY)) {
        double y = axes.screenY(level.y);
        graphics.setColor(theme().mutedText);
        graphics.setStroke(Theme.GUIDE);
        Line2D line = new Line2D.Double(plotArea.getX(), y, plotArea.getMaxX(), y);
        graphics.draw(line);
        pointLabels.avoid(line);
        double x = plotArea.getMaxX() - 6;
        double widest = plotArea.getWidth() - 12;
        double width = Math.min(widest, Pen.width(level.name, FONT));
        graphics.setColor(theme().background); // no line of the grid crosses the name
        graphics.fill(new Rectangle2D.Double(x - width - 3, y - 18, width + 6, 13));
        Pen.rightText(graphics, level.name, x, y - 6, widest, FONT, theme().mutedText);
      }
    }
  }

  private void paintNames(Graphics2D graphics, Axes axes, List<Line> drawn, EndLabels labels) {
    for (int i = 0; i < drawn.size(); i++) {
      Line line = drawn.get(i);
      int end = line.end(logX, logY);
      if (end >= 0) {
        double x = axes.screenX(line.xs[end]);
        labels.add(line.name, theme().color(i), x, axes.screenY(line.ys[end]));
      }
    }
    labels.paint(graphics, axes.plotArea());
  }

  private void paintMarks(Graphics2D graphics, Axes axes, PointLabels pointLabels) {
    List<Mark> shown = new ArrayList<>();
    graphics.setColor(theme().text);
    for (Mark mark : marks) {
      if (AxisRange.canShow(mark.x, logX) && AxisRange.canShow(mark.y, logY)) {
        shown.add(mark);
        double x = axes.screenX(mark.x);
        double y = axes.screenY(mark.y);
        Ellipse2D dot = new Ellipse2D.Double(x - 5, y - 5, 10, 10);
        graphics.fill(dot);
        pointLabels.avoid(dot);
      }
    }
    for (Mark mark : shown) {
      pointLabels.paint(graphics, mark.name, axes.screenX(mark.x), axes.screenY(mark.y));
    }
  }

  /** A line of a {@link LinePlot}: points, or a function between the first and the last x. */
  private static final class Line {
    private static final int POINTS = 801;

    final String name;
    final double[] xs;
    final double[] ys;
    private final DoubleUnaryOperator function; // null if the points are given

    Line(String name, DoubleUnaryOperator function, double[] xs, double[] ys) {
      this.name = name;
      this.function = function;
      this.xs = xs;
      this.ys = ys;
    }

    /** The line of a function. */
    static Line of(String name, DoubleUnaryOperator function, double from, double to) {
      return new Line(name, function, new double[] {from, to}, new double[0]);
    }

    /** A function's line as points, equally far apart on the axis; any other line as it is. */
    Line sampled(boolean logX) {
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
      return new Line(name, null, sampledX, sampledY);
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

  /**
   * The names of dots in a plot, each above or below its dot and right or left of it: at the first
   * of these four places where no line runs through it, or else where there is most room.
   */
  static final class PointLabels {
    private static final Font FONT = Theme.regular(13);
    private static final double ASIDE = 10; // from the middle of the dot
    private static final double ABOVE = 9; // from there to the baseline
    private static final double BELOW = 19;
    private static final double ASCENT = 11;
    private static final double HEIGHT = 15;

    private final Theme theme;
    private final Rectangle2D plotArea;
    private final List<Shape> obstacles = new ArrayList<>();

    PointLabels(Theme theme, Rectangle2D plotArea) {
      this.theme = theme;
      this.plotArea = plotArea;
    }

    /** Names must not lie on this; a curve is given in straight pieces, since shapes are filled. */
    void avoid(Shape shape) {
      obstacles.add(shape);
    }

    /** Draws the name of the dot at this place. */
    void paint(Graphics2D graphics, String name, double x, double y) {
      double right = plotArea.getMaxX() - x;
      double left = x - plotArea.getX();
      double widest = Math.max(left, right) - ASIDE - 2;
      String text = Pen.cut(name, FONT, widest);
      boolean rightFirst = right > left;
      Rectangle2D first = place(text, x, y, rightFirst, true);
      Rectangle2D[] places = {
        first,
        place(text, x, y, !rightFirst, true),
        place(text, x, y, rightFirst, false),
        place(text, x, y, !rightFirst, false)
      };
      Rectangle2D place = first;
      for (int i = places.length - 1; i >= 0; i--) {
        place = isFree(places[i]) ? places[i] : place;
      }
      obstacles.add(place);
      double baseline = Math.max(plotArea.getY() + 14, place.getY() + ASCENT);
      Pen.text(graphics, text, place.getX(), baseline, widest, FONT, theme.text);
    }

    private static Rectangle2D place(
        String text, double x, double y, boolean right, boolean above) {
      double width = Pen.width(text, FONT);
      double textX = right ? x + ASIDE : x - ASIDE - width;
      double baseline = above ? y - ABOVE : y + BELOW;
      return new Rectangle2D.Double(textX, baseline - ASCENT, width, HEIGHT);
    }

    private boolean isFree(Rectangle2D place) {
      if (!plotArea.contains(place)) {
        return false;
      }
      for (Shape obstacle : obstacles) {
        if (obstacle.intersects(place)) {
          return false;
        }
      }
      return true;
    }
  }
}
