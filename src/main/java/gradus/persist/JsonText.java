package gradus.persist;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;

/** JSON as a text; {@link StrictJson} reads it. */
final class JsonText {
  private JsonText() {}

  /** Something that is written as JSON. */
  interface Description {
    void writeTo(JsonWriter json) throws IOException;
  }

  /** The description as a text without blanks or line breaks. */
  static String of(Description description) {
    StringWriter text = new StringWriter();
    try (JsonWriter json = new JsonWriter(text)) {
      description.writeTo(json);
    } catch (IOException e) {
      throw new AssertionError("a StringWriter doesn't fail", e);
    }
    return text.toString();
  }
}
