package gradus.persist;

import com.google.gson.stream.JsonWriter;
import gradus.data.MeanImputer;
import gradus.data.MinMaxScaler;
import gradus.data.Scaler;
import gradus.data.Standardizer;
import gradus.data.Transform;
import gradus.math.Matrix;
import gradus.math.Quote;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The transforms that a file may name, a closed list as for layers. */
final class TransformKinds {
  private TransformKinds() {}

  /**
   * How messages and files call it.
   *
   * @throws IllegalArgumentException if it isn't on the list
   */
  static String kindOf(Transform transform) {
    if (transform instanceof Standardizer) {
      return "Standardizer";
    }
    if (transform instanceof MinMaxScaler) {
      return "MinMaxScaler";
    }
    if (transform instanceof MeanImputer) {
      return "MeanImputer";
    }
    throw new IllegalArgumentException(
        ("The transform %s cannot be a part of a model: expects a Standardizer, MinMaxScaler"
                + " or MeanImputer. Apply your own one before you ask the model.")
            .formatted(transform));
  }

  /** The matrices of a transform, by their names in a file. */
  static Map<String, Matrix> matrices(Transform transform, String prefix) {
    Map<String, Matrix> matrices = new LinkedHashMap<>();
    if (transform instanceof Standardizer standardizer) {
      matrices.put(prefix + "means", standardizer.means);
      matrices.put(prefix + "deviations", standardizer.deviations);
    } else if (transform instanceof MinMaxScaler scaler) {
      matrices.put(prefix + "minima", scaler.minima);
      matrices.put(prefix + "maxima", scaler.maxima);
    } else if (transform instanceof MeanImputer imputer) {
      matrices.put(prefix + "means", imputer.means);
    }
    return matrices;
  }

  /**
   * How many columns its inputs have.
   *
   * @throws IllegalArgumentException if it isn't on the list
   */
  static int columns(Transform transform) {
    kindOf(transform); // refuses an unknown one
    return matrices(transform, "").values().iterator().next().numCols;
  }

  /** Writes the kind, as in {"kind":"Standardizer"}. */
  static void describe(Transform transform, JsonWriter json) throws IOException {
    json.beginObject().name("kind").value(kindOf(transform)).endObject();
  }

  /** Makes the transform that a file describes. */
  static Transform read(JsonFields fields, String prefix, Safetensors file) throws IOException {
    String kind = fields.text("kind");
    fields.requireNoOthers();
    return switch (kind) {
      case "Standardizer" ->
          new Standardizer(file.read(prefix + "means"), file.read(prefix + "deviations"));
      case "MinMaxScaler" ->
          new MinMaxScaler(file.read(prefix + "minima"), file.read(prefix + "maxima"));
      case "MeanImputer" -> new MeanImputer(file.read(prefix + "means"));
      default ->
          throw new ModelFormatException(
              ("%s is of the kind %s, but this version of Gradus knows [Standardizer,"
                      + " MinMaxScaler, MeanImputer].")
                  .formatted(fields.where, Quote.of(kind)));
    };
  }

  /** The same for what must be a scaler, since it has to be inverted. */
  static Scaler readScaler(JsonFields fields, String prefix, Safetensors file) throws IOException {
    if (read(fields, prefix, file) instanceof Scaler scaler) {
      return scaler;
    }
    throw new ModelFormatException(
        fields.where + " is a MeanImputer, but expects a Standardizer or a MinMaxScaler.");
  }
}
