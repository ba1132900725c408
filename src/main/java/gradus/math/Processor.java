package gradus.math;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/** What the processor can do, as far as it matters for speed. */
final class Processor {
  /**
   * Whether a·b + c is one instruction, as in nearly all processors since 2013. Without it {@code
   * Math.fma} is right too, but a thousand times slower.
   */
  static final boolean HAS_FMA = hasFma();

  /**
   * Shorter rows of a product are computed as if they were so long: then the compiler makes vector
   * instructions for them.
   */
  static final int SHORTEST_ROW = shortestRow();

  private Processor() {}

  private static int shortestRow() {
    return 16;
  }

  private static boolean hasFma() {
    try {
      HotSpotDiagnosticMXBean jvm =
          ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
      return jvm != null && Boolean.parseBoolean(jvm.getVMOption("UseFMA").getValue());
    } catch (IllegalArgumentException e) {
      return false; // a JVM that isn't HotSpot has no such bean, or no such option
    }
  }
}
