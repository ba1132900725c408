package gradus.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The activations whose values near 0 and far out need care; see GoldenLayersTest, too. */
class SmoothActivationsTest {
  private static final double ULP = 2.3e-16;

  @Test
  void eluByHand() {
    assertThat(new ELU().value(3)).isEqualTo(3);
    // e⁻² − 1 = 0.135335 − 1
    assertThat(new ELU().value(-2)).isEqualTo(-0.8646647167633873, within(ULP));
    assertThat(new ELU(0.5).value(-2)).isEqualTo(-0.8646647167633873 / 2, within(ULP));
    assertThat(new ELU().derivative(3)).isEqualTo(1);
    assertThat(new ELU().derivative(-2)).isEqualTo(0.1353352832366127, within(ULP));
    assertThat(new ELU(0.5).derivative(0)).isEqualTo(0.5);
    assertThat(new ELU(0.5).value(-1e9)).isEqualTo(-0.5);
  }

  @Test
  void eluKeepsItsDigitsNearZeroAndFarToTheLeft() {
    // expm1(−1e-8) = −1e-8 + 5e-17; exp(−1e-8) − 1 would be −9.99999994e-9
    assertThat(new ELU().value(-1e-8)).isEqualTo(-9.99999995e-9, within(1e-24));
    // The slope e⁻⁴⁰ isn't the rounded value + 1 = 0.
    assertThat(new ELU().derivative(-40)).isEqualTo(4.248354255291589e-18, within(1e-33));
  }

  @Test
  void geluByHand() {
    GELU gelu = new GELU();
    assertThat(gelu.value(0)).isEqualTo(0);
    // Φ(1) = 0.8413447, Φ(−1) = 1 − Φ(1)
    assertThat(gelu.value(1)).isEqualTo(0.8413447460685429, within(ULP));
    assertThat(gelu.value(-1)).isEqualTo(-0.1586552539314571, within(ULP));
    assertThat(gelu.derivative(0)).isEqualTo(0.5);
    // Φ(1) + φ(1) = 0.8413447 + 0.2419707
    assertThat(gelu.derivative(1)).isEqualTo(1.0833154705876864, within(2 * ULP));
    // Φ(−1) − φ(−1) = 0.1586553 − 0.2419707
    assertThat(gelu.derivative(-1)).isEqualTo(-0.0833154705876863, within(ULP));
  }

  @Test
  void siluByHand() {
    SiLU silu = new SiLU();
    assertThat(silu.value(0)).isEqualTo(0);
    // 1 / (1 + e⁻¹) = 0.7310586; −1 / (1 + e) = −0.2689414
    assertThat(silu.value(1)).isEqualTo(0.7310585786300049, within(ULP));
    assertThat(silu.value(-1)).isEqualTo(-0.2689414213699951, within(ULP));
    assertThat(silu.derivative(0)).isEqualTo(0.5);
    // 0.7310586 · (1 + 1 · 0.2689414)
    assertThat(silu.derivative(1)).isEqualTo(0.9276705118714867, within(2 * ULP));
  }

  @Test
  void softplusByHand() {
    Softplus softplus = new Softplus();
    assertThat(softplus.value(0)).isEqualTo(0.6931471805599453, within(ULP)); // ln 2
    // ln(1 + e) = 1 + ln(1 + e⁻¹) = 1 + ln 1.3678794
    assertThat(softplus.value(1)).isEqualTo(1.3132616875182228, within(ULP));
    assertThat(softplus.derivative(0)).isEqualTo(0.5);
    assertThat(softplus.derivative(1)).isEqualTo(0.7310585786300049, within(ULP));
    // ln(1 + e⁻⁴⁰) = e⁻⁴⁰ to all digits; 1 + e⁻⁴⁰ would be rounded to 1, and its logarithm to 0.
    assertThat(softplus.value(-40)).isEqualTo(4.248354255291589e-18, within(1e-33));
  }

  @Test
  void theDipsOfGeluAndSiluAreWhereTheJavadocSays() {
    assertThat(new GELU().derivative(-0.7518)).isEqualTo(0, within(1e-4));
    assertThat(new GELU().value(-0.7518)).isEqualTo(-0.17, within(1e-3));
    assertThat(new SiLU().derivative(-1.2785)).isEqualTo(0, within(1e-4));
    assertThat(new SiLU().value(-1.2785)).isEqualTo(-0.28, within(2e-3));
  }

  @Test
  void nothingOverflowsHoweverFarOut() {
    for (double x : new double[] {1e3, 1e10, 1e155, 1e308, Double.MAX_VALUE}) {
      for (Elementwise activation : List.of(new ELU(), new GELU(), new SiLU(), new Softplus())) {
        String at = activation + " at " + x;
        double lowest = activation instanceof ELU ? -1 : 0;
        assertThat(activation.value(x)).as(at).isEqualTo(x);
        assertThat(activation.derivative(x)).as(at).isEqualTo(1);
        assertThat(activation.value(-x)).as("− " + at).isEqualTo(lowest, within(0.0));
        assertThat(activation.derivative(-x)).as("− " + at).isEqualTo(0, within(0.0));
      }
    }
  }

  @Test
  void onlyEluNeedsCareAtZero() {
    assertThat(new ELU().hasKinkAtZero()).isTrue();
    for (Elementwise activation : List.of(new GELU(), new SiLU(), new Softplus())) {
      assertThat(activation.hasKinkAtZero()).as("%s", activation).isFalse();
    }
  }

  @Test
  void eluRefusesAnAlphaThatIsNone() {
    for (double alpha : new double[] {-1, 0, Double.POSITIVE_INFINITY, Double.NaN}) {
      assertThatThrownBy(() -> new ELU(alpha))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "ELU got an alpha of " + alpha + ", but expects a finite number above 0, such as 1.");
    }
    assertThat(new ELU(0.5)).hasToString("ELU(0.5)");
    assertThat(List.of(new GELU(), new SiLU(), new Softplus()))
        .hasToString("[GELU, SiLU, Softplus]");
  }
}
