package gradus.math;

import java.util.Arrays;

/**
 * Copies of a matrix's rows, each in an array of its own. They never shrink, so that nothing is
 * allocated from the second time on. Each row has its own length: one product needs many short
 * ones, the next a few long ones.
 *
 * <p>An array is made a little longer than asked, so that with the {@link #HEADER} before its
 * numbers it fills whole lines of memory. Arrays that are made one after the other then begin at
 * the same place of a line. Otherwise, where the vectors of one row lie within a line each, those
 * of the next rows lie across two, which takes a third longer.
 */
final class RowArrays {
  /** A processor fetches memory in lines of 64 bytes: so many numbers. */
  private static final int LINE = 8;

  /** What precedes the numbers of an array in memory, 16 bytes: so many numbers. */
  private static final int HEADER = 2;

  /** At least as many as were asked for. */
  double[][] rows = new double[0][];

  // So many rows are known to be so long, from the last time that they were looked at.
  private int knownCount = 0;
  private int knownWidth = 0;

  /** Makes sure that there are so many rows, each long enough. */
  void require(int count, int width) {
    if (count <= knownCount && width <= knownWidth) {
      return;
    }
    if (rows.length < count) {
      rows = Arrays.copyOf(rows, count);
    }
    for (int row = 0; row < count; row++) {
      if (rows[row] == null || rows[row].length < width) {
        int lines = (HEADER + width + LINE - 1) / LINE;
        rows[row] = new double[lines * LINE - HEADER];
      }
    }
    knownCount = count;
    knownWidth = width;
  }

  @Override
  public String toString() {
    return "RowArrays(" + rows.length + " rows)";
  }
}
