package gradus.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Values that can be looked up in a table, and the far ends; GoldenLayersTest has many more. */
class NormalTest {
  @Test
  void halfOfTheNumbersLieBelowTheMean() {
    assertThat(Normal.cumulative(0)).isEqualTo(0.5);
    assertThat(Normal.density(0)).isEqualTo(0.3989422804014327, within(1e-16)); // 1/√(2π)
  }

  @Test
  void aboutTwoThirdsLieWithinOneDeviation() {
    assertThat(Normal.cumulative(1) - Normal.cumulative(-1))
        .isEqualTo(0.6826894921370859, within(3e-16));
    assertThat(Normal.cumulative(2) - Normal.cumulative(-2))
        .isEqualTo(0.9544997361036416, within(3e-16));
  }

  @Test
  void whatLiesBelowAndWhatLiesAboveMakeOne() {
    for (double x = 0; x < 12; x += 0.01) {
      double sum = Normal.cumulative(x) + Normal.cumulative(-x);
      assertThat(sum).as("%s", x).isEqualTo(1, within(2.3e-16));
      assertThat(Normal.density(x)).as("%s", x).isEqualTo(Normal.density(-x));
    }
  }

  @Test
  void theDensityIsTheSlope() {
    // Central differences, whose error is h²/6 · φ″(x), at most 1e-8/6 · 0.4 for h = 1e-4.
    for (double x = -5; x < 5; x += 0.1) {
      double slope = (Normal.cumulative(x + 1e-4) - Normal.cumulative(x - 1e-4)) / 2e-4;
      assertThat(slope).as("%s", x).isEqualTo(Normal.density(x), within(1e-9));
    }
  }

  @Test
  void neverStopsGrowingWhereTheFormulaChanges() {
    // Around −2π/h = −9.1392, one part in 1e9 of x changes the result by 8e-8 of it.
    double before = Normal.cumulative(-9.14);
    for (double x = -9.14; x < -9.138; x += 1e-8) {
      double after = Normal.cumulative(x + 1e-8);
      assertThat(after / before).isEqualTo(1 + 1e-8 * 9.25, within(1e-10));
      before = after;
    }
  }

  @Test
  void farTailsKeepTheirDigits() {
    // From mpmath with 60 digits. At −37.5, a rounded x² alone would cost three digits.
    assertThat(Normal.cumulative(-10)).isEqualTo(7.619853024160525e-24, within(8e-39));
    assertThat(Normal.cumulative(-20)).isEqualTo(2.7536241186062337e-89, within(3e-104));
    assertThat(Normal.cumulative(-37.5)).isEqualTo(4.605353009581955e-308, within(4.9e-323));
  }

  @Test
  void theEndsAreZeroAndOneAndNaNStaysNaN() {
    for (double x : new double[] {40, 1e10, 1e200, Double.MAX_VALUE, Double.POSITIVE_INFINITY}) {
      assertThat(Normal.cumulative(x)).isEqualTo(1);
      assertThat(Normal.cumulative(-x)).isEqualTo(0);
      assertThat(Normal.density(x)).isEqualTo(0);
      assertThat(Normal.density(-x)).isEqualTo(0);
    }
    assertThat(Normal.cumulative(Double.NaN)).isNaN();
    assertThat(Normal.density(Double.NaN)).isNaN();
  }
}
