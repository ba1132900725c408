package gradus.plots;

/**
 * A finer grid between the places of a coarse one, with values that change smoothly: a function
 * that takes long to compute is asked at few places and still drawn without corners.
 *
 * <p>Between two places the values follow a cubic curve that leaves each of them in the direction
 * from its left to its right neighbor; first along the rows, then along the columns. Source: E.
 * Catmull, R. Rom, "A class of local interpolating splines" (1974).
 */
final class CubicInterpolation {
  /** A grid has at least so many cells in each direction. */
  private static final int CELLS = 240;

  private CubicInterpolation() {}

  /** A grid with places between those of this one, or the same if it is fine enough. */
  static SampleGrid finer(SampleGrid places) {
    int columns = finer(places.columns());
    int rows = finer(places.rows());
    return new SampleGrid(places.x(), places.y(), columns, rows);
  }

  private static int finer(int count) {
    int parts = (CELLS + count - 2) / (count - 1);
    return (count - 1) * parts + 1;
  }

  /** The values on the finer grid; NaN near places whose value is NaN. */
  static double[] values(SampleGrid places, double[] values, SampleGrid finer) {
    int columns = finer.columns();
    double[] wide = new double[columns * places.rows()];
    for (int row = 0; row < places.rows(); row++) {
      refine(values, row * places.columns(), 1, places.columns(), wide, row * columns, columns);
    }
    double[] all = new double[finer.size()];
    for (int column = 0; column < columns; column++) {
      refine(wide, column, columns, places.rows(), all, column, finer.rows());
    }
    return all;
  }

  /**
   * One row or column: {@code count} values from {@code from} on, {@code step} apart, become {@code
   * finerCount}. In the result they are as far apart.
   */
  private static void refine(
      double[] values, int from, int step, int count, double[] finer, int to, int finerCount) {
    int parts = (finerCount - 1) / (count - 1);
    for (int i = 0; i < finerCount; i++) {
      int left = Math.min(i / parts, count - 2);
      double share = (double) (i - left * parts) / parts;
      double before = values[from + step * Math.max(0, left - 1)];
      double a = values[from + step * left];
      double b = values[from + step * (left + 1)];
      double after = values[from + step * Math.min(count - 1, left + 2)];
      finer[to + step * i] = cubic(a, (b - before) / 2, b, (after - a) / 2, share);
    }
  }

  /**
   * The cubic curve from a to b that begins with one slope and ends with the other.
   *
   * @param slopeA change over the whole way from a to b, if it went on as it begins
   * @param share of the way, from 0 to 1
   */
  static double cubic(double a, double slopeA, double b, double slopeB, double share) {
    double straight = a + share * (b - a);
    double bend = (slopeA - (b - a)) * (1 - share) - (slopeB - (b - a)) * share;
    return straight + share * (1 - share) * bend;
  }
}
