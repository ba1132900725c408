package gradus.data.files;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Locale;

/** What reading one input may cost: a second of processor time. Its memory is limited by -Xmx. */
public final class Cost {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private static long inputs = 0;
  private static long mostTime = 0;

  private Cost() {}

  /** Reads an input, and stops the run if that takes too long. */
  public static void of(Runnable reading) {
    long start = THREADS.getCurrentThreadCpuTime();
    reading.run();
    long time = THREADS.getCurrentThreadCpuTime() - start;
    inputs++;
    mostTime = Math.max(mostTime, time);
    if (time > 1_000_000_000) {
      throw new AssertionError("One input took " + time / 1e9 + " s of processor time.");
    }
  }

  /** Says what the inputs cost. */
  public static void print() {
    System.out.printf(
        Locale.ROOT, "%,d inputs; the slowest took %.3f s.%n", inputs, mostTime / 1e9);
  }
}
