package gradus.persist;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import gradus.Network;
import gradus.data.Scaler;
import gradus.data.Transform;
import gradus.layers.Layer;
import gradus.math.Quote;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes a model of what {@link ModelWriter} has written, and refuses everything else. */
final class ModelReader {
  private static final Set<String> KNOWN =
      Set.of(
          "crc32c",
          "format",
          "network",
          "transforms",
          "target_scaler",
          "feature_names",
          "class_names",
          "provenance");

  private final Safetensors file;

  private ModelReader(Safetensors file) {
    this.file = file;
  }

  /**
   * Reads a model.
   *
   * @throws ModelFormatException if the file isn't one, or doesn't fit together
   */
  static Model read(Safetensors file) throws IOException {
    file.requireFormat(ModelWriter.FORMAT);
    ModelReader reader = new ModelReader(file);
    try {
      return reader.model();
    } catch (ModelFormatException e) {
      throw e;
    } catch (IllegalArgumentException e) { // what constructors refuse
      throw new ModelFormatException(file.name + " doesn't fit together: " + e.getMessage(), e);
    }
  }

  private Model model() throws IOException {
    requireKnownMetadata();
    requireMatrices();
    Network network = network();
    List<Transform> transforms = new ArrayList<>();
    for (Fields fields : list("transforms", "transform")) {
      transforms.add(TransformKinds.read(fields, "transforms." + transforms.size() + ".", file));
    }
    Scaler targetScaler = targetScaler();
    file.requireAllRead();
    return new Model(
        network,
        transforms,
        targetScaler,
        texts("feature_names"),
        texts("class_names"),
        provenance());
  }

  private void requireKnownMetadata() {
    for (String name : file.metadata().keySet()) {
      if (!KNOWN.contains(name)) {
        throw new ModelFormatException(
            file.name
                + " has metadata "
                + Quote.of(name)
                + " that this version of Gradus doesn't know.");
      }
    }
  }

  /** So that no tensor takes more memory than its bytes, and each has rows and columns. */
  private void requireMatrices() {
    for (Tensor tensor : file.tensors().values()) {
      if (!tensor.type().equals("F64") || tensor.shape().size() != 2 || !tensor.isMatrix()) {
        throw new ModelFormatException(
            file.name
                + ": tensor "
                + tensor
                + " cannot be a part of a model: expects F64, and rows and columns.");
      }
    }
  }

  private Network network() throws IOException {
    List<Layer> layers = new ArrayList<>();
    for (Fields fields : list("network", "layer")) {
      layers.add(LayerKinds.read(fields, "layers." + layers.size() + ".", file));
    }
    return new Network(layers.toArray(new Layer[0]));
  }

  private Scaler targetScaler() throws IOException {
    if (!file.metadata().containsKey("target_scaler")) {
      return null;
    }
    Fields fields = new Fields(file.name + ": the target scaler", json("target_scaler"));
    return TransformKinds.readScaler(fields, "target_scaler.", file);
  }

  private Provenance provenance() {
    JsonElement value = json("provenance");
    Map<String, String> entries = new LinkedHashMap<>();
    Fields fields = new Fields(file.name + ": the provenance", value);
    for (String name : value.getAsJsonObject().keySet()) {
      entries.put(name, fields.text(name));
    }
    return new Provenance(entries);
  }

  private List<Fields> list(String name, String entryName) {
    List<Fields> list = new ArrayList<>();
    for (JsonElement entry : array(name)) {
      list.add(new Fields(file.name + ": " + entryName + " " + list.size(), entry));
    }
    return list;
  }

  private List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (JsonElement entry : array(name)) {
      if (!(entry instanceof JsonPrimitive text && text.isString())) {
        throw new ModelFormatException(
            file.name
                + ": the metadata "
                + Quote.of(name)
                + " has the entry "
                + Quote.of(entry.toString())
                + ", but expects texts.");
      }
      texts.add(entry.getAsString());
    }
    return texts;
  }

  private Iterable<JsonElement> array(String name) {
    JsonElement value = json(name);
    if (!value.isJsonArray()) {
      throw new ModelFormatException(
          file.name + ": the metadata " + Quote.of(name) + " is not a JSON list, as in [].");
    }
    return value.getAsJsonArray();
  }

  private JsonElement json(String name) {
    String text = file.metadata().get(name);
    if (text == null) {
      throw new ModelFormatException(file.name + " has no metadata " + Quote.of(name) + ".");
    }
    return StrictJson.parse(file.name + ": the metadata " + Quote.of(name), new StringReader(text));
  }
}
