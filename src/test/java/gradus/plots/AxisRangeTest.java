package gradus.plots;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AxisRangeTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  @Test
  void goesFromTheLowestToTheHighestThatCanBeDrawn() {
    double[] numbers = {3, Double.NaN, -2, INFINITY, 1e200, 0};
    assertThat(AxisRange.of(numbers, false)).isEqualTo(new AxisRange(-2, 3));
    // On a logarithmic axis 0 and below cannot be drawn.
    assertThat(AxisRange.of(numbers, true)).isEqualTo(new AxisRange(3, 3));
  }

  @Test
  void hasADefaultWhereNothingCanBeDrawn() {
    assertThat(AxisRange.of(new double[] {Double.NaN, -INFINITY}, false))
        .isEqualTo(new AxisRange(0, 1));
    assertThat(AxisRange.of(new double[] {0, -1}, true)).isEqualTo(new AxisRange(0.1, 1));
  }

  @Test
  void whatCannotBeDrawnBecomesNaN() {
    assertThat(AxisRange.shown(-1, false)).isEqualTo(-1);
    assertThat(AxisRange.shown(-1, true)).isNaN();
    assertThat(AxisRange.shown(1e-31, true)).isNaN();
    assertThat(AxisRange.shown(-1e101, false)).isNaN();
  }

  @Test
  void isWidenedByAShareOfItsLength() {
    assertThat(new AxisRange(0, 10).widened(0.1)).isEqualTo(new AxisRange(-1, 11));
    // A single number gets half of itself on each side, and 0 gets 1.
    assertThat(new AxisRange(4, 4).widened(0.1)).isEqualTo(new AxisRange(2, 6));
    assertThat(new AxisRange(-4, -4).widened(0.1)).isEqualTo(new AxisRange(-6, -2));
    assertThat(new AxisRange(0, 0).widened(0.1)).isEqualTo(new AxisRange(-1, 1));
  }

  @Test
  void isWidenedByAShareOfItsDecadesOnALogarithmicAxis() {
    // Two decades: a tenth of them on each side is a factor of 100^0.1.
    double factor = Math.pow(100, 0.1);
    assertThat(new AxisRange(1, 100).widenedLog(0.1))
        .isEqualTo(new AxisRange(1 / factor, 100 * factor));
    assertThat(new AxisRange(4, 5).widenedLog(0.1)).isEqualTo(new AxisRange(2, 10));
  }

  @Test
  void joinsAnotherAndStartsFromZero() {
    assertThat(new AxisRange(1, 3).and(new AxisRange(2, 5))).isEqualTo(new AxisRange(1, 5));
    assertThat(new AxisRange(1, 3).fromZero()).isEqualTo(new AxisRange(0, 3));
    assertThat(new AxisRange(-1, 3).fromZero()).isEqualTo(new AxisRange(-1, 3));
  }
}
