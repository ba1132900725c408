package gradus.math;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Multiplies matrices: C = A·B, C = Aᵀ·B and C = A·Bᵀ. Nearly all the time of training is spent
 * here, so this is the one place that is written for speed.
 *
 * <p>An entry of C is a sum of products, c(i,j) = Σ a(i,p)·b(p,j). Summing up one entry after the
 * other is correct and slow. Four ideas make it several times faster; none changes what is
 * computed:
 *
 * <ol>
 *   <li><b>Whole rows.</b> Row i of C is a sum of rows of B: each row p, times a(i,p). A processor
 *       multiplies and adds 4 or 8 neighbouring numbers with one instruction, and the compiler of
 *       the JVM uses it for a loop over arrays, if each of them is an array of its own, which
 *       begins at index 0: then it sees that they don't overlap. Hence the rows are copied out of
 *       the matrices first ({@link Operand#copyTo}).
 *   <li><b>Four by two.</b> {@link #addRows} loads two rows of B and adds them to four rows of C.
 *       Each number that it loads is used four times, or twice; loading is what takes time. With
 *       larger tiles the compiler gives up.
 *   <li><b>Blocks.</b> Not all rows of B fit into the processor's near memory, its cache. So as
 *       many as do are taken at a time and added to all rows of C, before the next come.
 *   <li><b>The long way.</b> A row of 10 numbers isn't worth the effort. Where C is high and
 *       narrow, the same loops compute Cᵀ = Bᵀ·Aᵀ: a transposed matrix is the same numbers, read
 *       with other {@linkplain Operand steps}.
 * </ol>
 *
 * <p>Every entry is summed up from the first p to the last, each time by a fused multiply-add,
 * which rounds once. So the result doesn't depend on the blocks and tiles, and is the same to the
 * bit wherever the processor has this instruction. Where it hasn't, {@code Math.fma} would take a
 * thousand times as long, and EJML multiplies instead.
 *
 * <p>Source: K. Goto, R. van de Geijn, "Anatomy of High-Performance Matrix Multiplication" (2008).
 */
public final class MatrixProduct {
  // Rows of B at a time: so many numbers (128 KB, a part of the cache), but at least 32 rows.
  private static final int BLOCK = 16_384;
  private static final int LEAST_ROWS = 32;

  /** Rows of C this long need not be made longer by way of Cᵀ. */
  private static final int LONG = 64;

  // Shorter rows are computed as if they were so long: the compiler decides by the lengths that it
  // sees whether a loop is worth vector instructions. What is beyond their end is not read.
  private static final int SHORT = 16;

  private final boolean mayFuse; // if the processor can, which is asked at the first product
  private final Operand left = new Operand();
  private final Operand right = new Operand();
  private final Operand result = new Operand();

  // Copies of rows; they never shrink, so that nothing is allocated from the second time on.
  private double[][] rightRows = new double[0][];
  private double[][] resultRows = new double[0][];

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
    prepare("A·B", c);
    if (mayFuse && Processor.HAS_FMA) {
      multiply();
    } else {
      CommonOps_DDRM.mult(a, b, c);
    }
  }

  /**
   * C = Aᵀ·B.
   *
   * @param a k×n
   * @param b k×m
   * @param c gets its shape, n×m, and its entries
   * @throws IllegalArgumentException if the shapes don't fit, or c is one of the factors
   */
  public void multiplyTransA(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c) {
    left.setTransposed(a);
    right.set(b);
    prepare("Aᵀ·B", c);
    if (mayFuse && Processor.HAS_FMA) {
      multiply();
    } else {
      CommonOps_DDRM.multTransA(a, b, c);
    }
  }

  /**
   * C = A·Bᵀ.
   *
   * @param a n×k
   * @param b m×k
   * @param c gets its shape, n×m, and its entries
   * @throws IllegalArgumentException if the shapes don't fit, or c is one of the factors
   */
  public void multiplyTransB(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c) {
    left.set(a);
    right.setTransposed(b);
    prepare("A·Bᵀ", c);
    if (mayFuse && Processor.HAS_FMA) {
      multiply();
    } else {
      CommonOps_DDRM.multTransB(a, b, c);
    }
  }

  private void prepare(String name, DMatrixRMaj c) {
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
  }

  private void multiply() {
    boolean high = result.columns < LONG && result.rows > result.columns;
    if (high) { // Cᵀ = Bᵀ·Aᵀ
      result.transpose();
      left.transpose();
      right.transpose();
      multiplyRows(right, left);
    } else {
      multiplyRows(left, right);
    }
  }

  /** result = a·b. */
  private void multiplyRows(Operand a, Operand b) {
    int inner = b.rows;
    int rows = result.rows;
    int width = Math.max(SHORT, result.columns);
    int groups = (rows + 3) / 4; // of four rows; the last may have rows that nobody reads
    resultRows = grown(resultRows, 4 * groups, width);
    int block = Math.min(inner, Math.max(LEAST_ROWS, BLOCK / width / 2 * 2));
    rightRows = grown(rightRows, block, width);
    for (int row = 0; row < rows; row++) {
      Arrays.fill(resultRows[row], 0, width, 0);
    }
    for (int from = 0; from < inner; from += block) {
      int to = Math.min(from + block, inner);
      b.copyTo(rightRows, from, to);
      for (int group = 0; group < groups; group++) {
        addRows(a, 4 * group, from, to, width);
      }
    }
    result.copyFrom(resultRows);
  }

  /** c(i,·) += Σ a(i,p)·b(p,·) for four rows i, two rows p at a time; p counts the copied rows. */
  private void addRows(Operand a, int row, int from, int to, int width) {
    double[] c0 = resultRows[row];
    double[] c1 = resultRows[row + 1];
    double[] c2 = resultRows[row + 2];
    double[] c3 = resultRows[row + 3];
    double[] x = a.data;
    int step = a.columnStep;
    int last = a.rows - 1; // stands for rows beyond the end
    int at0 = row * a.rowStep + from * step;
    int at1 = Math.min(row + 1, last) * a.rowStep + from * step;
    int at2 = Math.min(row + 2, last) * a.rowStep + from * step;
    int at3 = Math.min(row + 3, last) * a.rowStep + from * step;
    int p = 0;
    for (; p + 1 < to - from; p += 2) {
      double[] b0 = rightRows[p];
      double[] b1 = rightRows[p + 1];
      double a00 = x[at0];
      double a01 = x[at0 + step];
      double a10 = x[at1];
      double a11 = x[at1 + step];
      double a20 = x[at2];
      double a21 = x[at2 + step];
      double a30 = x[at3];
      double a31 = x[at3 + step];
      at0 += 2 * step;
      at1 += 2 * step;
      at2 += 2 * step;
      at3 += 2 * step;
      for (int j = 0; j < width; j++) {
        double v0 = b0[j]; // once: after a store into c0 the compiler would load b0[j] anew
        double v1 = b1[j];
        c0[j] = Math.fma(a01, v1, Math.fma(a00, v0, c0[j]));
        c1[j] = Math.fma(a11, v1, Math.fma(a10, v0, c1[j]));
        c2[j] = Math.fma(a21, v1, Math.fma(a20, v0, c2[j]));
        c3[j] = Math.fma(a31, v1, Math.fma(a30, v0, c3[j]));
      }
    }
    if (p < to - from) {
      double[] b0 = rightRows[p];
      addRow(x[at0], b0, c0, width);
      addRow(x[at1], b0, c1, width);
      addRow(x[at2], b0, c2, width);
      addRow(x[at3], b0, c3, width);
    }
  }

  /** c += a·b. */
  private static void addRow(double a, double[] b, double[] c, int width) {
    for (int j = 0; j < width; j++) {
      c[j] = Math.fma(a, b[j], c[j]);
    }
  }

  /**
   * So many rows, each long enough: these, with new ones where there is none or it is too short.
   * Each row has its own length: one product needs many short ones, the next a few long ones.
   */
  private static double[][] grown(double[][] rows, int count, int width) {
    double[][] grown = rows.length < count ? Arrays.copyOf(rows, count) : rows;
    for (int row = 0; row < count; row++) {
      if (grown[row] == null || grown[row].length < width) {
        grown[row] = new double[width];
      }
    }
    return grown;
  }

  @Override
  public String toString() {
    return "MatrixProduct";
  }
}
