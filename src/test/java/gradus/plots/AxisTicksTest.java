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
}
