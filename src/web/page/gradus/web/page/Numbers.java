package gradus.web.page;

import org.teavm.jso.JSBody;

/** Numbers from text, by the browser, which rounds as Java does. */
public final class Numbers {
  private Numbers() {}

  /** As {@code Double.parseDouble}. */
  public static double parse(String text) {
    String trimmed = text.trim();
    double value = trimmed.isEmpty() ? Double.NaN : number(trimmed);
    if (Double.isNaN(value) && !trimmed.equals("NaN")) {
      throw new NumberFormatException("For input string: \"" + text + "\"");
    }
    return value;
  }

  @JSBody(
      params = "text",
      script =
          "return /^[+-]?(Infinity|(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?)$/.test(text) ? Number(text) : NaN;")
  private static native double number(String text);
}
