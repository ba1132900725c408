package gradus.callbacks;

import gradus.History;
import gradus.Network;
import gradus.StatefulListener;
import gradus.Trainer;
import gradus.data.Dataset;
import gradus.layers.Layer;
import gradus.layers.Parameter;
import gradus.layers.StateCopy;
import gradus.math.Decimals;
import gradus.math.Matrix;
import gradus.snapshots.SavedState;
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
public final class BestWeights implements StatefulListener {
  private Trainer trainer = null; // of the last fit
  private StateCopy copy = null;
  private int epoch = 0;
  private double loss = Double.POSITIVE_INFINITY;

  /** Forgets what an earlier fit left. */
  @Override
  public void fitStarted(Trainer trainer, Dataset train) {
    this.trainer = trainer;
    copy = new StateCopy(predictingState(trainer.network()));
    epoch = trainer.epoch();
    loss = Double.POSITIVE_INFINITY;
  }

  private static List<Matrix> predictingState(Network network) {
    List<Matrix> state = new ArrayList<>();
    for (Parameter parameter : network.parameters()) {
      state.add(parameter.value);
    }
    for (Layer layer : network.allLayers()) {
      if (layer.predictsByState()) {
        state.addAll(layer.state().values());
      }
    }
    return state;
  }

  @Override
  public void epochEnded(Trainer trainer) {
    History.Epoch last = trainer.history().last();
    if (last.judgedLoss() < loss) {
      loss = last.judgedLoss();
      epoch = last.number();
      copy.update();
    }
  }

  @Override
  public void writeTo(SavedState saved) {
    saved.put("epoch", epoch);
    saved.put("loss", loss);
    saved.put("weights", copy.copies());
  }

  @Override
  public void readFrom(SavedState saved) {
    epoch = (int) saved.count("epoch", trainer.epoch());
    loss = saved.comparable("loss");
    saved.requireFinite("weights");
    saved.copyTo("weights", copy.copies());
    requireSoundCopies();
  }

  /** Shows the copies to the layers, which know what can't be, such as a negative variance. */
  private void requireSoundCopies() {
    StateCopy now = new StateCopy(predictingState(trainer.network()));
    copy.restore();
    try {
      for (Layer layer : trainer.network().allLayers()) {
        layer.requireSoundState();
      }
    } finally {
      now.restore();
    }
  }

  /**
   * Gives the network the weights of the best epoch.
   *
   * @throws IllegalStateException if no fit was started
   */
  public void restore() {
    if (copy == null) {
      throw new IllegalStateException(
          "BestWeights has nothing to restore: add it with trainer.addListener(best), and fit.");
    }
    copy.restore();
    trainer.history().setWeightsEpoch(epoch);
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
