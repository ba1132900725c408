package gradus.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

class MatrixTest {
  @Test
  void isAnEjmlMatrix() {
    Matrix product = new Matrix(1, 1);
    CommonOps_DDRM.mult(
        new Matrix(new double[][] {{1, 2}}), new Matrix(new double[][] {{3}, {4}}), product);
    assertThat(product.get(0, 0)).isEqualTo(1 * 3 + 2 * 4);
  }

  @Test
  void copyHasStorageOfItsOwn() {
    DMatrixRMaj original = new DMatrixRMaj(new double[][] {{1, 2}, {3, 4}});
    Matrix copy = new Matrix(original);
    original.set(1, 1, 99);
    assertThat(copy.get(1, 1)).isEqualTo(4);
    assertThat(copy.get(0, 1)).isEqualTo(2);
  }

  @Test
  void copyIsAMatrixToo() {
    Matrix original = new Matrix(new double[][] {{1, 2}, {3, 4}});
    original.reshape(1, 2);
    Matrix copy = original.copy();
    original.set(0, 1, 99);
    assertThat(copy)
        .hasToString("1 x 2  min 1.0000  max 2.0000  mean 1.5000\n     1.0000     2.0000");
    assertThat(copy.data).containsExactly(1, 2);
  }

  @Test
  void rowsOfOneStandBelowThoseOfAnother() {
    Matrix upper = new Matrix(new double[][] {{1, 2}, {9, 9}});
    upper.reshape(1, 2);
    Matrix lower = new Matrix(new double[][] {{3, 4}, {5, 6}});
    Matrix both = Matrix.stacked(upper, lower);
    assertThat(both.numRows).isEqualTo(3);
    assertThat(both.data).containsExactly(1, 2, 3, 4, 5, 6);
    assertThatThrownBy(() -> Matrix.stacked(upper, new Matrix(1, 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "stacked got a 1 x 2 and a 1 x 3 matrix, but expects the same number of columns.");
  }

  @Test
  void copyOfAReshapedMatrixHasItsShapeNotItsStorage() {
    Matrix shrunk = new Matrix(10, 10);
    shrunk.reshape(2, 3);
    assertThat(shrunk.data).hasSize(100);
    assertThat(new Matrix(shrunk).data).hasSize(6);
  }

  @Test
  void showsShapeFiguresAndEntries() {
    Matrix matrix = new Matrix(new double[][] {{1, -2}, {0.5, 4}});
    assertThat(matrix.toString())
        .isEqualTo(
            """
            2 x 2  min -2.0000  max 4.0000  mean 0.8750
                 1.0000    -2.0000
                 0.5000     4.0000""");
  }

  @Test
  void showsSmallAndLargeEntriesScientifically() {
    Matrix matrix = new Matrix(new double[][] {{1e-9, 1e9}});
    assertThat(matrix.toString()).contains(" 1.000e-09  1.000e+09");
  }

  @Test
  void countsWhatIsNotFinite() {
    Matrix matrix = new Matrix(new double[][] {{Double.NaN, 3, Double.NEGATIVE_INFINITY}});
    assertThat(matrix.toString())
        .startsWith("1 x 3  min 3.0000  max 3.0000  mean 3.0000  NOT FINITE: 2\n");
  }

  @Test
  void showsOnlyACornerOfALargeMatrix() {
    String text = new Matrix(784, 512).toString();
    assertThat(text.lines()).hasSize(1 + 6 + 1);
    assertThat(text).hasSizeLessThan(800).contains("784 x 512", "...");
  }

  @Test
  void upToTenThousandEntriesAreReadForTheFigures() {
    Matrix matrix = new Matrix(100, 100);
    matrix.set(99, 99, 50);
    // 50 / 10,000
    assertThat(matrix.figures()).isEqualTo("100 x 100  min 0.0000  max 50.0000  mean 0.0050");
  }

  @Test
  void ofMoreEntriesAPartIsReadAndTheTextSaysSo() {
    Matrix matrix = new Matrix(784, 512);
    matrix.fill(3);
    matrix.set(0, 1, 99); // isn't read: 401,408 entries are 40.1 times 10,000, so it is 1 in 41
    matrix.set(0, 41, 4);
    matrix.set(0, 82, Double.NaN);
    // 9791 are read, the last with index 9790 · 41: (9789 · 3 + 4) / 9790 = 3.0001
    assertThat(matrix.figures())
        .isEqualTo(
            "784 x 512  min 3.0000  max 4.0000  mean 3.0001  NOT FINITE: 1  (1 entry in 41)");
  }

  @Test
  void noColumnIsLeftOutOfThatPart() {
    Matrix matrix = new Matrix(10_000, 3);
    for (int row = 0; row < 10_000; row++) {
      matrix.set(row, 1, 5);
    }
    // 1 in 3 would be column 0 alone, so it is 1 in 4: indices 0, 4, 8, 12 are columns 0, 1, 2, 0.
    // 2500 of 7500 entries are 5.
    assertThat(matrix.figures())
        .isEqualTo("10000 x 3  min 0.0000  max 5.0000  mean 1.6667  (1 entry in 4)");
  }

  @Test
  void showsAnEmptyMatrix() {
    assertThat(new Matrix(0, 4).toString()).isEqualTo("0 x 4");
  }

  @Test
  void showingChangesNothing() {
    Matrix matrix = new Matrix(new double[][] {{1, 2}, {3, 4}});
    matrix.reshape(1, 2);
    assertThat(matrix.toString()).isEqualTo(matrix.toString());
    assertThat(matrix.data).containsExactly(1, 2, 3, 4);
  }

  @Test
  void refusesRowsOfDifferentLengths() {
    assertThatThrownBy(() -> new Matrix(new double[][] {{1, 2}, {3}}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Row 1 has 1 entries, but row 0 has 2: all rows of a matrix need the same length.");
  }

  @Test
  void refusesImpossibleSizes() {
    assertThatThrownBy(() -> new Matrix(-1, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "A matrix of -1 x 3 cannot be made: sizes must be 0 or more, with at most 2,147,483,639"
                + " entries.");
    assertThatThrownBy(() -> new Matrix(65536, 65536))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("A matrix of 65536 x 65536 cannot be made");
  }
}
