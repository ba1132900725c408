package gradus.plots.live;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.LongSupplier;

/**
 * When the thread that trains may ask the network for a picture, or the doctor, since nobody else
 * may use the network while it learns.
 *
 * <p>Waiting is free, and of the time in which it could train, this may take a small part, such as
 * a twenty-fifth. So a picture is made when that much has come together since the last one, and not
 * more often than the shortest pause allows. It is expected to take as long as the last one; the
 * first takes longer, as Java has yet to compile what makes it, and isn't counted.
 *
 * <p>What a picture takes, and what training takes, is processor time: a thread that has to leave
 * its core to others in the middle of a picture hasn't worked on it for so long.
 */
final class PictureBudget {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** Asking for the processor time costs microseconds on some machines, as much as a small step. */
  private static final long BETWEEN_LOOKS = 1_000_000;

  private final LongSupplier processorTime; // of the thread that asks
  private final long shortestPause; // nanoseconds, as all here
  private final int trainingForOne;
  private boolean first = true;
  private long cost = 0; // of the next picture, as expected
  private long nextLook; // when, by the clock, the processor time is asked for again
  private long trainedFrom; // when the last picture was made, as processor time
  private long begun = 0;
  private long waited = 0; // since the last picture

  PictureBudget(long shortestPause, int trainingForOne) {
    this(PictureBudget::processorTime, System.nanoTime(), shortestPause, trainingForOne);
  }

  PictureBudget(LongSupplier processorTime, long now, long shortestPause, int trainingForOne) {
    this.processorTime = processorTime;
    nextLook = now + shortestPause;
    trainedFrom = processorTime.getAsLong();
    this.shortestPause = shortestPause;
    this.trainingForOne = trainingForOne;
  }

  /** Where Java can't say how long a thread has worked, what the clock says. */
  private static long processorTime() {
    boolean isKnown = THREADS.isCurrentThreadCpuTimeSupported() && THREADS.isThreadCpuTimeEnabled();
    return isKnown ? THREADS.getCurrentThreadCpuTime() : System.nanoTime();
  }

  /** Training stood still for so long. */
  void waited(long nanos) {
    waited += nanos;
  }

  boolean allows(long now) {
    if (now - nextLook < 0) {
      return false;
    }
    nextLook = now + BETWEEN_LOOKS;
    long time = processorTime.getAsLong();
    trainedFrom = Math.min(trainedFrom, time); // another thread may train by now
    return cost <= waited + (time - trainedFrom) / trainingForOne;
  }

  /** A picture is about to be made. */
  void begin() {
    begun = processorTime.getAsLong();
  }

  /** It was made. */
  void took(long now) {
    trainedFrom = processorTime.getAsLong();
    cost = first ? 0 : trainedFrom - begun;
    first = false;
    nextLook = now + shortestPause;
    waited = 0;
  }
}
