package gradus.plots;

import gradus.History;
import gradus.math.Decimals;

/**
 * The loss, epoch by epoch: training and validation.
 *
 * <p>What to look for: both curves fall and flatten. If the validation curve turns upwards while
 * the training curve falls on, the network begins to learn its examples by heart. Values that are
 * NaN or infinite leave a gap.
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
    return "lowest %s loss %s after epoch %s"
        .formatted(judged.name, Decimals.of(judged.ys[best], 1), (int) judged.xs[best]);
  }
}
