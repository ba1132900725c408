package gradus.math;

import java.util.List;
import java.util.Locale;

/** Pieces of a file as they appear in messages: readable, and short however long they are. */
public final class Quote {
  private static final int LONGEST = 60;
  private static final int MOST = 20;

  private Quote() {}

  /** A text in quotes; a long one is cut, and what cannot be seen is written out. */
  public static String of(String text) {
    return "\"" + plain(text) + "\"";
  }

  /** A separator, as it is written in Java. */
  public static String of(char separator) {
    return "'" + plain(String.valueOf(separator)) + "'";
  }

  /** Names in brackets; of a long list the first ones. */
  public static String of(List<String> names) {
    StringBuilder list = new StringBuilder("[");
    for (int i = 0; i < names.size() && i < MOST; i++) {
      list.append(i == 0 ? "" : ", ").append(plain(names.get(i)));
    }
    int more = names.size() - MOST;
    return list.append(more > 0 ? ", and " + more + " more]" : "]").toString();
  }

  private static String plain(String text) {
    String start = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    return text.length() > LONGEST ? visible(start) + "..." : visible(start);
  }

  /**
   * The whole text for a console: what cannot be seen is written out, so that a name from a file,
   * such as a class's, can't send commands to the terminal.
   */
  public static String visible(String text) {
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\t') {
        shown.append("\\t");
      } else if (isInvisible(c)) {
        shown.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        shown.append(c);
      }
    }
    return shown.toString();
  }

  /** Control characters, marks without width, and blanks other than the usual one. */
  private static boolean isInvisible(char c) {
    return Character.isISOControl(c)
        || Character.getType(c) == Character.FORMAT
        || (Character.isSpaceChar(c) && c != ' ');
  }
}
