package gradus.persist;

import com.google.gson.stream.JsonWriter;
import gradus.data.files.CsvSchema;
import gradus.data.files.Missing;
import gradus.math.Quote;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The schema of a model's CSV files as a JSON object, as in
 *
 * <pre>
 *   {"columns":["weight","coat","kind"], "label":"kind", "class_names":["cat","dog"],
 *    "dropped":[], "categories":{"coat":["long","short"]}, "missing":"REFUSE", "means":[],
 *    "separator":",", "decimal_comma":false, "header":true, "comment":"", "missing_texts":[""]}
 * </pre>
 */
final class SchemaJson {
  private SchemaJson() {}

  static void write(CsvSchema schema, JsonWriter json) throws IOException {
    json.beginObject();
    writeTexts("columns", schema.columns(), json);
    json.name("label").value(schema.label());
    writeTexts("class_names", schema.classNames(), json);
    writeTexts("dropped", schema.dropped(), json);
    json.name("categories").beginObject();
    for (Map.Entry<String, List<String>> entry : schema.categories().entrySet()) {
      writeTexts(entry.getKey(), entry.getValue(), json);
    }
    json.endObject();
    json.name("missing").value(schema.missing().name());
    json.name("means").beginArray();
    for (double mean : schema.means()) {
      json.value(mean);
    }
    json.endArray();
    writeFormat(schema.format(), json);
    json.endObject();
  }

  private static void writeFormat(CsvSchema.Format format, JsonWriter json) throws IOException {
    boolean hasComments = format.comment() != 0;
    json.name("separator").value(String.valueOf(format.separator()));
    json.name("decimal_comma").value(format.decimalComma());
    json.name("header").value(format.header());
    json.name("comment").value(hasComments ? String.valueOf(format.comment()) : "");
    writeTexts("missing_texts", format.missingTexts(), json);
  }

  private static void writeTexts(String name, List<String> texts, JsonWriter json)
      throws IOException {
    json.name(name).beginArray();
    for (String text : texts) {
      json.value(text);
    }
    json.endArray();
  }

  /**
   * Makes the schema that a file describes.
   *
   * @throws ModelFormatException if a field is missing, unknown or of another type
   * @throws IllegalArgumentException if the fields don't fit together
   */
  static CsvSchema read(JsonFields fields) {
    CsvSchema schema =
        new CsvSchema(
            fields.texts("columns"),
            fields.text("label"),
            fields.texts("class_names"),
            fields.texts("dropped"),
            readCategories(fields.object("categories")),
            readMissing(fields),
            fields.numbers("means"),
            readFormat(fields));
    fields.requireNoOthers();
    return schema;
  }

  private static Map<String, List<String>> readCategories(JsonFields fields) {
    Map<String, List<String>> categories = new LinkedHashMap<>();
    for (String column : fields.names()) {
      categories.put(column, fields.texts(column));
    }
    return categories;
  }

  private static Missing readMissing(JsonFields fields) {
    String name = fields.text("missing");
    for (Missing missing : Missing.values()) {
      if (missing.name().equals(name)) {
        return missing;
      }
    }
    throw new ModelFormatException(
        "%s has the field \"missing\" %s, but this version of Gradus knows %s."
            .formatted(fields.where, Quote.of(name), Arrays.toString(Missing.values())));
  }

  private static CsvSchema.Format readFormat(JsonFields fields) {
    return new CsvSchema.Format(
        character(fields, "separator"),
        fields.flag("decimal_comma"),
        fields.flag("header"),
        fields.text("comment").isEmpty() ? 0 : character(fields, "comment"),
        fields.texts("missing_texts"));
  }

  private static char character(JsonFields fields, String name) {
    String text = fields.text(name);
    if (text.length() != 1 || text.charAt(0) == 0) {
      throw new ModelFormatException(
          "%s has the field %s %s, but expects one character."
              .formatted(fields.where, Quote.of(name), Quote.of(text)));
    }
    return text.charAt(0);
  }
}
