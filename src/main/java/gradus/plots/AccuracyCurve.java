package gradus.plots;

import gradus.History;

/**
 * The accuracy, epoch by epoch: which share of the examples was classified correctly, training and
 * validation.
 *
 * <p>What to look for: beside the loss it is coarse. While the accuracy stands still, the loss may
 * fall on, as right answers become surer, or rise, as wrong ones do.
 */
public final class AccuracyCurve extends CurvePlot {
  private AccuracyCurve(History history) {
    super("Accuracy per epoch", "epoch");
    add("training", history, History.Epoch::trainingAccuracy);
    add("validation", history, History.Epoch::validationAccuracy);
  }

  /** The accuracy curve of a history, as it is now. */
  public static AccuracyCurve of(History history) {
    return new AccuracyCurve(history);
  }

  /**
   * From 0 to 1, so that the height is the share; but where the second half of all curves is above
   * 0.9, only the top, so that 0.995 and 0.999 are told apart.
   */
  @Override
  AxisRange yRange(AxisRange numbers) {
    double begin = begin();
    if (isLog() || begin == 0) {
      return super.yRange(isLog() ? numbers : new AxisRange(0, 1));
    }
    return new AxisRange(begin, 1 + 0.02 * (1 - begin));
  }

  /** Where the axis begins: 0, 0.8, 0.9, 0.95, 0.98 or 0.99. */
  private double begin() {
    double lowest = 1;
    int late = 0;
    for (Curve curve : curves()) {
      for (int i = curve.ys.length / 2; i < curve.ys.length; i++) {
        if (curve.ys[i] <= 1) { // false for NaN
          lowest = Math.min(lowest, curve.ys[i]);
          late++;
        }
      }
    }
    if (late == 0 || lowest < 0.9) {
      return 0;
    }
    double begin = 0.8;
    for (int hundredths : new int[] {90, 95, 98, 99}) {
      double higher = hundredths / 100.0;
      begin = 1 - lowest <= 0.8 * (1 - higher) ? higher : begin;
    }
    return begin;
  }

  @Override
  String label(String name, double last) {
    return name + " " + NumberFormats.fixed(last, 3);
  }

  @Override
  String subtitle() {
    Curve validation = curves().get(1);
    Curve judged = highest(validation.ys) >= 0 ? validation : curves().get(0);
    int best = highest(judged.ys);
    if (best < 0) {
      return "no epoch with an accuracy yet; in regression there is none";
    }
    String begin = isLog() || begin() == 0 ? "" : "; the axis begins at " + begin();
    return "highest %s accuracy %s, first after epoch %s%s"
        .formatted(
            judged.name, NumberFormats.fixed(judged.ys[best], 3), (int) judged.xs[best], begin);
  }
}
