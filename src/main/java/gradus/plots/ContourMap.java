package gradus.plots;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * A function of two variables, drawn with contour lines like a map, and paths of descent on it.
 *
 * <p>The deeper, the paler. Each second line has its value on it.
 */
abstract class ContourMap extends Plot {
  /** How much color the highest place has. */
  private static final double STRONGEST = 0.62;

  private static final BasicStroke LINE = Theme.round(1.1f);

  private final SampleGrid places; // at which the function is known
  private final double[] values;
  private final SampleGrid grid; // finer
  private final ContourLevels levels;
  private final double[] heights; // of the values, from 0 to 1
  private final List<Path> paths = new ArrayList<>();

  /** The places that a descent came to. */
  static final class Path {
    final String name;
    final double[] xs;
    final double[] ys;

    Path(String name, double[] xs, double[] ys) {
      this.name = name;
      this.xs = xs;
      this.ys = ys;
    }
  }

  /** The function by its values at the places; between them it is smooth. */
  ContourMap(String title, SampleGrid places, double[] values) {
    super(title);
    this.places = places;
    this.values = values.clone();
    levels = new ContourLevels(values);
    double[] coarse = new double[values.length];
    for (int i = 0; i < coarse.length; i++) {
      coarse[i] = levels.height(values[i]);
    }
    grid = CubicInterpolation.finer(places);
    heights = CubicInterpolation.values(places, coarse, grid);
  }

  final void add(String name, double[] xs, double[] ys) {
    paths.add(new Path(name, xs.clone(), ys.clone()));
  }

  final List<Path> paths() {
    return paths;
  }

  abstract String xName();

  abstract String yName();

  @Override
  final void paintBody(Graphics2D graphics, Rectangle area) {
    double bar = paintColorBar(graphics, area);
    int room = Math.max(1, (int) (area.width - bar));
    names().paint(graphics, new Rectangle(area.x, area.y, room, area.height));
    int top = Math.min(Legend.HEIGHT, area.height - 1);
    Rectangle below = new Rectangle(area.x, area.y + top, area.width, area.height - top);
    Axes axes =
        new Axes(theme(), axisTitle(xName(), below.width), axisTitle(yName(), below.height));
    axes.hideGrid();
    axes.setRange(grid.x(), false, grid.y(), false);
    axes.paint(graphics, below, this::paintField);
    ValueMap.note(graphics, axes.plotArea(), (x, y) -> valueAt(axes, x, y));
    paintLines(graphics, axes);
    for (int i = 0; i < paths.size(); i++) {
      DescentArrows steps = new DescentArrows(theme(), color(i));
      for (int step = 0; step < paths.get(i).xs.length; step++) {
        steps.add(axes.screenX(paths.get(i).xs[step]), axes.screenY(paths.get(i).ys[step]));
      }
      steps.paint(graphics, axes.plotArea());
    }
  }

  /** The value at the nearest place, as in "x 0.5, y 1.2: 0.332". */
  private String valueAt(Axes axes, double screenX, double screenY) {
    double x = axes.numberX(screenX);
    double y = axes.numberY(screenY);
    int column = (int) Math.round(places.x().share(x) * (places.columns() - 1));
    int row = (int) Math.round(places.y().share(y) * (places.rows() - 1));
    double value = values[row * places.columns() + column];
    return "%s %s, %s %s: %s"
        .formatted(
            xName(),
            NumberFormats.shortest(x, 4),
            yName(),
            NumberFormats.shortest(y, 4),
            NumberFormats.shortest(value, 4));
  }

  /** What fits beside an axis. */
  static String axisTitle(String name, int length) {
    return Pen.cut(name, Theme.regular(13), 0.75 * length);
  }

  /** The first color is the field's. */
  private Color color(int path) {
    return theme().color(path + 1);
  }

  private Legend names() {
    Legend names = new Legend(theme());
    for (int i = 0; i < paths.size(); i++) {
      names.add(paths.get(i).name, color(i));
    }
    return names;
  }

  /** Above the field, on the right; returns how much room it takes. */
  private double paintColorBar(Graphics2D graphics, Rectangle area) {
    AxisRange values = levels.values();
    double width = values == null ? 0 : ColorBar.width(values.low(), values.high());
    if (width == 0 || width > 0.5 * area.width) {
      return 0;
    }
    ColorMap map = new ColorMap(theme().background.getRGB(), theme().shades.at(STRONGEST).getRGB());
    int left = (int) (area.getMaxX() - 24 - width);
    ColorBar.paint(graphics, theme(), map, values.low(), values.high(), left, area.y - 2);
    return width + 24;
  }

  private void paintField(Graphics2D graphics, Rectangle2D plotArea) {
    int[] rgb = new int[grid.size()];
    for (int i = 0; i < rgb.length; i++) {
      boolean isKnown = !Double.isNaN(heights[i]);
      rgb[i] = isKnown ? theme().shades.rgbAt(STRONGEST * heights[i]) : theme().grid.getRGB();
    }
    grid.paintColors(graphics, plotArea, rgb);
  }

  private void paintLines(Graphics2D graphics, Axes axes) {
    LevelLabels labels = new LevelLabels(axes.plotArea());
    for (Path path : paths) {
      for (int step = 0; step < path.xs.length; step++) {
        labels.keepClear(axes.screenX(path.xs[step]), axes.screenY(path.ys[step]));
      }
    }
    Color color = ColorMap.mix(theme().color(0), theme().text, 0.3);
    for (int line = 0; line < levels.lines(); line++) {
      double[] above = new double[heights.length];
      for (int i = 0; i < above.length; i++) {
        above[i] = heights[i] - levels.lineHeight(line);
      }
      List<Line2D.Double> pieces = ContourLine.of(grid, above, axes.plotArea());
      graphics.setColor(color);
      graphics.setStroke(LINE);
      graphics.draw(ContourLine.joined(pieces));
      if (line % 2 == 0) {
        Color area = theme().shades.at(STRONGEST * levels.lineHeight(line));
        labels.paint(
            graphics, pieces, NumberFormats.shortest(levels.line(line)), area, theme().text);
      }
    }
  }

  /** The lowest and the highest value, as text. */
  final String range() {
    return levels.range();
  }

  /**
   * The values of contour lines, each on its line as far to the upper right as there is room: so
   * they are in a row, and neither on each other nor on a path.
   */
  private static final class LevelLabels {
    private static final double CLEAR =
        24; // from the middle of a label to whatever it mustn't hide
    private static final double HEIGHT = 16;
    private static final Font FONT = Theme.regular(11);

    private final Rectangle2D plotArea;
    private final List<Point2D> taken = new ArrayList<>();

    LevelLabels(Rectangle2D plotArea) {
      this.plotArea = plotArea;
    }

    /** No label is put here. */
    void keepClear(double x, double y) {
      taken.add(new Point2D.Double(x, y));
    }

    /** Draws the label of a line, if there is room for it, on an area of this color. */
    void paint(
        Graphics2D graphics, List<Line2D.Double> line, String text, Color area, Color color) {
      double width = Pen.width(text, FONT) + 8;
      Point2D best = null;
      double mostRight = Double.NEGATIVE_INFINITY;
      for (Line2D.Double piece : line) {
        double right = piece.x1 / plotArea.getWidth() - piece.y1 / plotArea.getHeight();
        if (right > mostRight && isFree(piece.x1, piece.y1, width)) {
          mostRight = right;
          best = piece.getP1();
        }
      }
      if (best == null) {
        return;
      }
      taken.add(best);
      double left = best.getX() - width / 2;
      double top = best.getY() - HEIGHT / 2;
      graphics.setColor(area);
      graphics.fill(new RoundRectangle2D.Double(left, top, width, HEIGHT, 6, 6));
      Pen.text(graphics, text, left + 4, best.getY() + 4, width, FONT, color);
    }

    private boolean isFree(double x, double y, double width) {
      Rectangle2D box = new Rectangle2D.Double(x - width, y - HEIGHT, 2 * width, 2 * HEIGHT);
      if (!plotArea.contains(box)) {
        return false;
      }
      for (Point2D other : taken) {
        if (Math.abs(other.getX() - x) < width && Math.abs(other.getY() - y) < CLEAR) {
          return false;
        }
      }
      return true;
    }
  }
}
