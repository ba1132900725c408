package gradus.plots;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShortNumberTest {
  @Test
  void isAsShortAsCanBe() {
    assertThat(ShortNumber.of(0)).isEqualTo("0");
    assertThat(ShortNumber.of(0.30000000000000004)).isEqualTo("0.3");
    assertThat(ShortNumber.of(-20)).isEqualTo("-20");
    assertThat(ShortNumber.of(200_000)).isEqualTo("200000");
    assertThat(ShortNumber.of(1e12)).isEqualTo("1e12");
    assertThat(ShortNumber.of(2.5e-6)).isEqualTo("2.5e-6");
    assertThat(ShortNumber.of(-1.25e7)).isEqualTo("-1.25e7");
    assertThat(ShortNumber.of(Double.NaN)).isEqualTo("NaN");
  }

  @Test
  void isRoundedToItsDigits() {
    assertThat(ShortNumber.of(1 / 3.0, 4)).isEqualTo("0.3333");
    assertThat(ShortNumber.of(0.0097552826, 3)).isEqualTo("0.00976");
    assertThat(ShortNumber.of(9.996e-5, 2)).isEqualTo("1e-4");
    assertThat(ShortNumber.of(99.96, 3)).isEqualTo("100");
  }

  @Test
  void whatIsNotWholeHasNoText() {
    assertThat(ShortNumber.whole(20)).isEqualTo("20");
    assertThat(ShortNumber.whole(20 + 1e-9)).isEqualTo("20");
    assertThat(ShortNumber.whole(20.5)).isEmpty();
  }
}
