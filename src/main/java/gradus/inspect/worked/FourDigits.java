package gradus.inspect.worked;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers with four significant digits, without zeros at the end: 0.5, 0.3333, 1.234e-7. */
final class FourDigits {
  private static final MathContext FOUR = new MathContext(4);

  /** What arithmetic on doubles leaves of a short decimal number, as in 0.30000000000000004. */
  private static final MathContext FIFTEEN = new MathContext(15);

  private FourDigits() {}

  static String of(double x) {
    if (!Double.isFinite(x)) {
      return Double.isNaN(x) ? "NaN" : x > 0 ? "infinity" : "-infinity";
    }
    BigDecimal rounded = new BigDecimal(x).round(FOUR).stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    if (exponent >= -3 && exponent <= 3) {
      return rounded.toPlainString();
    }
    return rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
  }

  /** A double as the decimal number that was meant. */
  static BigDecimal decimal(double x) {
    return new BigDecimal(x).round(FIFTEEN);
  }

  /** Whether {@link #of} loses nothing. */
  static boolean areEnoughFor(double x) {
    return Double.isFinite(x) && decimal(x).compareTo(new BigDecimal(of(x))) == 0;
  }
}
