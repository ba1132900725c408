package gradus.plots;

import gradus.metrics.RegressionErrors;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ejml.data.DMatrixRMaj;

/**
 * How far predicted numbers are off: on the left the predicted against the true number of each row,
 * on the right its residual, which is the true minus the predicted number, against the predicted.
 *
 * <pre>{@code
 * Matrix predictions = network.predict(test.inputs());
 * PredictionErrorPlot.of(predictions, test.targets()).quantity("strength in MPa")
 *     .save(Path.of("target/errors.png"));
 * }</pre>
 *
 * <p>What to look for: on the left, dots along the diagonal. On the right, a band of equal width
 * around 0 without a shape. A bend means that the model misses something that the inputs know; a
 * funnel, that large numbers are predicted less exactly than small ones; a single dot far away is a
 * row to look at. Of more than 2,000 rows, some are left out where they lie close together.
 */
public final class PredictionErrorPlot extends Plot {
  private static final int MANY = 2000;
  private static final double SQUARE = 5; // of many rows, one is drawn in so many units
  private static final Font FONT = Theme.regular(13);

  private final double[] predicted;
  private final double[] truth;
  private final double[] residuals;
  private final RegressionErrors errors;
  private String quantity = "";

  private PredictionErrorPlot(DMatrixRMaj predictions, DMatrixRMaj targets, int column) {
    super("Predicted against true, and residuals");
    errors = RegressionErrors.of(predictions, targets, column);
    predicted = new double[targets.numRows];
    truth = new double[targets.numRows];
    residuals = new double[targets.numRows];
    for (int row = 0; row < targets.numRows; row++) {
      predicted[row] = predictions.get(row, column);
      truth[row] = targets.get(row, column);
      residuals[row] = truth[row] - predicted[row];
    }
  }

  /**
   * The errors of a single column of predictions, in the unit of the targets.
   *
   * @param predictions n×1; of standardized targets, scaled back first
   * @param targets n×1
   * @throws IllegalArgumentException if there are several columns, the shapes differ, there is no
   *     row, or an entry isn't finite
   */
  public static PredictionErrorPlot of(DMatrixRMaj predictions, DMatrixRMaj targets) {
    RegressionErrors.of(predictions, targets); // refuses several columns
    return new PredictionErrorPlot(predictions, targets, 0);
  }

  /**
   * The errors of one of several columns.
   *
   * @throws IllegalArgumentException if there is no such column, the shapes differ, there is no
   *     row, or an entry isn't finite
   */
  public static PredictionErrorPlot of(DMatrixRMaj predictions, DMatrixRMaj targets, int column) {
    return new PredictionErrorPlot(predictions, targets, column);
  }

  /** What is predicted and its unit, for the axes, as in "strength in MPa". */
  public PredictionErrorPlot quantity(String quantity) {
    this.quantity = quantity;
    return this;
  }

  @Override
  String subtitle() {
    String figures =
        "root mean squared error %s, mean absolute error %s"
            .formatted(NumberFormats.measured(errors.rmse()), NumberFormats.measured(errors.mae()));
    boolean known = !Double.isNaN(errors.rSquared());
    String explained = known ? ", R² " + NumberFormats.measured(errors.rSquared()) : "";
    return figures + explained + ", on " + NumberFormats.count(truth.length, "row");
  }

  @Override
  void paintBody(Graphics2D graphics, Rectangle area) {
    if (area.height > 1.4 * area.width) {
      int upper = area.height / 2;
      paintPredictions(graphics, new Rectangle(area.x, area.y, area.width, upper));
      int lower = area.height - upper;
      paintResiduals(graphics, new Rectangle(area.x, area.y + upper, area.width, lower));
      return;
    }
    int half = Math.max(1, area.width / 2);
    paintPredictions(graphics, new Rectangle(area.x, area.y, half, area.height));
    int right = Math.max(1, area.width - half);
    paintResiduals(graphics, new Rectangle(area.x + half, area.y, right, area.height));
  }

  private void paintPredictions(Graphics2D graphics, Rectangle area) {
    AxisRange both = AxisRange.of(predicted, false).and(AxisRange.of(truth, false)).widened(0.05);
    Axes axes = new Axes(theme(), axisTitle("true "), axisTitle("predicted "));
    axes.setRange(both, false, both, false);
    axes.paint(graphics, area);
    double low = both.low();
    double high = both.high();
    axes.paintLine(graphics, theme().mutedText, Theme.GUIDE, low, low, high, high);
    paintDots(graphics, axes, truth, predicted);
    double x = axes.plotArea().getX() + 10;
    double widest = axes.plotArea().getWidth() / 2;
    double y = axes.plotArea().getY() + 18;
    Pen.text(graphics, "predicted too high", x, y, widest, FONT, theme().mutedText);
    double right = axes.plotArea().getMaxX() - 8;
    double bottom = axes.plotArea().getMaxY() - 10;
    Pen.rightText(graphics, "too low", right, bottom, widest, FONT, theme().mutedText);
  }

  private void paintResiduals(Graphics2D graphics, Rectangle area) {
    AxisRange across = AxisRange.of(predicted, false).widened(0.05);
    AxisRange up = AxisRange.of(residuals, false).and(new AxisRange(0, 0)).widened(0.08);
    Axes axes = new Axes(theme(), axisTitle("predicted "), "residual: true − predicted");
    axes.setRange(across, false, up, false);
    axes.paint(graphics, area);
    axes.paintLine(graphics, theme().mutedText, Theme.GUIDE, across.low(), 0, across.high(), 0);
    paintDots(graphics, axes, predicted, residuals);
  }

  private String axisTitle(String which) {
    return (which + quantity).strip();
  }

  private void paintDots(Graphics2D graphics, Axes axes, double[] xs, double[] ys) {
    boolean many = xs.length > MANY;
    Set<List<Integer>> taken = new HashSet<>();
    for (int row = 0; row < xs.length; row++) {
      if (AxisRange.canShow(xs[row], false) && AxisRange.canShow(ys[row], false)) {
        double x = axes.screenX(xs[row]);
        double y = axes.screenY(ys[row]);
        if (!many || taken.add(List.of((int) (x / SQUARE), (int) (y / SQUARE)))) {
          Pen.dot(graphics, x, y, many ? 2 : 3.6, theme().color(0), theme().background, 0.8f);
        }
      }
    }
  }
}
