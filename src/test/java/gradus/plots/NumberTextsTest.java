package gradus.plots;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Font;
import org.junit.jupiter.api.Test;

class NumberTextsTest {
  private static final Font FONT = Theme.regular(13);

  @Test
  void allHaveAsManyDecimalsAsOneOfThemNeeds() {
    assertThat(NumberTexts.of(1, 2, 3)).containsExactly("1", "2", "3");
    assertThat(NumberTexts.of(0.5, -0.25, 1)).containsExactly("0.50", "-0.25", "1.00");
    assertThat(NumberTexts.of(1 / 3.0, 2)).containsExactly("0.3333", "2.0000");
  }

  @Test
  void aSmallNumberAmongLargerOnesIsRoundedToZeroWithoutASign() {
    assertThat(NumberTexts.of(-0.00001, 0.5)).containsExactly("0.0000", "0.5000");
  }

  @Test
  void allSmallOrLargeNumbersAreWrittenWithAPowerOfTen() {
    assertThat(NumberTexts.of(1.5e-5, -2e-6)).containsExactly("1.5e-05", "-2.0e-06");
    assertThat(NumberTexts.of(1e300, 1)).containsExactly("1.0e+300", "1.0e+00");
  }

  @Test
  void whatIsNotFiniteSaysSo() {
    assertThat(NumberTexts.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1))
        .containsExactly("NaN", "∞", "-∞", "1");
  }

  @Test
  void decimalsGiveWayWhereThereIsLittleRoom() {
    double[] numbers = {1 / 3.0, 2};
    assertThat(NumberTexts.of(numbers, FONT, TextPainter.width("0.333", FONT)))
        .containsExactly("0.333", "2.000");
    // "0" and "2" would fit, but say something else than 1/3 and 2.
    assertThat(NumberTexts.of(numbers, FONT, TextPainter.width("0.", FONT))).isNull();
  }

  @Test
  void theLargestSizeIsThatOfAFiniteNumber() {
    assertThat(NumberTexts.largest(new double[] {1, -3, Double.NaN, Double.NEGATIVE_INFINITY}))
        .isEqualTo(3);
    assertThat(NumberTexts.largest(new double[0])).isZero();
  }
}
