package gradus.plots;

import gradus.metrics.RocCurve;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * ROC curves: at every threshold, how many rows of a class are found, and how many others are taken
 * for it by mistake.
 *
 * <p>What to look for: a good curve rises steeply to the upper left corner. The area below it is
 * the share of pairs, one row of the class and one other, in which the former has the higher score.
 * On the diagonal it is one half: guessing.
 */
public final class RocPlot extends RateCurves {
  private RocPlot() {
    super(
        "ROC curve",
        "false positive rate: share of others taken for it",
        "true positive rate: share found");
  }

  /**
   * A curve for each class against the others; one that has all the rows or none has no curve. Of
   * two classes only the second has one: the first's is its mirror image, of the same area.
   *
   * @param predictions n×k probabilities; or n×1 scores of class 1
   * @param targets n×k, one-hot; or n×1, 1 for class 1 and 0 for class 0
   * @param classNames k of them; two for a single column
   * @throws IllegalArgumentException if the sizes differ, an entry isn't finite, or several columns
   *     don't hold probabilities
   */
  public static RocPlot of(DMatrixRMaj predictions, DMatrixRMaj targets, List<String> classNames) {
    requireNames("RocPlot", predictions, classNames);
    RocPlot plot = new RocPlot();
    for (int c = classNames.size() == 2 ? 1 : 0; c < classNames.size(); c++) {
      if (hasBothKinds(targets, c)) {
        plot.add(RocCurve.of(predictions, targets, c), classNames.get(c), c);
      }
    }
    return plot;
  }

  /** One curve, with the name of its class. */
  public static RocPlot of(RocCurve curve, String className) {
    RocPlot plot = new RocPlot();
    plot.add(curve, className, 0);
    return plot;
  }

  private void add(RocCurve curve, String name, int color) {
    add(name, curve.falsePositiveRates, curve.truePositiveRates, curve.area(), color);
  }

  @Override
  void paintGuess(Graphics2D graphics, Axes axes) {
    double left = axes.screenX(0);
    double bottom = axes.screenY(0);
    double right = axes.screenX(1);
    double top = axes.screenY(1);
    Pen.line(graphics, theme().mutedText, Theme.GUIDE, left, bottom, right, top);
    AffineTransform upright = graphics.getTransform();
    graphics.rotate(Math.atan2(top - bottom, right - left), left, bottom);
    double length = Math.hypot(right - left, top - bottom);
    double x = left + 0.62 * length;
    Font font = Theme.regular(13);
    Pen.text(graphics, "guessing 0.5", x, bottom + 16, 0.3 * length, font, theme().mutedText);
    graphics.setTransform(upright);
  }

  @Override
  String scoreName() {
    return "area";
  }

  @Override
  String scoreOf(Curve curve) {
    String pairs = NumberFormats.percent(100 * curve.score, 1);
    return "area %s: %s above others in %s of the pairs"
        .formatted(NumberFormats.measured(curve.score), curve.name, pairs);
  }
}
