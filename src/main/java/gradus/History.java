package gradus;

import gradus.files.AtomicFile;
import gradus.math.Matrix;
import gradus.math.Rows;
import gradus.snapshots.SavedState;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * What happened during training: for each epoch, the loss and the accuracy on the training rows and
 * on the validation rows.
 */
public final class History {
  private final List<Epoch> epochs = new ArrayList<>();
  private String stoppedBecause = "";
  private int weightsEpoch = 0; // the epoch early stopping went back to; 0 for none

  /** An empty history. A {@link Trainer} has one, and a training loop of your own can, too. */
  public History() {}

  /** Adds an epoch at the end. A {@link Trainer} does this after each epoch. */
  public void add(Epoch epoch) {
    epochs.add(epoch);
    weightsEpoch = 0;
  }

  /** All epochs, first to last. */
  public List<Epoch> epochs() {
    return Collections.unmodifiableList(epochs);
  }

  /**
   * The last epoch.
   *
   * @throws IllegalStateException if there is none yet
   */
  public Epoch last() {
    if (epochs.isEmpty()) {
      throw new IllegalStateException("The history is empty: no epoch was trained yet.");
    }
    return epochs.get(epochs.size() - 1);
  }

  /**
   * The results of one epoch; NaN where unavailable.
   *
   * <p>Training results are averages over the epoch's batches, each measured just before its
   * update, so early batches used worse weights. Validation results are measured at the end of the
   * epoch. Early in training, the validation loss may therefore be the lower of the two.
   *
   * @param number counts from 1
   * @param trainingLoss the mean over the training rows, weighted if the loss has class weights
   * @param validationLoss the same over the validation rows
   * @param trainingAccuracy from 0 to 1
   * @param validationAccuracy from 0 to 1
   * @param penalty the penalty on the weights at the end of the epoch, not included in the losses;
   *     0 without one
   * @param learningRate the learning rate of the last step
   */
  public record Epoch(
      int number,
      double trainingLoss,
      double validationLoss,
      double trainingAccuracy,
      double validationAccuracy,
      double penalty,
      double learningRate) {

    // ---- The book ends here. What follows: comparing, saving and printing epochs. ----

    /** For a training loop of your own: without a penalty, and with an unknown learning rate. */
    public Epoch(
        int number,
        double trainingLoss,
        double validationLoss,
        double trainingAccuracy,
        double validationAccuracy) {
      this(
          number,
          trainingLoss,
          validationLoss,
          trainingAccuracy,
          validationAccuracy,
          0,
          Double.NaN);
    }

    /** The validation loss, or the training loss if there is no validation set. */
    public double judgedLoss() {
      return Double.isNaN(validationLoss) ? trainingLoss : validationLoss;
    }

    /** The epoch as a line of the CSV file of {@link History#toCsv}; NaN becomes an empty field. */
    public String csvLine() {
      StringBuilder line = new StringBuilder(String.valueOf(number));
      double[] figures = {
        trainingLoss, validationLoss, trainingAccuracy, validationAccuracy, penalty, learningRate
      };
      for (double figure : figures) {
        line.append(',').append(Double.isNaN(figure) ? "" : String.valueOf(figure));
      }
      return line.append('\n').toString();
    }
  }

  /**
   * Why the last fit was stopped, such as "time is up"; empty if it wasn't. If there were several
   * reasons, this is the first.
   */
  public String stoppedBecause() {
    return stoppedBecause;
  }

  /** Forgets why an earlier fit was stopped: a new one begins. */
  void start() {
    stoppedBecause = "";
  }

  void stop(String because) {
    if (because == null || because.isBlank()) {
      throw new IllegalArgumentException(
          "stop got no reason, but expects one for the history, such as \"time is up\".");
    }
    if (!isStopped()) {
      stoppedBecause = because;
    }
  }

  boolean isStopped() {
    return !stoppedBecause.isEmpty();
  }

  /** The number of epochs; unlike {@code epochs().size()}, it allocates nothing. */
  int size() {
    return epochs.size();
  }

  /** Records that the network has the weights of an earlier epoch again, after early stopping. */
  public void setWeightsEpoch(int number) {
    weightsEpoch = number;
  }

  /**
   * The epoch whose weights the network has: the last one, unless early stopping restored those of
   * an earlier one.
   *
   * @throws IllegalStateException if there is none yet
   */
  public Epoch ofWeights() {
    for (Epoch epoch : epochs) {
      if (epoch.number() == weightsEpoch) {
        return epoch;
      }
    }
    return last();
  }

  /**
   * Writes a CSV file with a header and one row per epoch; NaN becomes an empty field. Missing
   * folders are created.
   *
   * @throws UncheckedIOException if the file cannot be written
   */
  public void toCsv(Path path) {
    StringBuilder text =
        new StringBuilder(
            "epoch,training_loss,validation_loss,training_accuracy,validation_accuracy,"
                + "penalty,learning_rate\n");
    for (Epoch epoch : epochs) {
      text.append(epoch.csvLine());
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    AtomicFile.write(path, output -> output.write(bytes));
  }

  /** One line: the number of epochs, the results of the last one, and why training was stopped. */
  @Override
  public String toString() {
    if (epochs.isEmpty()) {
      return "no epochs yet";
    }
    Epoch last = last();
    String text =
        (epochs.size() == 1 ? "1 epoch" : epochs.size() + " epochs, the last")
            + figure(" with training loss %.4f", last.trainingLoss())
            + figure(", validation loss %.4f", last.validationLoss())
            + figure(", training accuracy %.3f", last.trainingAccuracy())
            + figure(", validation accuracy %.3f", last.validationAccuracy());
    return isStopped() ? text + "; stopped: " + stoppedBecause : text;
  }

  private static String figure(String format, double x) {
    return Double.isNaN(x) ? "" : String.format(Locale.ROOT, format, x);
  }

  // A saved history has one row per epoch, with its seven numbers in the order of the record.

  private static final int FIGURES = 7;

  History(SavedState saved) {
    Matrix figures = saved.matrix("history", FIGURES);
    for (int row = 0; row < figures.numRows; row++) {
      double[] x = figures.data;
      int i = row * FIGURES;
      epochs.add(new Epoch((int) x[i], x[i + 1], x[i + 2], x[i + 3], x[i + 4], x[i + 5], x[i + 6]));
      boolean isNumbered = x[i] == row + 1;
      if (!isNumbered || x[i + 3] < 0 || x[i + 3] > 1 || x[i + 4] < 0 || x[i + 4] > 1) {
        throw new IllegalArgumentException(
            "%s has a \"history\" whose row %d is %s, but expects the number %d and accuracies from 0 to 1."
                .formatted(saved.owner(), row, Rows.toText(figures, row), row + 1));
      }
    }
    stoppedBecause = saved.text("stopped_because");
    weightsEpoch =
        saved.has("weights_epoch") ? (int) saved.count("weights_epoch", epochs.size()) : 0;
  }

  void writeTo(SavedState saved) {
    Matrix figures = new Matrix(epochs.size(), FIGURES);
    for (int row = 0; row < epochs.size(); row++) {
      Epoch epoch = epochs.get(row);
      figures.set(row, 0, epoch.number());
      figures.set(row, 1, epoch.trainingLoss());
      figures.set(row, 2, epoch.validationLoss());
      figures.set(row, 3, epoch.trainingAccuracy());
      figures.set(row, 4, epoch.validationAccuracy());
      figures.set(row, 5, epoch.penalty());
      figures.set(row, 6, epoch.learningRate());
    }
    saved.put("history", figures);
    saved.put("stopped_because", stoppedBecause);
    saved.put("weights_epoch", weightsEpoch);
  }
}
