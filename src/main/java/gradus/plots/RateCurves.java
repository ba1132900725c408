package gradus.plots;

import gradus.math.Decimals;
import gradus.math.Rows;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * Curves of one share over another, both from 0 to 1, one for each class. Where there are several,
 * their names and scores stand on the right, the highest at the top: the order of good curves.
 */
abstract class RateCurves extends Plot {
  private static final Font FONT = Theme.semiBold(13);
  private static final double LINE_HEIGHT = 19;
  private static final double GAP = 14;

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
          ("%s got %s and the class names %s, but expects %s names: one a column, or two"
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
            Decimals.of(lowest.score, 1),
            lowest.name,
            Decimals.of(highest.score, 1),
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
      axes.addCurve(curve.xs, curve.ys, theme().color(curve.color), Theme.CURVE);
      names.add(text(curve));
    }
    EndLabels room = new EndLabels(theme(), area, names.size() > 1 ? names : List.of());
    axes.paint(graphics, room.plot());
    paintGuess(graphics, axes);
    if (names.size() > 1) {
      paintNames(graphics, axes.plotArea(), room.room() - GAP);
    }
  }

  private static String text(Curve curve) {
    return curve.name + " " + Decimals.of(curve.score, 1);
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
      Color ink = theme().readable(theme().color(curve.color));
      Pen.text(graphics, text(curve), x, y, widest, FONT, ink);
      y += LINE_HEIGHT;
    }
  }
}
