package gradus.math;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SummaryStatisticsTest {
  @Test
  void areThoseOfAllEntries() {
    Matrix matrix = new Matrix(new double[][] {{1, 0, -4}, {-0.0, 2, 3}});
    // (1 + 0 − 4 − 0 + 2 + 3) / 6 = 1/3; −0 is a zero, too
    assertThat(SummaryStatistics.of(matrix))
        .isEqualTo(new SummaryStatistics(6, 0, 2, -4, 2 / 6.0, 3));
  }

  @Test
  void whatIsNotFiniteIsCountedAndLeftOut() {
    Matrix matrix =
        new Matrix(new double[][] {{Double.NaN, 1, Double.POSITIVE_INFINITY}, {0, 5, -1.0 / 0.0}});
    // (1 + 0 + 5) / 3 = 2
    assertThat(SummaryStatistics.of(matrix)).isEqualTo(new SummaryStatistics(6, 3, 1, 0, 2, 5));
  }

  @Test
  void whereNothingIsFiniteThereAreNone() {
    Matrix matrix = new Matrix(new double[][] {{Double.NaN, Double.NEGATIVE_INFINITY}});
    assertThat(SummaryStatistics.of(matrix))
        .isEqualTo(new SummaryStatistics(2, 2, 0, Double.NaN, Double.NaN, Double.NaN));
  }

  @Test
  void canBeThoseOfAPart() {
    Matrix matrix = new Matrix(new double[][] {{1, 9, 9, 2}, {9, 9, 6, 9}});
    // indices 0, 3, 6: (1 + 2 + 6) / 3 = 3
    assertThat(SummaryStatistics.ofOneIn(3, matrix))
        .isEqualTo(new SummaryStatistics(3, 0, 0, 1, 3, 6));
  }

  @Test
  void endWithTheMatrixNotWithItsStorage() {
    Matrix matrix = new Matrix(new double[][] {{1, 2}, {3, 1000}});
    matrix.reshape(1, 3);
    assertThat(SummaryStatistics.of(matrix)).isEqualTo(new SummaryStatistics(3, 0, 0, 1, 2, 3));
  }
}
