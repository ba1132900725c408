package gradus.plots;

import java.util.Arrays;

/**
 * Fewer points for a curve that looks the same.
 *
 * <p>A picture has some hundred columns, a long training run many thousand points, and drawing them
 * all takes most of a second. The points are cut into pieces of equal count, and of each piece only
 * the lowest and the highest are kept, in their order: what the eye sees of the piece anyway.
 */
final class Thinning {
  /** As many points are always drawn as they are. */
  static final int LIMIT = 2000;

  private Thinning() {}

  /** The numbers of the points to draw, rising: the first and the last among them. */
  static int[] of(double[] ys) {
    if (ys.length <= LIMIT) {
      int[] all = new int[ys.length];
      Arrays.setAll(all, i -> i);
      return all;
    }
    int pieces = LIMIT / 2 - 1;
    int[] kept = new int[2 * pieces + 2];
    int count = 0;
    kept[count++] = 0;
    for (int piece = 0; piece < pieces; piece++) {
      int from = (int) ((long) ys.length * piece / pieces);
      int to = (int) ((long) ys.length * (piece + 1) / pieces);
      int lowest = from;
      int highest = from;
      for (int i = from; i < to; i++) {
        lowest = ys[i] < ys[lowest] || Double.isNaN(ys[lowest]) ? i : lowest;
        highest = ys[i] > ys[highest] || Double.isNaN(ys[highest]) ? i : highest;
      }
      kept[count++] = Math.min(lowest, highest);
      kept[count++] = Math.max(lowest, highest);
    }
    kept[count++] = ys.length - 1;
    return Arrays.stream(kept).distinct().toArray();
  }
}
