package gradus.data;

import java.util.List;
import java.util.regex.Pattern;

/** Which texts count as numbers. */
final class Numbers {
  /** Double.parseDouble alone would also take "5d", "0x1p3" and "NaN". */
  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");

  private static final Pattern WHOLE = Pattern.compile("-?\\d{1,9}");

  private Numbers() {}

  static boolean is(String text) {
    return DECIMAL.matcher(text).matches();
  }

  static boolean all(List<String> texts) {
    return texts.stream().allMatch(Numbers::is);
  }

  static boolean allWhole(List<String> texts) {
    return texts.stream().allMatch(text -> WHOLE.matcher(text).matches());
  }
}
