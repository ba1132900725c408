package gradus.persist;

import com.google.gson.stream.JsonWriter;
import gradus.layers.Layer;
import gradus.math.Matrix;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
 *   provenance      texts by name
 * </pre>
 *
 * <p>all in JSON but the first, and its tensors are {@code layers.0.weights}, {@code
 * transforms.0.means}, {@code target_scaler.means} and so on: the matrices of the objects, by the
 * names that they have in Java.
 */
final class ModelWriter {
  /** Files of this version must be readable for ever; whoever changes them needs a new number. */
  static final String FORMAT = "gradus model 1";

  /** The metadata, by name. */
  final Map<String, String> metadata = new LinkedHashMap<>();

  /** The matrices of the model itself, by name. */
  final Map<String, Matrix> tensors = new LinkedHashMap<>();

  /**
   * Describes a model.
   *
   * @throws IllegalArgumentException if it has a layer of an unknown kind
   */
  ModelWriter(Model model) {
    metadata.put("format", FORMAT);
    metadata.put("network", JsonText.of(json -> describeLayers(model, json)));
    metadata.put("transforms", JsonText.of(json -> describeTransforms(model, json)));
    if (model.targetScaler() != null) {
      metadata.put(
          "target_scaler",
          JsonText.of(json -> TransformKinds.describe(model.targetScaler(), json)));
      tensors.putAll(TransformKinds.matrices(model.targetScaler(), "target_scaler."));
    }
    metadata.put("feature_names", JsonText.of(json -> writeTexts(model.featureNames(), json)));
    metadata.put("class_names", JsonText.of(json -> writeTexts(model.classNames(), json)));
    metadata.put("provenance", JsonText.of(json -> writeTexts(model.provenance().entries(), json)));
  }

  private void describeLayers(Model model, JsonWriter json) throws IOException {
    List<Layer> layers = model.network().layers();
    json.beginArray();
    for (int i = 0; i < layers.size(); i++) {
      LayerKinds.describe(layers.get(i), i, json);
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
}
