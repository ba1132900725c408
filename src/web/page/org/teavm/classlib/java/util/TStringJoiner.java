package org.teavm.classlib.java.util;

/** {@code java.util.StringJoiner}, which TeaVM doesn't have; it finds this by its name. */
public final class TStringJoiner {
  private final String separator;
  private final String prefix;
  private final String suffix;
  private String empty = null;
  private StringBuilder parts = null;

  /** Nothing yet. */
  public TStringJoiner(CharSequence separator) {
    this(separator, "", "");
  }

  /** Nothing yet, between a prefix and a suffix. */
  public TStringJoiner(CharSequence separator, CharSequence prefix, CharSequence suffix) {
    this.separator = separator.toString();
    this.prefix = prefix.toString();
    this.suffix = suffix.toString();
  }

  /** What stands for no part at all. */
  public TStringJoiner setEmptyValue(CharSequence text) {
    empty = text.toString();
    return this;
  }

  /** Adds a part. */
  public TStringJoiner add(CharSequence part) {
    if (parts == null) {
      parts = new StringBuilder();
    } else {
      parts.append(separator);
    }
    parts.append(part);
    return this;
  }

  /** The number of characters of the text. */
  public int length() {
    return toString().length();
  }

  @Override
  public String toString() {
    if (parts == null) {
      return empty == null ? prefix + suffix : empty;
    }
    return prefix + parts + suffix;
  }
}
