package gradus.plots;

import gradus.Trainer;
import gradus.layers.Parameter;
import gradus.math.Rows;

/** How a fit ended, as a listener can see it. */
public final class TrainingEnd {
  private TrainingEnd() {}

  /**
   * False if an error ended the fit. Then nothing is drawn anymore: the network may output NaN, and
   * a second error from a plot would hide the first.
   */
  public static boolean isGood(Trainer trainer) {
    boolean stopped = !trainer.history().stoppedBecause().isEmpty();
    if (trainer.epoch() < trainer.lastEpoch() && !stopped) {
      return false;
    }
    return isFinite(trainer);
  }

  /** Whether all that the network has learned is finite, so that it can be asked. */
  public static boolean isFinite(Trainer trainer) {
    for (Parameter parameter : trainer.network().parameters()) {
      if (Rows.firstNotFinite(parameter.value) >= 0) {
        return false;
      }
    }
    return true;
  }
}
