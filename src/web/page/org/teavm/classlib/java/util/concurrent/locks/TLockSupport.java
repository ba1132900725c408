package org.teavm.classlib.java.util.concurrent.locks;

/** {@code java.util.concurrent.locks.LockSupport} for a page, where nobody waits for a lock. */
public final class TLockSupport {
  private TLockSupport() {}

  /** Returns at once, as it may. */
  public static void parkNanos(long nanoseconds) {}

  /** Returns at once, as it may. */
  public static void parkNanos(Object blocker, long nanoseconds) {}
}
