package gradus.lessons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What the page of lesson 3 says beside its program's output. */
class Lesson03Test {
  private final Page page = Page.of("lesson03");

  private static double cube(double w) {
    return w * w * w;
  }

  private static double forwardError(double w, double h) {
    return Math.abs((cube(w + h) - cube(w)) / h - 3 * w * w);
  }

  private static double centralError(double w, double h) {
    return Math.abs((cube(w + h) - cube(w - h)) / (2 * h) - 3 * w * w);
  }

  private static double tenTo(int power) {
    return StrictMath.pow(10, power);
  }

  @Test
  void theAnswerToTheExerciseIsTrue() {
    page.says("Each is 1000 times as large: $10^{-5}$ and $10^{-2}$.");
    for (int power = -16; power < 0; power++) {
      double h = tenTo(power);
      assertThat(forwardError(2000, h)).isGreaterThanOrEqualTo(forwardError(2000, tenTo(-5)));
      assertThat(centralError(2000, h)).isGreaterThanOrEqualTo(centralError(2000, tenTo(-2)));
    }
    page.says("as small as %.1e there is luck", forwardError(2000, tenTo(-5)));
    // Nearby, it isn't: 3·2000·h = 0.06.
    assertThat(forwardError(2003, tenTo(-5))).isGreaterThan(0.01);
    // Less than nine digits: the relative error is above 1e-9. Ten and more: it is below 1e-10.
    page.says(
        "The best that the forward difference does here is %.1e of 12", forwardError(2, 1e-8));
    assertThat(forwardError(2, 1e-8) / 12).isGreaterThan(1e-9);
    assertThat(centralError(2, 2e-5) / 12).isLessThan(1e-10);
  }

  @Test
  void theMethodsErrorsAreThoseOfTheFormulas() {
    // 6h + h² = 0.61 and h² = 0.01.
    assertThat(forwardError(2, 0.1)).isCloseTo(0.61, within(1e-12));
    assertThat(centralError(2, 0.1)).isCloseTo(0.01, within(1e-12));
    page.says("the central error is $h^2$ to the digit down to $10^{-4}$");
    for (int power = -4; power < 0; power++) {
      String error = String.format(Locale.ROOT, "%.1e", centralError(2, tenTo(power)));
      assertThat(error).isEqualTo(String.format(Locale.ROOT, "%.1e", tenTo(2 * power)));
    }
    double epsilon = Math.ulp(1.0);
    assertThat(epsilon).isEqualTo(Math.pow(2, -52));
    page.says("$\\varepsilon^{2/3} = %.1f \\cdot 10^{-11}$", 1e11 * Math.pow(epsilon, 2.0 / 3));
  }

  @Test
  void theNudgesReallyMadeAreTrue() {
    double h = tenTo(-15);
    double rise = cube(2 + h) - cube(2);
    page.says("`h` is %s, and `rise` is %s.", h, rise);
    page.says("Evaluate `W + h - W`: it is %s.", 2 + h - 2);
    assertThat(2 + h - 2).isEqualTo(2 * Math.ulp(2.0));
    assertThat(rise).isEqualTo(12 * (2 + h - 2));
    assertThat(2 + tenTo(-16)).isEqualTo(2);
    page.says("$%.1f \\cdot 10^{-16}$ apart", 1e16 * Math.ulp(2.0));
    for (int power = -11; power <= -9; power++) {
      double nudge = tenTo(power);
      page.says("the nudge really made is %.9f times $h$", (2 + nudge - 2) / nudge);
      // The rest of the error is far smaller: 12 · 0.0000000827 = 9.9e-7.
      double slope = (cube(2 + nudge) - cube(2)) / (2 + nudge - 2);
      assertThat(slope).isCloseTo(12, within(1e-7));
    }
  }
}
