package gradus.plots.live;

import java.util.function.LongSupplier;

/**
 * Where the thread that trains waits between two steps: as long as training is paused, and to keep
 * to a speed. Buttons move the gate, on a thread of their own, and ask here for the way back.
 */
final class StepGate {
  /** What {@link #remaining} says while nobody knows. */
  static final long FOREVER = Long.MAX_VALUE;

  /** What {@link #takeBack} says for all the way to the beginning. */
  static final long ALL = Long.MAX_VALUE;

  /** Training that is late, since a picture was painted, makes up for this much. */
  private static final long LARGEST_LAG = 100_000_000;

  private final LongSupplier nanoTime;
  private boolean open = false; // for good: nobody watches anymore
  private long stepsLeft = FOREVER; // until the pause
  private boolean pausesAfterEpoch = false;
  private long stepsBack = 0; // asked for, and not made yet
  private double stepsPerSecond = Double.POSITIVE_INFINITY;
  private long nextStep; // when it may begin, in nanoseconds
  private long changes = 0; // made by buttons, and whatever else somebody who waits must look at

  StepGate() {
    this(System::nanoTime);
  }

  StepGate(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    nextStep = nanoTime.getAsLong();
  }

  /** No further step begins. */
  void pause() {
    let(0, false);
  }

  /** Training goes on. */
  void run() {
    let(FOREVER, false);
  }

  /** One step more, and then a pause. */
  synchronized void oneStep() {
    let(stepsLeft == FOREVER ? 1 : stepsLeft + 1, false);
  }

  /** On to the end of the epoch, and then a pause. */
  void oneEpoch() {
    let(FOREVER, true);
  }

  /** One step back, and a pause. */
  synchronized void oneBack() {
    stepsBack += stepsBack == ALL ? 0 : 1;
    let(0, false);
  }

  /** Back to the beginning, and a pause. */
  synchronized void allBack() {
    stepsBack = ALL;
    let(0, false);
  }

  /** How many steps back were asked for since this was called last; {@link #ALL} for all. */
  synchronized long takeBack() {
    long back = open ? 0 : stepsBack;
    stepsBack = 0;
    return back;
  }

  private synchronized void let(long steps, boolean untilEpochEnd) {
    stepsLeft = steps;
    pausesAfterEpoch = untilEpochEnd;
    wake();
  }

  /** At most so many; infinity for no limit. */
  synchronized void setSpeed(double stepsPerSecond) {
    this.stepsPerSecond = stepsPerSecond;
    nextStep = Math.min(nextStep, nanoTime.getAsLong() + interval());
    wake();
  }

  /** Lets everything pass, for good. */
  synchronized void open() {
    open = true;
    wake();
  }

  /** Ends a {@link #rest}, though no step may begin: there is something to look after. */
  synchronized void wake() {
    changes++;
    notifyAll();
  }

  /** How often something has changed; whoever wants to wait asks before looking at anything. */
  synchronized long changes() {
    return changes;
  }

  /** Whether a button asks for more steps, or for the way back. */
  synchronized boolean isMoved() {
    return stepsLeft > 0 || stepsBack > 0;
  }

  synchronized boolean isPaused() {
    return stepsLeft == 0 && !open;
  }

  private long interval() {
    return (long) (1e9 / stepsPerSecond);
  }

  /** A step was made; {@code epochEnded} if it was the last of its epoch. */
  synchronized void stepEnded(boolean epochEnded) {
    if (stepsLeft != FOREVER && stepsLeft > 0) {
      stepsLeft--;
    }
    if (epochEnded && pausesAfterEpoch) {
      stepsLeft = 0;
      pausesAfterEpoch = false;
    }
    if (isLimited()) {
      nextStep = Math.max(nextStep, nanoTime.getAsLong() - LARGEST_LAG) + interval();
    }
  }

  /**
   * How long to wait for the next step, in nanoseconds: 0 for not at all. The way back comes first.
   */
  synchronized long remaining() {
    if ((stepsLeft == 0 || stepsBack > 0) && !open) {
      return FOREVER;
    }
    return open || !isLimited() ? 0 : Math.max(0, nextStep - nanoTime.getAsLong());
  }

  /** Whether no more steps than these are made a second. */
  synchronized boolean isSlow(double most) {
    return stepsPerSecond <= most || stepsLeft != FOREVER;
  }

  private boolean isLimited() {
    return stepsPerSecond < Double.POSITIVE_INFINITY;
  }

  /**
   * Blocks until the next step may begin, or something changes; the caller asks again. What has
   * changed since the caller began to look counts, too, so that no click is missed. A thread that
   * is interrupted never waits again.
   *
   * @param seen the number of {@link #changes} before the caller looked
   * @param most how long it blocks at most, in nanoseconds, or {@link #FOREVER}
   */
  @SuppressWarnings("WaitNotInLoop") // the loop is the caller's
  synchronized void rest(long seen, long most) {
    long time = Math.min(most, remaining());
    if (time == 0 || changes != seen) {
      return;
    }
    try {
      wait(time == FOREVER ? 0 : time / 1_000_000 + 1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      open();
    }
  }
}
