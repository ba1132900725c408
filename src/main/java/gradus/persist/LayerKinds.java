package gradus.persist;

import com.google.gson.stream.JsonWriter;
import gradus.layers.BatchNorm;
import gradus.layers.Dense;
import gradus.layers.Dropout;
import gradus.layers.ELU;
import gradus.layers.GELU;
import gradus.layers.GlobalAveragePool2D;
import gradus.layers.Initializer;
import gradus.layers.Layer;
import gradus.layers.LayerNorm;
import gradus.layers.LeakyReLU;
import gradus.layers.Parameter;
import gradus.layers.ReLU;
import gradus.layers.Residual;
import gradus.layers.SiLU;
import gradus.layers.Sigmoid;
import gradus.layers.Softmax;
import gradus.layers.Softplus;
import gradus.layers.Tanh;
import gradus.math.Matrix;
import gradus.math.Quote;
import gradus.snapshots.SavedTraining;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The layers that a file may name, a closed list: how each is described, and made again. A layer of
 * the program's own can be saved as well, and is filled again when the program has made it.
 *
 * <p>Sizes aren't described; they are the shapes of the layer's tensors. So a layer is only made as
 * large as the numbers that are there for it.
 */
final class LayerKinds {
  private static final String PACKAGE = "gradus.layers.";

  /** A layer that the program itself must make. */
  private static final String CUSTOM = "custom";

  private static final List<String> KNOWN =
      List.of(
          "Dense",
          "BatchNorm",
          "LayerNorm",
          "Dropout",
          "ReLU",
          "LeakyReLU",
          "ELU",
          "GELU",
          "SiLU",
          "Sigmoid",
          "Softplus",
          "Tanh",
          "Softmax",
          "Conv2D",
          "MaxPool2D",
          "AveragePool2D",
          "GlobalAveragePool2D",
          "Embedding",
          "Residual");

  private LayerKinds() {}

  /**
   * Writes the kind and the settings of a layer, as in {"kind":"LeakyReLU","leak":0.01}; one of the
   * program's own as {"kind":"custom","parts":["Residual","Dense","Dropout {rate=0.1, seed=7}"]},
   * with the layers that it is made of.
   */
  static void describe(Layer layer, JsonWriter json) throws IOException {
    json.beginObject().name("kind").value(isKnown(layer) ? simpleName(layer) : CUSTOM);
    if (!isKnown(layer)) {
      json.name("parts").beginArray();
      for (Layer part : layer.tree()) {
        String settings = part.settings().isEmpty() ? "" : " " + new TreeMap<>(part.settings());
        json.value(SavedTraining.kind(part) + settings);
      }
      json.endArray();
    } else if (layer instanceof LeakyReLU leaky) {
      json.name("leak").value(leaky.leak);
    } else if (layer instanceof ELU elu) {
      json.name("alpha").value(elu.alpha);
    } else if (layer instanceof Dropout dropout) {
      json.name("rate").value(dropout.rate);
      json.name("seed").value(dropout.seed);
      json.name("step").value(dropout.step());
    } else if (layer instanceof BatchNorm norm) {
      json.name("momentum").value(norm.momentum);
      json.name("epsilon").value(norm.epsilon);
    } else if (layer instanceof LayerNorm norm) {
      json.name("epsilon").value(norm.epsilon);
    } else if (layer instanceof Residual) {
      json.name("layers").beginArray();
      for (Layer child : layer.children()) {
        describe(child, json);
      }
      json.endArray();
    } else {
      ImageLayerKinds.describe(layer, json);
    }
    json.endObject();
  }

  private static boolean isKnown(Layer layer) {
    return layer.getClass().getName().equals(PACKAGE + simpleName(layer))
        && KNOWN.contains(simpleName(layer));
  }

  private static String simpleName(Layer layer) {
    String name = layer.getClass().getName();
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** The matrices of a layer and its children that belong into a file, by their names there. */
  static Map<String, Matrix> matrices(Layer layer, String prefix) {
    if (!(layer instanceof Residual)) {
      return matricesOfTree(layer, prefix);
    }
    Map<String, Matrix> matrices = new LinkedHashMap<>();
    for (int i = 0; i < layer.children().size(); i++) {
      matrices.putAll(matrices(layer.children().get(i), childPrefix(prefix, i)));
    }
    return matrices;
  }

  /** As in "layers.3.layers.0." */
  private static String childPrefix(String prefix, int child) {
    return prefix + "layers." + child + ".";
  }

  private static Map<String, Matrix> matricesOfTree(Layer layer, String prefix) {
    Map<String, Matrix> matrices = new LinkedHashMap<>();
    List<Layer> tree = layer.tree();
    for (int i = 0; i < tree.size(); i++) {
      String ofPart = i == 0 ? prefix : prefix + i + ".";
      for (Parameter parameter : tree.get(i).parameters()) {
        matrices.put(ofPart + parameter.name, parameter.value);
      }
      if (!(layer instanceof Dropout)) { // whose step is described
        for (Map.Entry<String, Matrix> entry : tree.get(i).state().entrySet()) {
          matrices.put(ofPart + entry.getKey(), entry.getValue());
        }
      }
    }
    return matrices;
  }

  /**
   * Compares a layer that the program has made with the one that a file describes.
   *
   * @throws ModelFormatException if it is of another kind, or has other settings
   */
  static void requireSame(JsonFields fields, Layer layer) {
    String here = Json.text(json -> describe(layer, json));
    if (!fields.isLike(Json.parse("a layer", new StringReader(here)), "step")) {
      throw new ModelFormatException(
          "%s is %s, but the network has %s: build the network as it was when it was saved."
              .formatted(fields.where, fields, here));
    }
  }

  /**
   * Makes the layer that a file describes, and gives it its numbers.
   *
   * @param prefix of the names of its tensors, as in "layers.0."
   */
  static Layer read(JsonFields fields, String prefix, Safetensors file) throws IOException {
    Layer layer = make(fields, prefix, file);
    fields.requireNoOthers();
    if (layer instanceof Residual) {
      return layer; // its children were read
    }
    for (Map.Entry<String, Matrix> entry : matrices(layer, prefix).entrySet()) {
      file.readFiniteInto(entry.getKey(), entry.getValue());
    }
    if (layer instanceof BatchNorm norm) {
      requireNotNegative(prefix + "running_variances", norm.runningVariances, file);
    }
    return layer;
  }

  private static Layer make(JsonFields fields, String prefix, Safetensors file) throws IOException {
    String kind = fields.text("kind");
    return switch (kind) {
      case "Dense" -> dense(prefix, file);
      case "BatchNorm" -> batchNorm(fields, prefix, file);
      case "LayerNorm" ->
          new LayerNorm(width(prefix, file, "scale", "shift"), fields.number("epsilon"));
      case "Dropout" -> dropout(fields);
      case "ReLU" -> new ReLU();
      case "LeakyReLU" -> new LeakyReLU(fields.number("leak"));
      case "ELU" -> new ELU(fields.number("alpha"));
      case "GELU" -> new GELU();
      case "SiLU" -> new SiLU();
      case "Sigmoid" -> new Sigmoid();
      case "Softplus" -> new Softplus();
      case "Tanh" -> new Tanh();
      case "Softmax" -> new Softmax();
      case "Conv2D" -> ImageLayerKinds.convolution(fields, prefix, file);
      case "MaxPool2D" -> ImageLayerKinds.maxPool(fields);
      case "AveragePool2D" -> ImageLayerKinds.averagePool(fields);
      case "GlobalAveragePool2D" -> new GlobalAveragePool2D(ImageLayerKinds.image(fields));
      case "Embedding" -> ImageLayerKinds.embedding(fields, prefix, file);
      case "Residual" -> residual(fields, prefix, file);
      case CUSTOM ->
          throw new ModelFormatException(
              ("%s is a class of the program that saved it, %s: build the same network and"
                      + " call Models.load(path, network).")
                  .formatted(fields.where, fields));
      default ->
          throw new ModelFormatException(
              "%s is of the kind %s, but this version of Gradus knows %s."
                  .formatted(fields.where, Quote.of(kind), KNOWN));
    };
  }

  private static Dense dense(String prefix, Safetensors file) {
    Tensor weights = file.tensor(prefix + "weights");
    Tensor biases = file.tensor(prefix + "biases");
    if (biases.rows() != 1 || biases.columns() != weights.columns()) {
      throw new ModelFormatException(
          ("%s: tensor %s doesn't fit %s: expects one row, with a bias for each column of the"
                  + " weights.")
              .formatted(file.name, biases, weights));
    }
    return new Dense(weights.rows(), weights.columns(), Initializer.zeros());
  }

  private static Residual residual(JsonFields fields, String prefix, Safetensors file)
      throws IOException {
    List<Layer> layers = new ArrayList<>();
    for (JsonFields child : fields.objects("layers", "layer")) {
      layers.add(read(child, childPrefix(prefix, layers.size()), file));
    }
    return new Residual(layers.toArray(new Layer[0]));
  }

  private static BatchNorm batchNorm(JsonFields fields, String prefix, Safetensors file) {
    int width = width(prefix, file, "scale", "shift", "running_means", "running_variances");
    return new BatchNorm(width, fields.number("momentum"), fields.number("epsilon"));
  }

  private static Dropout dropout(JsonFields fields) {
    Dropout dropout = new Dropout(fields.number("rate"), fields.integer("seed"));
    dropout.setStep(fields.integer("step"));
    return dropout;
  }

  /** How many columns the rows with these names have; all as many, before one is allocated. */
  private static int width(String prefix, Safetensors file, String... names) {
    Tensor first = file.tensor(prefix + names[0]);
    for (String name : names) {
      Tensor tensor = file.tensor(prefix + name);
      if (tensor.rows() != 1 || tensor.columns() != first.columns()) {
        throw new ModelFormatException(
            "%s: tensor %s doesn't fit %s: expects one row each, of the same length."
                .formatted(file.name, tensor, first));
      }
    }
    return first.columns();
  }

  /** Refuses variances that cannot be. */
  static void requireNotNegative(String name, Matrix variances, Safetensors file) {
    for (int i = 0; i < variances.getNumElements(); i++) {
      if (variances.data[i] < 0) {
        throw new ModelFormatException(
            "%s: tensor %s has a variance of %s at entry %s, but expects 0 or more."
                .formatted(file.name, Quote.of(name), variances.data[i], i));
      }
    }
  }
}
