package gradus.plots;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AxisTicksTest {
  @Test
  void fewDecadesHaveTwosAndFivesToo() {
    assertThat(AxisTicks.logarithmic(new AxisRange(0.08, 3)))
        .containsExactly(0.1, 0.2, 0.5, 1.0, 2.0);
    assertThat(AxisTicks.logarithmic(new AxisRange(1, 10))).containsExactly(1.0, 2.0, 5.0, 10.0);
  }

  @Test
  void severalDecadesHavePowersOfTen() {
    assertThat(AxisTicks.logarithmic(new AxisRange(0.001, 1)))
        .containsExactly(0.001, 0.01, 0.1, 1.0);
  }

  @Test
  void manyDecadesHaveAtMostNineTicks() {
    assertThat(AxisTicks.logarithmic(new AxisRange(1e-30, 1e30)))
        .containsExactly(1e-24, 1e-16, 1e-8, 1.0, 1e8, 1e16, 1e24);
    for (int decades = 1; decades < 130; decades++) {
      List<Double> ticks = AxisTicks.logarithmic(new AxisRange(1e-30, Math.pow(10, decades - 30)));
      assertThat(ticks).hasSizeBetween(2, 9);
    }
  }

  @Test
  void onlyTicksHaveALabel() {
    List<Double> ticks = AxisTicks.logarithmic(new AxisRange(1e-6, 2e-6));
    assertThat(AxisTicks.label(2e-6 * (1 + 1e-12), ticks)).isEqualTo("2e-6");
    assertThat(AxisTicks.label(1.5e-6, ticks)).isEmpty();
  }

  @Test
  void anAxisHasPowersOfTenThroughoutOrNotAtAll() {
    AxisRange tiny = new AxisRange(0, 2e-4);
    assertThat(AxisTicks.label(5e-5, tiny)).isEqualTo("5e-5");
    assertThat(AxisTicks.label(1e-4, tiny)).isEqualTo("1e-4");
    AxisRange large = new AxisRange(0, 2e6);
    assertThat(AxisTicks.label(0, large)).isEqualTo("0");
    assertThat(AxisTicks.label(500_000, large)).isEqualTo("5e5");
    assertThat(AxisTicks.label(1_500_000, large)).isEqualTo("1.5e6");
    AxisRange usual = new AxisRange(0, 0.002);
    assertThat(AxisTicks.label(0.00005, usual)).isEqualTo("0.00005");
    assertThat(AxisTicks.label(1e-19, usual)).isEqualTo("0");
    List<Double> ticks = AxisTicks.logarithmic(new AxisRange(1e-6, 10));
    assertThat(AxisTicks.label(0.01, ticks)).isEqualTo("1e-2");
    assertThat(AxisTicks.label(1e-6, ticks)).isEqualTo("1e-6");
    assertThat(AxisTicks.label(0.01, AxisTicks.logarithmic(new AxisRange(0.01, 10))))
        .isEqualTo("0.01");
  }

  @Test
  void numbersFarFromZeroHaveAnOffset() {
    assertThat(AxisTicks.offset(new AxisRange(1_000_001, 1_000_003))).isEqualTo(1e6);
    assertThat(AxisTicks.offset(new AxisRange(100_000, 100_002))).isEqualTo(1e5);
    // The axis begins a little lower than its numbers, for the sake of the line.
    assertThat(AxisTicks.offset(new AxisRange(99_999.92, 100_002.08))).isEqualTo(1e5);
    assertThat(AxisTicks.offset(new AxisRange(1_000_008, 1_000_012))).isEqualTo(1e6);
    // A day, in seconds since 1970.
    assertThat(AxisTicks.offset(new AxisRange(1.7e9, 1.7e9 + 86_400))).isEqualTo(1.7e9);
    assertThat(AxisTicks.offset(new AxisRange(-1_000_003, -1_000_001))).isEqualTo(-1_000_010);
  }

  @Test
  void othersHaveNone() {
    assertThat(AxisTicks.offset(new AxisRange(0, 1))).isZero();
    assertThat(AxisTicks.offset(new AxisRange(0, 1e9))).isZero();
    assertThat(AxisTicks.offset(new AxisRange(1000, 1001))).isZero();
    assertThat(AxisTicks.offset(new AxisRange(1e6, 1e6))).isZero();
  }
}
