package gradus.plots;

import gradus.math.Decimals;
import java.awt.Font;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/**
 * Numbers as text in pictures: as short as can be, for ticks and labels; or several in one form, so
 * that they can be compared digit by digit. Powers of ten have one form in all pictures: 1.5e-5,
 * 2e12.
 */
final class NumberFormats {
  private static final int MOST_DECIMALS = 4;

  private NumberFormats() {}

  /**
   * Texts of one form: as many decimals as the numbers need or there is room for, at most four.
   *
   * @param widest none of the texts is wider
   * @return null if that cannot be
   */
  static String[] uniform(double[] numbers, Font font, double widest) {
    if (!plain(numbers)) {
      String[] texts = format(numbers, "%.1e");
      return fit(texts, font, widest) ? texts : null;
    }
    for (int decimals = decimals(numbers); decimals >= 0; decimals--) {
      String[] texts = format(numbers, "%." + decimals + "f");
      // A row of zeros would say less than no number.
      boolean saysSomething = decimals > 0 || decimals(numbers) == 0;
      if (saysSomething && fit(texts, font, widest)) {
        return texts;
      }
    }
    return null;
  }

  /** Texts of one form, with as much room as they need. */
  static String[] uniform(double... numbers) {
    return uniform(numbers, Theme.regular(13), Double.POSITIVE_INFINITY);
  }

  /** One number with as much room as it needs. */
  static String uniform(double number) {
    return uniform(new double[] {number})[0];
  }

  /** Whether the largest of them can be told without a power of ten. */
  private static boolean plain(double[] numbers) {
    double largest = largest(numbers);
    return largest == 0 || (largest >= 1e-3 && largest < 1e5);
  }

  /** The largest finite size; 0 if there is none. */
  static double largest(double[] numbers) {
    double largest = 0;
    for (double number : numbers) {
      largest = Double.isFinite(number) ? Math.max(largest, Math.abs(number)) : largest;
    }
    return largest;
  }

  /** As many as all of them need, at most four. */
  private static int decimals(double[] numbers) {
    int decimals = 0;
    double power = 1;
    for (double number : numbers) {
      while (decimals < MOST_DECIMALS
          && Double.isFinite(number)
          && Math.abs(number * power - Math.rint(number * power)) > 1e-9 * power) {
        decimals++;
        power *= 10;
      }
    }
    return decimals;
  }

  private static String[] format(double[] numbers, String format) {
    String[] texts = new String[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      if (Double.isInfinite(numbers[i])) {
        texts[i] = numbers[i] > 0 ? "∞" : "-∞";
      } else {
        String text = String.format(Locale.ROOT, format, numbers[i]);
        boolean minusZero = text.startsWith("-") && Double.parseDouble(text) == 0;
        texts[i] = shortExponent(minusZero ? text.substring(1) : text);
      }
    }
    return texts;
  }

  /** Without a plus sign and a zero before the exponent. */
  static String shortExponent(String text) {
    return text.replaceFirst("e[+]?(-?)0*([0-9])", "e$1$2");
  }

  /** What was measured, such as a loss: 0.1234, or scientific, 1.2e-5, where that says more. */
  static String measured(double number) {
    return shortExponent(Decimals.of(number, 1));
  }

  private static boolean fit(String[] texts, Font font, double widest) {
    for (String text : texts) {
      if (widest < Double.POSITIVE_INFINITY && Pen.width(text, font) > widest) {
        return false;
      }
    }
    return true;
  }

  /**
   * As short as can be, 0.5, 20, 2.5e-6, 1e12, with at most six digits that count: for ticks, which
   * are round numbers anyway.
   */
  static String shortest(double number) {
    return shortest(number, 6);
  }

  /** As short as can be, with at most so many digits that count: 0.3333 for a third with four. */
  static String shortest(double number, int digits) {
    if (number == 0 || !Double.isFinite(number)) {
      return number == 0 ? "0" : String.valueOf(number);
    }
    boolean plain = Math.abs(number) >= 1e-4 && Math.abs(number) < 1e6;
    return plain ? plain(number, digits) : scientific(number, digits);
  }

  private static BigDecimal rounded(double number, int digits) {
    return new BigDecimal(number, new MathContext(digits)).stripTrailingZeros();
  }

  /** With a power of ten, 5e4, and at most so many digits that count; 0 is just 0. */
  static String scientific(double number, int digits) {
    if (number == 0 || !Double.isFinite(number)) {
      return number == 0 ? "0" : String.valueOf(number);
    }
    BigDecimal rounded = rounded(number, digits);
    int exponent = rounded.precision() - rounded.scale() - 1;
    return rounded.scaleByPowerOfTen(-exponent).toPlainString() + "e" + exponent;
  }

  /** Without a power of ten, however long it gets, with at most so many digits that count. */
  static String plain(double number, int digits) {
    return number == 0 ? "0" : rounded(number, digits).toPlainString();
  }

  /** A whole number; nothing for one between. */
  static String whole(double number) {
    boolean isWhole = Math.abs(number - Math.rint(number)) < 1e-6;
    return isWhole ? String.format(Locale.ROOT, "%.0f", number) : "";
  }

  /** A number with this many decimals. */
  static String fixed(double number, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", number);
  }

  /** How many of something there are, as in 1 step and 2 steps. */
  static String count(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  /** A percentage, with a sign after it. */
  static String percent(double percentage, int decimals) {
    return fixed(percentage, decimals) + " %";
  }
}
