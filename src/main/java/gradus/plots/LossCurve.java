package gradus.plots;

import gradus.History;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * The loss, epoch by epoch: training and validation.
 *
 * <p>What to look for: both curves fall and flatten. If the validation curve turns upward while the
 * training curve keeps falling, the network begins to memorize its examples. Values that are NaN or
 * infinite leave a gap, and one that lasts until the end is named in the subtitle.
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
    String lowest = NumberFormats.measured(judged.ys[best]);
    return "lowest %s loss %s after epoch %s%s%s"
        .formatted(judged.name, lowest, (int) judged.xs[best], brokenEnd(curves().get(0)), hint());
  }

  /** Says so if nine tenths of all losses lie in the lowest twentieth of the axis. */
  private String hint() {
    double[] losses =
        DoubleStream.concat(Arrays.stream(curves().get(0).ys), Arrays.stream(curves().get(1).ys))
            .filter(loss -> AxisRange.canShow(loss, false))
            .sorted()
            .toArray();
    boolean flat =
        losses.length >= 10
            && losses[0] > 0
            && losses[losses.length - 1] > 20 * losses[losses.length * 9 / 10];
    return flat && !isLog() ? "; a peak flattens the rest: logAxis() shows more" : "";
  }

  /** Says so if the training loss isn't finite anymore; the curve just ends there. */
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
