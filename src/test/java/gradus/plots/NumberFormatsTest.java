package gradus.plots;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Font;
import org.junit.jupiter.api.Test;

class NumberFormatsTest {
  private static final Font FONT = Theme.regular(13);

  @Test
  void allHaveAsManyDecimalsAsOneOfThemNeeds() {
    assertThat(NumberFormats.uniform(1, 2, 3)).containsExactly("1", "2", "3");
    assertThat(NumberFormats.uniform(0.5, -0.25, 1)).containsExactly("0.50", "-0.25", "1.00");
    assertThat(NumberFormats.uniform(1 / 3.0, 2)).containsExactly("0.3333", "2.0000");
  }

  @Test
  void aSmallNumberAmongLargerOnesIsRoundedToZeroWithoutASign() {
    assertThat(NumberFormats.uniform(-0.00001, 0.5)).containsExactly("0.0000", "0.5000");
  }

  @Test
  void allSmallOrLargeNumbersAreWrittenWithAPowerOfTen() {
    assertThat(NumberFormats.uniform(1.5e-5, -2e-6)).containsExactly("1.5e-5", "-2.0e-6");
    assertThat(NumberFormats.uniform(1e300, 1)).containsExactly("1.0e300", "1.0e0");
  }

  @Test
  void whatIsNotFiniteSaysSo() {
    assertThat(
            NumberFormats.uniform(
                Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1))
        .containsExactly("NaN", "∞", "-∞", "1");
  }

  @Test
  void decimalsGiveWayWhereThereIsLittleRoom() {
    double[] numbers = {1 / 3.0, 2};
    assertThat(NumberFormats.uniform(numbers, FONT, Pen.width("0.333", FONT)))
        .containsExactly("0.333", "2.000");
    // "0" and "2" would fit, but say something other than 1/3 and 2.
    assertThat(NumberFormats.uniform(numbers, FONT, Pen.width("0.", FONT))).isNull();
  }

  @Test
  void theLargestSizeIsThatOfAFiniteNumber() {
    assertThat(NumberFormats.largest(new double[] {1, -3, Double.NaN, Double.NEGATIVE_INFINITY}))
        .isEqualTo(3);
    assertThat(NumberFormats.largest(new double[0])).isZero();
  }

  @Test
  void isAsShortAsCanBe() {
    assertThat(NumberFormats.shortest(0)).isEqualTo("0");
    assertThat(NumberFormats.shortest(0.30000000000000004)).isEqualTo("0.3");
    assertThat(NumberFormats.shortest(-20)).isEqualTo("-20");
    assertThat(NumberFormats.shortest(200_000)).isEqualTo("200000");
    assertThat(NumberFormats.shortest(1e12)).isEqualTo("1e12");
    assertThat(NumberFormats.shortest(2.5e-6)).isEqualTo("2.5e-6");
    assertThat(NumberFormats.shortest(-1.25e7)).isEqualTo("-1.25e7");
    assertThat(NumberFormats.shortest(Double.NaN)).isEqualTo("NaN");
  }

  @Test
  void isRoundedToItsDigits() {
    assertThat(NumberFormats.shortest(1 / 3.0, 4)).isEqualTo("0.3333");
    assertThat(NumberFormats.shortest(0.0097552826, 3)).isEqualTo("0.00976");
    assertThat(NumberFormats.shortest(9.996e-5, 2)).isEqualTo("1e-4");
    assertThat(NumberFormats.shortest(99.96, 3)).isEqualTo("100");
  }

  @Test
  void whatIsNotWholeHasNoText() {
    assertThat(NumberFormats.whole(20)).isEqualTo("20");
    assertThat(NumberFormats.whole(20 + 1e-9)).isEqualTo("20");
    assertThat(NumberFormats.whole(20.5)).isEmpty();
  }
}
