package gradus.data.files;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.regex.Pattern;

/** Which texts count as numbers, and which of those are whole. */
final class NumberText {
  /** Double.parseDouble alone would also take "5d", "0x1p3" and "NaN". */
  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?(\\d++(\\.\\d*+)?|\\.\\d++)([eE][-+]?\\d++)?");

  private static final Pattern ZERO = Pattern.compile("[-+]?[0.]+([eE].*)?");
  private static final Pattern DIGITS = Pattern.compile("[-+]?\\d+");

  /** Numbers of classes are shorter; and what is longer costs time to read as a number. */
  private static final int LONGEST = 40;

  private NumberText() {}

  static boolean is(String text) {
    return DECIMAL.matcher(text).matches();
  }

  /** Whether a number is written as 0, not rounded to it. */
  static boolean isZero(String number) {
    return ZERO.matcher(number).matches();
  }

  static boolean all(Collection<String> texts) {
    return texts.stream().allMatch(NumberText::is);
  }

  /** Whether it is a whole number, however written: 1, 1.0, as pandas has it, or 1.000e+00. */
  static boolean isWhole(String text) {
    if (text.length() > LONGEST || !is(text)) {
      return false;
    }
    BigDecimal number = new BigDecimal(text);
    return number.signum() == 0
        || (number.stripTrailingZeros().scale() <= 0
            && number.precision() - number.scale() <= LONGEST);
  }

  static boolean allWhole(Collection<String> texts) {
    return texts.stream().allMatch(NumberText::isWhole);
  }

  /** A whole number in digits alone: 1.0 and 1.000e+00 become 1; what has digits alone stays. */
  static String inDigits(String whole) {
    boolean already = DIGITS.matcher(whole).matches();
    return already ? whole : new BigDecimal(whole).toBigInteger().toString();
  }
}
