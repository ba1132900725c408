package gradus;

import gradus.data.Dataset;
import gradus.math.Decimals;
import gradus.math.Matrix;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps a copy of the weights of the best epoch: the one with the lowest validation loss, or
 * training loss where there is no validation set.
 *
 * <pre>{@code
 * BestWeights best = new BestWeights();
 * trainer.addListener(best);
 * trainer.fit(train, validation, 200);
 * best.restore();
 * }</pre>
 *
 * <p>Whatever predictions depend on is kept: the parameters, and the running statistics of batch
 * normalization.
 */
public final class BestWeights implements RememberingListener {
  private final List<Matrix> originals = new ArrayList<>();
  private final List<Matrix> copies = new ArrayList<>();
  private int epoch = 0;
  private double loss = Double.POSITIVE_INFINITY;

  /** Forgets what an earlier fit left. */
  @Override
  public void fitStarted(Trainer trainer, Dataset train) {
    originals.clear();
    copies.clear();
    originals.addAll(trainer.network().state());
    for (Matrix original : originals) {
      copies.add(new Matrix(original));
    }
    epoch = trainer.epoch();
    loss = Double.POSITIVE_INFINITY;
  }

  @Override
  public void epochEnded(Trainer trainer) {
    History.Epoch last = trainer.history().last();
    if (last.judgedLoss() < loss) {
      loss = last.judgedLoss();
      epoch = last.number();
      for (int i = 0; i < originals.size(); i++) {
        copies.get(i).setTo(originals.get(i));
      }
    }
  }

  @Override
  public void writeTo(Notes notes) {
    notes.put("epoch", epoch);
    notes.put("loss", loss);
    notes.put("weights", copies);
  }

  @Override
  public void readFrom(Notes notes) {
    epoch = (int) notes.count("epoch", Integer.MAX_VALUE);
    loss = notes.number("loss");
    notes.copyTo("weights", copies);
  }

  /**
   * Gives the network the weights of the best epoch.
   *
   * @throws IllegalStateException if no fit was started
   */
  public void restore() {
    if (originals.isEmpty()) {
      throw new IllegalStateException(
          "BestWeights has nothing to restore: add it with trainer.addListener(best), and fit.");
    }
    for (int i = 0; i < originals.size(); i++) {
      originals.get(i).setTo(copies.get(i));
    }
  }

  /** The best epoch; before the first it is the one that the fit started after. */
  public int epoch() {
    return epoch;
  }

  /** The loss of the best epoch; infinite before the first. */
  public double loss() {
    return loss;
  }

  @Override
  public String toString() {
    return "BestWeights(epoch " + epoch + ", loss " + Decimals.of(loss, 3) + ")";
  }
}
