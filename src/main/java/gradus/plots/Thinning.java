package gradus.plots;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Fewer points for a curve that looks the same.
 *
 * <p>A picture has some hundred columns, a long training run many thousand points, and drawing them
 * all takes most of a second. Of the points in a column only the first, the lowest, the highest and
 * the last are kept: between two columns the line is the same, and within one it covers the same
 * heights. Where points are rare, all of them stay.
 *
 * <p>Source: U. Jugel, Z. Jerzak, G. Hackenbroich, V. Markl, "M4: a visualization-oriented time
 * series data aggregation" (2014).
 */
final class Thinning {
  private static final int COLUMNS = 1000;

  /** As many points are always drawn as they are. */
  static final int LIMIT = 4 * COLUMNS;

  private Thinning() {}

  /**
   * The numbers of the points to draw, rising: the first and the last among them.
   *
   * @param xs rising; otherwise more points are kept than needed
   */
  static int[] of(double[] xs, double[] ys) {
    boolean[] kept = new boolean[ys.length];
    Arrays.fill(kept, ys.length <= LIMIT);
    if (ys.length > LIMIT) {
      AxisRange range = AxisRange.of(xs, false);
      int from = 0;
      for (int i = 1; i <= ys.length; i++) {
        if (i == ys.length || column(xs[i], range) != column(xs[from], range)) {
          keep(kept, ys, from, i);
          from = i;
        }
      }
    }
    return IntStream.range(0, kept.length).filter(i -> kept[i]).toArray();
  }

  private static int column(double x, AxisRange range) {
    double share = range.share(x);
    return (int) Math.min(COLUMNS - 1, share * COLUMNS);
  }

  /** Of the points of one column. */
  private static void keep(boolean[] kept, double[] ys, int from, int to) {
    int lowest = from;
    int highest = from;
    for (int i = from; i < to; i++) {
      lowest = ys[i] < ys[lowest] || Double.isNaN(ys[lowest]) ? i : lowest;
      highest = ys[i] > ys[highest] || Double.isNaN(ys[highest]) ? i : highest;
    }
    kept[from] = true;
    kept[lowest] = true;
    kept[highest] = true;
    kept[to - 1] = true;
  }
}
