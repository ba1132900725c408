package gradus.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

class MatrixProductTest {
  private final MatrixProduct product = new MatrixProduct();
  private final Random random = new Random(5);

  private Matrix matrix(int rows, int columns) {
    Matrix matrix = new Matrix(rows, columns);
    for (int i = 0; i < rows * columns; i++) {
      matrix.data[i] = random.nextGaussian();
    }
    return matrix;
  }

  private static Matrix transposed(Matrix matrix) {
    Matrix transposed = new Matrix(matrix.numCols, matrix.numRows);
    CommonOps_DDRM.transpose(matrix, transposed);
    return transposed;
  }

  /** The rows of a matrix, for a product that asks for them. */
  private static RowSource source(Matrix matrix) {
    return new RowSource() {
      @Override
      public int rows() {
        return matrix.numRows;
      }

      @Override
      public int columns() {
        return matrix.numCols;
      }

      @Override
      public void copyTo(double[][] arrays, int fromRow, int toRow, int fromColumn, int count) {
        for (int row = fromRow; row < toRow; row++) {
          int start = row * matrix.numCols + fromColumn;
          System.arraycopy(matrix.data, start, arrays[row - fromRow], 0, count);
        }
      }
    };
  }

  /** Entry by entry, from the first p to the last: what every way through the class must equal. */
  private static Matrix expected(Matrix a, Matrix b, Matrix row) {
    Matrix c = new Matrix(a.numRows, b.numCols);
    for (int i = 0; i < a.numRows; i++) {
      for (int j = 0; j < b.numCols; j++) {
        double sum = row.get(0, j);
        for (int p = 0; p < a.numCols; p++) {
          sum = Math.fma(a.get(i, p), b.get(p, j), sum);
        }
        c.set(i, j, sum);
      }
    }
    return c;
  }

  @Test
  void aProductByHand() {
    // 1·5 + 2·7 = 19, 1·6 + 2·8 = 22, 3·5 + 4·7 = 43, 3·6 + 4·8 = 50
    Matrix a = new Matrix(new double[][] {{1, 2}, {3, 4}});
    Matrix b = new Matrix(new double[][] {{5, 6}, {7, 8}});
    Matrix c = new Matrix(0, 0);
    product.multiply(a, b, c);
    assertThat(c.data).containsExactly(19, 22, 43, 50);
    product.multiplyAndAdd(a, b, new Matrix(new double[][] {{100, 200}}), c);
    assertThat(c.data).containsExactly(119, 222, 143, 250);
    // 1·5 + 3·7 = 26, 1·6 + 3·8 = 30, 2·5 + 4·7 = 38, 2·6 + 4·8 = 44
    product.multiplyTransA(a, b, c);
    assertThat(c.data).containsExactly(26, 30, 38, 44);
    // 1·5 + 2·6 = 17, 1·7 + 2·8 = 23, 3·5 + 4·6 = 39, 3·7 + 4·8 = 53
    product.multiplyTransB(a, b, c);
    assertThat(c.data).containsExactly(17, 23, 39, 53);
  }

  /** Small ones, with every remainder of tiles and lines. */
  @Test
  void tilesDoNotChangeABit() {
    for (int i = 0; i < 1500; i++) {
      int most = i < 1000 ? 20 : 90;
      assertSameBits(1 + random.nextInt(most), 1 + random.nextInt(most), 1 + random.nextInt(most));
    }
  }

  /** From 32 rows and 128 columns on, in tiles of three by three: with every remainder. */
  @Test
  void tilesOfLongRowsDoNotChangeABit() {
    for (int columns : new int[] {127, 128, 129, 131, 200}) {
      for (int rows = 30; rows <= 36; rows++) {
        for (int inner = 1; inner <= 7; inner++) {
          assertSameBits(rows, inner, columns);
        }
      }
    }
    for (int i = 0; i < 200; i++) {
      int rows = 1 + random.nextInt(70);
      int columns = 100 + random.nextInt(150);
      int inner = 1 + random.nextInt(60);
      assertSameBits(rows, inner, columns);
      assertSameBits(columns, inner, rows); // by way of the transposed matrices, if it is narrow
    }
  }

  /** A panel of 200 columns is taken 162 rows at a time, the last multiple of 6 in 32,768 / 200. */
  @Test
  void blocksDoNotChangeABit() {
    assertSameBits(5, 162, 200);
    for (int rest = 1; rest <= 6; rest++) { // what the last block has
      assertSameBits(5, 162 + rest, 200);
      assertSameBits(34, 324 + rest, 200);
    }
    assertSameBits(200, 400, 40); // by way of the transposed matrices
    assertSameBits(6, 2050, 16); // short rows, of which 2,046 make a block
    assertSameBits(9, 1500, 25);
  }

  /** 256 columns are one panel, 257 are two, of 129 and 128. */
  @Test
  void panelsDoNotChangeABit() {
    for (int columns : new int[] {255, 256, 257, 258, 511, 512, 513, 1000}) {
      assertSameBits(4, 10, columns);
      assertSameBits(32, 10, columns);
      assertSameBits(columns, 10, 4);
    }
    assertSameBits(40, 300, 600); // several panels of several blocks
    assertSameBits(600, 300, 40);
    assertSameBits(70, 9, 300);
  }

  private void assertSameBits(int rows, int inner, int columns) {
    Matrix a = matrix(rows, inner);
    Matrix b = matrix(inner, columns);
    double[] expected = expected(a, b, new Matrix(1, columns)).data;
    Matrix c = new Matrix(0, 0);
    Matrix row = matrix(1, columns);
    product.multiplyAndAdd(a, b, row, c);
    assertThat(c.data).isEqualTo(expected(a, b, row).data);
    product.multiply(a, b, c);
    assertThat(c.data).isEqualTo(expected);
    product.multiplyTransA(transposed(a), b, c);
    assertThat(c.data).isEqualTo(expected);
    product.multiplyTransB(a, transposed(b), c);
    assertThat(c.data).isEqualTo(expected);
    product.multiply(a, source(b), c);
    assertThat(c.data).isEqualTo(expected);
    assertThat(Shapes.of(c)).isEqualTo(Shapes.of(rows, columns));
  }

  @Test
  void aMatrixThatIsNotWrittenDownByHand() {
    Matrix a = new Matrix(new double[][] {{1, 2}, {3, 4}});
    Matrix b = new Matrix(new double[][] {{5, 6}, {7, 8}});
    for (MatrixProduct either : new MatrixProduct[] {product, new MatrixProduct(false)}) {
      Matrix c = new Matrix(0, 0);
      either.multiply(a, source(b), c);
      assertThat(c.data).containsExactly(19, 22, 43, 50); // as above
    }
    assertThatThrownBy(() -> product.multiply(a, source(new Matrix(3, 2)), new Matrix(0, 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "A*B got 2 x 2 times 3 x 2, but expects as many columns on the left as rows on the"
                + " right.");
    assertThatThrownBy(() -> product.multiply(a, source(b), a))
        .hasMessage("A*B got a factor as the result, too, but expects another matrix for it.");
  }

  @Test
  void aSumOfNothingIsZero() {
    for (MatrixProduct either : new MatrixProduct[] {product, new MatrixProduct(false)}) {
      Matrix c = new Matrix(new double[][] {{7, 7}, {7, 7}, {7, 7}});
      either.multiply(matrix(3, 0), matrix(0, 2), c);
      assertThat(c.data).containsExactly(0, 0, 0, 0, 0, 0);
      either.multiplyAndAdd(matrix(3, 0), matrix(0, 2), new Matrix(new double[][] {{1, 2}}), c);
      assertThat(c.data).containsExactly(1, 2, 1, 2, 1, 2);
      either.multiply(matrix(0, 3), matrix(3, 2), c);
      assertThat(Shapes.of(c)).isEqualTo("0 x 2");
      either.multiplyTransB(matrix(3, 2), matrix(0, 2), c);
      assertThat(Shapes.of(c)).isEqualTo("3 x 0");
    }
  }

  @Test
  void equalsEjmlUpToRounding() {
    DMatrixRMaj ejml = new DMatrixRMaj(1, 1);
    Matrix c = new Matrix(0, 0);
    for (int i = 0; i < 2000; i++) {
      // Every tenth has a single row, a single column or a single number to sum up.
      int rows = i % 10 == 0 && i % 3 == 0 ? 1 : 1 + random.nextInt(300);
      int inner = i % 10 == 0 && i % 3 == 1 ? 1 : 1 + random.nextInt(i % 20 == 0 ? 300 : 60);
      int columns = i % 10 == 0 && i % 3 == 2 ? 1 : 1 + random.nextInt(i % 20 == 0 ? 300 : 60);
      Matrix a = matrix(rows, inner);
      Matrix b = matrix(inner, columns);
      CommonOps_DDRM.mult(a, b, ejml);
      product.multiply(a, b, c);
      assertThat(distance(c, ejml)).isLessThan(1e-13);
      Matrix left = transposed(a);
      CommonOps_DDRM.multTransA(left, b, ejml);
      product.multiplyTransA(left, b, c);
      assertThat(distance(c, ejml)).isLessThan(1e-13);
      Matrix right = transposed(b);
      CommonOps_DDRM.multTransB(a, right, ejml);
      product.multiplyTransB(a, right, c);
      assertThat(distance(c, ejml)).isLessThan(1e-13);
    }
  }

  /** The largest difference, as a part of the largest entry. */
  private static double distance(DMatrixRMaj first, DMatrixRMaj second) {
    assertThat(Shapes.of(first)).isEqualTo(Shapes.of(second));
    double difference = 0;
    double largest = 0;
    for (int i = 0; i < first.getNumElements(); i++) {
      difference = Math.max(difference, Math.abs(first.data[i] - second.data[i]));
      largest = Math.max(largest, Math.abs(first.data[i]));
    }
    return difference / largest;
  }

  @Test
  void withoutTheInstructionEjmlMultiplies() {
    MatrixProduct withoutFma = new MatrixProduct(false);
    Matrix a = matrix(20, 30);
    Matrix b = matrix(30, 40);
    Matrix expected = new Matrix(0, 0);
    Matrix c = new Matrix(0, 0);
    CommonOps_DDRM.mult(a, b, expected);
    withoutFma.multiply(a, b, c);
    assertThat(c.data).isEqualTo(expected.data);
    Matrix row = matrix(1, 40);
    withoutFma.multiplyAndAdd(a, b, row, c);
    Rows.subtract(c, row);
    assertThat(distance(c, expected)).isLessThan(1e-14);
    withoutFma.multiplyTransA(transposed(a), b, c);
    assertThat(distance(c, expected)).isLessThan(1e-14);
    withoutFma.multiplyTransB(a, transposed(b), c);
    assertThat(distance(c, expected)).isLessThan(1e-14);
    // The difference is real: fused, an entry is rounded once a term.
    product.multiply(a, b, c);
    assertThat(c.data).isNotEqualTo(expected.data);
  }

  @Test
  void whatIsNotFiniteArrives() {
    Matrix a = matrix(9, 5);
    Matrix b = matrix(5, 7);
    a.set(8, 4, Double.NaN);
    b.set(0, 6, Double.POSITIVE_INFINITY);
    Matrix c = new Matrix(0, 0);
    product.multiply(a, b, c);
    for (int i = 0; i < 9; i++) {
      for (int j = 0; j < 7; j++) {
        assertThat(Double.isNaN(c.get(i, j))).isEqualTo(i == 8);
        assertThat(Double.isInfinite(c.get(i, j))).isEqualTo(i < 8 && j == 6);
      }
    }
    // What an earlier, larger product left in the buffers is not read.
    product.multiply(matrix(3, 2), matrix(2, 3), c);
    assertThat(Rows.firstNotFinite(c)).isEqualTo(-1);
  }

  @Test
  void theFactorsStayAsTheyAre() {
    Matrix a = matrix(6, 40);
    Matrix b = matrix(40, 3);
    double[] before = a.data.clone();
    product.multiply(a, b, new Matrix(0, 0));
    assertThat(a.data).isEqualTo(before);
  }

  @Test
  void shapesThatDoNotFitAreRefused() {
    Matrix a = matrix(2, 3);
    Matrix b = matrix(4, 5);
    Matrix c = new Matrix(0, 0);
    String expected = ", but expects as many columns on the left as rows on the right.";
    assertThatThrownBy(() -> product.multiply(a, b, c))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A*B got 2 x 3 times 4 x 5" + expected);
    assertThatThrownBy(() -> product.multiplyAndAdd(a, b, matrix(1, 5), c))
        .hasMessage("A*B + b got 2 x 3 times 4 x 5" + expected);
    assertThatThrownBy(() -> product.multiplyAndAdd(a, matrix(3, 5), matrix(1, 4), c))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A row for a 3 x 5 matrix is 1 x 5, but got 1 x 4.");
    assertThatThrownBy(() -> product.multiplyTransA(a, b, c))
        .hasMessage("A^T*B got 3 x 2 times 4 x 5" + expected);
    assertThatThrownBy(() -> product.multiplyTransB(a, b, c))
        .hasMessage("A*B^T got 2 x 3 times 5 x 4" + expected);
  }

  @Test
  void aFactorCannotTakeTheResult() {
    Matrix square = matrix(3, 3);
    assertThatThrownBy(() -> product.multiply(square, matrix(3, 3), square))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A*B got a factor as the result, too, but expects another matrix for it.");
    assertThatThrownBy(() -> product.multiplyTransB(matrix(3, 3), square, square))
        .hasMessage("A*B^T got a factor as the result, too, but expects another matrix for it.");
  }
}
