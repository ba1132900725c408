package gradus.math;

import java.util.Locale;
import org.ejml.data.DMatrixRMaj;

/**
 * A matrix of doubles, stored row by row, that shows itself well in a debugger.
 *
 * <p>It is an EJML {@link DMatrixRMaj}, so every EJML operation takes it. What it adds is a {@link
 * #toString} of bounded size: an IDE calls {@code toString} on every variable in view, and EJML's
 * own prints all entries.
 *
 * <p>The array {@code data} may be longer than the matrix, since {@link #reshape} keeps the storage
 * of a larger shape: loop to {@code getNumElements()}, never to {@code data.length}.
 */
@SuppressWarnings("unchecked") // EJML's own generic return types
public final class Matrix extends DMatrixRMaj {
  private static final long serialVersionUID = 1;

  /** The corner that {@link #toString} shows. */
  private static final int SHOWN_ROWS = 6;

  private static final int SHOWN_COLUMNS = 8;

  /** As many entries as the figures of {@link #toString} are taken from. */
  private static final int MOST_READ = 10_000;

  /**
   * A matrix of zeros.
   *
   * @throws IllegalArgumentException if a size is negative or the matrix has more entries than a
   *     Java array can hold
   * @throws OutOfMemoryError if there isn't enough memory; the message says what to do
   */
  public Matrix(int rows, int columns) {
    data = storage(rows, columns);
    numRows = rows;
    numCols = columns;
  }

  /**
   * A matrix with these rows, copied.
   *
   * @throws IllegalArgumentException if the rows have different lengths
   */
  public Matrix(double[][] rows) {
    this(rows.length, rows.length == 0 ? 0 : rows[0].length);
    for (int row = 0; row < numRows; row++) {
      if (rows[row].length != numCols) {
        throw new IllegalArgumentException(
            "Row "
                + row
                + " has "
                + rows[row].length
                + " entries, but row 0 has "
                + numCols
                + ": all rows of a matrix need the same length.");
      }
      System.arraycopy(rows[row], 0, data, row * numCols, numCols);
    }
  }

  /** A copy of {@code other}, with storage of its own. */
  public Matrix(DMatrixRMaj other) {
    this(other.numRows, other.numCols);
    System.arraycopy(other.data, 0, data, 0, getNumElements());
  }

  /**
   * The rows of one matrix, and below them those of another.
   *
   * @throws IllegalArgumentException if the widths differ
   */
  public static Matrix stacked(DMatrixRMaj upper, DMatrixRMaj lower) {
    if (upper.numCols != lower.numCols) {
      throw new IllegalArgumentException(
          "stacked got a %s and a %s matrix, but expects the same number of columns."
              .formatted(Shapes.of(upper), Shapes.of(lower)));
    }
    Matrix both = new Matrix(upper.numRows + lower.numRows, upper.numCols);
    System.arraycopy(upper.data, 0, both.data, 0, upper.getNumElements());
    System.arraycopy(lower.data, 0, both.data, upper.getNumElements(), lower.getNumElements());
    return both;
  }

  /** A copy with storage of its own. */
  @Override
  public Matrix copy() {
    return new Matrix(this);
  }

  /**
   * One line with shape, smallest, largest and mean entry, then the top left corner.
   *
   * <p>Entries that are not finite are left out of the three figures and counted instead. Of more
   * than 10,000 entries a part is looked at, and the text says so: a debugger asks for it at every
   * step.
   */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(figures());
    appendCorner(text);
    return text.toString();
  }

  /** The first line of {@link #toString}: shape and figures. */
  public String figures() {
    int step = step();
    SummaryStatistics figures = SummaryStatistics.ofOneIn(step, this);
    StringBuilder text = new StringBuilder(Shapes.of(this));
    if (figures.notFinite() < figures.entries()) {
      text.append("  min ").append(Decimals.of(figures.min(), 3));
      text.append("  max ").append(Decimals.of(figures.max(), 3));
      text.append("  mean ").append(Decimals.of(figures.mean(), 3));
    }
    if (figures.notFinite() > 0) {
      text.append("  NOT FINITE: ").append(figures.notFinite());
    }
    if (step > 1) {
      text.append("  (1 entry in ").append(step).append(')');
    }
    return text.toString();
  }

  /** 1 while all entries may be read; without a divisor of the width, so no column is left out. */
  private int step() {
    int step = (getNumElements() - 1) / MOST_READ + 1;
    while (step > 1 && commonDivisor(step, numCols) > 1) {
      step++;
    }
    return step;
  }

  /** The largest common divisor, by Euclid. */
  private static int commonDivisor(int a, int b) {
    return b == 0 ? a : commonDivisor(b, a % b);
  }

  private void appendCorner(StringBuilder text) {
    int rows = Math.min(numRows, SHOWN_ROWS);
    int columns = Math.min(numCols, SHOWN_COLUMNS);
    for (int row = 0; row < rows; row++) {
      text.append('\n');
      for (int column = 0; column < columns; column++) {
        text.append(String.format(Locale.ROOT, " %10s", Decimals.of(get(row, column), 3)));
      }
      if (columns < numCols) {
        text.append(" ...");
      }
    }
    if (rows < numRows) {
      text.append("\n ...");
    }
  }

  private static double[] storage(int rows, int columns) {
    if (rows < 0 || columns < 0 || (long) rows * columns > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "A matrix of "
              + Shapes.of(rows, columns)
              + " cannot be made: sizes must be 0 or more, with at most 2,147,483,639 entries.");
    }
    try {
      return new double[rows * columns];
    } catch (OutOfMemoryError e) {
      throw MemoryLimit.exceeded(
          "A matrix of " + Shapes.of(rows, columns),
          (double) Double.BYTES * rows * columns,
          "ask for fewer rows or columns");
    }
  }
}
