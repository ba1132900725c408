package gradus.plots;

import gradus.math.Rows;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/**
 * Curves of one share over another, both from 0 to 1, one for each class. Where there are several,
 * their names and scores stand on the right, the highest at the top: the order of good curves.
 */
abstract class RateCurves extends Plot {
  private static final Font FONT = Theme.semiBold(13);
  private static final double LINE_HEIGHT = 19;
  private static final double GAP = 14;
  private static final double SAMPLE = 38; // a piece of the line before its name

  /** A class's curve, and the one number that is said of it. */
  static final class Curve {
    final String name;
    final double[] xs;
    final double[] ys;
    final double score;
    final int color;

    Curve(String name, double[] xs, double[] ys, double score, int color) {
      this.name = name;
      this.xs = xs;
      this.ys = ys;
      this.score = score;
      this.color = color;
    }
  }

  private final String xTitle;
  private final String yTitle;
  private final List<Curve> curves = new ArrayList<>();

  RateCurves(String title, String xTitle, String yTitle) {
    super(title, 760, 600); // nearly square below its header
    this.xTitle = xTitle;
    this.yTitle = yTitle;
  }

  final void add(String name, double[] xs, double[] ys, double score, int color) {
    curves.add(new Curve(name, xs, ys, score, color));
  }

  final List<Curve> curves() {
    return curves;
  }

  /** Draws onto the finished axes what guessing would reach. */
  abstract void paintGuess(Graphics2D graphics, Axes axes);

  /** Whether some rows are of a class and some aren't: otherwise it has no curve. */
  static boolean hasBothKinds(DMatrixRMaj targets, int positiveClass) {
    int positives = 0;
    for (int row = 0; row < targets.numRows; row++) {
      boolean isYes = targets.numCols == 1 && targets.data[row] > 0.5;
      int trueClass = targets.numCols == 1 ? (isYes ? 1 : 0) : Rows.argMax(targets, row);
      positives += trueClass == positiveClass ? 1 : 0;
    }
    return positives > 0 && positives < targets.numRows;
  }

  /** Refuses another number of names than of classes. */
  static void requireNames(String owner, DMatrixRMaj predictions, List<String> classNames) {
    int classes = predictions.numCols == 1 ? 2 : predictions.numCols;
    if (classes != classNames.size()) {
      throw new IllegalArgumentException(
          ("%s got %s and the class names %s, but expects %s names: one per column, or two"
                  + " for a single column.")
              .formatted(
                  owner, NumberFormats.count(predictions.numCols, "column"), classNames, classes));
    }
  }

  /** What is said of one curve. */
  abstract String scoreOf(Curve curve);

  /** What the score is called. */
  abstract String scoreName();

  @Override
  final String subtitle() {
    if (curves.isEmpty()) {
      return "no curve: no class has rows of its own beside rows of others";
    }
    if (curves.size() == 1) {
      return scoreOf(curves.get(0));
    }
    List<Curve> sorted = fromTheHighest();
    Curve highest = sorted.get(0);
    Curve lowest = sorted.get(sorted.size() - 1);
    return "%s from %s (%s) to %s (%s)"
        .formatted(
            scoreName(),
            NumberFormats.measured(lowest.score),
            lowest.name,
            NumberFormats.measured(highest.score),
            highest.name);
  }

  private List<Curve> fromTheHighest() {
    List<Curve> sorted = new ArrayList<>(curves);
    sorted.sort(Comparator.comparingDouble((Curve curve) -> -curve.score));
    return sorted;
  }

  @Override
  final void paintBody(Graphics2D graphics, Rectangle area) {
    Axes axes = new Axes(theme(), xTitle, yTitle);
    // A little more than 0 to 1, so that a curve on the border is drawn in its full width.
    axes.setRange(new AxisRange(-0.01, 1.01), false, new AxisRange(-0.01, 1.01), false);
    List<String> names = new ArrayList<>();
    for (Curve curve : curves) {
      int[] corners = corners(curve.xs, curve.ys);
      double[] xs = Arrays.stream(corners).mapToDouble(i -> curve.xs[i]).toArray();
      double[] ys = Arrays.stream(corners).mapToDouble(i -> curve.ys[i]).toArray();
      axes.addCurve(xs, ys, theme().color(curve.color), stroke(curve));
      names.add(text(curve));
    }
    double room = names.size() > 1 ? SAMPLE + EndLabels.room(names, 0.4 * area.width) : 0;
    int width = Math.max(1, (int) (area.width - room));
    axes.paint(graphics, new Rectangle(area.x, area.y, width, area.height));
    paintGuess(graphics, axes);
    if (names.size() > 1) {
      paintNames(graphics, axes.plotArea(), room - SAMPLE - GAP);
    }
  }

  /** The points at which the line turns: those between them on a straight line change nothing. */
  private static int[] corners(double[] xs, double[] ys) {
    return IntStream.range(0, xs.length)
        .filter(i -> i == 0 || i == xs.length - 1 || !(goesOn(xs, ys, i) || goesOn(ys, xs, i)))
        .toArray();
  }

  /** Whether one number stays the same around i, and the other doesn't turn back. */
  private static boolean goesOn(double[] same, double[] other, int i) {
    boolean stays = same[i - 1] == same[i] && same[i] == same[i + 1];
    return stays && (other[i] - other[i - 1]) * (other[i + 1] - other[i]) >= 0;
  }

  /** Of several, each fourth is dashed alike, so that not only the color tells them apart. */
  private BasicStroke stroke(Curve curve) {
    return curves.size() > 1 ? Theme.curve(curve.color) : Theme.CURVE;
  }

  private static String text(Curve curve) {
    return curve.name + " " + NumberFormats.measured(curve.score);
  }

  /** Where there are too many, the highest scores are left out: low ones say more. */
  private void paintNames(Graphics2D graphics, Rectangle2D area, double widest) {
    List<Curve> sorted = fromTheHighest();
    int fit = Math.max(1, (int) (area.getHeight() / LINE_HEIGHT));
    int from = sorted.size() <= fit ? 0 : sorted.size() - fit + 1;
    double x = area.getMaxX() + GAP;
    double y = area.getY() + 14;
    if (from > 0) {
      String more = from + " higher ones";
      Pen.text(graphics, more, x, y, widest, FONT, theme().mutedText);
      y += LINE_HEIGHT;
    }
    for (Curve curve : sorted.subList(from, sorted.size())) {
      Color color = theme().color(curve.color);
      Pen.line(graphics, color, stroke(curve), x, y - 4.5, x + SAMPLE - 8, y - 4.5);
      Pen.text(graphics, text(curve), x + SAMPLE, y, widest, FONT, theme().readable(color));
      y += LINE_HEIGHT;
    }
  }
}
