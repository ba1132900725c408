package gradus.plots.live;

import gradus.History;
import gradus.Trainer;
import gradus.math.Decimals;
import gradus.plots.Plot;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;

/**
 * What a {@link LiveWindow} shows: made by the thread that trains, and not changed any more.
 *
 * @param loss the curves
 * @param picture of the network, from answers that it has given; null for none, or no new one
 * @param own a user's own plot of the network, painted for the place that it has in the window;
 *     null for none
 * @param figures the numbers whose names are {@link #NAMES}
 * @param learningRate of the next step
 * @param rateIsScheduled whether something else than the window sets the learning rate
 * @param isAtStart whether no step was made yet
 * @param end how the fit ended; empty while it goes on
 * @param finding what the doctor found; empty for nothing
 * @param advice what to do about it
 */
record LiveState(
    Plot loss,
    Plot picture,
    BufferedImage own,
    List<String> figures,
    double learningRate,
    boolean rateIsScheduled,
    boolean isAtStart,
    String end,
    String finding,
    String advice) {

  static final List<String> NAMES =
      List.of(
          "epoch",
          "step",
          "batch loss",
          "training loss",
          "validation loss",
          "training accuracy",
          "validation accuracy");

  /** What an error says; its name if it says nothing. */
  static String text(Throwable error) {
    return error.getMessage() == null ? error.toString() : error.getMessage();
  }

  static List<String> figures(Trainer trainer) {
    History.Epoch last =
        trainer.epoch() == 0
            ? new History.Epoch(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN)
            : trainer.history().last();
    return List.of(
        trainer.epoch() + " / " + trainer.lastEpoch(),
        Long.toString(trainer.steps()),
        loss(trainer.lastLoss()),
        loss(last.trainingLoss()),
        loss(last.validationLoss()),
        accuracy(last.trainingAccuracy()),
        accuracy(last.validationAccuracy()));
  }

  private static String loss(double loss) {
    return Double.isNaN(loss) ? "-" : Decimals.of(loss, 1);
  }

  private static String accuracy(double accuracy) {
    return Double.isNaN(accuracy) ? "-" : String.format(Locale.ROOT, "%.3f", accuracy);
  }
}
