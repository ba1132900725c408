package gradus;

import gradus.data.Batches;
import gradus.data.Dataset;
import gradus.divergence.DivergedException;
import gradus.divergence.FiniteGuard;
import gradus.layers.Layer;
import gradus.layers.Softmax;
import gradus.losses.CrossEntropy;
import gradus.losses.Loss;
import gradus.math.Matrix;
import gradus.optimizers.GradientChange;
import gradus.optimizers.Optimizer;
import gradus.snapshots.SavedState;
import gradus.snapshots.Snapshot;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;

/**
 * Trains a network: epochs over shuffled mini-batches, and for each batch one {@link #step}.
 *
 * <p><b>Fusion.</b> A network that ends in {@code Softmax} and is trained with {@code CrossEntropy}
 * is trained as the same layers without the last one, under {@code SoftmaxCrossEntropy}: the same
 * mathematics, but nothing overflows and no gradient vanishes. Class weights and label smoothing
 * stay. It happens once, in the constructor; the network itself still predicts probabilities.
 *
 * <p><b>Repeatable.</b> The order of the rows in epoch e depends on the seed and e only: the same
 * seed and first weights give the same bits, and fitting 50 epochs twice is fitting 100 once.
 */
public final class Trainer {
  private final Network network; // as it was built; predicts
  private final Network trained; // what is stepped through: without a fused Softmax
  private final Loss loss; // on what `trained` puts out
  private final Optimizer optimizer;

  private final Listeners listeners = new Listeners();
  private final TrainingProgress progress;
  private final FiniteGuard guard; // stops at the first number that is NaN or infinite
  private final Matrix lastOutput = new Matrix(0, 0); // a copy of the last step's, for the accuracy

  private int batchSize = 32;
  private long seed = 0;
  private boolean shuffle = true;
  private Dataset validation; // of the last fit, null for none

  /**
   * A trainer of this network.
   *
   * @param optimizer made for this network: {@code new SGD(network.parameters(), 0.1)}
   * @throws IllegalArgumentException if the softmax or sigmoid would be applied twice, or the
   *     optimizer changes none of the network's parameters, or those of another network
   */
  public Trainer(Network network, Loss loss, Optimizer optimizer) {
    TrainingChecks.requireParts(network, loss, optimizer);
    Layer last = network.layers().get(network.layers().size() - 1);
    boolean fused = last instanceof Softmax && loss instanceof CrossEntropy;
    this.network = network;
    this.trained = fused ? network.withoutLastLayer() : network;
    this.loss = fused ? ((CrossEntropy) loss).onLogits() : loss;
    this.optimizer = optimizer;
    TrainingChecks.requireMeaning(trained, this.loss);
    progress = new TrainingProgress(network, trained, this.loss, optimizer);
    guard = new FiniteGuard(progress);
  }

  /**
   * Learns one batch: the one place to put a breakpoint.
   *
   * @param inputs n×d, one example a row
   * @param targets n×k, what the network should put out
   * @return the loss of the batch before the update
   * @throws IllegalArgumentException if the batch doesn't fit the network, or isn't finite
   * @throws DivergedException if the loss or a gradient is NaN or infinite, and then no parameter
   *     was changed; or if the update of the step before made a parameter so
   */
  public double step(DMatrixRMaj inputs, DMatrixRMaj targets) {
    trained.setTraining(true);
    Matrix output = trained.forward(inputs);
    double lossValue = loss.value(output, targets);
    guard.requireFiniteLoss(lossValue, inputs, targets);
    lastOutput.setTo(output);
    Matrix outputGradient = loss.gradient(output, targets);
    trained.backward(outputGradient);
    applyGradientChanges(); // penalties and clipping, if there are any
    guard.requireFiniteGradients(inputs, targets);
    optimizer.step();
    progress.stepEnded(lossValue);
    return lossValue;
  }

  /**
   * Trains for a number of epochs, continuing where the last call ended. After {@link #restore} in
   * the middle of an epoch, its rest is the first; after {@link #resume} it is the same fit.
   *
   * @param train what to learn from
   * @param validation what to judge by after each epoch, nothing is learned from it; null for none
   * @return what happened, the earlier epochs included
   * @throws IllegalArgumentException if the data doesn't fit the network, or has missing values
   * @throws IllegalStateException if this network is being trained already
   * @throws DivergedException if a number becomes NaN or infinite; the epochs before are kept
   */
  public History fit(Dataset train, Dataset validation, int epochs) {
    TrainingChecks.requireFit(network, train, validation, epochs);
    requireNotFitting("fit");
    this.validation = validation;
    LayerLocks.Use use = network.useToFit(); // the layers are in their old modes afterwards
    try {
      startFit(train, epochs);
      trainEpochs(train, validation);
    } finally {
      use.close();
    }
    return history();
  }

  private void startFit(Dataset train, int epochs) {
    progress.fitStarted(epochs);
    try {
      listeners.fitStarted(this, train, progress.ofListeners, progress.resumed);
    } catch (RuntimeException | Error refusal) {
      progress.fitEnded();
      throw refusal;
    }
    progress.ofListeners = null;
  }

  private void trainEpochs(Dataset train, Dataset validation) {
    Throwable error = null;
    try {
      Batches batches = new Batches(train, batchSize);
      while (!progress.isFitOver()) {
        trainEpoch(train, batches);
        progress.epochEnded(score(train, validation));
        listeners.epochEnded(this);
      }
    } catch (RuntimeException | Error e) {
      error = e;
    }
    progress.fitEnded();
    listeners.fitEnded(this, error);
  }

  /** Every batch once, in an order of the epoch's own; or those that are left of a begun epoch. */
  private void trainEpoch(Dataset train, Batches batches) {
    if (shuffle) {
      batches.startShuffled(seed, epoch() + 1);
    } else {
      batches.startUnshuffled();
    }
    batches.skip(progress.rowsOfEpoch());
    progress.startEpoch(train);
    while (batches.next()) {
      double lossValue = step(batches.inputs, batches.targets);
      progress.begunEpoch.add(lossValue, lastOutput, batches.targets);
      listeners.stepEnded(this);
    }
    guard.requireFiniteUpdate(batches.inputs, batches.targets);
  }

  /** Judges by the validation set, if there is one, in inference mode. */
  private EpochScore score(Dataset train, Dataset validation) {
    EpochScore score = new EpochScore(train, loss);
    if (validation != null) {
      LayerLocks.Use use = trained.useToPredict();
      try {
        Matrix output = trained.forward(validation.inputs());
        double lossValue = loss.value(output, validation.targets());
        guard.requireFiniteValidation(lossValue, validation.inputs(), validation.targets());
        score.add(lossValue, output, validation.targets());
      } finally {
        use.close();
      }
    }
    return score;
  }

  /** Trains without a validation set: its loss and accuracy are NaN in the history. */
  public History fit(Dataset train, int epochs) {
    return fit(train, null, epochs);
  }

  private void applyGradientChanges() {
    for (int i = 0; i < progress.gradientChanges.size(); i++) {
      progress.gradientChanges.get(i).apply();
    }
  }

  /** All that the next step depends on, as it is now: to {@link #restore} it later. */
  public Snapshot snapshot() {
    SavedState saved = new SavedState();
    progress.writeTo(saved, settings());
    listeners.writeTo(saved);
    return new Snapshot(saved);
  }

  /**
   * Goes back to a snapshot, which can be of another trainer. {@link #history} is a new object from
   * then on; the one before stays as it was.
   *
   * @throws IllegalArgumentException if it is of other kinds of layers or another optimizer
   * @throws IllegalStateException if a listener calls it
   */
  public void restore(Snapshot snapshot) {
    requireNotFitting("restore");
    progress.restore(snapshot.saved());
  }

  /**
   * Goes back to a snapshot to go on with the fit in which it was taken: the next {@link #fit} is
   * that one, with its epochs counted from where it began.
   *
   * @throws IllegalArgumentException also if a setting is another, or there was no fit yet
   */
  public void resume(Snapshot snapshot) {
    requireNotFitting("resume");
    progress.resume(snapshot.saved(), settings());
  }

  /**
   * Refuses a state from which it can't be read how far a training has come.
   *
   * @throws IllegalArgumentException if so
   */
  public static void requireReadable(SavedState saved) {
    TrainingProgress.requireReadable(saved);
  }

  /** What was set here and not in a part of the training, as text by name. */
  private Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("batch size", String.valueOf(batchSize));
    settings.put("seed", String.valueOf(seed));
    settings.put("shuffle", String.valueOf(shuffle));
    return settings;
  }

  private void requireNotFitting(String method) {
    if (progress.fitting) {
      throw new IllegalStateException(
          "%s was called while the trainer fits, and the fit would go on with something else than it began with: call trainer.stop from the listener, and %s when fit has returned."
              .formatted(method, method));
    }
  }

  /**
   * How many rows a batch has; 32 if nothing is said. The last batch of an epoch may be smaller.
   *
   * @throws IllegalArgumentException if it is below 1
   * @throws IllegalStateException if a listener calls it
   */
  public void setBatchSize(int batchSize) {
    requireNotFitting("setBatchSize");
    Batches.requireBatchSize(batchSize);
    this.batchSize = batchSize;
  }

  /**
   * Decides the order of the rows in every epoch; 0 if nothing is said.
   *
   * @throws IllegalStateException if a listener calls it
   */
  public void setSeed(long seed) {
    requireNotFitting("setSeed");
    this.seed = seed;
  }

  /**
   * Whether the rows come in a new random order every epoch, as they should.
   *
   * @throws IllegalStateException if a listener calls it
   */
  public void setShuffle(boolean shuffle) {
    requireNotFitting("setShuffle");
    this.shuffle = shuffle;
  }

  /** Whether {@link #fit} prints nothing. */
  public void setQuiet(boolean quiet) {
    listeners.setQuiet(this, quiet);
  }

  /**
   * Penalties and clipping: applied in every step between backward and the optimizer.
   *
   * @throws IllegalArgumentException if it changes gradients of another network
   */
  public void addGradientChange(GradientChange change) {
    TrainingChecks.requireOwn(network, change, change.parameters());
    progress.gradientChanges.add(change);
  }

  /**
   * Ends the fit after the current epoch; {@link History#stoppedBecause} will say why.
   *
   * @throws IllegalArgumentException if there is no reason
   */
  public void stop(String because) {
    history().stop(because);
  }

  /**
   * Is told from now on what happens.
   *
   * @throws IllegalArgumentException if it was added before
   */
  public void addListener(Listener listener) {
    listeners.add(this, listener);
  }

  /** Is told nothing more; returns whether it was there. */
  public boolean removeListener(Listener listener) {
    return listeners.remove(listener);
  }

  /** Whether Softmax and CrossEntropy were replaced by SoftmaxCrossEntropy. */
  public boolean isFused() {
    return trained != network;
  }

  /** Whether the current fit goes on with one that was interrupted. */
  boolean isResumed() {
    return progress.resumed;
  }

  /** What is trained, as it was built. */
  public Network network() {
    return network;
  }

  /** What changes the parameters. */
  public Optimizer optimizer() {
    return optimizer;
  }

  /** What happened so far. */
  public History history() {
    return progress.history;
  }

  /** How many rows a batch has. */
  public int batchSize() {
    return batchSize;
  }

  /** What decides the order of the rows. */
  public long seed() {
    return seed;
  }

  /** How many epochs are done. */
  public int epoch() {
    return progress.epoch();
  }

  /** The epoch after which the current {@link #fit} ends. */
  public int lastEpoch() {
    return progress.lastEpoch;
  }

  /** How many rows of an epoch that isn't over were learned; 0 between two epochs. */
  public int rowsOfEpoch() {
    return progress.rowsOfEpoch();
  }

  /** How many steps are done. */
  public long steps() {
    return progress.steps();
  }

  /** Whether the rows come in a new random order every epoch. */
  public boolean isShuffling() {
    return shuffle;
  }

  /** What the current or last {@link #fit} judges by after each epoch; null for none. */
  public Dataset validation() {
    return validation;
  }

  /** The loss that is trained on: SoftmaxCrossEntropy after a fusion. */
  public Loss loss() {
    return loss;
  }

  /** The loss of the last step's batch; NaN before the first step. */
  public double lastLoss() {
    return progress.lastLoss();
  }

  @Override
  public String toString() {
    String changes = progress.gradientChanges.isEmpty() ? "" : " | " + progress.gradientChanges;
    return "Trainer(%s | %s | %s%s | %s steps done)"
        .formatted(trained, loss, optimizer, changes, steps());
  }
}
