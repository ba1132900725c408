package gradus.persist;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import com.google.gson.stream.JsonWriter;
import gradus.Network;
import gradus.data.Scaler;
import gradus.data.Transform;
import gradus.data.files.CsvSchema;
import gradus.layers.Dropout;
import gradus.layers.Layer;
import gradus.layers.StateCopy;
import gradus.math.Matrix;
import gradus.math.Quote;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A model as the content of a safetensors file. Its metadata are
 *
 * <pre>
 *   format          "gradus model 1"
 *   network         a list of layers, as in [{"kind":"Dense"},{"kind":"LeakyReLU","leak":0.01}]
 *   transforms      a list of transforms, as in [{"kind":"Standardizer"}]
 *   target_scaler   one transform; left out if there is none
 *   feature_names   a list of texts
 *   class_names     a list of texts
 *   schema          how CSV files are read, see {@link SchemaJson}; left out if there is none
 *   provenance      texts by name
 * </pre>
 *
 * <p>all in JSON but the first, and its tensors are {@code layers.0.weights}, {@code
 * transforms.0.means}, {@code target_scaler.means} and so on: the matrices of the objects, by the
 * names that they have in Java. {@link #read} refuses everything else.
 */
final class ModelFile {
  /** Files of this version must be readable forever; whoever changes them needs a new number. */
  static final String FORMAT = "gradus model 1";

  private static final Set<String> KNOWN =
      Set.of(
          "crc32c",
          "format",
          "network",
          "transforms",
          "target_scaler",
          "feature_names",
          "class_names",
          "schema",
          "provenance");

  /** The metadata, by name. */
  final Map<String, String> metadata = new LinkedHashMap<>();

  /** The matrices of the model itself, by name. */
  final Map<String, Matrix> tensors = new LinkedHashMap<>();

  /** Describes a model. */
  ModelFile(Model model) {
    metadata.put("format", FORMAT);
    metadata.put("network", Json.text(json -> describeLayers(model, json)));
    metadata.put("transforms", Json.text(json -> describeTransforms(model, json)));
    Scaler scaler = model.targetScaler();
    if (scaler != null) {
      metadata.put("target_scaler", Json.text(json -> TransformKinds.describe(scaler, json)));
      tensors.putAll(TransformKinds.matrices(scaler, "target_scaler."));
    }
    metadata.put("feature_names", Json.text(json -> writeTexts(model.featureNames(), json)));
    metadata.put("class_names", Json.text(json -> writeTexts(model.classNames(), json)));
    CsvSchema schema = model.schema();
    if (schema != null) {
      metadata.put("schema", Json.text(json -> SchemaJson.write(schema, json)));
    }
    metadata.put("provenance", Json.text(json -> writeTexts(model.provenance().entries(), json)));
  }

  private void describeLayers(Model model, JsonWriter json) throws IOException {
    List<Layer> layers = model.network().layers();
    json.beginArray();
    for (int i = 0; i < layers.size(); i++) {
      LayerKinds.describe(layers.get(i), json);
      tensors.putAll(LayerKinds.matrices(layers.get(i), "layers." + i + "."));
    }
    json.endArray();
  }

  private void describeTransforms(Model model, JsonWriter json) throws IOException {
    json.beginArray();
    for (int i = 0; i < model.transforms().size(); i++) {
      TransformKinds.describe(model.transforms().get(i), json);
      tensors.putAll(TransformKinds.matrices(model.transforms().get(i), "transforms." + i + "."));
    }
    json.endArray();
  }

  private static void writeTexts(List<String> texts, JsonWriter json) throws IOException {
    json.beginArray();
    for (String text : texts) {
      json.value(text);
    }
    json.endArray();
  }

  private static void writeTexts(Map<String, String> texts, JsonWriter json) throws IOException {
    json.beginObject();
    for (Map.Entry<String, String> entry : texts.entrySet()) {
      json.name(entry.getKey()).value(entry.getValue());
    }
    json.endObject();
  }

  /**
   * Reads a model.
   *
   * @param built the network that the program made for it, to be filled; null to make it
   * @throws ModelFormatException if the file isn't one, or doesn't fit together
   */
  static Model read(Safetensors file, Network built) throws IOException {
    file.requireFormat(FORMAT);
    try {
      requireKnownMetadata(file);
      requireMatrices(file);
      NetworkFilling filling = built == null ? null : new NetworkFilling(file, built);
      Network network = built == null ? readNetwork(file) : built;
      List<Transform> transforms = readTransforms(file);
      Scaler targetScaler = readTargetScaler(file);
      file.requireAllRead();
      List<String> featureNames = readTexts(file, "feature_names");
      List<String> classNames = readTexts(file, "class_names");
      CsvSchema schema = readSchema(file);
      Provenance provenance = readProvenance(file);
      Model model =
          new Model(
              network, transforms, targetScaler, featureNames, classNames, schema, provenance);
      if (filling != null) {
        filling.fill(); // when nothing can be wrong anymore
      }
      return model;
    } catch (ModelFormatException e) {
      throw e;
    } catch (IllegalArgumentException e) { // what constructors refuse
      throw new ModelFormatException(file.name + " doesn't fit together: " + e.getMessage(), e);
    }
  }

  private static void requireKnownMetadata(Safetensors file) {
    for (String name : file.metadata().keySet()) {
      if (!KNOWN.contains(name)) {
        throw new ModelFormatException(
            "%s has metadata %s that this version of Gradus doesn't know."
                .formatted(file.name, Quote.of(name)));
      }
    }
  }

  /** So that no tensor takes more memory than its bytes, and each has rows and columns. */
  private static void requireMatrices(Safetensors file) {
    for (Tensor tensor : file.tensors().values()) {
      if (!tensor.type().equals("F64") || tensor.shape().size() != 2 || !tensor.isMatrix()) {
        throw new ModelFormatException(
            "%s: tensor %s cannot be a part of a model: expects F64, and rows and columns."
                .formatted(file.name, tensor));
      }
    }
  }

  private static Network readNetwork(Safetensors file) throws IOException {
    List<Layer> layers = new ArrayList<>();
    for (JsonFields fields : readList(file, "network", "layer")) {
      layers.add(LayerKinds.read(fields, "layers." + layers.size() + ".", file));
    }
    return new Network(layers.toArray(new Layer[0]));
  }

  /** What a network that the program made gets from a file. */
  private static final class NetworkFilling {
    private final Network network;
    private final List<Matrix> targets = new ArrayList<>();
    private final List<Matrix> values = new ArrayList<>();
    private final Map<Dropout, Long> steps = new LinkedHashMap<>();

    /** Reads all and changes nothing. */
    NetworkFilling(Safetensors file, Network network) throws IOException {
      this.network = network;
      List<JsonFields> saved = readList(file, "network", "layer");
      List<Layer> layers = network.layers();
      if (saved.size() != layers.size()) {
        throw new ModelFormatException(
            ("%s has %s layers, but the network has %s: build the network as it was when it"
                    + " was saved.")
                .formatted(file.name, saved.size(), layers.size()));
      }
      for (int i = 0; i < layers.size(); i++) {
        LayerKinds.requireSame(saved.get(i), layers.get(i));
        for (Map.Entry<String, Matrix> entry :
            LayerKinds.matrices(layers.get(i), "layers." + i + ".").entrySet()) {
          Matrix value = new Matrix(entry.getValue());
          file.readFiniteInto(entry.getKey(), value);
          targets.add(entry.getValue());
          values.add(value);
        }
        if (layers.get(i) instanceof Dropout dropout) {
          steps.put(dropout, saved.get(i).integer("step"));
        }
      }
    }

    /** Fills the network, or leaves it as it was if a layer refuses its numbers. */
    void fill() {
      StateCopy before = new StateCopy(network.state());
      try {
        for (int i = 0; i < targets.size(); i++) {
          targets.get(i).setTo(values.get(i));
        }
        for (Map.Entry<Dropout, Long> step : steps.entrySet()) {
          step.getKey().setStep(step.getValue());
        }
        for (Layer layer : network.allLayers()) {
          layer.requireSoundState();
        }
      } catch (IllegalArgumentException e) {
        before.restore();
        throw e;
      }
    }
  }

  private static List<Transform> readTransforms(Safetensors file) throws IOException {
    List<Transform> transforms = new ArrayList<>();
    for (JsonFields fields : readList(file, "transforms", "transform")) {
      transforms.add(TransformKinds.read(fields, "transforms." + transforms.size() + ".", file));
    }
    return transforms;
  }

  private static Scaler readTargetScaler(Safetensors file) throws IOException {
    if (!file.metadata().containsKey("target_scaler")) {
      return null;
    }
    JsonElement value = readJson(file, "target_scaler");
    JsonFields fields = new JsonFields(file.name + ": the target scaler", value);
    return TransformKinds.readScaler(fields, "target_scaler.", file);
  }

  private static CsvSchema readSchema(Safetensors file) {
    if (!file.metadata().containsKey("schema")) {
      return null;
    }
    return SchemaJson.read(new JsonFields(file.name + ": the schema", readJson(file, "schema")));
  }

  private static Provenance readProvenance(Safetensors file) {
    JsonElement value = readJson(file, "provenance");
    Map<String, String> entries = new LinkedHashMap<>();
    JsonFields fields = new JsonFields(file.name + ": the provenance", value);
    for (String name : value.getAsJsonObject().keySet()) {
      entries.put(name, fields.text(name));
    }
    return new Provenance(entries);
  }

  private static List<JsonFields> readList(Safetensors file, String name, String entryName) {
    List<JsonFields> list = new ArrayList<>();
    for (JsonElement entry : readArray(file, name)) {
      list.add(new JsonFields(file.name + ": " + entryName + " " + list.size(), entry));
    }
    return list;
  }

  private static List<String> readTexts(Safetensors file, String name) {
    List<String> texts = new ArrayList<>();
    for (JsonElement entry : readArray(file, name)) {
      if (!(entry instanceof JsonPrimitive text && text.isString())) {
        throw new ModelFormatException(
            "%s: the metadata %s has the entry %s, but expects texts."
                .formatted(file.name, Quote.of(name), Quote.of(entry.toString())));
      }
      texts.add(entry.getAsString());
    }
    return texts;
  }

  private static Iterable<JsonElement> readArray(Safetensors file, String name) {
    JsonElement value = readJson(file, name);
    if (!value.isJsonArray()) {
      throw new ModelFormatException(
          "%s: the metadata %s is not a JSON list, as in [].".formatted(file.name, Quote.of(name)));
    }
    return value.getAsJsonArray();
  }

  private static JsonElement readJson(Safetensors file, String name) {
    String text = file.metadata().get(name);
    if (text == null) {
      throw new ModelFormatException(file.name + " has no metadata " + Quote.of(name) + ".");
    }
    return Json.parse(file.name + ": the metadata " + Quote.of(name), new StringReader(text));
  }
}
