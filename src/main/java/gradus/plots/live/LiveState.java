package gradus.plots.live;

import gradus.History;
import gradus.Trainer;
import gradus.data.Dataset;
import gradus.losses.MeanSquaredError;
import gradus.math.Decimals;
import gradus.plots.Plot;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a {@link LiveWindow} shows: made by the thread that trains, and not changed any more.
 *
 * @param loss the curves
 * @param picture of the network, from answers that it has given; null for none, or no new one
 * @param own a user's own plot of the network, painted for the place that it has in the window;
 *     null for none
 * @param figures the numbers that have {@link #names}
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

  /** The names of the figures: regression has RMSE for an accuracy, if MSE is its loss. */
  static List<String> names(Trainer trainer, Dataset train) {
    List<String> names = new ArrayList<>(List.of("epoch", "step", "batch loss"));
    String measure = measure(trainer, train);
    for (String name : measure.isEmpty() ? List.of("loss") : List.of("loss", measure)) {
      names.add("training " + name);
      names.add("validation " + name);
    }
    return names;
  }

  private static String measure(Trainer trainer, Dataset train) {
    if (train.isClassification()) {
      return "accuracy";
    }
    return trainer.loss() instanceof MeanSquaredError ? "RMSE" : "";
  }

  /** What an error says; its name if it says nothing. */
  static String text(Throwable error) {
    return error.getMessage() == null ? error.toString() : error.getMessage();
  }

  /** The numbers, one for each of the names. */
  static List<String> figures(Trainer trainer, Dataset train) {
    History.Epoch last =
        trainer.epoch() == 0
            ? new History.Epoch(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN)
            : trainer.history().last();
    List<String> figures = new ArrayList<>();
    figures.add(trainer.epoch() + " / " + trainer.lastEpoch());
    figures.add(Long.toString(trainer.steps()));
    figures.add(loss(trainer.lastLoss()));
    figures.add(loss(last.trainingLoss()));
    figures.add(loss(last.validationLoss()));
    String measure = measure(trainer, train);
    if (measure.equals("accuracy")) {
      figures.add(accuracy(last.trainingAccuracy()));
      figures.add(accuracy(last.validationAccuracy()));
    } else if (measure.equals("RMSE")) {
      figures.add(loss(Math.sqrt(last.trainingLoss())));
      figures.add(loss(Math.sqrt(last.validationLoss())));
    }
    return figures;
  }

  private static String loss(double loss) {
    return Double.isNaN(loss) ? "-" : Decimals.of(loss, 1);
  }

  private static String accuracy(double accuracy) {
    return Double.isNaN(accuracy) ? "-" : String.format(Locale.ROOT, "%.3f", accuracy);
  }
}
