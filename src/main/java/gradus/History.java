package gradus;

import gradus.files.AtomicFile;
import gradus.math.Matrix;
import gradus.snapshots.SavedState;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * What happened while training: for each epoch the loss and the accuracy on the training rows, and
 * on the validation rows.
 */
public final class History {
  private final List<Epoch> epochs = new ArrayList<>();
  private String stoppedBecause = "";
  private int weightsEpoch = 0; // whose weights the network has, if not those of the last

  /**
   * The figures of one epoch; NaN where there is none.
   *
   * <p>The training figures are means over the batches of the epoch, each taken just before its own
   * update: early batches saw worse weights. The validation figures are taken at the end of the
   * epoch. So early in training the validation loss may well be the lower of the two.
   *
   * @param number counts from 1
   * @param trainingLoss mean over the training rows, by their weights if the loss has class weights
   * @param validationLoss the same over the validation rows
   * @param trainingAccuracy from 0 to 1
   * @param validationAccuracy from 0 to 1
   * @param penalty of the weights at the end of the epoch, in none of the losses; 0 without one
   * @param learningRate that of the last step
   */
  public record Epoch(
      int number,
      double trainingLoss,
      double validationLoss,
      double trainingAccuracy,
      double validationAccuracy,
      double penalty,
      double learningRate) {

    /** For a training loop of your own, without a penalty, and whose learning rate nobody asks. */
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

    /** The validation loss; the training loss where there is no validation set. */
    public double judgedLoss() {
      return Double.isNaN(validationLoss) ? trainingLoss : validationLoss;
    }

    /** The line of a CSV file, see {@link History#toCsv}; NaN becomes an empty field. */
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

  /** Without epochs; {@link Trainer} has one, and so can a training loop of your own. */
  public History() {}

  /** Adds an epoch; {@link Trainer} does this, and so can a training loop of your own. */
  public void add(Epoch epoch) {
    epochs.add(epoch);
    weightsEpoch = 0;
  }

  /**
   * Why the last fit was stopped, as in "time is up"; empty if it wasn't. Of several reasons it is
   * the first.
   */
  public String stoppedBecause() {
    return stoppedBecause;
  }

  /** A fit begins. */
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

  /** How many epochs there are; unlike {@code epochs().size()} it allocates nothing. */
  int size() {
    return epochs.size();
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

  /** The network was given the weights of an earlier epoch back; early stopping does this. */
  public void setWeightsEpoch(int number) {
    weightsEpoch = number;
  }

  /**
   * The epoch whose weights the network has: the last, unless early stopping has brought an earlier
   * one back.
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
   * Writes a CSV file with a header and a row for each epoch; NaN becomes an empty field. Missing
   * folders are made.
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

  /** One line: how many epochs, the figures of the last that there are, and why it was stopped. */
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

  // A saved history has a row for each epoch, with its figures in their order.

  private static final int FIGURES = 7;

  History(SavedState saved) {
    Matrix figures = saved.matrix("history", FIGURES);
    for (int row = 0; row < figures.numRows; row++) {
      double[] x = figures.data;
      int i = row * FIGURES;
      epochs.add(new Epoch((int) x[i], x[i + 1], x[i + 2], x[i + 3], x[i + 4], x[i + 5], x[i + 6]));
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
