package gradus.math;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Multiplies matrices: C = A·B, C = A·B + b, C = Aᵀ·B and C = A·Bᵀ. Most of the time of training is
 * spent here, so this is the one place that is written for nothing but speed.
 *
 * <p>An entry of C is a sum of products, c(i,j) = Σ a(i,p)·b(p,j). Summing up one entry after the
 * other is correct and slow. Four ideas make it several times faster; none changes what is
 * computed:
 *
 * <ol>
 *   <li><b>Whole rows.</b> Row i of C is a sum of rows of B: each row p, times a(i,p). A processor
 *       multiplies and adds 4 or 8 neighboring numbers with one instruction, and the compiler of
 *       the JVM uses it for a loop over arrays, if each of them is an array of its own, which
 *       begins at index 0: then it sees that they don't overlap. Hence the rows are copied out of
 *       the matrices first, into {@link RowArrays}.
 *   <li><b>Tiles.</b> {@link #addRows} loads two rows of B and adds them to four rows of C. Each
 *       number that it loads is used four times, or twice; loading is what takes time. For long
 *       rows, {@link #addLongRows} takes three rows and three: fewer loads and stores.
 *   <li><b>Panels and blocks.</b> Not all of B fits into the processor's near memory, its cache. So
 *       as much as does is taken at a time: up to 256 of its columns, and as many rows of them as
 *       there is room for, which are added to all rows of C before the next come. Rows that are not
 *       longer than that also keep the compiler from unrolling the loop so far that much of a row
 *       is left to the slow loops around it, which took about a tenth of a step.
 *   <li><b>The long way.</b> A row of 10 numbers isn't worth the effort. Where C is high and
 *       narrow, the same loops compute Cᵀ = Bᵀ·Aᵀ: a transposed matrix is the same numbers, read
 *       with other {@linkplain Operand steps}.
 * </ol>
 *
 * <p>Every entry is summed up from the first p to the last, beginning with 0 or an entry of b, each
 * time by a fused multiply-add, which rounds once. So the result doesn't depend on the blocks and
 * tiles, and is the same to the bit wherever the processor has this instruction. Where it hasn't,
 * {@code Math.fma} would take a thousand times as long, and EJML multiplies instead.
 *
 * <p>Source: K. Goto, R. van de Geijn, "Anatomy of High-Performance Matrix Multiplication" (2008).
 */
public final class MatrixProduct {
  /** Columns of C at a time, at most. */
  private static final int PANEL = 256;

  // Rows of B at a time: so many numbers, 256 KB, a part of the cache. A multiple of 6, so that
  // only the last block may have rows left over by tiles of two or three.
  private static final int BLOCK = 32_768;

  /** Rows of C this long need not be made longer by way of Cᵀ. */
  private static final int WIDE = 64;

  // From so many columns on, tiles of three by three are faster than four by two, unless there are
  // so few rows, such as 8 or 16 filters of a convolution, that it matters if three divides them.
  private static final int LONG = 128;
  private static final int MANY = 32;

  // Shorter rows are computed as if they were so long: the compiler decides by the lengths that it
  // sees whether a loop is worth vector instructions. What is beyond their end is not read.
  private static final int SHORT = Processor.SHORTEST_ROW;

  private final boolean mayFuse; // if the processor can, which is asked at the first product
  private final Operand left = new Operand();
  private final Operand right = new Operand();
  private final Operand result = new Operand();
  private final Operand summand = new Operand(); // what the sums begin with
  private final RowArrays rightRows = new RowArrays();
  private final RowArrays resultRows = new RowArrays();

  /** For one product at a time: its memory belongs to it. */
  public MatrixProduct() {
    this(true);
  }

  /** One that multiplies by EJML, if it may not fuse. */
  MatrixProduct(boolean mayFuse) {
    this.mayFuse = mayFuse;
  }

  /**
   * C = A·B.
   *
   * @param a n×k
   * @param b k×m
   * @param c gets its shape, n×m, and its entries
   * @throws IllegalArgumentException if the shapes don't fit, or c is one of the factors
   */
  public void multiply(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c) {
    left.set(a);
    right.set(b);
    if (prepare("A*B", c)) {
      multiply();
    } else {
      CommonOps_DDRM.mult(a, b, c);
    }
  }

  /**
   * C = A·B + b, otherwise like {@link #multiply}: the same row b is added to each row of the
   * product. That costs nothing, since the sums begin with it instead of 0.
   *
   * @param row b, 1×m
   */
  public void multiplyAndAdd(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj row, DMatrixRMaj c) {
    Rows.requireRow(b, row);
    left.set(a);
    right.set(b);
    if (prepare("A*B + b", c)) {
      summand.setRepeated(row);
      multiply();
    } else {
      CommonOps_DDRM.mult(a, b, c);
      Rows.add(c, row);
    }
  }

  /** C = Aᵀ·B, with a k×n and b k×m; otherwise like {@link #multiply}. */
  public void multiplyTransA(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c) {
    left.setTransposed(a);
    right.set(b);
    if (prepare("A^T*B", c)) {
      multiply();
    } else {
      CommonOps_DDRM.multTransA(a, b, c);
    }
  }

  /** C = A·Bᵀ, with a n×k and b m×k; otherwise like {@link #multiply}. */
  public void multiplyTransB(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c) {
    left.set(a);
    right.setTransposed(b);
    if (prepare("A*B^T", c)) {
      multiply();
    } else {
      CommonOps_DDRM.multTransB(a, b, c);
    }
  }

  /** C = A·B, with a B that isn't written down; otherwise like {@link #multiply}. */
  public void multiply(DMatrixRMaj a, RowSource b, DMatrixRMaj c) {
    left.set(a);
    right.setShape(b.rows(), b.columns());
    if (prepare("A*B", c)) {
      multiplyRows(left, b);
    } else {
      double[][] rows = new double[b.rows()][b.columns()];
      b.copyTo(rows, 0, b.rows(), 0, b.columns());
      CommonOps_DDRM.mult(a, new DMatrixRMaj(rows), c);
    }
  }

  /** Checks and sets the shapes; whether it is fused, and not EJML that multiplies. */
  private boolean prepare(String name, DMatrixRMaj c) {
    if (left.columns != right.rows) {
      throw new IllegalArgumentException(
          name
              + " got "
              + Shapes.of(left.rows, left.columns)
              + " times "
              + Shapes.of(right.rows, right.columns)
              + ", but expects as many columns on the left as rows on the right.");
    }
    if (left.data == c.data || right.data == c.data) {
      throw new IllegalArgumentException(
          name + " got a factor as the result, too, but expects another matrix for it.");
    }
    c.reshape(left.rows, right.columns);
    result.set(c);
    summand.setZero();
    return mayFuse && Processor.HAS_FMA;
  }

  private void multiply() {
    boolean high = result.columns < WIDE && result.rows > result.columns;
    if (high) { // Cᵀ = Bᵀ·Aᵀ
      result.transpose();
      summand.transpose();
      left.transpose();
      right.transpose();
      multiplyRows(right, left);
    } else {
      multiplyRows(left, right);
    }
  }

  /** result = a·b, plus the summand if there is one. */
  private void multiplyRows(Operand a, RowSource b) {
    int panels = Math.max(1, (result.columns + PANEL - 1) / PANEL);
    int width = (result.columns + panels - 1) / panels;
    for (int column = 0; column < result.columns; column += width) {
      multiplyPanel(a, b, column, Math.min(width, result.columns - column));
    }
  }

  /** So many columns of the result, from {@code column} on. */
  private void multiplyPanel(Operand a, RowSource b, int column, int columns) {
    int inner = b.rows();
    int width = Math.max(SHORT, columns);
    int height = width >= LONG && result.rows >= MANY ? 3 : 4; // of a tile
    int block = Math.min(inner, BLOCK / width / 6 * 6);
    rightRows.require(block, width);
    // The sums of a few rows are complete after one block; otherwise those of all rows are kept.
    boolean complete = block == inner;
    resultRows.require(complete ? height : result.rows + height - 1, width);
    int from = 0;
    do {
      int to = Math.min(from + block, inner);
      b.copyTo(rightRows.rows, from, to, column, columns);
      for (int row = 0; row < result.rows; row += height) {
        int end = Math.min(row + height, result.rows);
        int sums = complete ? 0 : row;
        int done = from == 0 ? begin(a, row, height, to, sums, column, columns) : 0;
        if (height == 4) {
          addRows(a, row, from, to, done, sums, width);
        } else {
          int rest = to - (to - from) % 3;
          addLongRows(a, row, from, rest, sums, width);
          addRest(a, row, from, rest, to, sums, width);
        }
        if (to == inner) {
          result.copyFrom(resultRows.rows, sums, row, end, column, columns);
        }
      }
      from = to;
    } while (from < inner);
  }

  /**
   * Writes what the sums of some rows begin with.
   *
   * @return how many rows of b are added to them already: the first two, or none
   */
  private int begin(Operand a, int row, int height, int to, int sums, int column, int columns) {
    int width = Math.max(SHORT, columns);
    if (summand.columnStep == 0 && height == 4 && to > 1) {
      startRows(a, row, sums, width);
      return 2;
    }
    for (int i = row; i < Math.min(row + height, result.rows); i++) {
      double[] c = resultRows.rows[sums + i - row];
      int at = i * summand.rowStep + column * summand.columnStep;
      if (summand.columnStep == 1) {
        System.arraycopy(summand.data, at, c, 0, columns);
      } else { // the same number in all columns
        Arrays.fill(c, 0, width, summand.data[at]);
      }
    }
    return 0;
  }

  /**
   * c(i,·) = s(i) + a(i,0)·b(0,·) + a(i,1)·b(1,·) for four rows i, where s is one number a row.
   *
   * <p>Filling four short rows with s takes about as long as adding to them. Without it, a step of
   * a 4-16-3 network takes 4 to 7 % less time, and one of a 64-32-10 network 5 %.
   */
  private void startRows(Operand a, int row, int sums, int width) {
    double[] c0 = resultRows.rows[sums];
    double[] c1 = resultRows.rows[sums + 1];
    double[] c2 = resultRows.rows[sums + 2];
    double[] c3 = resultRows.rows[sums + 3];
    double[] b0 = rightRows.rows[0];
    double[] b1 = rightRows.rows[1];
    double[] x = a.data;
    int last = a.rows - 1;
    int row1 = Math.min(row + 1, last);
    int row2 = Math.min(row + 2, last);
    int row3 = Math.min(row + 3, last);
    double a00 = x[row * a.rowStep];
    double a10 = x[row1 * a.rowStep];
    double a20 = x[row2 * a.rowStep];
    double a30 = x[row3 * a.rowStep];
    double a01 = x[row * a.rowStep + a.columnStep];
    double a11 = x[row1 * a.rowStep + a.columnStep];
    double a21 = x[row2 * a.rowStep + a.columnStep];
    double a31 = x[row3 * a.rowStep + a.columnStep];
    double s0 = summand.data[row * summand.rowStep];
    double s1 = summand.data[row1 * summand.rowStep];
    double s2 = summand.data[row2 * summand.rowStep];
    double s3 = summand.data[row3 * summand.rowStep];
    for (int j = 0; j < width; j++) {
      double v0 = b0[j];
      double v1 = b1[j];
      c0[j] = Math.fma(a01, v1, Math.fma(a00, v0, s0));
      c1[j] = Math.fma(a11, v1, Math.fma(a10, v0, s1));
      c2[j] = Math.fma(a21, v1, Math.fma(a20, v0, s2));
      c3[j] = Math.fma(a31, v1, Math.fma(a30, v0, s3));
    }
  }

  /**
   * c(i,·) += Σ a(i,p)·b(p,·) for four rows i, two rows p at a time; p counts the copied rows, of
   * which some may be done.
   */
  private void addRows(Operand a, int row, int from, int to, int done, int sums, int width) {
    double[] c0 = resultRows.rows[sums];
    double[] c1 = resultRows.rows[sums + 1];
    double[] c2 = resultRows.rows[sums + 2];
    double[] c3 = resultRows.rows[sums + 3];
    double[][] b = rightRows.rows;
    double[] x = a.data;
    int step = a.columnStep;
    int last = a.rows - 1; // stands for rows beyond the end
    int next1 = (Math.min(row + 1, last) - row) * a.rowStep;
    int next2 = (Math.min(row + 2, last) - row) * a.rowStep;
    int next3 = (Math.min(row + 3, last) - row) * a.rowStep;
    int at = row * a.rowStep + (from + done) * step;
    int p = done;
    for (; p < to - from - 1; p += 2) {
      double[] b0 = b[p];
      double[] b1 = b[p + 1];
      double a00 = x[at];
      double a10 = x[at + next1];
      double a20 = x[at + next2];
      double a30 = x[at + next3];
      at += step;
      double a01 = x[at];
      double a11 = x[at + next1];
      double a21 = x[at + next2];
      double a31 = x[at + next3];
      at += step;
      for (int j = 0; j < width; j++) {
        double v0 = b0[j]; // once: after a store into c0 the compiler would load b0[j] again
        double v1 = b1[j];
        c0[j] = Math.fma(a01, v1, Math.fma(a00, v0, c0[j]));
        c1[j] = Math.fma(a11, v1, Math.fma(a10, v0, c1[j]));
        c2[j] = Math.fma(a21, v1, Math.fma(a20, v0, c2[j]));
        c3[j] = Math.fma(a31, v1, Math.fma(a30, v0, c3[j]));
      }
    }
    if (p < to - from) {
      double a0 = x[at];
      double a1 = x[at + next1];
      double a2 = x[at + next2];
      double a3 = x[at + next3];
      double[] b0 = b[p];
      for (int j = 0; j < width; j++) {
        double v = b0[j];
        c0[j] = Math.fma(a0, v, c0[j]);
        c1[j] = Math.fma(a1, v, c1[j]);
        c2[j] = Math.fma(a2, v, c2[j]);
        c3[j] = Math.fma(a3, v, c3[j]);
      }
    }
  }

  /**
   * The same for three rows i, three rows p at a time, as long as there are three.
   *
   * <p>A multiply-add costs one load or store here, and 1.25 in four by two: a step of a
   * 784-512-256-10 network takes about an eighth less time. Four by three would be a little faster
   * still, but JDK 17 makes no vector instructions of a loop of more than 60 of its operations, nor
   * of this one if the loop of {@link #addRest} is in the same method.
   */
  private void addLongRows(Operand a, int row, int from, int to, int sums, int width) {
    double[] c0 = resultRows.rows[sums];
    double[] c1 = resultRows.rows[sums + 1];
    double[] c2 = resultRows.rows[sums + 2];
    double[][] b = rightRows.rows;
    double[] x = a.data;
    int step = a.columnStep;
    int last = a.rows - 1;
    int next1 = (Math.min(row + 1, last) - row) * a.rowStep;
    int next2 = (Math.min(row + 2, last) - row) * a.rowStep;
    int at = row * a.rowStep + from * step;
    for (int p = 0; p < to - from; p += 3) {
      double[] b0 = b[p];
      double[] b1 = b[p + 1];
      double[] b2 = b[p + 2];
      double a00 = x[at];
      double a10 = x[at + next1];
      double a20 = x[at + next2];
      at += step;
      double a01 = x[at];
      double a11 = x[at + next1];
      double a21 = x[at + next2];
      at += step;
      double a02 = x[at];
      double a12 = x[at + next1];
      double a22 = x[at + next2];
      at += step;
      for (int j = 0; j < width; j++) {
        double v0 = b0[j]; // once, as above
        double v1 = b1[j];
        double v2 = b2[j];
        c0[j] = Math.fma(a02, v2, Math.fma(a01, v1, Math.fma(a00, v0, c0[j])));
        c1[j] = Math.fma(a12, v2, Math.fma(a11, v1, Math.fma(a10, v0, c1[j])));
        c2[j] = Math.fma(a22, v2, Math.fma(a21, v1, Math.fma(a20, v0, c2[j])));
      }
    }
  }

  /** Adds the one or two rows p that are left, from {@code rest} on. */
  private void addRest(Operand a, int row, int from, int rest, int to, int sums, int width) {
    double[] c0 = resultRows.rows[sums];
    double[] c1 = resultRows.rows[sums + 1];
    double[] c2 = resultRows.rows[sums + 2];
    int last = a.rows - 1;
    for (int p = rest; p < to; p++) {
      double[] b = rightRows.rows[p - from];
      double a0 = a.data[row * a.rowStep + p * a.columnStep];
      double a1 = a.data[Math.min(row + 1, last) * a.rowStep + p * a.columnStep];
      double a2 = a.data[Math.min(row + 2, last) * a.rowStep + p * a.columnStep];
      for (int j = 0; j < width; j++) {
        double v = b[j];
        c0[j] = Math.fma(a0, v, c0[j]);
        c1[j] = Math.fma(a1, v, c1[j]);
        c2[j] = Math.fma(a2, v, c2[j]);
      }
    }
  }

  @Override
  public String toString() {
    return "MatrixProduct";
  }
}
