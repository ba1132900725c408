package gradus.plots;

import java.util.ArrayList;
import java.util.List;

/** The numbers that a logarithmic axis names: powers of ten, and 2 and 5 where there are few. */
final class AxisTicks {
  private static final int MOST = 8;

  private AxisTicks() {}

  static List<Double> logarithmic(AxisRange range) {
    int from = (int) Math.floor(Math.log10(range.low()) - 1e-9);
    int to = (int) Math.ceil(Math.log10(range.high()) + 1e-9);
    boolean few = Math.log10(range.high() / range.low()) < 2;
    int step = Math.max(1, (int) Math.ceil((double) (to - from) / MOST));
    List<Double> ticks = new ArrayList<>();
    for (int exponent = from; exponent <= to; exponent++) {
      if (exponent % step == 0) {
        add(ticks, 1, exponent, range);
      }
      if (few) {
        add(ticks, 2, exponent, range);
        add(ticks, 5, exponent, range);
      }
    }
    return ticks;
  }

  private static void add(List<Double> ticks, int factor, int exponent, AxisRange range) {
    // By text, since 0.2 and the like are not exact powers.
    double tick = Double.parseDouble(factor + "e" + exponent);
    if (tick >= range.low() * (1 - 1e-9) && tick <= range.high() * (1 + 1e-9)) {
      ticks.add(tick);
    }
  }

  /** The tick's text, or none for a number between. */
  static String label(double number, List<Double> ticks) {
    for (double tick : ticks) {
      if (Math.abs(number / tick - 1) < 1e-6) {
        return NumberFormats.shortest(tick);
      }
    }
    return "";
  }
}
