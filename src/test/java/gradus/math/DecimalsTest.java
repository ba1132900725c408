package gradus.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DecimalsTest {
  @Test
  void scientificNumbersAreWrittenAsStringFormatDoes() {
    Random random = new Random(1);
    for (int i = 0; i < 200_000; i++) {
      double x = Double.longBitsToDouble(random.nextLong());
      x = i % 2 == 0 ? x : random.nextGaussian() * StrictMath.pow(10, random.nextInt(40) - 20);
      double size = Math.abs(x);
      if (Double.isFinite(x) && size > 0 && (size < 1e-3 || size >= 1e5)) {
        int digits = 1 + i % 3;
        String expected = String.format(Locale.ROOT, "%." + digits + "e", x);
        assertThat(Decimals.of(x, digits)).isEqualTo(expected);
      }
    }
  }

  @Test
  void numbersHaveFourDecimalsWhereTheySayEnough() {
    assertThat(Decimals.of(0.5, 3)).isEqualTo("0.5000");
    assertThat(Decimals.of(0, 3)).isEqualTo("0.0000");
    assertThat(Decimals.of(99_999, 3)).isEqualTo("99999.0000");
    assertThat(Decimals.of(100_000, 3)).isEqualTo("1.000e+05");
    assertThat(Decimals.of(-0.00012345, 2)).isEqualTo("-1.23e-04");
    assertThat(Decimals.of(9.9996e-7, 3)).isEqualTo("1.000e-06");
    assertThat(Decimals.of(1.5e300, 1)).isEqualTo("1.5e+300");
    assertThat(Decimals.of(Double.NaN, 3)).isEqualTo("NaN");
    assertThat(Decimals.of(Double.NEGATIVE_INFINITY, 3)).isEqualTo("-Infinity");
  }
}
