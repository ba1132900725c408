package gradus;

import gradus.data.Dataset;

/**
 * Lowers the learning rate when the loss stops falling: smaller steps may find a way down where
 * larger ones only jump about.
 *
 * <p>After more than {@code patience} epochs in a row without a loss below {@code (1 − 0.0001)}
 * times the best so far, the rate is multiplied by {@code factor}. The loss is the validation loss,
 * or the training loss where there is no validation set. A later fit of the same trainer goes on
 * counting. PyTorch's {@code ReduceLROnPlateau} with its defaults (relative threshold 0.0001, no
 * cooldown, no change of 10⁻⁸ or less).
 */
public final class ReduceOnPlateau implements Listener {
  private static final double THRESHOLD = 1e-4;
  private static final double LEAST_CHANGE = 1e-8; // so that the rate never becomes 0

  private final double factor;
  private final int patience;
  private double best = Double.POSITIVE_INFINITY;
  private int badEpochs = 0;

  /**
   * Multiplies by {@code factor} after {@code patience} epochs in vain.
   *
   * @param factor such as 0.1
   * @param patience such as 10
   * @throws IllegalArgumentException if the factor is outside (0, 1), or the patience is negative
   */
  public ReduceOnPlateau(double factor, int patience) {
    if (!(factor > 0 && factor < 1)) {
      throw new IllegalArgumentException(
          "ReduceOnPlateau got a factor of "
              + factor
              + ", but expects a number between 0 and 1, such as 0.1.");
    }
    this.factor = factor;
    this.patience = EarlyStopping.requirePatience("ReduceOnPlateau", patience, 0);
  }

  /** Forgets what the fits of an earlier trainer left. */
  @Override
  public void fitStarted(Trainer trainer, Dataset train) {
    if (trainer.epoch() == 0) {
      best = Double.POSITIVE_INFINITY;
      badEpochs = 0;
    }
  }

  @Override
  public void epochEnded(Trainer trainer) {
    double loss = trainer.history().last().judgedLoss();
    if (loss < best * (1 - THRESHOLD)) {
      best = loss;
      badEpochs = 0;
      return;
    }
    badEpochs++;
    if (badEpochs > patience) {
      double rate = trainer.optimizer().learningRate();
      if (rate - rate * factor > LEAST_CHANGE) {
        trainer.optimizer().setLearningRate(rate * factor);
      }
      badEpochs = 0;
    }
  }

  @Override
  public String toString() {
    return "ReduceOnPlateau(times " + factor + " after " + patience + ")";
  }
}
