package gradus.plots.live;

import gradus.Trainer;
import gradus.data.Dataset;
import java.util.concurrent.locks.LockSupport;

/**
 * A fit that is over, and a thread that waits for what comes next. A button lets it train on;
 * another picture is shown as soon as it is chosen. It ends when the program fits the network
 * again, or when the window is closed.
 *
 * <p>Buttons do nothing but move the gate, so a click counts whether it comes before this thread
 * waits or after.
 */
final class AfterTheEnd {
  private static final long PAUSE = 20_000_000; // nanoseconds between two tries, at first
  private static final int LONGEST = 25; // so many times as long, in the end
  private static final int PATIENCE = 14; // so many tries before the window says why it waits

  private final LiveTraining live;
  private final StepGate gate;
  private final LiveWindow window;
  private final Thread thread = new Thread(this::run, "gradus live training");

  // Of the fit that is over:
  final Trainer trainer;
  final boolean isAskable;
  private final String how;
  private final Dataset train;
  private final Dataset validation; // null for none
  private final int epochs;
  private final int lastEpoch; // at which it ended, or would have

  /**
   * To {@link #start} when all is shown.
   *
   * @param epochs how many a button trains on
   * @param how it ended
   * @param isAskable whether the network can be asked
   */
  AfterTheEnd(
      LiveTraining live,
      StepGate gate,
      LiveWindow window,
      Trainer trainer,
      Dataset train,
      int epochs,
      String how,
      boolean isAskable) {
    this.live = live;
    this.gate = gate;
    this.window = window;
    this.trainer = trainer;
    this.train = train;
    this.validation = trainer.validation();
    this.epochs = epochs;
    this.lastEpoch = trainer.lastEpoch();
    this.how = how;
    this.isAskable = isAskable;
  }

  /** Begins to wait; the thread ends with the program. */
  void start() {
    thread.setDaemon(true);
    thread.start();
  }

  /** Whether the thread that asks is the one that trains on. */
  boolean isThisThread() {
    return Thread.currentThread() == thread;
  }

  private void run() {
    Object shown = window.pictureAsked();
    for (long seen = gate.changes(); live.isAfter(this); seen = gate.changes()) {
      Object asked = window.pictureAsked();
      if (gate.isMoved()) {
        goOn();
      } else if (!asked.equals(shown)) {
        shown = asked;
        live.showAgain(this, how);
      } else {
        gate.rest(seen, StepGate.FOREVER);
      }
    }
  }

  /**
   * Trains on, or goes back first: then to the end that the fit had. The thread of the fit before
   * may take a moment to leave it and to free the network, so this tries until it can.
   */
  private void goOn() {
    int more = 0; // none unless training went back
    for (int tries = 1; live.isAfter(this) && (more > 0 || gate.isMoved()); tries++) {
      try {
        if (live.goBackBefore(this)) {
          more = Math.max(1, lastEpoch - trainer.epoch());
        }
        trainer.fit(train, validation, more > 0 ? more : Math.max(1, epochs));
        return;
      } catch (IllegalStateException e) { // the network isn't free, or a listener doesn't want to
        if (tries == PATIENCE) {
          live.showAgain(this, "The training goes on as soon as it can: " + LiveState.text(e));
        }
        LockSupport.parkNanos(PAUSE * Math.min(tries, LONGEST));
      } catch (RuntimeException | Error e) {
        giveUp(e);
        return;
      }
    }
  }

  /** Waits for another button. An error that has ended a fit is shown already. */
  private void giveUp(Throwable error) {
    if (live.isAfter(this)) {
      gate.pause();
      live.showAgain(this, "The training can't go on: " + LiveState.text(error));
    }
  }
}
