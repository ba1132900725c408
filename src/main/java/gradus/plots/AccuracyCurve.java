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

  /** From 0 to 1, so that the height is the share. */
  @Override
  AxisRange yRange(AxisRange numbers) {
    return isLog() ? super.yRange(numbers) : super.yRange(new AxisRange(0, 1));
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
    return "highest %s accuracy %s, first after epoch %s"
        .formatted(judged.name, NumberFormats.fixed(judged.ys[best], 3), (int) judged.xs[best]);
  }
}
