package org.teavm.classlib.java.util.concurrent.locks;

/**
 * {@code java.util.concurrent.locks.ReentrantLock} for a page, which has a single thread: it is
 * always free, and only counts. TeaVM doesn't have it, and finds this by its name.
 */
public class TReentrantLock {
  private int holds = 0;

  /** A free lock. */
  public TReentrantLock() {}

  /** Takes it. */
  public void lock() {
    holds++;
  }

  /** Takes it, which always works. */
  public boolean tryLock() {
    holds++;
    return true;
  }

  /** Gives it back. */
  public void unlock() {
    if (holds == 0) {
      throw new IllegalMonitorStateException();
    }
    holds--;
  }

  /** How often it was taken and not given back. */
  public int getHoldCount() {
    return holds;
  }

  /** Whether it is taken. */
  public boolean isHeldByCurrentThread() {
    return holds > 0;
  }

  /** Whether it is taken. */
  public boolean isLocked() {
    return holds > 0;
  }

  /** The thread that has it; null for none. */
  protected Thread getOwner() {
    return holds > 0 ? Thread.currentThread() : null;
  }
}
