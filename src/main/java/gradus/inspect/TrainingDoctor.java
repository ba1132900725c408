package gradus.inspect;

import gradus.History;
import gradus.Listener;
import gradus.Network;
import gradus.Trainer;
import gradus.data.Dataset;
import gradus.layers.Parameter;
import gradus.layers.StateCopy;
import gradus.losses.Loss;
import gradus.math.Matrix;
import java.util.ArrayList;
import java.util.List;

/**
 * Says why a network doesn't learn: what is wrong, the figure that shows it, and what to try.
 *
 * <pre>{@code
 * System.out.println(TrainingDoctor.examine(network, loss, train)); // at any time
 *
 * TrainingDoctor doctor = new TrainingDoctor();
 * trainer.addListener(doctor);
 * trainer.fit(train, validation, 50);
 * System.out.println(doctor.diagnosis()); // also says what happened on the way
 * }</pre>
 *
 * <p>In a training loop of your own, call {@link #watch} before the first step, and {@link
 * #stepEnded(double)} after each.
 *
 * <p>What it knows, by the names of its findings:
 *
 * <ul>
 *   <li>data: unscaled inputs, unscaled targets, constant inputs, labels don't fit inputs, class
 *       numbers as targets, feature tells the target, sorted rows
 *   <li>validation part: validation scaled differently, validation repeats training rows,
 *       validation labels don't fit
 *   <li>network and loss: softmax twice, sigmoid twice, probabilities for logits, activation before
 *       the loss, targets out of reach, loss for numbers, loss far above ln K, equal weights, dead
 *       units, saturated units, too much dropout, pooling swallows the image, pixels that nobody
 *       sees, vanishing gradients, exploding gradients, wrong gradient, same output, cannot
 *       overfit, weights not finite, loss not finite
 *   <li>run: gradient ascent, learning rate too high, learning rate too low, nothing is learned,
 *       layer stands still, parameters stand still, penalty too strong, no better than guessing,
 *       only the majority, underfitting, overfitting
 * </ul>
 *
 * <p>Out of its reach: the order of the rows, the validation part and the batch size of a loop of
 * your own, which it doesn't see; a scaler that was fitted before the data was split, since that
 * leaves no trace in a number; a feature that tells the target only together with others; repeated
 * rows that were changed a little; labels that are wrong in some rows only; and a penalty or a
 * learning rate that is somewhat off, but not far.
 *
 * <p>It also looks into residual blocks: the second layer inside layer 2 is called layer 2.1.
 *
 * <p>It looks for causes first; what may follow from an error that was found isn't looked for. So
 * fix the first finding and ask again. Each limit stands beside its check, with what was measured
 * in ordinary runs. In the tests it names at least 26 of 31 broken trainings first, and finds no
 * error and at most one false warning in 200 random runs that are healthy. A finding is a hint
 * where to look, and no proof.
 *
 * <p>The network isn't changed. What is tried out on it, such as a few passes of 200 rows and in
 * {@link #examine} some training on two rows, is undone, also if something throws.
 *
 * <p>Source of many of the questions: A. Karpathy, "A Recipe for Training Neural Networks" (2019).
 */
public final class TrainingDoctor implements Listener {
  /** Of fewer steps nobody can expect that they fit the data. */
  private static final int FEWEST_STEPS = 100;

  private Network network; // null before the first run
  private Examination examination;
  private RunRecord run;
  private Findings atStart; // what the gradient was like before the first step
  private History history; // null in a loop of your own
  private Dataset validation; // null if there is none
  private boolean shuffled = true; // in a loop of your own nobody knows

  /** A doctor who hasn't seen anything yet. */
  public TrainingDoctor() {}

  /**
   * Examines a network before or after training.
   *
   * @param loss what it is or was trained with
   * @param dataset what it is or was trained on
   * @throws IllegalArgumentException if network, loss and data don't fit together, or values are
   *     missing
   */
  public static Diagnosis examine(Network network, Loss loss, Dataset dataset) {
    Examination examination = Examination.of(network, loss, dataset);
    Memory memory = new Memory(network);
    Findings findings = new Findings();
    try {
      examination.holdStill();
      addData(findings, examination);
      if (OutputChecks.weightsAreFinite(findings, examination)) {
        examine(findings, examination);
      }
    } finally {
      memory.restore();
    }
    return findings.toDiagnosis();
  }

  private static void addData(Findings findings, Examination examination) {
    InputChecks.addTo(findings, examination);
    LabelChecks.addTo(findings, examination);
  }

  private static void examine(Findings findings, Examination examination) {
    Examination.ForwardPass pass = examination.forward();
    boolean thrownOff =
        !findings.hasError() && OutputChecks.addThrownOff(findings, examination, pass.loss());
    if (!thrownOff) {
      addFirst(findings, examination, pass);
    }
    if (!findings.hasError()) {
      OutputChecks.addSameOutput(findings, pass);
      ResultChecks.addOnlyMajority(findings, examination, pass);
      OverfitTrial.addTo(findings, examination);
    }
  }

  /** What one pass forward and back can tell. */
  private static void addFirst(
      Findings findings, Examination examination, Examination.ForwardPass pass) {
    LossChecks.addTo(findings, examination, pass);
    OutputChecks.addLossNotFinite(findings, pass);
    UnitChecks.addEqual(findings, examination);
    ImageChecks.addTo(findings, examination);
    OutputChecks.addFirstLoss(findings, examination, pass.loss());
    UnitChecks.addTo(findings, examination, pass);
    if (!findings.hasError()) {
      GradientFlow.addTo(findings, examination);
    }
    if (!findings.hasError()) {
      LossChecks.addLossForNumbers(findings, examination);
    }
  }

  /** Starts over with each fit. */
  @Override
  public void fitStarted(Trainer trainer, Dataset train) {
    Network whole = trainer.network();
    Loss loss = trainer.loss();
    boolean fused = trainer.isFused();
    start(
        whole, fused ? Examination.fused(whole, loss, train) : Examination.of(whole, loss, train));
    history = trainer.history();
    validation = trainer.validation();
    shuffled = trainer.isShuffling();
  }

  @Override
  public void stepEnded(Trainer trainer) {
    stepEnded(trainer.lastLoss());
  }

  /**
   * For a training loop of your own: starts over with this network, before its first step.
   *
   * @throws IllegalArgumentException as {@link #examine}
   */
  public void watch(Network network, Loss loss, Dataset train) {
    start(network, Examination.of(network, loss, train));
    history = null;
    validation = null;
    shuffled = true;
  }

  private void start(Network network, Examination examination) {
    run = null;
    this.network = network;
    this.examination = examination;
    atStart = new Findings();
    Memory memory = new Memory(network);
    try {
      examination.holdStill();
      Examination.ForwardPass pass = examination.forward();
      run =
          new RunRecord(
              network, pass.loss(), Baseline.loss(examination.loss, examination.data.targets()));
      if (OutputChecks.weightsAreFinite(atStart, examination)) {
        addFirst(atStart, examination, pass);
      }
    } finally {
      memory.restore();
    }
  }

  /**
   * For a training loop of your own: to be called after each update.
   *
   * @param loss of the batch, before the update
   * @throws IllegalStateException if {@link #watch} wasn't called before
   */
  public void stepEnded(double loss) {
    requireWatching();
    run.stepEnded(loss);
  }

  /**
   * What is wrong with the last run, and with the network as it is now.
   *
   * @throws IllegalStateException if there was no step yet
   */
  public Diagnosis diagnosis() {
    requireWatching();
    if (run.steps() == 0) {
      throw new IllegalStateException(
          "TrainingDoctor has seen no step yet: in a loop of your own call doctor.stepEnded(loss)"
              + " after each update; if the first step failed, or the network is at rest, ask"
              + " TrainingDoctor.examine.");
    }
    Memory memory = new Memory(network);
    Findings findings = new Findings();
    try {
      examination.holdStill();
      addData(findings, examination);
      if (validation != null) {
        ValidationChecks.addTo(findings, examination.neighbors(), examination.data, validation);
      }
      if (!shuffled) {
        LabelChecks.addSorted(findings, examination.data);
      }
      diagnose(findings);
    } finally {
      memory.restore();
    }
    return findings.toDiagnosis();
  }

  /** What an earlier cause may explain isn't looked for. */
  private void diagnose(Findings findings) {
    if (!findings.hasError()) {
      findings.addAll(atStart);
    }
    boolean finite = OutputChecks.areFinite(network.parameters());
    Examination.ForwardPass pass = finite ? examination.forward() : null;
    RunChecks checks = new RunChecks(findings, run, finite ? pass.loss() : Double.NaN);
    checks.addAscent();
    if (!findings.hasError()) {
      checks.addTooHigh();
    }
    if (!OutputChecks.weightsAreFinite(findings, examination)) {
      return;
    }
    if (!findings.hasError()) {
      checks.addShrunk();
      LossChecks.addSoftmaxInLoop(findings, examination, pass, run.lowestLoss());
    }
    if (!findings.hasError()) {
      UnitChecks.addTo(findings, examination, pass);
    }
    if (!findings.hasError()) {
      checks.addStill(examination);
      UnitChecks.addDropped(findings, examination, pass);
      OutputChecks.addSameOutput(findings, pass);
      ResultChecks.addOnlyMajority(findings, examination, pass);
    }
    if (!findings.hasCause()) {
      addResult(findings, checks);
    }
  }

  /** What came of a run in which no cause of a fault was found. */
  private void addResult(Findings findings, RunChecks checks) {
    boolean ownLoop = history == null;
    if (checks.isInVain() && !(ownLoop && OverfitTrial.learns(examination))) {
      ResultChecks.addUnderfitting(findings, examination);
    }
    if (!findings.hasCause()) {
      checks.addTooSlow();
    }
    boolean isOver = !checks.isFalling() || checks.isLevelingOut();
    if (!findings.hasCause() && isOver && run.steps() >= FEWEST_STEPS) {
      ResultChecks.addUnderfitting(findings, examination);
    }
    if (!findings.hasCause() && history != null) {
      ResultChecks.addOverfitting(findings, history, run.guess);
    }
  }

  /** One line: how many steps were watched. */
  @Override
  public String toString() {
    return "TrainingDoctor(" + (run == null ? 0 : run.steps()) + " steps watched)";
  }

  private void requireWatching() {
    if (run == null) {
      throw new IllegalStateException(
          "TrainingDoctor isn't watching: call trainer.addListener(doctor) before fit, or"
              + " doctor.watch(network, loss, train) before the first step of a loop of your own.");
    }
  }

  /**
   * All that a network is between two steps: the values and gradients of its parameters, what its
   * layers remember, and their modes. What is tried out on it is undone with this.
   */
  private static final class Memory {
    private final Network network;
    private final StateCopy state;
    private final boolean training;
    private final boolean[] layersTraining;

    Memory(Network network) {
      this.network = network;
      List<Matrix> matrices = new ArrayList<>(network.state());
      for (Parameter parameter : network.parameters()) {
        matrices.add(parameter.gradient);
      }
      state = new StateCopy(matrices);
      training = network.isTraining();
      layersTraining = new boolean[network.allLayers().size()];
      for (int i = 0; i < layersTraining.length; i++) {
        // A layer of a student's own may forget to say that it is training.
        layersTraining[i] = training || network.allLayers().get(i).isTraining();
      }
    }

    void restore() {
      state.restore();
      network.setTraining(training);
      for (int i = 0; i < layersTraining.length; i++) {
        network.allLayers().get(i).setTraining(layersTraining[i]);
      }
    }
  }
}
