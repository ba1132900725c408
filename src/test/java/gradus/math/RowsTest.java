package gradus.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RowsTest {
  @Test
  void addsARowToEveryRow() {
    Matrix matrix = new Matrix(new double[][] {{1, 2}, {3, 4}});
    Rows.add(matrix, new Matrix(new double[][] {{10, 20}}));
    assertThat(matrix.data).containsExactly(11, 22, 13, 24);
  }

  @Test
  void sumsColumnsAndForgetsWhatWasThere() {
    Matrix sums = new Matrix(new double[][] {{99, 99}});
    Rows.columnSums(new Matrix(new double[][] {{1, 2}, {3, 4}, {5, 6}}), sums);
    assertThat(sums.data).containsExactly(1 + 3 + 5, 2 + 4 + 6);
  }

  @Test
  void columnsAreSummedFromTheFirstRowToTheLast() {
    Random random = new Random(3);
    for (int rows = 0; rows <= 11; rows++) {
      Matrix matrix = new Matrix(rows, 3);
      double[] expected = new double[3];
      for (int i = 0; i < matrix.getNumElements(); i++) {
        matrix.data[i] = random.nextGaussian();
        expected[i % 3] += matrix.data[i];
      }
      Matrix sums = new Matrix(1, 3);
      Rows.columnSums(matrix, sums);
      assertThat(sums.data).isEqualTo(expected);
    }
  }

  @Test
  void copiesARow() {
    Matrix to = new Matrix(2, 2);
    Rows.copy(new Matrix(new double[][] {{1, 2}, {3, 4}, {5, 6}}), 2, to, 1);
    assertThat(to.data).containsExactly(0, 0, 5, 6);
    assertThatThrownBy(() -> Rows.copy(new Matrix(3, 4), 0, to, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "A row of a 3 x 4 matrix has another width than those of a 2 x 2 matrix, so it cannot be"
                + " copied there.");
  }

  @Test
  void subtractsARowFromEveryRow() {
    Matrix matrix = new Matrix(new double[][] {{11, 22}, {13, 24}});
    Rows.subtract(matrix, new Matrix(new double[][] {{10, 20}}));
    assertThat(matrix.data).containsExactly(1, 2, 3, 4);
  }

  @Test
  void columnMeansAreSumsDividedByTheNumberOfRows() {
    Matrix means = new Matrix(new double[][] {{99, 99}});
    Rows.columnMeans(new Matrix(new double[][] {{1, 2}, {3, 4}, {5, 9}}), means);
    assertThat(means.data).containsExactly((1 + 3 + 5) / 3.0, (2 + 4 + 9) / 3.0);
  }

  @Test
  void refusesARowOfAnotherWidth() {
    Matrix matrix = new Matrix(2, 3);
    assertThatThrownBy(() -> Rows.add(matrix, new Matrix(1, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A row for a 2 x 3 matrix is 1 x 3, but got 1 x 2.");
    assertThatThrownBy(() -> Rows.subtract(matrix, new Matrix(2, 3)))
        .hasMessage("A row for a 2 x 3 matrix is 1 x 3, but got 2 x 3.");
    assertThatThrownBy(() -> Rows.columnMeans(matrix, new Matrix(1, 4)))
        .hasMessage("A row for a 2 x 3 matrix is 1 x 3, but got 1 x 4.");
    assertThatThrownBy(() -> Rows.columnSums(matrix, new Matrix(3, 3)))
        .hasMessage("A row for a 2 x 3 matrix is 1 x 3, but got 3 x 3.");
  }

  @Test
  void ignoresStorageBeyondTheShape() {
    Matrix matrix = new Matrix(5, 2);
    matrix.fill(7);
    matrix.reshape(2, 2);
    Rows.add(matrix, new Matrix(new double[][] {{1, 1}}));
    Matrix sums = new Matrix(1, 2);
    Rows.columnSums(matrix, sums);
    assertThat(sums.data).containsExactly(16, 16);
    Rows.columnMeans(matrix, sums);
    assertThat(sums.data).containsExactly(8, 8);
    Rows.subtract(matrix, new Matrix(new double[][] {{1, 1}}));
    assertThat(matrix.data[4]).isEqualTo(7);
  }

  @Test
  void argMaxIsTheFirstOfEqualsAndNaNIsLargest() {
    Matrix matrix = new Matrix(new double[][] {{1, 3, 3}, {9, -1, 4}, {5, Double.NaN, 7}});
    assertThat(Rows.argMax(matrix, 0)).isEqualTo(1);
    assertThat(Rows.argMax(matrix, 1)).isEqualTo(0);
    assertThat(Rows.argMax(matrix, 2)).isEqualTo(1);
  }

  @Test
  void argMaxOfAllRowsIsThatOfEach() {
    Random random = new Random(5);
    for (int rows = 0; rows <= 9; rows++) { // four at a time, and what is left
      Matrix matrix = new Matrix(rows, 1 + rows % 4);
      for (int i = 0; i < matrix.getNumElements(); i++) {
        matrix.data[i] = random.nextInt(3) - 5; // with equals
      }
      int[] columns = new int[rows];
      Rows.argMax(matrix, columns);
      for (int row = 0; row < rows; row++) {
        assertThat(columns[row]).isEqualTo(Rows.argMax(matrix, row));
      }
    }
  }

  @Test
  void rowsWithTheSameArgMaxAreCounted() {
    Random random = new Random(7);
    for (int rows = 0; rows <= 21; rows++) { // four at a time, and what is left
      Matrix a = new Matrix(rows, 2 + rows % 4);
      Matrix b = new Matrix(rows, 2 + rows % 4);
      for (int i = 0; i < a.getNumElements(); i++) {
        a.data[i] = random.nextInt(3) - 5; // with equals
        b.data[i] = random.nextInt(3) - 5;
      }
      int expected = 0;
      for (int row = 0; row < rows; row++) {
        expected += Rows.argMax(a, row) == Rows.argMax(b, row) ? 1 : 0;
      }
      assertThat(Rows.countSameArgMax(a, b)).isEqualTo(expected);
      assertThat(Rows.countSameArgMax(a, a)).isEqualTo(rows);
    }
  }

  @Test
  void sumsOfAllRowsAreThoseOfEachToTheBit() {
    Random random = new Random(6);
    for (int rows = 0; rows <= 9; rows++) {
      Matrix matrix = new Matrix(rows, 5);
      for (int i = 0; i < matrix.getNumElements(); i++) {
        matrix.data[i] = random.nextGaussian();
      }
      double[] sums = new double[rows + 1];
      sums[rows] = 7; // what is beyond the last row stays
      Rows.sums(matrix, sums);
      for (int row = 0; row < rows; row++) {
        assertThat(sums[row]).isEqualTo(Rows.sum(matrix, row));
      }
      assertThat(sums[rows]).isEqualTo(7);
    }
  }

  @Test
  void logSumExpOfEqualEntriesIsLnOfTheirNumberAboveThem() {
    Matrix matrix = new Matrix(new double[][] {{7, 7, 7}, {1000, 1000, 1000}});
    assertThat(Rows.logSumExpAboveMax(matrix, 0, 0)).isEqualTo(Math.log(3), within(1e-15));
    assertThat(Rows.logSumExpAboveMax(matrix, 1, 2)).isEqualTo(Math.log(3), within(1e-15));
  }

  @Test
  void logSumExpKeepsTheDigitsOfASmallRest() {
    // ln(1 + e⁻⁵⁰) = e⁻⁵⁰ − e⁻¹⁰⁰/2, of which 1 + e⁻⁵⁰ would keep no digit at all.
    Matrix matrix = new Matrix(new double[][] {{0, -50}});
    assertThat(Rows.logSumExpAboveMax(matrix, 0, 0)).isEqualTo(Math.exp(-50), within(1e-36));
  }

  @Test
  void firstNotFiniteLooksAtTheShapeOnly() {
    Matrix matrix = new Matrix(new double[][] {{1, 2}, {3, Double.NaN}, {0, 0}});
    assertThat(Rows.firstNotFinite(matrix)).isEqualTo(3);
    matrix.reshape(1, 2);
    assertThat(Rows.firstNotFinite(matrix)).isEqualTo(-1);
  }

  @Test
  void dotCountsEveryEntryOnce() {
    // 1 + 4 + 9 + ... is n(n + 1)(2n + 1) / 6: 1, 5, 14, ..., 19 * 20 * 39 / 6 = 2470
    for (int entries = 0; entries <= 19; entries++) {
      Matrix matrix = new Matrix(1, entries);
      for (int i = 0; i < entries; i++) {
        matrix.data[i] = i % 2 == 0 ? i + 1 : -i - 1;
      }
      int expected = entries * (entries + 1) * (2 * entries + 1) / 6;
      assertThat(Rows.dot(matrix, matrix)).isEqualTo(expected);
      Matrix ones = new Matrix(1, entries); // 1 - 2 + 3 - ... is 1, -1, 2, -2, ...
      ones.fill(1);
      int alternating = entries % 2 == 0 ? -entries / 2 : (entries + 1) / 2;
      assertThat(Rows.dot(matrix, ones)).isEqualTo(alternating);
    }
  }

  @Test
  void firstNotFiniteFindsItAnywhere() {
    for (int i = 0; i < 19; i++) {
      Matrix matrix = new Matrix(1, 19);
      matrix.data[18] = Double.NEGATIVE_INFINITY;
      matrix.data[i] = Double.NaN;
      assertThat(Rows.firstNotFinite(matrix)).isEqualTo(i);
    }
  }

  @Test
  void numbersWhoseSumOverflowsAreFinite() {
    Matrix matrix = new Matrix(new double[][] {{Double.MAX_VALUE, -Double.MAX_VALUE}});
    assertThat(Rows.dot(matrix, matrix)).isInfinite();
    assertThat(Rows.firstNotFinite(matrix)).isEqualTo(-1);
  }
}
