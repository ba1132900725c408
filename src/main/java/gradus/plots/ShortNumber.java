package gradus.plots;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as text that is as short as can be: 0.5, 20, 2.5e-6, 1e12. */
final class ShortNumber {
  private ShortNumber() {}

  /** With at most six digits that count: for ticks, which are round numbers anyway. */
  static String of(double number) {
    return of(number, 6);
  }

  /** With at most so many digits that count: 0.3333 for a third with four. */
  static String of(double number, int digits) {
    if (number == 0 || !Double.isFinite(number)) {
      return number == 0 ? "0" : String.valueOf(number);
    }
    BigDecimal rounded = new BigDecimal(number, new MathContext(digits)).stripTrailingZeros();
    if (Math.abs(number) >= 1e-4 && Math.abs(number) < 1e6) {
      return rounded.toPlainString();
    }
    int exponent = rounded.precision() - rounded.scale() - 1;
    return rounded.scaleByPowerOfTen(-exponent).toPlainString() + "e" + exponent;
  }

  /** A whole number; nothing for one between. */
  static String whole(double number) {
    boolean isWhole = Math.abs(number - Math.rint(number)) < 1e-6;
    return isWhole ? String.format(Locale.ROOT, "%.0f", number) : "";
  }
}
