package gradus.persist;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import gradus.math.Quote;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The fields of a JSON object: each must be there and of the right type, and no other may be. */
final class JsonFields {
  private static final int LONGEST = 120; // characters of it in a message

  /** How messages call the object, as in "iris.safetensors: layer 0". */
  final String where;

  private final JsonObject object;
  private final Set<String> known = new HashSet<>(); // all that was asked for

  JsonFields(String where, JsonElement element) {
    this.where = where;
    if (!element.isJsonObject()) {
      throw new ModelFormatException(
          where + " is " + Quote.of(element.toString()) + ", but expects a JSON object.");
    }
    object = element.getAsJsonObject();
  }

  /** A text. */
  String text(String name) {
    JsonElement value = value(name);
    if (!(value instanceof JsonPrimitive primitive && primitive.isString())) {
      throw wrong(name, value, "a text");
    }
    return value.getAsString();
  }

  /** A finite number. */
  double number(String name) {
    JsonElement value = value(name);
    double number = isNumber(value) ? value.getAsDouble() : Double.NaN;
    if (!Double.isFinite(number)) {
      throw wrong(name, value, "a finite number");
    }
    return number;
  }

  /** A whole number from −2⁶³ to 2⁶³ − 1. */
  long integer(String name) {
    JsonElement value = value(name);
    return integer(name, value);
  }

  /** True or false. */
  boolean flag(String name) {
    JsonElement value = value(name);
    if (!(value instanceof JsonPrimitive primitive && primitive.isBoolean())) {
      throw wrong(name, value, "true or false");
    }
    return value.getAsBoolean();
  }

  /** A list of texts. */
  List<String> texts(String name) {
    JsonElement value = value(name);
    List<String> texts = new ArrayList<>();
    for (JsonElement entry : value.isJsonArray() ? value.getAsJsonArray() : List.of(value)) {
      boolean isText = entry instanceof JsonPrimitive primitive && primitive.isString();
      if (!isText || !value.isJsonArray()) {
        throw wrong(name, value, "texts in brackets");
      }
      texts.add(entry.getAsString());
    }
    return texts;
  }

  /** A list of finite numbers. */
  List<Double> numbers(String name) {
    JsonElement value = value(name);
    List<Double> numbers = new ArrayList<>();
    for (JsonElement entry : value.isJsonArray() ? value.getAsJsonArray() : List.of(value)) {
      double number = isNumber(entry) ? entry.getAsDouble() : Double.NaN;
      if (!Double.isFinite(number) || !value.isJsonArray()) {
        throw wrong(name, value, "finite numbers in brackets");
      }
      numbers.add(number);
    }
    return numbers;
  }

  /** An object in the object. */
  JsonFields object(String name) {
    return new JsonFields(where + ", " + name, value(name));
  }

  /** The names of all fields, in their order. */
  List<String> names() {
    return List.copyOf(object.keySet());
  }

  /** Whole numbers. */
  List<Long> integers(String name) {
    JsonElement value = value(name);
    if (!value.isJsonArray()) {
      throw wrong(name, value, "whole numbers in brackets");
    }
    List<Long> integers = new ArrayList<>();
    for (JsonElement entry : value.getAsJsonArray()) {
      integers.add(integer(name, entry));
    }
    return integers;
  }

  /** A list of objects; the third is called "layer 2", if an entry is a layer. */
  List<JsonFields> objects(String name, String entryName) {
    JsonElement value = value(name);
    if (!value.isJsonArray()) {
      throw wrong(name, value, "objects in brackets");
    }
    List<JsonFields> objects = new ArrayList<>();
    for (JsonElement entry : value.getAsJsonArray()) {
      objects.add(new JsonFields(where + ", " + entryName + " " + objects.size(), entry));
    }
    return objects;
  }

  private long integer(String name, JsonElement value) {
    try {
      if (isNumber(value)) {
        return ((BigDecimal) value.getAsNumber()).longValueExact();
      }
    } catch (ArithmeticException e) {
      // a fraction, or too large: refused below
    }
    throw wrong(name, value, "a whole number below 2^63");
  }

  /** Whether the other object is equal but for one field. */
  boolean isLike(JsonElement other, String ignored) {
    JsonObject one = object.deepCopy();
    JsonObject two = other.getAsJsonObject().deepCopy();
    one.remove(ignored);
    two.remove(ignored);
    return one.equals(two);
  }

  /** The object as it is in the file, cut if it is long. */
  @Override
  public String toString() {
    String text = Quote.visible(object.toString());
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
  }

  /** Refuses what nobody asked for; called when all known fields were read. */
  void requireNoOthers() {
    for (String name : object.keySet()) {
      if (!known.contains(name)) {
        throw new ModelFormatException(
            "%s has a field %s that this version of Gradus doesn't know."
                .formatted(where, Quote.of(name)));
      }
    }
  }

  private JsonElement value(String name) {
    known.add(name);
    JsonElement value = object.get(name);
    if (value == null) {
      throw new ModelFormatException(where + " has no field " + Quote.of(name) + ".");
    }
    return value;
  }

  private static boolean isNumber(JsonElement value) {
    return value instanceof JsonPrimitive primitive && primitive.isNumber();
  }

  private ModelFormatException wrong(String name, JsonElement value, String expected) {
    return new ModelFormatException(
        "%s has the field %s %s, but expects %s."
            .formatted(where, Quote.of(name), Quote.of(value.toString()), expected));
  }
}
