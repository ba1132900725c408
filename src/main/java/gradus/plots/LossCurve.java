package gradus.plots;

import gradus.History;
import gradus.math.Decimals;

/**
 * The loss, epoch by epoch: training and validation.
 *
 * <p>What to look for: both curves fall and flatten. If the validation curve turns upwards while
 * the training curve falls on, the network begins to learn its examples by heart. Values that are
 * NaN or infinite leave a gap, and one that lasts until the end is named in the subtitle.
 */
public final class LossCurve extends CurvePlot {
  private LossCurve(History history) {
    super("Loss per epoch", "epoch");
    add("training", history, History.Epoch::trainingLoss);
    add("validation", history, History.Epoch::validationLoss);
  }

  /** The loss curve of a history, as it is now. */
  public static LossCurve of(History history) {
    return new LossCurve(history);
  }

  @Override
  String subtitle() {
    Curve validation = curves().get(1);
    Curve judged = lowest(validation.ys) >= 0 ? validation : curves().get(0);
    int best = lowest(judged.ys);
    if (best < 0) {
      return "no epoch with a finite loss yet";
    }
    String lowest = Decimals.of(judged.ys[best], 1);
    return "lowest %s loss %s after epoch %s%s"
        .formatted(judged.name, lowest, (int) judged.xs[best], brokenEnd(curves().get(0)));
  }

  /** Says so if the training loss isn't finite any more; the curve just ends there. */
  private static String brokenEnd(Curve training) {
    int from = training.ys.length;
    while (from > 0 && !Double.isFinite(training.ys[from - 1])) {
      from--;
    }
    if (from == 0 || from == training.ys.length) {
      return "";
    }
    String what = Double.isNaN(training.ys[from]) ? "NaN" : "infinite";
    return "; the training loss is %s from epoch %s on".formatted(what, (int) training.xs[from]);
  }
}
