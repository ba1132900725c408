package gradus.data.files;

import java.util.List;
import java.util.regex.Pattern;

/** Which texts count as numbers. */
final class NumberText {
  /** Double.parseDouble alone would also take "5d", "0x1p3" and "NaN". */
  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?(\\d++(\\.\\d*+)?|\\.\\d++)([eE][-+]?\\d++)?");

  private static final Pattern ZERO = Pattern.compile("[-+]?[0.]+([eE].*)?");
  private static final Pattern WHOLE = Pattern.compile("[-+]?\\d{1,9}");

  private NumberText() {}

  static boolean is(String text) {
    return DECIMAL.matcher(text).matches();
  }

  /** Whether a number is written as 0, not rounded to it. */
  static boolean isZero(String number) {
    return ZERO.matcher(number).matches();
  }

  static boolean all(List<String> texts) {
    return texts.stream().allMatch(NumberText::is);
  }

  static boolean isWhole(String text) {
    return WHOLE.matcher(text).matches();
  }

  static boolean allWhole(List<String> texts) {
    return texts.stream().allMatch(NumberText::isWhole);
  }
}
