package gradus.persist;

import static org.ejml.dense.row.CommonOps_DDRM.transpose;

import gradus.Network;
import gradus.layers.BatchNorm;
import gradus.layers.Conv2D;
import gradus.layers.Dense;
import gradus.layers.Embedding;
import gradus.layers.ImageLayer;
import gradus.layers.Layer;
import gradus.layers.LayerNorm;
import gradus.math.Matrix;
import gradus.math.Quote;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The weights of a PyTorch module by its names, on their way into a network.
 *
 * <pre>
 *   nn.Linear        weight (transposed: outputs×inputs there), bias
 *   nn.BatchNorm1d   weight → scale, bias → shift, running_mean, running_var
 *   nn.LayerNorm     weight → scale, bias → shift
 *   nn.Conv2d        weight (filters×channels×height×width there, a column a filter here), bias
 *   nn.Embedding     weight
 * </pre>
 *
 * <p>A Dense layer after images or symbols follows an nn.Flatten there, which counts as a layer;
 * Gradus needs none. So the names are tried with and without.
 */
final class StateDict {
  private final Safetensors file;
  private final Map<String, Place> places; // by name in the file
  private final Map<String, Matrix> read = new LinkedHashMap<>(); // what was found for them

  /** Where the numbers of a tensor belong, and the shape that it has in PyTorch. */
  private record Place(int position, Layer layer, String what, Matrix matrix, List<Long> shape) {
    /** Whether it has a row where Gradus has a column. */
    boolean isTransposed() {
      return what.equals("weights") && !(layer instanceof Embedding);
    }
  }

  StateDict(Safetensors file, Network network) {
    this.file = file;
    Map<String, Place> flattening = places(network, true);
    Map<String, Place> plain = places(network, false);
    places = found(flattening) > found(plain) ? flattening : plain;
  }

  private long found(Map<String, Place> names) {
    return names.keySet().stream().filter(file.tensors()::containsKey).count();
  }

  /** Where everything belongs, by its name in the file. */
  private static Map<String, Place> places(Network network, boolean flattening) {
    Map<String, Place> places = new LinkedHashMap<>();
    int there = 0; // the position in the file
    boolean flat = true;
    for (int i = 0; i < network.layers().size(); i++) {
      Layer layer = network.layers().get(i);
      if (flattening && !flat && layer instanceof Dense) {
        there++;
        flat = true;
      }
      flat &= !(layer instanceof ImageLayer || layer instanceof Embedding);
      addPlaces(i, layer, there + ".", places);
      there++;
    }
    return places;
  }

  private static void addPlaces(int i, Layer layer, String name, Map<String, Place> places) {
    if (layer instanceof Dense dense) {
      Matrix weights = dense.weights.value;
      List<Long> shape = List.of((long) weights.numCols, (long) weights.numRows);
      places.put(name + "weight", new Place(i, layer, "weights", weights, shape));
      places.put(name + "bias", row(i, layer, "biases", dense.biases.value));
    } else if (layer instanceof Conv2D conv) {
      Matrix weights = conv.weights.value;
      long channels = conv.inputShape().channels();
      List<Long> shape =
          List.of((long) weights.numCols, channels, (long) conv.height(), (long) conv.width());
      places.put(name + "weight", new Place(i, layer, "weights", weights, shape));
      places.put(name + "bias", row(i, layer, "biases", conv.biases.value));
    } else if (layer instanceof Embedding embedding) {
      Matrix weights = embedding.weights.value;
      List<Long> shape = List.of((long) weights.numRows, (long) weights.numCols);
      places.put(name + "weight", new Place(i, layer, "weights", weights, shape));
    } else if (layer instanceof BatchNorm norm) {
      places.put(name + "weight", row(i, layer, "scale", norm.scale.value));
      places.put(name + "bias", row(i, layer, "shift", norm.shift.value));
      places.put(name + "running_mean", row(i, layer, "running means", norm.runningMeans));
      places.put(name + "running_var", row(i, layer, "running variances", norm.runningVariances));
    } else if (layer instanceof LayerNorm norm) {
      places.put(name + "weight", row(i, layer, "scale", norm.scale.value));
      places.put(name + "bias", row(i, layer, "shift", norm.shift.value));
    }
  }

  /** A vector there. */
  private static Place row(int position, Layer layer, String what, Matrix row) {
    return new Place(position, layer, what, row, List.of((long) row.numCols));
  }

  /** Reads and checks all before the first number of the network is changed. */
  StateDictReport fill(boolean strict) throws IOException {
    List<String> missing = new ArrayList<>();
    for (Map.Entry<String, Place> entry : places.entrySet()) {
      String name = entry.getKey();
      if (file.tensors().containsKey(name)) {
        read.put(name, fitting(name, entry.getValue()));
      } else {
        missing.add(name);
      }
    }
    requireAny();
    List<String> unused = new ArrayList<>(file.tensors().keySet());
    unused.removeAll(read.keySet());
    StateDictReport report = new StateDictReport(List.copyOf(read.keySet()), missing, unused);
    if (strict) {
      requireAll(report);
    }
    for (Map.Entry<String, Matrix> entry : read.entrySet()) {
      Place place = places.get(entry.getKey());
      if (place.isTransposed()) {
        transpose(entry.getValue(), place.matrix());
      } else {
        place.matrix().setTo(entry.getValue());
      }
    }
    return report;
  }

  private Matrix fitting(String name, Place place) throws IOException {
    Tensor tensor = file.tensor(name);
    if (!tensor.shape().equals(place.shape()) || !tensor.isFloat()) {
      throw new ModelFormatException(
          ("%s: tensor %s doesn't fit the %s of layer %s, %s, which need %s of F32 or F64."
                  + " Nothing was changed.")
              .formatted(
                  file.name, tensor, place.what(), place.position(), place.layer(), place.shape()));
    }
    boolean deep = place.shape().size() > 2;
    Matrix matrix = deep ? file.readFiniteFlattened(name) : file.readFinite(name);
    if (place.what().equals("running variances")) {
      LayerKinds.requireNotNegative(name, matrix, file);
    }
    return matrix;
  }

  /** As PyTorch does: otherwise a layer may get the weights of its neighbor, or stay random. */
  private void requireAll(StateDictReport report) {
    List<String> unused = new ArrayList<>(report.unused());
    unused.removeIf(name -> name.endsWith(".num_batches_tracked"));
    List<String> faults = new ArrayList<>();
    if (!report.missing().isEmpty()) {
      faults.add("has no tensors " + Quote.of(report.missing()));
    }
    if (!unused.isEmpty()) {
      faults.add("has the tensors " + Quote.of(unused) + " that belong to nothing in this network");
    }
    if (!faults.isEmpty()) {
      throw new ModelFormatException(
          ("%s %s. Nothing was changed. Build the same layers in the same places; to leave"
                  + " out a first layer that Gradus doesn't have, such as nn.Flatten, save"
                  + " nn.Sequential(*model[1:]).state_dict(), which counts anew; or take what is there"
                  + " with fromSafetensors(path, network, false).")
              .formatted(file.name, String.join(" and ", faults)));
    }
  }

  private void requireAny() {
    if (read.isEmpty()) {
      throw new ModelFormatException(
          ("%s has the tensors %s, but this network looks for %s: save the state_dict of an"
                  + " nn.Sequential with the same layers in the same places. A model that Gradus saved"
                  + " is for Models.load(path).")
              .formatted(
                  file.name,
                  Quote.of(List.copyOf(file.tensors().keySet())),
                  Quote.of(List.copyOf(places.keySet()))));
    }
  }
}
