package gradus.plots;

import java.awt.AWTError;
import java.awt.Toolkit;

/**
 * The thread on which Java's window toolkit is started. On Linux, the desktop groups windows by a
 * name, WM_CLASS, for which Java takes the class at the bottom of that thread's calls: this one,
 * instead of whichever program opened the first window.
 */
final class Gradus extends Thread {
  private volatile Throwable failure = null;

  private Gradus() {
    super("gradus toolkit");
    setDaemon(true);
  }

  /** Starts the toolkit, unless it was started before. */
  static void startToolkit() {
    Gradus thread = new Gradus();
    thread.start();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (thread.failure instanceof Error error) {
      throw error;
    }
  }

  /** A class that fails to load does so for every thread, so its error is kept. */
  @Override
  public void run() {
    try {
      Toolkit.getDefaultToolkit();
    } catch (AWTError | NoClassDefFoundError e) {
      failure = e;
    }
  }
}
