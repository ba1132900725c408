package gradus.callbacks;

import gradus.StatefulListener;
import gradus.Trainer;
import gradus.data.Dataset;
import gradus.math.Decimals;
import gradus.snapshots.SavedState;
import java.util.Map;
import java.util.TreeMap;

/**
 * Ends a fit when the validation loss has stopped falling, and gives the network the weights of its
 * best epoch.
 *
 * <p>From some epoch on, a network memorizes the training rows, and does worse on other rows while
 * its training loss still falls. An epoch counts as better if its validation loss is below that of
 * the last better one by more than {@code minimumImprovement}; after {@code patience} epochs in a
 * row that are no better, training stops. The weights of the lowest validation loss are restored in
 * any case, even if the last epoch is reached or an error ends the fit.
 *
 * <p>The validation set then took part in a choice, so it is no longer an honest test: keep a third
 * part for that, see {@link gradus.data.ThreeWaySplit}. Source: L. Prechelt, "Early stopping, but
 * when?" (1998).
 */
public final class EarlyStopping implements StatefulListener {
  private final int patience;
  private final double minimumImprovement;
  private final BestWeights bestWeights = new BestWeights();
  private double best;
  private int badEpochs;

  /**
   * Stops after {@code patience} epochs in a row without any improvement.
   *
   * @throws IllegalArgumentException if the patience is below 1
   */
  public EarlyStopping(int patience) {
    this(patience, 0);
  }

  /**
   * Stops after {@code patience} epochs in a row without an improvement of more than {@code
   * minimumImprovement}.
   *
   * @throws IllegalArgumentException if the patience is below 1, or the improvement is negative or
   *     not finite
   */
  public EarlyStopping(int patience, double minimumImprovement) {
    this.patience = requirePatience("EarlyStopping", patience, 1);
    if (!(minimumImprovement >= 0 && Double.isFinite(minimumImprovement))) {
      throw new IllegalArgumentException(
          "EarlyStopping got a minimum improvement of %s, but expects 0 or a positive number, such as 0.001."
              .formatted(minimumImprovement));
    }
    this.minimumImprovement = minimumImprovement;
  }

  static int requirePatience(String owner, int patience, int least) {
    if (patience < least) {
      throw new IllegalArgumentException(
          "%s got a patience of %d epochs, but expects at least %d; 5 and 10 are usual."
              .formatted(owner, patience, least));
    }
    return patience;
  }

  @Override
  public void fitStarted(Trainer trainer, Dataset train) {
    bestWeights.fitStarted(trainer, train);
    best = Double.POSITIVE_INFINITY;
    badEpochs = 0;
  }

  /**
   * Counts the epochs without improvement.
   *
   * @throws IllegalStateException if there is no validation set
   */
  @Override
  public void epochEnded(Trainer trainer) {
    double loss = trainer.history().last().validationLoss();
    if (Double.isNaN(loss)) {
      throw new IllegalStateException(
          "EarlyStopping needs a validation set to judge by, since the training loss goes on"
              + " falling: call fit(train, validation, epochs).");
    }
    bestWeights.epochEnded(trainer);
    if (loss < best - minimumImprovement) {
      best = loss;
      badEpochs = 0;
      return;
    }
    badEpochs++;
    if (badEpochs == patience) {
      trainer.stop(
          "no better validation loss for %d %s; epoch %d was the best (%s)"
              .formatted(
                  patience,
                  patience == 1 ? "epoch" : "epochs",
                  bestWeights.epoch(),
                  Decimals.of(bestWeights.loss(), 3)));
    }
  }

  @Override
  public void fitEnded(Trainer trainer) {
    bestWeights.restore();
  }

  /** Nothing was trained, so the network keeps the weights that it has. */
  @Override
  public void fitRefused(Trainer trainer) {}

  @Override
  public Map<String, Object> settings() {
    return new TreeMap<>(Map.of("patience", patience, "minimum improvement", minimumImprovement));
  }

  @Override
  public void writeTo(SavedState saved) {
    saved.put("best", best);
    saved.put("bad_epochs", badEpochs);
    bestWeights.writeTo(saved.part("best_weights"));
  }

  @Override
  public void readFrom(SavedState saved) {
    best = saved.comparable("best");
    badEpochs = (int) saved.count("bad_epochs", patience);
    bestWeights.readFrom(saved.part("best_weights"));
  }

  /** The epoch whose weights the network has after the fit. */
  public int bestEpoch() {
    return bestWeights.epoch();
  }

  @Override
  public String toString() {
    String improvement =
        minimumImprovement > 0 ? ", minimum improvement " + minimumImprovement : "";
    return "EarlyStopping(patience %s%s | best epoch %s, no better for %s)"
        .formatted(patience, improvement, bestEpoch(), badEpochs);
  }
}
