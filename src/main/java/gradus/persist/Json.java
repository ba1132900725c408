package gradus.persist;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import gradus.math.Quote;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;

/**
 * Writes and reads JSON. Reading is as strict as the standard (RFC 8259), and refuses what that
 * leaves open: a name that comes twice in an object, and nesting without end.
 */
final class Json {
  /** Far more than a description of a network needs. */
  private static final int DEEPEST = 8;

  private final String where;
  private final JsonReader reader;

  private Json(String where, Reader text) {
    this.where = where;
    reader = new JsonReader(text);
    reader.setStrictness(Strictness.STRICT);
    reader.setNestingLimit(DEEPEST);
  }

  /** Something that is written as JSON. */
  interface Description {
    void writeTo(JsonWriter json) throws IOException;
  }

  /** The description as a text without blanks or line breaks. */
  static String text(Description description) {
    StringWriter text = new StringWriter();
    try (JsonWriter json = new JsonWriter(text)) {
      description.writeTo(json);
    } catch (IOException e) {
      throw new AssertionError("a StringWriter doesn't fail", e);
    }
    return text.toString();
  }

  /**
   * The value that a text holds, numbers as {@link BigDecimal}.
   *
   * @param where how messages call the text, as in "iris.safetensors: the header"
   * @throws ModelFormatException if it isn't one JSON value, or refused as said above
   */
  static JsonElement parse(String where, Reader text) {
    Json json = new Json(where, text);
    try {
      JsonElement value = json.value();
      if (json.reader.peek() != JsonToken.END_DOCUMENT) {
        throw json.invalid(null);
      }
      return value;
    } catch (CharacterCodingException e) {
      throw new ModelFormatException(where + " is not a text in UTF-8: is the file damaged?", e);
    } catch (IOException e) { // bad syntax is one, too
      throw json.invalid(e);
    }
  }

  /** The same for a text that must be an object. */
  static JsonObject parseObject(String where, Reader text) {
    JsonElement value = parse(where, text);
    if (!value.isJsonObject()) {
      throw new ModelFormatException(where + " is not a JSON object, as in {\"name\": \"value\"}.");
    }
    return value.getAsJsonObject();
  }

  private JsonElement value() throws IOException {
    return switch (reader.peek()) {
      case BEGIN_OBJECT -> object();
      case BEGIN_ARRAY -> array();
      case STRING -> new JsonPrimitive(reader.nextString());
      case NUMBER -> number();
      case BOOLEAN -> new JsonPrimitive(reader.nextBoolean());
      default -> nothing();
    };
  }

  private JsonNull nothing() throws IOException {
    reader.nextNull();
    return JsonNull.INSTANCE;
  }

  private JsonObject object() throws IOException {
    JsonObject object = new JsonObject();
    reader.beginObject();
    while (reader.hasNext()) {
      String name = reader.nextName();
      if (object.has(name)) {
        throw new ModelFormatException(
            where + " has the name " + Quote.of(name) + " twice in one object.");
      }
      object.add(name, value());
    }
    reader.endObject();
    return object;
  }

  private JsonArray array() throws IOException {
    JsonArray array = new JsonArray();
    reader.beginArray();
    while (reader.hasNext()) {
      array.add(value());
    }
    reader.endArray();
    return array;
  }

  private JsonPrimitive number() throws IOException {
    String text = reader.nextString();
    try {
      return new JsonPrimitive(new BigDecimal(text));
    } catch (NumberFormatException e) { // such as 1e9999999999
      throw new ModelFormatException(
          where + " has the number " + Quote.of(text) + ", which is beyond what Java reads.", e);
    }
  }

  private ModelFormatException invalid(IOException cause) {
    return new ModelFormatException(
        "%s is not valid JSON near %s, or nested deeper than %s."
            .formatted(where, Quote.of(reader.getPath()), DEEPEST),
        cause);
  }
}
