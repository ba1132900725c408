package gradus.data;

import java.util.List;

/** Pieces of a file as they appear in messages: readable, and short however long they are. */
final class Quote {
  private static final int LONGEST = 60;
  private static final int MOST = 20;

  private Quote() {}

  /** A text in quotes; a long one is cut, and control characters are written out. */
  static String of(String text) {
    return "\"" + plain(text) + "\"";
  }

  /** Names in brackets; of a long list the first ones. */
  static String of(List<String> names) {
    StringBuilder list = new StringBuilder("[");
    for (int i = 0; i < names.size() && i < MOST; i++) {
      list.append(i == 0 ? "" : ", ").append(plain(names.get(i)));
    }
    int more = names.size() - MOST;
    return list.append(more > 0 ? ", and " + more + " more]" : "]").toString();
  }

  private static String plain(String text) {
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < text.length() && i < LONGEST; i++) {
      char c = text.charAt(i);
      if (c == '\t') {
        shown.append("\\t");
      } else if (Character.isISOControl(c)) {
        shown.append(String.format("\\u%04x", (int) c));
      } else {
        shown.append(c);
      }
    }
    return text.length() > LONGEST ? shown + "..." : shown.toString();
  }
}
