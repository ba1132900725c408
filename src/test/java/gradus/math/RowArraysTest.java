package gradus.math;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RowArraysTest {
  private final RowArrays arrays = new RowArrays();

  private void assertLongEnough(int count, int width) {
    assertThat(arrays.rows.length).isGreaterThanOrEqualTo(count);
    for (int row = 0; row < count; row++) {
      assertThat(arrays.rows[row].length).isGreaterThanOrEqualTo(width);
    }
  }

  @Test
  void everyRowFillsWholeLinesOfMemory() {
    for (int width = 1; width <= 70; width++) {
      arrays.require(width, width);
      double[] last = arrays.rows[width - 1];
      assertThat((16 + 8 * last.length) % 64).isZero(); // the header, and 8 bytes a number
      assertThat(last.length).isBetween(width, width + 7);
    }
  }

  @Test
  void rowsAreKeptWhereTheyAreLongEnough() {
    arrays.require(4, 20);
    double[][] before = arrays.rows.clone();
    arrays.require(2, 100);
    arrays.require(3, 10);
    assertLongEnough(2, 100);
    assertThat(arrays.rows[2]).isSameAs(before[2]);
    assertThat(arrays.rows[3]).isSameAs(before[3]);
    arrays.require(4, 50); // of which the first two are already
    assertLongEnough(4, 50);
    assertThat(arrays.rows[0].length).isGreaterThanOrEqualTo(100);
    arrays.require(6, 50);
    assertLongEnough(6, 50);
  }
}
