package gradus.plots;

import java.util.ArrayList;
import java.util.List;

/**
 * What the numbers beside an axis say: on a logarithmic one powers of ten, and 2 and 5 where there
 * are few; on a linear one what has to be added to all of them, where they would be too long.
 */
final class AxisTicks {
  private static final int MOST = 8;

  /**
   * From so many lengths of the axis away from 0, six digits aren't enough for up to 20 labels. As
   * in matplotlib, they then say how much there is beyond an offset.
   */
  private static final double FAR = 5000;

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

  /**
   * What the labels of a linear axis leave out: a round number that is about the lowest, such as
   * 1,000,000 for an axis from 1,000,001 to 1,000,003; mostly 0.
   */
  static double offset(AxisRange range) {
    double size = Math.max(Math.abs(range.low()), Math.abs(range.high()));
    if (size < FAR * range.length()) {
      return 0;
    }
    double unit = Math.pow(10, Math.floor(Math.log10(range.length())) + 1);
    double above = Math.ceil(range.low() / unit) * unit;
    boolean justAbove = above - range.low() <= 0.1 * range.length(); // the room beside a curve
    double offset = justAbove ? above : Math.floor(range.low() / unit) * unit;
    return Double.isFinite(offset) ? offset : 0; // of an axis without length
  }

  /**
   * The text of a tick on a linear axis: all ticks with a power of ten, or none.
   *
   * @param shown the numbers that the labels show
   */
  static String label(double number, AxisRange shown) {
    double size = Math.max(Math.abs(shown.low()), Math.abs(shown.high()));
    if (Math.abs(number) < 1e-9 * size) {
      return "0";
    }
    boolean scientific = size < 1e-3 || size >= 1e6;
    return scientific ? NumberFormats.scientific(number, 6) : NumberFormats.plain(number, 6);
  }

  /** The tick's text, or none for a number between; all with a power of ten if one needs it. */
  static String label(double number, List<Double> ticks) {
    boolean scientific = false;
    for (double tick : ticks) {
      scientific |= tick < 0.99e-4 || tick > 0.99e6;
    }
    for (double tick : ticks) {
      if (Math.abs(number / tick - 1) < 1e-6) {
        return scientific ? NumberFormats.scientific(tick, 6) : NumberFormats.plain(tick, 6);
      }
    }
    return "";
  }
}
