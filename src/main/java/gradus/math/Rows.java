package gradus.math;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/**
 * What is done to a matrix row by row, where each row is one example of a batch.
 *
 * <p>Every sum runs from the first entry to the last, so results are the same to the bit on every
 * machine. A NaN is never lost on the way: a row that holds one comes out as NaN.
 */
public final class Rows {
  private Rows() {}

  /**
   * Adds the 1×n {@code row} to every row of {@code matrix}, in place.
   *
   * @throws IllegalArgumentException if {@code row} isn't 1×n
   */
  public static void add(DMatrixRMaj matrix, DMatrixRMaj row) {
    requireRow(matrix, row);
    int columns = matrix.numCols;
    for (int start = 0; start < matrix.getNumElements(); start += columns) {
      for (int j = 0; j < columns; j++) {
        matrix.data[start + j] += row.data[j];
      }
    }
  }

  /**
   * Subtracts the 1×n {@code row} from every row of {@code matrix}, in place.
   *
   * @throws IllegalArgumentException if {@code row} isn't 1×n
   */
  public static void subtract(DMatrixRMaj matrix, DMatrixRMaj row) {
    requireRow(matrix, row);
    int columns = matrix.numCols;
    for (int start = 0; start < matrix.getNumElements(); start += columns) {
      for (int j = 0; j < columns; j++) {
        matrix.data[start + j] -= row.data[j];
      }
    }
  }

  /**
   * Overwrites the 1×n {@code sums} with the sum of each column of {@code matrix}.
   *
   * @throws IllegalArgumentException if {@code sums} isn't 1×n
   */
  public static void columnSums(DMatrixRMaj matrix, DMatrixRMaj sums) {
    requireRow(matrix, sums);
    double[] x = matrix.data;
    int columns = matrix.numCols;
    int end = matrix.getNumElements();
    sums.zero();
    int start = 0;
    // Four rows at a time, so that a sum is written down once for all four.
    for (; start < end - 3 * columns; start += 4 * columns) {
      for (int j = 0; j < columns; j++) {
        double sum = sums.data[j] + x[start + j];
        sum += x[start + columns + j];
        sum += x[start + 2 * columns + j];
        sums.data[j] = sum + x[start + 3 * columns + j];
      }
    }
    for (; start < end; start += columns) {
      for (int j = 0; j < columns; j++) {
        sums.data[j] += x[start + j];
      }
    }
  }

  /**
   * Copies one row into another matrix of the same width.
   *
   * @throws IllegalArgumentException if the widths differ
   */
  public static void copy(DMatrixRMaj from, int fromRow, DMatrixRMaj to, int toRow) {
    int columns = from.numCols;
    if (to.numCols != columns) {
      throw new IllegalArgumentException(
          "A row of a "
              + Shapes.of(from)
              + " matrix has another width than those of a "
              + Shapes.of(to)
              + " matrix, so it cannot be copied there.");
    }
    System.arraycopy(from.data, fromRow * columns, to.data, toRow * columns, columns);
  }

  /**
   * Overwrites the 1×n {@code means} with the mean of each column of {@code matrix}.
   *
   * @throws IllegalArgumentException if {@code means} isn't 1×n
   */
  public static void columnMeans(DMatrixRMaj matrix, DMatrixRMaj means) {
    columnSums(matrix, means);
    for (int j = 0; j < matrix.numCols; j++) {
      means.data[j] /= matrix.numRows;
    }
  }

  /** The column of the largest entry of a row; the first of equals, and a NaN counts as largest. */
  public static int argMax(DMatrixRMaj matrix, int row) {
    double[] x = matrix.data;
    int start = row * matrix.numCols;
    int largest = start;
    for (int j = start; j < start + matrix.numCols; j++) {
      if (Double.isNaN(x[j])) {
        return j - start;
      }
      largest = x[j] > x[largest] ? j : largest;
    }
    return largest - start;
  }

  /**
   * The column of the largest entry of every row; the first of equals. Four rows side by side take
   * less than half as long as one after the other: where one has to wait for a comparison, the
   * others go on.
   *
   * @param columns gets one number for each row. Of a row with a NaN it may be any
   */
  public static void argMax(DMatrixRMaj matrix, int[] columns) {
    double[] x = matrix.data;
    int width = matrix.numCols;
    int row = 0;
    for (; row < matrix.numRows - 3; row += 4) {
      int start = row * width;
      int largest0 = start;
      int largest1 = start + width;
      int largest2 = start + 2 * width;
      int largest3 = start + 3 * width;
      for (int j = start; j < start + width; j++) {
        largest0 = x[j] > x[largest0] ? j : largest0;
        largest1 = x[j + width] > x[largest1] ? j + width : largest1;
        largest2 = x[j + 2 * width] > x[largest2] ? j + 2 * width : largest2;
        largest3 = x[j + 3 * width] > x[largest3] ? j + 3 * width : largest3;
      }
      columns[row] = largest0 - start;
      columns[row + 1] = largest1 - start - width;
      columns[row + 2] = largest2 - start - 2 * width;
      columns[row + 3] = largest3 - start - 3 * width;
    }
    for (; row < matrix.numRows; row++) {
      columns[row] = argMax(matrix, row);
    }
  }

  /**
   * In how many rows two matrices of the same shape have their largest entry in the same column,
   * the first of equals. Four rows side by side, as in {@link #argMax(DMatrixRMaj, int[])}; no
   * entry may be NaN.
   */
  public static int countSameArgMax(DMatrixRMaj a, DMatrixRMaj b) {
    double[] x = a.data;
    double[] y = b.data;
    int width = a.numCols;
    int count = 0;
    int row = 0;
    for (; row < a.numRows - 3; row += 4) {
      int x0 = row * width;
      int x1 = x0 + width;
      int x2 = x1 + width;
      int x3 = x2 + width;
      int y0 = x0;
      int y1 = x1;
      int y2 = x2;
      int y3 = x3;
      for (int j = row * width; j < (row + 1) * width; j++) {
        x0 = x[j] > x[x0] ? j : x0;
        y0 = y[j] > y[y0] ? j : y0;
        x1 = x[j + width] > x[x1] ? j + width : x1;
        y1 = y[j + width] > y[y1] ? j + width : y1;
        x2 = x[j + 2 * width] > x[x2] ? j + 2 * width : x2;
        y2 = y[j + 2 * width] > y[y2] ? j + 2 * width : y2;
        x3 = x[j + 3 * width] > x[x3] ? j + 3 * width : x3;
        y3 = y[j + 3 * width] > y[y3] ? j + 3 * width : y3;
      }
      count += (x0 == y0 ? 1 : 0) + (x1 == y1 ? 1 : 0) + (x2 == y2 ? 1 : 0) + (x3 == y3 ? 1 : 0);
    }
    for (; row < a.numRows; row++) {
      count += argMax(a, row) == argMax(b, row) ? 1 : 0;
    }
    return count;
  }

  /**
   * How far {@code ln Σₖ exp(zₖ)} of a row lies above its largest entry, in column {@code largest}.
   *
   * <p>The largest entry's own term is exp(0) = 1, so this is {@code ln(1 + rest)}. {@code log1p}
   * keeps the digits of a rest far below 1, which the sum {@code 1 + rest} would round away.
   */
  public static double logSumExpAboveMax(DMatrixRMaj logits, int row, int largest) {
    int start = row * logits.numCols;
    double max = logits.data[start + largest];
    double rest = 0;
    for (int j = 0; j < logits.numCols; j++) {
      if (j != largest) {
        rest += StrictMath.exp(logits.data[start + j] - max);
      }
    }
    return Elementary.log1p(rest);
  }

  /**
   * How far the sum of a distribution may be from 1: enough for probabilities that were typed with
   * two digits or computed with floats, and too little for counts and percent.
   */
  private static final double SUM_TOLERANCE = 0.0101;

  /** Whether a row is a distribution: no entry below 0, and the sum within 0.0101 of 1. */
  public static boolean isDistribution(DMatrixRMaj matrix, int row) {
    return !Double.isNaN(distributionSum(matrix, row));
  }

  /** The sum of a row that is a distribution; NaN of one that isn't. */
  public static double distributionSum(DMatrixRMaj matrix, int row) {
    double sum = 0;
    boolean negative = false; // no branch and no minimum, which would wait on each entry
    for (int j = row * matrix.numCols; j < (row + 1) * matrix.numCols; j++) {
      sum += matrix.data[j];
      negative |= matrix.data[j] < 0;
    }
    return negative || Math.abs(sum - 1) > SUM_TOLERANCE ? Double.NaN : sum;
  }

  /** The sum of a row's entries, first to last. */
  public static double sum(DMatrixRMaj matrix, int row) {
    double sum = 0;
    for (int j = row * matrix.numCols; j < (row + 1) * matrix.numCols; j++) {
      sum += matrix.data[j];
    }
    return sum;
  }

  /**
   * The sum of every row's entries, first to last; four rows side by side, as in {@link
   * #argMax(DMatrixRMaj, int[])}.
   *
   * @param sums gets one number for each row
   */
  public static void sums(DMatrixRMaj matrix, double[] sums) {
    double[] x = matrix.data;
    int width = matrix.numCols;
    int row = 0;
    for (; row < matrix.numRows - 3; row += 4) {
      int start = row * width;
      double sum0 = 0;
      double sum1 = 0;
      double sum2 = 0;
      double sum3 = 0;
      for (int j = start; j < start + width; j++) {
        sum0 += x[j];
        sum1 += x[j + width];
        sum2 += x[j + 2 * width];
        sum3 += x[j + 3 * width];
      }
      sums[row] = sum0;
      sums[row + 1] = sum1;
      sums[row + 2] = sum2;
      sums[row + 3] = sum3;
    }
    for (; row < matrix.numRows; row++) {
      sums[row] = sum(matrix, row);
    }
  }

  /**
   * Whether two matrices have the same shape and the same entries; NaN equals NaN, and -0 not 0.
   */
  public static boolean areEqual(DMatrixRMaj a, DMatrixRMaj b) {
    return a.numRows == b.numRows
        && a.numCols == b.numCols
        && Arrays.equals(a.data, 0, a.getNumElements(), b.data, 0, b.getNumElements());
  }

  /** A hash code of the entries; those of matrices that {@link #areEqual} are the same. */
  public static int hash(DMatrixRMaj matrix) {
    int hash = matrix.numRows;
    for (int i = 0; i < matrix.getNumElements(); i++) {
      hash = 31 * hash + Double.hashCode(matrix.data[i]);
    }
    return hash;
  }

  /** A row as text, abridged to its first ten entries. */
  public static String toText(DMatrixRMaj matrix, int row) {
    int start = row * matrix.numCols;
    int shown = Math.min(matrix.numCols, 10);
    String text = Arrays.toString(Arrays.copyOfRange(matrix.data, start, start + shown));
    return shown < matrix.numCols ? text.replace("]", ", ...]") : text;
  }

  /**
   * The sum of the products of entries in the same place, Σ aᵢⱼ·bᵢⱼ, of matrices of the same shape.
   * Of a matrix with itself it is the sum of the squares, which isn't finite if an entry isn't.
   */
  public static double dot(DMatrixRMaj a, DMatrixRMaj b) {
    double[] x = a.data;
    double[] y = b.data;
    int entries = a.getNumElements();
    // Four sums side by side, so that no addition has to wait for the one before.
    double sum0 = 0;
    double sum1 = 0;
    double sum2 = 0;
    double sum3 = 0;
    int i = 0;
    for (; i < entries - 3; i += 4) {
      sum0 += x[i] * y[i];
      sum1 += x[i + 1] * y[i + 1];
      sum2 += x[i + 2] * y[i + 2];
      sum3 += x[i + 3] * y[i + 3];
    }
    for (; i < entries; i++) {
      sum0 += x[i] * y[i];
    }
    return sum0 + sum1 + sum2 + sum3;
  }

  /** The index into {@code data} of the first NaN or infinity, or −1: row index / numCols. */
  public static int firstNotFinite(DMatrixRMaj matrix) {
    if (Double.isFinite(dot(matrix, matrix))) {
      return -1;
    }
    for (int i = 0; i < matrix.getNumElements(); i++) {
      if (!Double.isFinite(matrix.data[i])) {
        return i;
      }
    }
    return -1; // the numbers are finite, and only their sum isn't
  }

  static void requireRow(DMatrixRMaj matrix, DMatrixRMaj row) {
    if (row.numRows != 1 || row.numCols != matrix.numCols) {
      throw new IllegalArgumentException(
          "A row for a "
              + Shapes.of(matrix)
              + " matrix is "
              + Shapes.of(1, matrix.numCols)
              + ", but got "
              + Shapes.of(row)
              + ".");
    }
  }
}
