package gradus;

import gradus.data.Batches;
import gradus.data.Dataset;
import gradus.divergence.DivergedException;
import gradus.divergence.FiniteGuard;
import gradus.layers.Layer;
import gradus.losses.CrossEntropy;
import gradus.losses.Loss;
import gradus.math.Matrix;
import gradus.optimizers.GradientChange;
import gradus.optimizers.Optimizer;
import gradus.snapshots.SavedState;
import gradus.snapshots.Snapshot;
import org.ejml.data.DMatrixRMaj;

/**
 * Trains a network: epochs over shuffled mini-batches, with one {@link #step} per batch.
 *
 * <p><b>Fusion.</b> If the network ends in {@code Softmax} and the loss is {@code CrossEntropy},
 * the trainer leaves out the softmax and uses {@code SoftmaxCrossEntropy} on the logits, the scores
 * before it. The mathematics is the same, but exp cannot overflow, and a confident mistake keeps
 * its full gradient. Class weights and label smoothing stay; the network predicts probabilities.
 *
 * <p><b>Repeatable.</b> The order of the rows depends on the seed and the number of the epoch only.
 * The same data, batch size, seed and first weights give the same bits, and fitting 50 epochs twice
 * is the same as fitting 100 once.
 */
public final class Trainer {
  private final Network network; // as the user built it; predicts
  private final Network trained; // the layers to train: without a fused Softmax
  private final Loss loss; // compares the output of `trained` with the targets
  private final Optimizer optimizer;
  private final Listeners listeners = new Listeners();
  // counters, history and saved state: how far the training has come
  private final TrainingProgress progress;
  private final FiniteGuard guard; // throws at the first number that is NaN or infinite
  private final Matrix lastOutput = new Matrix(0, 0); // copied in each step, for the accuracy

  private int batchSize = 32;
  private long seed = 0;
  private boolean shuffle = true;
  private Dataset validation; // of the last fit; null for none

  /**
   * A trainer for this network.
   *
   * @param optimizer made for this network: {@code new SGD(network.parameters(), 0.1)}
   * @throws IllegalArgumentException if a softmax or sigmoid would be applied twice, or if the
   *     optimizer changes none of the network's parameters, or those of another network
   */
  public Trainer(Network network, Loss loss, Optimizer optimizer) {
    TrainingChecks.requireParts(network, loss, optimizer);
    Layer last = network.layers().get(network.layers().size() - 1);
    boolean fused = CrossEntropy.fuses(last, loss); // Softmax, then CrossEntropy
    this.network = network;
    this.trained = fused ? network.withoutLastLayer() : network;
    this.loss = fused ? ((CrossEntropy) loss).onLogits() : loss;
    this.optimizer = optimizer;
    TrainingChecks.requireMeaning(trained, this.loss);
    progress = new TrainingProgress(network, trained, this.loss, optimizer);
    guard = new FiniteGuard(progress);
  }

  /**
   * Learns from one batch. This is the place for a breakpoint.
   *
   * @param inputs n×d, one example per row
   * @param targets n×k, the desired output
   * @return the loss of the batch before the update
   * @throws IllegalArgumentException if the batch doesn't fit the network, or isn't finite
   * @throws DivergedException if the loss or a gradient is NaN or infinite: no parameter has been
   *     changed then; or if the previous step made a parameter NaN or infinite
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
   * Trains for a number of epochs, continuing where the last call ended: after {@link #restore}
   * with the rest of a begun epoch, after {@link #resume} with the interrupted fit.
   *
   * @param train the data to learn from
   * @param validation evaluated after each epoch, but not learned from; null for none
   * @return the history, including earlier epochs
   * @throws IllegalArgumentException if the data doesn't fit the network or has missing values
   * @throws IllegalStateException if this network is already being trained
   * @throws DivergedException if a number becomes NaN or infinite; earlier epochs are kept
   */
  public History fit(Dataset train, Dataset validation, int epochs) {
    TrainingChecks.requireFit(network, train, validation, epochs);
    requireNotFitting("fit");
    listeners.requireNotEnding();
    this.validation = validation;
    LayerLocks.Use use = network.useToFit(); // close() puts the layers back into their old modes
    try {
      startFit(train, epochs);
      trainEpochs(train, validation);
    } finally {
      use.close();
    }
    return history();
  }

  private void trainEpochs(Dataset train, Dataset validation) {
    Throwable error = null;
    try {
      Batches batches = new Batches(train, batchSize);
      while (!progress.isFitOver()) {
        trainEpoch(train, batches);
        if (!progress.rewound) { // no listener went back to an earlier step
          progress.epochEnded(score(train, validation));
          listeners.epochEnded(this);
        }
      }
    } catch (RuntimeException | Error e) {
      error = e;
    }
    progress.fitEnded();
    listeners.fitEnded(this, error); // throws the error again, after the listeners have heard of it
  }

  /** Goes through every batch once, or through the rest of an epoch that was interrupted. */
  private void trainEpoch(Dataset train, Batches batches) {
    if (shuffle) {
      batches.startShuffled(seed, epoch() + 1);
    } else {
      batches.startUnshuffled();
    }
    batches.skip(progress.rowsOfEpoch());
    progress.startEpoch(train);
    while (!progress.rewound && batches.next()) {
      double lossValue = step(batches.inputs, batches.targets);
      progress.begunEpoch.add(lossValue, lastOutput, batches.targets);
      listeners.stepEnded(this);
    }
    guard.requireFiniteUpdate(batches.inputs, batches.targets);
  }

  /** Evaluates the network on the validation set, if there is one, in inference mode. */
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

  // ---- The book ends here. What follows: snapshots, settings, accessors. ----

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

  /** Trains without a validation set; the history then has NaN as its loss and accuracy. */
  public History fit(Dataset train, int epochs) {
    return fit(train, null, epochs);
  }

  private void applyGradientChanges() {
    for (int i = 0; i < progress.gradientChanges.size(); i++) { // allocates no iterator
      progress.gradientChanges.get(i).apply();
    }
  }

  /** Copies everything the next step depends on, to {@link #restore} it later. */
  public Snapshot snapshot() {
    SavedState saved = new SavedState();
    progress.writeTo(saved, batchSize, seed, shuffle);
    listeners.writeTo(saved);
    return new Snapshot(saved);
  }

  /**
   * Goes back to a snapshot, which may come from another trainer. {@link #history} then returns a
   * new object; the old one stays as it was.
   *
   * @throws IllegalArgumentException if the snapshot has other kinds of layers or another optimizer
   * @throws IllegalStateException if a listener calls it
   */
  public void restore(Snapshot snapshot) {
    requireNotFitting("restore");
    progress.restore(snapshot.saved());
  }

  /**
   * Goes back to a snapshot to continue the fit in which it was taken: the next {@link #fit} is
   * that fit, and counts its epochs from its beginning.
   *
   * @throws IllegalArgumentException also if a setting differs, or if there was no fit yet
   */
  public void resume(Snapshot snapshot) {
    requireNotFitting("resume");
    progress.resume(snapshot.saved(), batchSize, seed, shuffle);
  }

  /** Throws an IllegalArgumentException if a state doesn't say how far a training has come. */
  public static void requireReadable(SavedState saved) {
    TrainingProgress.requireReadable(saved);
  }

  /**
   * Goes back to a snapshot that was taken during a fit; the current fit continues from there. To
   * be called by a listener that {@linkplain Listener#isToldLast is told last}.
   */
  public void rewind(Snapshot snapshot) {
    if (!progress.fitting) {
      throw new IllegalStateException("rewind was called between two fits: call restore.");
    }
    progress.rewind(snapshot.saved());
    listeners.rewound(snapshot.saved());
  }

  private void requireNotFitting(String method) {
    if (progress.fitting) {
      throw new IllegalStateException(
          "%s was called during a fit, which would go on with something other than what it began with: call trainer.stop from the listener, and %s when fit has returned."
              .formatted(method, method));
    }
  }

  /**
   * Sets the number of rows in a batch, 32 by default. The last batch of an epoch may be smaller.
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
   * Sets the seed that decides the order of the rows in every epoch; 0 by default.
   *
   * @throws IllegalStateException if a listener calls it
   */
  public void setSeed(long seed) {
    requireNotFitting("setSeed");
    this.seed = seed;
  }

  /**
   * Whether rows are reshuffled every epoch (recommended); true by default.
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
   * Adds a penalty or clipping, applied in every step after backward and before the optimizer.
   *
   * @throws IllegalArgumentException if it changes the gradients of another network, or has already
   *     been added
   */
  public void addGradientChange(GradientChange change) {
    TrainingChecks.requireGradientChange(network, change, progress.gradientChanges);
    progress.gradientChanges.add(change);
  }

  /**
   * Ends the fit after the current epoch; {@link History#stoppedBecause} then gives the reason.
   *
   * @throws IllegalArgumentException if no reason is given
   */
  public void stop(String because) {
    history().stop(because);
  }

  /**
   * Adds a listener, notified from now on.
   *
   * @throws IllegalArgumentException if it has already been added
   */
  public void addListener(Listener listener) {
    listeners.add(this, listener);
  }

  /** Removes a listener; returns whether there was one to remove. */
  public boolean removeListener(Listener listener) {
    return listeners.remove(listener);
  }

  /** Whether SoftmaxCrossEntropy replaces Softmax and CrossEntropy. */
  public boolean isFused() {
    return trained != network;
  }

  /** Whether the current fit continues one that was interrupted. */
  boolean isResumed() {
    return progress.resumed;
  }

  /** The network, as it was passed to the constructor. */
  public Network network() {
    return network;
  }

  /** The optimizer, which changes the parameters. */
  public Optimizer optimizer() {
    return optimizer;
  }

  /** The history of all epochs so far. */
  public History history() {
    return progress.history;
  }

  /** The number of rows in a batch. */
  public int batchSize() {
    return batchSize;
  }

  /** The seed, which decides the order of the rows. */
  public long seed() {
    return seed;
  }

  /** The number of completed epochs. */
  public int epoch() {
    return progress.epoch();
  }

  /** The epoch after which the current {@link #fit} ends. */
  public int lastEpoch() {
    return progress.lastEpoch;
  }

  /** The number of rows already used in an unfinished epoch; 0 between two epochs. */
  public int rowsOfEpoch() {
    return progress.rowsOfEpoch();
  }

  /** The number of completed steps. */
  public long steps() {
    return progress.steps();
  }

  /** Whether rows are reshuffled every epoch. */
  public boolean isShuffling() {
    return shuffle;
  }

  /** The validation set of the current or last {@link #fit}; null for none. */
  public Dataset validation() {
    return validation;
  }

  /** The loss used for training: SoftmaxCrossEntropy after a fusion. */
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
