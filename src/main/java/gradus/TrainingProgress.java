package gradus;

import gradus.data.Dataset;
import gradus.divergence.TrainingState;
import gradus.layers.Layer;
import gradus.losses.Loss;
import gradus.optimizers.GradientChange;
import gradus.optimizers.Optimizer;
import gradus.snapshots.SavedState;
import gradus.snapshots.Snapshot;
import java.util.ArrayList;
import java.util.List;

/** How far a trainer has come: what its steps and epochs leave beside the network. */
final class TrainingProgress implements TrainingState {
  private final List<Layer> layers;
  private final Loss loss;
  private final Optimizer optimizer;
  final List<GradientChange> gradientChanges = new ArrayList<>();

  History history = new History();
  private long steps = 0; // done so far
  private double lastLoss = Double.NaN; // of the last step, as is the next
  private double lastLearningRate = Double.NaN;
  EpochScore begunEpoch = null; // what an epoch that isn't over has learned so far, or null

  boolean fitting = false;
  private int firstEpoch = 0; // how many epochs were done when the last fit began
  int lastEpoch = 0; // at which it ends
  double firstLearningRate = Double.NaN; // when it began
  boolean resumed = false; // whether the current or next fit is one that was interrupted
  SavedState ofListeners = null; // what they remember when the next fit begins; null for nothing

  TrainingProgress(List<Layer> layers, Loss loss, Optimizer optimizer) {
    this.layers = layers;
    this.loss = loss;
    this.optimizer = optimizer;
  }

  void writeTo(SavedState saved) {
    history.writeTo(saved);
    saved.put("steps", steps);
    saved.put("last_loss", lastLoss);
    saved.put("last_learning_rate", lastLearningRate);
    if (begunEpoch != null) {
      begunEpoch.writeTo(saved.part("begun_epoch"));
    }
    saved.put("fitting", fitting ? 1 : 0);
    saved.put("first_epoch", firstEpoch);
    saved.put("last_epoch", lastEpoch);
    saved.put("first_learning_rate", firstLearningRate);
  }

  /** As it was saved; whatever can be wrong is wrong before anything is changed. */
  void readFrom(SavedState saved) {
    final History savedHistory = new History(saved);
    final long savedSteps = saved.count("steps", Snapshot.MOST_STEPS);
    final double savedLoss = saved.number("last_loss");
    final double savedRate = saved.number("last_learning_rate");
    boolean begun = saved.has("begun_epoch.rows");
    final EpochScore savedScore = begun ? new EpochScore(saved.part("begun_epoch"), loss) : null;
    final boolean inFit = saved.count("fitting", 1) == 1;
    final int savedFirst = (int) saved.count("first_epoch", savedHistory.size());
    final int savedLast = (int) saved.count("last_epoch", Integer.MAX_VALUE);
    final double savedFirstRate = saved.number("first_learning_rate");
    history = savedHistory;
    steps = savedSteps;
    lastLoss = savedLoss;
    lastLearningRate = savedRate;
    begunEpoch = savedScore;
    fitting = false;
    firstEpoch = savedFirst;
    lastEpoch = savedLast;
    firstLearningRate = savedFirstRate;
    resumed = false;
    ofListeners = inFit ? saved : null;
  }

  /** An epoch begins, unless one is begun. */
  void startEpoch(Dataset train) {
    if (begunEpoch == null) {
      begunEpoch = new EpochScore(train, loss);
    }
  }

  /** How many rows of the epoch that isn't over were learned. */
  int rowsOfEpoch() {
    return begunEpoch == null ? 0 : begunEpoch.rows();
  }

  /** The next fit is the last one, gone on with. */
  void resume(SavedState saved) {
    resumed = true;
    ofListeners = saved;
  }

  /** A fit begins, or goes on; only one that begins forgets why the last was stopped. */
  void fitStarted(int epochs) {
    int first = resumed ? firstEpoch : epoch();
    int last = (int) Math.min((long) first + epochs, Integer.MAX_VALUE);
    if (last < epoch() || (last == epoch() && begunEpoch != null)) {
      throw new IllegalArgumentException(
          "fit got %d epochs, but goes on with a fit in which %d are done%s: give it as many as it had, or more."
              .formatted(epochs, epoch() - first, begunEpoch == null ? "" : " and one is begun"));
    }
    if (!resumed) {
      firstEpoch = epoch();
      firstLearningRate = optimizer.learningRate();
      history.start();
    }
    lastEpoch = last;
    fitting = true;
  }

  void stepEnded(double loss) {
    lastLoss = loss;
    lastLearningRate = optimizer.learningRate();
    steps++;
  }

  void epochEnded(EpochScore validation, double penalty) {
    history.add(
        new History.Epoch(
            epoch() + 1,
            begunEpoch.loss(),
            validation.loss(),
            begunEpoch.accuracy(),
            validation.accuracy(),
            penalty,
            lastLearningRate));
    begunEpoch = null;
  }

  /** Whether the last epoch is done; one that is stopped is trained to its end. */
  boolean isFitOver() {
    return epoch() >= lastEpoch || (history.isStopped() && begunEpoch == null);
  }

  /** The fit is over; an epoch that an error broke off begins anew. */
  void fitEnded() {
    fitting = false;
    // Unless the fit was refused, since what listeners remember didn't suit them: it can go on.
    if (ofListeners == null) {
      begunEpoch = null;
      resumed = false;
    }
  }

  @Override
  public List<Layer> layers() {
    return layers;
  }

  @Override
  public Loss loss() {
    return loss;
  }

  @Override
  public Optimizer optimizer() {
    return optimizer;
  }

  @Override
  public List<GradientChange> gradientChanges() {
    return gradientChanges;
  }

  @Override
  public int epoch() {
    return history.size();
  }

  @Override
  public long steps() {
    return steps;
  }

  @Override
  public double lastLoss() {
    return lastLoss;
  }

  @Override
  public double lastLearningRate() {
    return lastLearningRate;
  }

  @Override
  public String toString() {
    return "TrainingProgress(" + epoch() + " epochs done, " + steps + " steps)";
  }
}
