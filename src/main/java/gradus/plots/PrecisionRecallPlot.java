package gradus.plots;

import gradus.metrics.PrecisionRecallCurve;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * Precision-recall curves: at every threshold, how many rows of a class are found, and what share
 * of the rows taken for it are right.
 *
 * <p>What to look for: a good curve stays at the top far to the right. Guessing has, at any recall,
 * the precision of the dashed line, the share of the class among all rows: for a rare class it lies
 * low, and so this picture shows mistakes that a {@link RocPlot} hides.
 */
public final class PrecisionRecallPlot extends RateCurves {
  private final List<Double> baseRates = new ArrayList<>();

  private PrecisionRecallPlot() {
    super(
        "Precision and recall",
        "recall: share of the class that is found",
        "precision: share of finds that are right");
  }

  /**
   * A curve for each class against the others; one that has all the rows or none has no curve.
   *
   * @param predictions n×k probabilities; or n×1 scores of class 1
   * @param targets n×k, one-hot; or n×1, 1 for class 1 and 0 for class 0
   * @param classNames k of them; two for a single column
   * @throws IllegalArgumentException if the sizes differ, an entry isn't finite, or several columns
   *     don't hold probabilities
   */
  public static PrecisionRecallPlot of(
      DMatrixRMaj predictions, DMatrixRMaj targets, List<String> classNames) {
    requireNames("PrecisionRecallPlot", predictions, classNames);
    PrecisionRecallPlot plot = new PrecisionRecallPlot();
    for (int c = predictions.numCols == 1 ? 1 : 0; c < classNames.size(); c++) {
      if (hasBothKinds(targets, c)) {
        plot.add(PrecisionRecallCurve.of(predictions, targets, c), classNames.get(c), c);
      }
    }
    return plot;
  }

  /** One curve, with the name of its class. */
  public static PrecisionRecallPlot of(PrecisionRecallCurve curve, String className) {
    PrecisionRecallPlot plot = new PrecisionRecallPlot();
    plot.add(curve, className, 0);
    return plot;
  }

  private void add(PrecisionRecallCurve curve, String name, int color) {
    add(name, curve.recalls, curve.precisions, curve.averagePrecision(), color);
    // At the lowest threshold all rows pass.
    baseRates.add(curve.precisions[curve.precisions.length - 1]);
  }

  @Override
  void paintGuess(Graphics2D graphics, Axes axes) {
    graphics.setStroke(Theme.GUIDE);
    for (int i = 0; i < baseRates.size(); i++) {
      double y = axes.screenY(baseRates.get(i));
      boolean alone = baseRates.size() == 1;
      graphics.setColor(alone ? theme().mutedText : theme().color(curves().get(i).color));
      graphics.draw(new Line2D.Double(axes.screenX(0), y, axes.screenX(1), y));
    }
    if (!baseRates.isEmpty()) {
      paintGuessing(graphics, axes, Collections.max(baseRates));
    }
  }

  /** Names the highest line: below it, where the curve isn't; near the bottom, above it. */
  private void paintGuessing(Graphics2D graphics, Axes axes, double baseRate) {
    String text =
        baseRates.size() == 1 ? "guessing " + NumberFormats.measured(baseRate) : "guessing";
    double y = axes.screenY(baseRate);
    double widest = axes.plotArea().getWidth();
    Font font = Theme.regular(13);
    if (baseRate > 0.1) {
      double right = axes.screenX(1) - 8;
      Pen.rightText(graphics, text, right, y + 17, widest, font, theme().mutedText);
    } else {
      Pen.text(graphics, text, axes.screenX(0) + 8, y - 6, widest, font, theme().mutedText);
    }
  }

  @Override
  String scoreName() {
    return "average precision";
  }

  @Override
  String scoreOf(Curve curve) {
    return "average precision of %s %s; guessing has %s"
        .formatted(
            curve.name,
            NumberFormats.measured(curve.score),
            NumberFormats.measured(baseRates.get(0)));
  }
}
