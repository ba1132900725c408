package gradus.plots;

import java.awt.Font;
import java.util.Locale;

/**
 * Numbers of one kind as texts of one form, so that they can be compared digit by digit: as many
 * decimals as they need or there is room for, at most four.
 */
final class NumberTexts {
  private static final int MOST_DECIMALS = 4;

  private NumberTexts() {}

  /** The texts, none of them wider than {@code widest}; null if that cannot be. */
  static String[] of(double[] numbers, Font font, double widest) {
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

  /** The same with as much room as they need. */
  static String[] of(double... numbers) {
    return of(numbers, Theme.regular(13), Double.POSITIVE_INFINITY);
  }

  /** One number with as much room as it needs. */
  static String of(double number) {
    return of(new double[] {number})[0];
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
        texts[i] = minusZero ? text.substring(1) : text;
      }
    }
    return texts;
  }

  private static boolean fit(String[] texts, Font font, double widest) {
    for (String text : texts) {
      if (widest < Double.POSITIVE_INFINITY && TextPainter.width(text, font) > widest) {
        return false;
      }
    }
    return true;
  }
}
