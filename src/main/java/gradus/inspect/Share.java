package gradus.inspect;

/** A part of a whole as text. */
final class Share {
  private Share() {}

  /** As in {@code 14 of 16 units (88 %)}. */
  static String of(int part, int whole, String what) {
    return part + " of " + whole + " " + what + " (" + percent((double) part / whole) + ")";
  }

  /** As in {@code 88 %}. */
  static String percent(double share) {
    return Math.round(100 * share) + " %";
  }
}
