package gradus.callbacks;

import gradus.History;
import gradus.StatefulListener;
import gradus.Trainer;
import gradus.data.Dataset;
import gradus.math.Matrix;
import gradus.snapshots.SavedState;
import java.util.Map;
import java.util.TreeMap;

/**
 * Lowers the learning rate when the loss stops falling: smaller steps may find a way down where
 * larger ones only jump about.
 *
 * <p>After more than {@code patience} epochs in a row without a loss below {@code (1 − 0.0001)}
 * times the best so far, the rate is multiplied by {@code factor}. The loss is the validation loss,
 * or the training loss where there is no validation set. A later fit of the same trainer to the
 * same data, with the same validation set, goes on counting, also after {@link Trainer#restore}.
 * PyTorch's {@code ReduceLROnPlateau} with its defaults (relative threshold 0.0001, no cooldown, no
 * change of 10⁻⁸ or less).
 */
public final class ReduceOnPlateau implements StatefulListener {
  private static final double THRESHOLD = 1e-4;
  private static final double LEAST_CHANGE = 1e-8; // so that the rate never becomes 0

  private final double factor;
  private final int patience;
  private double best = Double.POSITIVE_INFINITY;
  private int badEpochs = 0;
  private Matrix lastTrain = null; // what the last fit learned from
  private Matrix lastJudged = null; // and the inputs that it was judged by
  private int firstCounted = 1; // epochs before it were of other data

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
          "ReduceOnPlateau got a factor of %s, but expects a number between 0 and 1, such as 0.1."
              .formatted(factor));
    }
    this.factor = factor;
    this.patience = EarlyStopping.requirePatience("ReduceOnPlateau", patience, 0);
  }

  /** Counts the epochs that the trainer has done before with the same data. */
  @Override
  public void fitStarted(Trainer trainer, Dataset train) {
    Dataset judge = trainer.validation() == null ? train : trainer.validation();
    boolean isFirst = lastTrain == null;
    if (!isFirst && (lastTrain != train.inputs() || lastJudged != judge.inputs())) {
      firstCounted = trainer.epoch() + 1;
    }
    lastTrain = train.inputs();
    lastJudged = judge.inputs();
    best = Double.POSITIVE_INFINITY;
    badEpochs = 0;
    for (History.Epoch epoch : trainer.history().epochs()) {
      if (epoch.number() >= firstCounted) {
        count(epoch);
      }
    }
  }

  @Override
  public boolean setsLearningRate() {
    return true;
  }

  @Override
  public void epochEnded(Trainer trainer) {
    if (count(trainer.history().last())) {
      double rate = trainer.optimizer().learningRate();
      if (rate - rate * factor > LEAST_CHANGE) {
        trainer.optimizer().setLearningRate(rate * factor);
      }
    }
  }

  /** Whether with this epoch patience is at its end; the count then starts over. */
  private boolean count(History.Epoch epoch) {
    badEpochs++;
    if (epoch.judgedLoss() < best * (1 - THRESHOLD)) {
      best = epoch.judgedLoss();
      badEpochs = 0;
    }
    boolean inVain = badEpochs > patience;
    if (inVain) {
      badEpochs = 0;
    }
    return inVain;
  }

  @Override
  public Map<String, Object> settings() {
    return new TreeMap<>(Map.of("factor", factor, "patience", patience));
  }

  @Override
  public void writeTo(SavedState saved) {
    saved.put("best", best);
    saved.put("bad_epochs", badEpochs);
    saved.put("first_counted", firstCounted);
  }

  @Override
  public void readFrom(SavedState saved) {
    best = saved.comparable("best");
    badEpochs = (int) saved.count("bad_epochs", patience);
    firstCounted = (int) saved.count("first_counted", Integer.MAX_VALUE);
  }

  @Override
  public String toString() {
    return "ReduceOnPlateau(times " + factor + " after " + patience + ")";
  }
}
