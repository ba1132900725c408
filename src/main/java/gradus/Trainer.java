package gradus;

import gradus.data.Batches;
import gradus.data.Dataset;
import gradus.layers.Layer;
import gradus.layers.Softmax;
import gradus.losses.CrossEntropy;
import gradus.losses.Loss;
import gradus.math.Matrix;
import gradus.optimizers.GradientChange;
import gradus.optimizers.Optimizer;
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
  // What isn't private is read by EpochLoop, Snapshot and those who look for bad numbers.
  private final Network wholeNetwork; // as it was built; predicts
  final Network network; // what is stepped through: without a fused Softmax
  private final Loss loss; // on what `network` puts out
  private final Optimizer optimizer;
  final GradientChanges gradientChanges = new GradientChanges();
  final Listeners listeners = new Listeners();
  final Sentinel sentinel;

  private int batchSize = 32;
  private long seed = 0;
  boolean shuffle = true;

  Progress progress = new Progress();
  private Dataset validation; // of the last fit, null for none
  Matrix lastOutput; // of the last step

  /**
   * A trainer of this network.
   *
   * @param optimizer made for this network: {@code new SGD(network.parameters(), 0.1)}
   * @throws IllegalArgumentException if the softmax or sigmoid would be applied twice, or the
   *     optimizer changes none of the network's parameters
   */
  public Trainer(Network network, Loss loss, Optimizer optimizer) {
    Layer last = network.layers().get(network.layers().size() - 1);
    TrainingChecks.requireLearnable(network, optimizer);
    boolean fused = last instanceof Softmax && loss instanceof CrossEntropy;
    this.wholeNetwork = network;
    this.network = fused ? network.withoutLastLayer() : network;
    this.loss = fused ? ((CrossEntropy) loss).onLogits() : loss;
    this.optimizer = optimizer;
    this.sentinel = new Sentinel(this);
    TrainingChecks.requireLogits(this.network, this.loss);
    wholeNetwork.setTraining(true);
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
    Matrix output = network.forward(inputs);
    double lossValue = loss.value(output, targets);
    sentinel.requireFiniteLoss(lossValue, inputs, targets);
    Matrix outputGradient = loss.gradient(output, targets);
    network.backward(outputGradient);
    gradientChanges.apply(); // penalties and clipping, if there are any
    sentinel.requireFiniteGradients(inputs, targets);
    optimizer.step();
    lastOutput = output;
    progress.stepEnded(lossValue, optimizer.learningRate());
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
   * @throws DivergedException if a number becomes NaN or infinite; the epochs before are kept
   */
  public History fit(Dataset train, Dataset validation, int epochs) {
    TrainingChecks.requireFit(wholeNetwork, train, validation, epochs);
    this.validation = validation;
    EpochLoop epochLoop = new EpochLoop(this, train, validation);
    progress.fitStarted(epochs, optimizer.learningRate());
    wholeNetwork.setTraining(true);
    try {
      listeners.fitStarted(this, train);
      while (!progress.isFitOver()) {
        epochLoop.run();
      }
    } finally {
      progress.fitEnded();
      listeners.fitEnded(this);
    }
    return history();
  }

  /** Trains without a validation set: its loss and accuracy are NaN in the history. */
  public History fit(Dataset train, int epochs) {
    return fit(train, null, epochs);
  }

  /** All that the next step depends on, as it is now: to {@link #restore} it later. */
  public Snapshot snapshot() {
    return new Snapshot(this);
  }

  /**
   * Goes back to a snapshot, which can be of another trainer. {@link #history} is a new object from
   * then on; the one before stays as it was.
   *
   * @throws IllegalArgumentException if it is of other kinds of layers or another optimizer
   * @throws IllegalStateException if a listener calls it
   */
  public void restore(Snapshot snapshot) {
    progress = snapshot.restoreTo(this);
  }

  /**
   * Goes back to a snapshot to go on with the fit in which it was taken: the next {@link #fit} is
   * that one, with its epochs counted from where it began.
   *
   * @throws IllegalArgumentException also if a setting is another, or there was no fit yet
   */
  public void resume(Snapshot snapshot) {
    snapshot.requireSameFit(this);
    progress = snapshot.restoreTo(this);
    progress.resume(snapshot.notes());
  }

  /**
   * How many rows a batch has; 32 if nothing is said. The last batch of an epoch may be smaller.
   *
   * @throws IllegalArgumentException if it is below 1
   */
  public void setBatchSize(int batchSize) {
    Batches.requireBatchSize(batchSize);
    this.batchSize = batchSize;
  }

  /** Decides the order of the rows in every epoch; 0 if nothing is said. */
  public void setSeed(long seed) {
    this.seed = seed;
  }

  /** Whether the rows come in a new random order every epoch, as they should. */
  public void setShuffle(boolean shuffle) {
    this.shuffle = shuffle;
  }

  /** Whether {@link #fit} prints nothing. */
  public void setQuiet(boolean quiet) {
    listeners.setQuiet(quiet);
  }

  /** Penalties and clipping: applied in every step between backward and the optimizer. */
  public void addGradientChange(GradientChange change) {
    gradientChanges.add(change);
  }

  /**
   * Ends the fit after the current epoch; {@link History#stoppedBecause} will say why.
   *
   * @throws IllegalArgumentException if there is no reason
   */
  public void stop(String because) {
    history().stop(because);
  }

  /** Is told from now on what happens; refused if it was added before. */
  public void addListener(Listener listener) {
    listeners.add(listener);
  }

  /** Whether Softmax and CrossEntropy were replaced by SoftmaxCrossEntropy. */
  public boolean isFused() {
    return network != wholeNetwork;
  }

  /** What is trained, as it was built. */
  public Network network() {
    return wholeNetwork;
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

  /** How many steps are done. */
  public long steps() {
    return progress.steps;
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
    return progress.lastLoss;
  }

  @Override
  public String toString() {
    return "Trainer(%s | %s | %s%s | %s steps done)"
        .formatted(network, loss, optimizer, gradientChanges.suffix(), steps());
  }
}
