package gradus.plots.live;

import gradus.History;
import gradus.Listener;
import gradus.Trainer;
import gradus.data.Dataset;
import gradus.plots.BatchLossCurve;
import gradus.plots.Display;
import gradus.plots.Plot;
import gradus.plots.Theme;
import gradus.plots.TrainingEnd;
import java.awt.image.BufferedImage;
import java.util.function.Supplier;

/**
 * A window in which one sees a network learn: its loss as it falls, and beside it what the network
 * says by now. Training can be paused, be slowed down, go on by one step or one epoch, go back, and
 * get another learning rate; when it is over, it can be trained on.
 *
 * <pre>{@code
 * LiveTraining.watch(trainer, train).startPaused();
 * trainer.fit(train, test, 100);
 * }</pre>
 *
 * <p><b>The same numbers.</b> Training with the window gives the same bits as without it, unless
 * the learning rate is changed. A network can answer only one question at a time, so it is asked
 * between two steps, on the thread that trains, at few enough places; painting is done on a thread
 * of its own. At full speed, asking takes a twenty-fifth of the training time at most. By default
 * 200 steps a second are made, so that there is something to see.
 *
 * <p><b>Going back.</b> Now and then the window keeps a snapshot. To go back, it {@linkplain
 * Trainer#rewind rewinds} to one of them and trains again what lies between, to the same bits.
 * Other listeners are told of these steps once more. Going back to the beginning means to the same
 * first weights.
 *
 * <p>Closing the window lets the fit go on without it. When the fit is over, or an error has ended
 * it, the window stays until it is closed; what it trains then, it trains on a thread of its own,
 * which ends with the program. Where there is no display, a line says so, and training goes on.
 * Since the window needs Swing's event thread, {@code fit} refuses to run on that one.
 */
public final class LiveTraining implements Listener {
  private static final double FEW_STEPS = 200; // so many a second can each be gone back to at once
  private static final double SLOW = 20; // up to this speed, pictures are as fine as in a pause
  private static final long LATE = 10_000_000; // nanoseconds until a busy window is asked again

  private final LivePicture picture; // null for none
  private final StepGate gate = new StepGate();
  private final LiveRate rate = new LiveRate();
  private final LiveDoctor doctor = new LiveDoctor();
  private final PictureBudget pictures = new PictureBudget(45_000_000, 25);
  private final PictureBudget questions = new PictureBudget(2_000_000_000, 100);
  private double stepsPerSecond = FEW_STEPS;
  private Theme theme = Theme.LIGHT;
  private LiveWindow window; // null before the first fit, and without a display
  private BatchLossCurve.Losses losses;
  private PastSteps past;
  private Dataset train; // of the fit
  private long replayUntil = 0; // so many steps; those before aren't shown
  private volatile AfterTheEnd after = null; // null in a fit of the program, and before the first
  private int epochs; // of the program's last fit
  private boolean runsOn = false; // the next fit of the program needs no button
  private long lastSteps = -1; // so many are in the losses
  private long shownSteps = -1; // when the window was given something last

  private LiveTraining(LivePicture picture) {
    this.picture = picture;
  }

  /**
   * Opens the window when the next fit begins. Beside the loss it shows the decision boundary of a
   * classifier with two inputs, or one of its units, the confusion matrix of one with more, the
   * curve of a regression with one input, and nothing for other regressions.
   *
   * @param dataset what the network is asked about, scaled as it expects; a large one makes the
   *     picture slow, so rather take a test set
   * @throws IllegalArgumentException if network and data don't fit
   */
  public static LiveTraining watch(Trainer trainer, Dataset dataset) {
    return new LiveTraining(LivePicture.of(trainer, dataset)).of(trainer);
  }

  /**
   * The same with a plot of your own, made anew for each picture; null leaves its place empty. It
   * is painted on the thread that trains, so while training goes on it changes less often.
   */
  public static LiveTraining watch(Trainer trainer, Supplier<? extends Plot> plots) {
    return new LiveTraining(new LivePicture(plots)).of(trainer);
  }

  private LiveTraining of(Trainer trainer) {
    trainer.addListener(this);
    return this;
  }

  /** Light or dark; light if nothing is said. */
  public LiveTraining theme(Theme theme) {
    this.theme = theme;
    return this;
  }

  /** The fit waits before its first step until a button is pressed. */
  public LiveTraining startPaused() {
    gate.pause();
    return this;
  }

  /**
   * How many steps are made a second at first; 200 if nothing is said.
   *
   * @param stepsPerSecond infinity for as fast as it goes
   * @throws IllegalArgumentException if it isn't positive
   */
  public LiveTraining speed(double stepsPerSecond) {
    if (!(stepsPerSecond > 0)) {
      throw new IllegalArgumentException(
          "speed got %s, but expects a positive number of steps a second, or infinity for as fast as it goes."
              .formatted(stepsPerSecond));
    }
    this.stepsPerSecond = stepsPerSecond;
    return this;
  }

  /** The window lets the fit wait, so all others are told first. */
  @Override
  public boolean isToldLast() {
    return true;
  }

  @Override
  public void fitStarted(Trainer trainer, Dataset train) {
    if (window != null && window.isClosed()) {
      return;
    }
    if (!Display.answers()) {
      System.out.println(
          "No display, so no window to watch the training in; Animation.record makes a GIF of it.");
      return;
    }
    LiveWindow.requireOtherThread();
    boolean isOwn = isFitByButton();
    this.train = train;
    if (window == null) {
      window = new LiveWindow(trainer, train, theme, gate, rate, picture);
      window.open(stepsPerSecond);
    }
    if (!isOwn) {
      begin(trainer);
    }
    doctor.start(trainer, train);
    waitForNextStep(trainer);
  }

  /** Whether a button has begun the fit; if the program has, nobody waits for one any more. */
  private synchronized boolean isFitByButton() {
    boolean isOwn = after != null && after.isThisThread();
    if (!isOwn) {
      after = null;
      gate.wake();
    }
    return isOwn;
  }

  /** A fit of the program begins, perhaps after another one. */
  private void begin(Trainer trainer) {
    if (trainer.steps() != lastSteps) {
      losses = new BatchLossCurve.Losses(trainer.steps());
    }
    if (runsOn) {
      gate.run();
    }
    epochs = trainer.lastEpoch() - trainer.epoch();
    past = new PastSteps(trainer, losses);
    replayUntil = 0;
  }

  private boolean isWatched() {
    return window != null && !window.isClosed();
  }

  @Override
  public void stepEnded(Trainer trainer) {
    if (!isWatched()) {
      return;
    }
    losses.addBatch(trainer.lastLoss());
    lastSteps = trainer.steps();
    doctor.stepEnded(trainer);
    if (trainer.rowsOfEpoch() < train.rows()) {
      gate.stepEnded(false);
      waitForNextStep(trainer);
    }
  }

  /** The wait after an epoch's last step is here, so that its figures are in. */
  @Override
  public void epochEnded(Trainer trainer) {
    if (!isWatched()) {
      return;
    }
    History.Epoch last = trainer.history().last();
    losses.addEpoch(trainer.steps(), last.trainingLoss(), last.validationLoss());
    gate.stepEnded(true);
    boolean isOver = !trainer.history().stoppedBecause().isEmpty();
    if (trainer.epoch() < trainer.lastEpoch() && !isOver) {
      waitForNextStep(trainer);
    } else {
      past.add(trainer, losses, true);
    }
  }

  @Override
  public void fitEnded(Trainer trainer) {
    if (isWatched()) {
      String reason = trainer.history().stoppedBecause();
      String how = reason.isEmpty() ? "The training is over." : "Stopped: " + reason + ".";
      RuntimeException ofPlot = end(trainer, how, true);
      if (ofPlot != null) {
        throw ofPlot;
      }
    }
  }

  @Override
  public void fitFailed(Trainer trainer, Throwable error) {
    if (isWatched()) { // a second error, from a plot, mustn't hide the first
      end(
          trainer,
          "An error ended the training: " + LiveState.text(error),
          TrainingEnd.isFinite(trainer));
    }
  }

  /** Nothing was trained. */
  @Override
  public void fitRefused(Trainer trainer) {
    if (isWatched() && past != null && after == null) {
      end(trainer, "The fit was refused, and nothing was trained.", TrainingEnd.isFinite(trainer));
    }
  }

  /** From here on a button lets training go on. Returns the error of a user's own plot, or null. */
  private RuntimeException end(Trainer trainer, String how, boolean isAskable) {
    runsOn = !gate.isPaused();
    gate.pause();
    doctor.ask();
    RuntimeException error = showEnd(trainer, how, isAskable);
    after = new AfterTheEnd(this, gate, window, trainer, train, epochs, how, isAskable);
    after.start();
    return error;
  }

  /** Figures and curve are shown in any case. Returns the error of a user's own plot, or null. */
  private RuntimeException showEnd(Trainer trainer, String how, boolean isAskable) {
    try {
      show(trainer, how, isAskable);
      return null;
    } catch (RuntimeException e) {
      show(trainer, how, false);
      return e;
    }
  }

  private void waitForNextStep(Trainer trainer) {
    past.add(trainer, losses, trainer.steps() >= replayUntil - 8 && gate.isSlow(FEW_STEPS));
    if (trainer.steps() < replayUntil) {
      past.enterRate(trainer.steps(), trainer.optimizer());
      return;
    }
    rate.look(trainer.optimizer());
    long now = System.nanoTime();
    if (questions.allows(now)) {
      questions.begin();
      doctor.ask();
      questions.took(System.nanoTime());
    }
    if (pictures.allows(now) && window.isReady()) {
      show(trainer, "", true);
    }
    waitAtTheGate(trainer);
    if (trainer.steps() >= replayUntil && rate.handOver(trainer.optimizer())) {
      past.forgetAfter(trainer.steps());
      past.rateEntered(trainer.steps(), trainer.optimizer().learningRate());
    }
  }

  private void waitAtTheGate(Trainer trainer) {
    Object shown = null; // in this pause; the window may be resized, and another unit be chosen
    for (long seen = gate.changes(); gate.remaining() > 0; seen = gate.changes()) {
      long back = gate.takeBack();
      Object asked = window.pictureAsked();
      if (back > 0) {
        goBack(trainer, back, true);
        if (trainer.steps() < replayUntil) {
          return;
        }
        shown = null;
      } else if (gate.isPaused() && !asked.equals(shown)) {
        boolean isFirst = shown == null;
        show(trainer, "", true);
        shown = asked;
        if (isFirst && gate.isPaused() && doctor.ask()) {
          show(trainer, "", true);
        }
      } else {
        rest(trainer, seen);
      }
    }
  }

  /** A picture for which the window wasn't ready after the step is shown as soon as it is. */
  private void rest(Trainer trainer, long seen) {
    long start = System.nanoTime();
    boolean isShown = gate.isPaused() || shownSteps == trainer.steps();
    if (!isShown && pictures.allows(start) && window.isReady()) {
      show(trainer, "", true);
      return;
    }
    gate.rest(seen, isShown ? StepGate.FOREVER : LATE);
    pictures.waited(System.nanoTime() - start);
    questions.waited(System.nanoTime() - start);
  }

  /** Back so many steps, within a fit or after it; from a snapshot before, some are made again. */
  private void goBack(Trainer trainer, long back, boolean inFit) {
    long target = Math.max(past.first(), trainer.steps() - Math.min(back, trainer.steps()));
    PastSteps.Step from = past.atOrBefore(target).getValue();
    if (inFit) {
      trainer.rewind(from.snapshot());
      doctor.start(trainer, train);
    } else {
      trainer.restore(from.snapshot());
    }
    replayUntil = target;
    losses = from.losses().copy();
    past.forgetAfter(target);
    lastSteps = trainer.steps();
    rate.forget();
    past.enterRate(trainer.steps(), trainer.optimizer());
  }

  /** Whether a fit is over, and no other one has begun, or been asked for by another button. */
  boolean isAfter(AfterTheEnd end) {
    return after == end && isWatched();
  }

  /** When a fit is over, goes back if a button asks for it; returns whether it did. */
  synchronized boolean goBackBefore(AfterTheEnd next) {
    long back = isAfter(next) ? gate.takeBack() : 0;
    if (back > 0) {
      goBack(next.trainer, back, false);
    }
    return back > 0;
  }

  /** When a fit is over, shows the network in another picture, or with another text. */
  synchronized void showAgain(AfterTheEnd end, String how) {
    if (isAfter(end)) {
      showEnd(end.trainer, how, end.isAskable);
    }
  }

  /**
   * Asks the network as it is now, and hands everything to the window.
   *
   * @param end how the fit ended; empty while it goes on
   * @param withPicture whether the network can be asked
   */
  private void show(Trainer trainer, String end, boolean withPicture) {
    pictures.begin();
    boolean atRest = !end.isEmpty() || gate.isPaused() || gate.isSlow(SLOW);
    Plot plot = null;
    BufferedImage own = null;
    if (picture != null && withPicture && picture.isOwnPlot()) {
      LivePicture.Place place = window.picturePlace();
      own = picture.paint(theme, end.isEmpty() ? place : place.twice());
    } else if (picture != null && withPicture) {
      plot = picture.ask(theme, atRest);
    }
    window.show(
        new LiveState(
            BatchLossCurve.of(losses).theme(theme),
            plot,
            own,
            LiveState.figures(trainer, train),
            trainer.optimizer().learningRate(),
            rate.isChangedByOthers(),
            trainer.steps() == past.first(),
            end,
            doctor.finding(),
            doctor.advice()));
    shownSteps = trainer.steps();
    pictures.took(System.nanoTime());
  }

  /** One line: what it is. */
  @Override
  public String toString() {
    return "LiveTraining(" + theme + ")";
  }
}
