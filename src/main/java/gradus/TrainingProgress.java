package gradus;

import gradus.data.Dataset;
import gradus.divergence.TrainingState;
import gradus.layers.Layer;
import gradus.losses.Loss;
import gradus.optimizers.GradientChange;
import gradus.optimizers.Optimizer;
import gradus.optimizers.Penalty;
import gradus.snapshots.SavedState;
import gradus.snapshots.SavedTraining;
import gradus.snapshots.Snapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How far a trainer has come: what its steps and epochs leave beside the network. */
final class TrainingProgress implements TrainingState {
  private final List<Layer> layers;
  private final Loss loss;
  private final Optimizer optimizer;
  private final SavedTraining parts; // layers and optimizer
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
  boolean rewound = false; // by a listener, since the epoch began or went on
  SavedState ofListeners = null; // what they remember when the next fit begins; null for nothing

  /** Of a network as it was built, and what is trained of it. */
  TrainingProgress(Network network, Network trained, Loss loss, Optimizer optimizer) {
    this(trained.layers(), loss, optimizer, new SavedTraining(network.layers(), optimizer));
  }

  private TrainingProgress(
      List<Layer> layers, Loss loss, Optimizer optimizer, SavedTraining parts) {
    this.layers = layers;
    this.loss = loss;
    this.optimizer = optimizer;
    this.parts = parts;
  }

  /** Saves all of it, and the settings to compare when the fit goes on. */
  void writeTo(SavedState saved, int batchSize, long seed, boolean shuffle) {
    parts.writeTo(saved);
    SavedTraining.writeSettings(saved, settings(batchSize, seed, shuffle, firstLearningRate));
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

  /**
   * Goes back to a state, whose fit is then over.
   *
   * @throws IllegalArgumentException if it is of other kinds of layers or another optimizer
   */
  void restore(SavedState saved) {
    SavedState present = parts.inPresentForm(saved);
    parts.requireSameParts(present);
    goBack(present);
  }

  private void goBack(SavedState present) {
    requireReadable(present); // before anything is changed
    parts.readFrom(present);
    readFrom(present);
  }

  /**
   * Goes back to a state and on with its fit, which is then the next.
   *
   * @throws IllegalArgumentException also if a setting is another, or there was no fit yet
   */
  void resume(SavedState saved, int batchSize, long seed, boolean shuffle) {
    SavedState present = parts.inPresentForm(saved);
    parts.requireSameParts(present);
    if (present.number("last_epoch") == 0) {
      throw new IllegalArgumentException(
          present.owner()
              + " is from before the first fit, so there is none to go on with: call restore.");
    }
    double rate = optimizer.learningRate(); // a fit goes on with the rate that it began with
    SavedTraining.requireSameSettings(present, settings(batchSize, seed, shuffle, rate));
    goBack(present);
    resumed = true;
    ofListeners = present;
  }

  /**
   * Goes back, or on, to another step of the fit that goes on.
   *
   * @throws IllegalArgumentException if the state isn't one of a fit, or not of this trainer's
   */
  void rewind(SavedState saved) {
    if (saved.count("fitting", 1) == 0) {
      throw new IllegalArgumentException(
          "rewind got a snapshot from between two fits, but expects one that a listener took during this fit: take it in fitStarted, stepEnded or epochEnded.");
    }
    int last = lastEpoch;
    int first = firstEpoch;
    double firstRate = firstLearningRate;
    restore(saved);
    lastEpoch = last;
    firstEpoch = Math.min(first, epoch());
    firstLearningRate = firstRate;
    ofListeners = null;
    fitting = true;
    rewound = true;
  }

  /** What was set in the layers, the loss, the optimizer, the gradient changes and the trainer. */
  private Map<String, String> settings(
      int batchSize, long seed, boolean shuffle, double learningRate) {
    Map<String, String> all = new LinkedHashMap<>(parts.settings());
    SavedTraining.put(all, "loss", loss, loss.settings());
    for (int i = 0; i < gradientChanges.size(); i++) {
      GradientChange change = gradientChanges.get(i);
      SavedTraining.put(all, "gradient change " + i, change, change.settings());
    }
    all.put("learning rate", String.valueOf(learningRate));
    all.put("batch size", String.valueOf(batchSize));
    all.put("seed", String.valueOf(seed));
    all.put("shuffle", String.valueOf(shuffle));
    return all;
  }

  /**
   * Refuses a state from which it can't be read how far a training has come.
   *
   * @throws IllegalArgumentException if so
   */
  static void requireReadable(SavedState saved) {
    new TrainingProgress(List.of(), null, null, null).readFrom(saved);
  }

  /** As it was saved; whatever can be wrong is wrong before anything is changed. */
  private void readFrom(SavedState saved) {
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
    rewound = false;
    if (begunEpoch == null) {
      begunEpoch = new EpochScore(train, loss);
    }
  }

  /** How many rows of the epoch that isn't over were learned. */
  int rowsOfEpoch() {
    return begunEpoch == null ? 0 : begunEpoch.rows();
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

  void epochEnded(EpochScore validation) {
    history.add(
        new History.Epoch(
            epoch() + 1,
            begunEpoch.loss(),
            validation.loss(),
            begunEpoch.accuracy(),
            validation.accuracy(),
            penalty(),
            lastLearningRate));
    begunEpoch = null;
  }

  /** The sum of all penalties on the weights as they are now. */
  private double penalty() {
    double sum = 0;
    for (GradientChange change : gradientChanges) {
      if (change instanceof Penalty penalty) {
        sum += penalty.value();
      }
    }
    return sum;
  }

  /** Whether the last epoch is done; one that is stopped is trained to its end. */
  boolean isFitOver() {
    return epoch() >= lastEpoch || (history.isStopped() && begunEpoch == null);
  }

  /** The fit is over; an epoch that an error broke off starts over. */
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
