package gradus.math;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as short text, for messages, tables and pictures. */
public final class Decimals {
  private Decimals() {}

  /**
   * Four decimals where they say enough, from 0.001 to 100,000, and otherwise scientific.
   *
   * @param scientificDigits decimals in the scientific form
   */
  public static String of(double x, int scientificDigits) {
    double size = Math.abs(x);
    boolean plain = size == 0 || (size >= 1e-3 && size < 1e5) || !Double.isFinite(x);
    return plain ? String.format(Locale.ROOT, "%.4f", x) : scientific(x, scientificDigits);
  }

  /** As {@code String.format} writes it with %e, which a browser's Java doesn't have: 1.234e-07. */
  private static String scientific(double x, int digits) {
    MathContext precision = new MathContext(digits + 1, RoundingMode.HALF_UP);
    BigDecimal rounded = new BigDecimal(Double.toString(x)).round(precision);
    int exponent = rounded.precision() - rounded.scale() - 1;
    String mantissa = rounded.movePointLeft(exponent).setScale(digits).toPlainString();
    int size = Math.abs(exponent);
    return mantissa + (exponent < 0 ? "e-" : "e+") + (size < 10 ? "0" : "") + size;
  }

  /** As {@link #of}, without zeros at the end: 5.1, 3750, 0.3333. */
  public static String compact(double x) {
    String text = of(x, 3);
    boolean plain = text.indexOf('.') >= 0 && text.indexOf('e') < 0;
    return plain ? text.replaceFirst("\\.?0+$", "") : text;
  }

  /**
   * So many significant digits, without zeros at the end: 0.5, 0.3333, 1.234e-7. Scientific below
   * 0.001 and from 10,000 on; an infinite number is written as "infinity".
   */
  public static String significant(double x, int digits) {
    if (!Double.isFinite(x)) {
      return Double.isNaN(x) ? "NaN" : x > 0 ? "infinity" : "-infinity";
    }
    BigDecimal rounded = new BigDecimal(x).round(new MathContext(digits)).stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    if (exponent >= -3 && exponent <= 3) {
      return rounded.toPlainString();
    }
    return rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
  }

  /** As {@link #significant}, with brackets around a negative number, for sums and products. */
  public static String bracketed(double x, int digits) {
    String text = significant(x, digits);
    return text.startsWith("-") ? "(" + text + ")" : text;
  }
}
