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
import java.util.List;
import java.util.function.Supplier;
import javax.swing.SwingUtilities;

/**
 * A window in which one sees a network learn: its loss as it falls, and beside it what the network
 * says by now. Training can be paused, be slowed down, go on by one step or one epoch, and get
 * another learning rate.
 *
 * <pre>{@code
 * LiveTraining.watch(trainer, train).startPaused();
 * trainer.fit(train, test, 100);
 * }</pre>
 *
 * <p><b>The same numbers.</b> Training with the window gives the same bits as without it, unless
 * the learning rate is changed. A network can answer only one question at a time, so its picture is
 * painted between two steps, on the thread that trains; the window's own thread does everything
 * else. At full speed painting takes a twenty-fifth of the training time, besides the first and the
 * last picture, so what is seen changes once or twice a second. While training waits, painting is
 * free: when paused or slow, every step is seen.
 *
 * <p>Closing the window lets the fit go on without it. When the fit is over, the window stays until
 * it is closed. Where there is no display, a line says so, and training goes on. Since the window
 * needs Swing's event thread, {@code fit} refuses to run on that one.
 */
public final class LiveTraining implements Listener {
  private final LivePicture picture; // null for none
  private final StepGate gate = new StepGate();
  private final LiveRate rate = new LiveRate();
  private final PictureBudget budget = new PictureBudget(System.nanoTime());
  private Theme theme = Theme.LIGHT;
  private LiveWindow window; // null before the first fit, and without a display
  private BatchLossCurve.Losses losses;
  private int batchesPerEpoch;
  private int batch; // of this epoch, the last one done

  private LiveTraining(LivePicture picture) {
    this.picture = picture;
  }

  /**
   * Opens the window when the next fit begins. Beside the loss it shows the decision boundary of a
   * classifier with two inputs, the confusion matrix of one with more, the curve of a regression
   * with one input, and nothing for other regressions.
   *
   * @param dataset what the network is asked about, scaled as it expects; a large one makes the
   *     picture slow, so rather take a test set
   * @throws IllegalArgumentException if network and data don't fit
   */
  public static LiveTraining watch(Trainer trainer, Dataset dataset) {
    return new LiveTraining(LivePicture.of(trainer, dataset)).of(trainer);
  }

  /** The same with a plot of your own, made anew for each picture; null leaves its place empty. */
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
    requireOwnThread();
    batchesPerEpoch = (train.rows() - 1) / trainer.batchSize() + 1;
    batch = 0;
    if (window == null) {
      losses = new BatchLossCurve.Losses(trainer.steps());
      window = new LiveWindow("Training on " + train.name(), theme, gate, rate, picture != null);
      window.open();
    }
    if (!gate.isPaused()) {
      show(trainer, ""); // a pause shows it by itself
    }
    waitForNextStep(trainer);
  }

  /** On the thread that draws the window, a pause would wait for a click that never comes. */
  private static void requireOwnThread() {
    if (SwingUtilities.isEventDispatchThread()) {
      throw new IllegalStateException(
          "fit was called on Swing's event thread, so the window of LiveTraining could neither be"
              + " drawn nor take a click until the training is over: call fit on another thread, as"
              + " in new Thread(() -> trainer.fit(train, 100)).start().");
    }
  }

  @Override
  public void stepEnded(Trainer trainer) {
    if (window == null || window.isClosed()) {
      return;
    }
    losses.addBatch(trainer.lastLoss());
    batch++;
    if (batch < batchesPerEpoch) {
      gate.stepEnded(false);
      waitForNextStep(trainer);
    }
  }

  /** The wait after an epoch's last step is here, so that its figures are in. */
  @Override
  public void epochEnded(Trainer trainer) {
    if (window == null || window.isClosed()) {
      return;
    }
    History.Epoch last = trainer.history().last();
    losses.addEpoch(trainer.steps(), last.trainingLoss(), last.validationLoss());
    batch = 0;
    gate.stepEnded(true);
    if (trainer.epoch() < trainer.lastEpoch()) {
      waitForNextStep(trainer);
    }
  }

  @Override
  public void fitEnded(Trainer trainer) {
    if (window == null || window.isClosed()) {
      return;
    }
    if (TrainingEnd.isGood(trainer)) {
      String reason = trainer.history().stoppedBecause();
      show(trainer, reason.isEmpty() ? "The training is over." : "Stopped: " + reason + ".");
    } else {
      window.end("An error ended the training; the picture is from before.");
    }
  }

  private void waitForNextStep(Trainer trainer) {
    rate.look(trainer.optimizer());
    if (window.isReady() && budget.allowsPicture(System.nanoTime())) {
      show(trainer, "");
    }
    LivePicture.Place shownAt = null; // in this pause; the window may be resized
    for (long left = gate.remaining(); left > 0; left = gate.remaining()) {
      LivePicture.Place place = window.picturePlace();
      if (left == StepGate.FOREVER && !place.equals(shownAt)) {
        show(trainer, "");
        shownAt = place;
      } else {
        long start = System.nanoTime();
        gate.rest();
        budget.waited(System.nanoTime() - start);
      }
    }
    rate.handOver(trainer.optimizer());
  }

  /**
   * Paints the network as it is now, and hands everything to the window.
   *
   * @param end how the fit ended; empty while it goes on
   */
  private void show(Trainer trainer, String end) {
    long start = System.nanoTime();
    LivePicture.Place place = window.picturePlace();
    BufferedImage image = picture == null ? null : picture.paint(theme, place);
    BatchLossCurve curves = BatchLossCurve.of(losses);
    curves.theme(theme);
    boolean scheduled = rate.isChangedByOthers();
    double learningRate = trainer.optimizer().learningRate();
    List<String> figures = LiveState.figures(trainer);
    budget.painted(start, System.nanoTime());
    boolean isLast = picture != null && !end.isEmpty();
    BufferedImage large = isLast ? picture.paint(theme, place.twice()) : null;
    window.show(new LiveState(curves, image, large, figures, learningRate, scheduled, end));
  }

  /** One line: what it is. */
  @Override
  public String toString() {
    return "LiveTraining(" + theme + ")";
  }

  /**
   * When the thread that trains may paint a picture of the network, since nobody else may ask the
   * network while it learns.
   *
   * <p>Waiting is free, and of the time in which it could train, painting may take a twenty-fifth.
   * So a picture is painted when that much has come together since the last one, and not more often
   * than twenty times a second. It is expected to take as long as the last one; the first takes
   * longer, as Java has yet to compile what draws it, and isn't counted.
   */
  static final class PictureBudget {
    private static final long SHORTEST_PAUSE = 50_000_000; // nanoseconds, as all here
    private static final int TRAINING_FOR_ONE = 25;

    private boolean first = true;
    private long cost = 0; // of the next picture, as expected
    private long lastPainted; // when
    private long waited = 0; // since then

    PictureBudget(long now) {
      lastPainted = now;
    }

    /** Training stood still for so long. */
    void waited(long nanos) {
      waited += nanos;
    }

    boolean allowsPicture(long now) {
      long since = now - lastPainted;
      long trained = since - waited;
      return since >= SHORTEST_PAUSE && cost <= waited + trained / TRAINING_FOR_ONE;
    }

    /** A picture was painted from one moment to another. */
    void painted(long from, long to) {
      cost = first ? 0 : to - from;
      first = false;
      lastPainted = to;
      waited = 0;
    }
  }
}
