package gradus.persist;

import static org.ejml.dense.row.CommonOps_DDRM.transpose;

import gradus.Network;
import gradus.layers.Layer;
import gradus.layers.Parameter;
import gradus.math.Matrix;
import gradus.math.Quote;
import gradus.math.Shapes;
import gradus.persist.StateDictPlaces.Place;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The weights of a PyTorch module by its names, on their way into a network or out of it; {@link
 * StateDictPlaces} says which are which.
 *
 * <p>A Dense layer after images or symbols follows an nn.Flatten there, which counts as a layer. So
 * on the way in, the names are tried with and without.
 */
final class StateDict {
  private final Safetensors file;
  private final Map<String, Place> places; // by name in the file
  private final Map<String, Matrix> read = new LinkedHashMap<>(); // what was found for them

  StateDict(Safetensors file, Network network) {
    this.file = file;
    Map<String, Place> flattening = StateDictPlaces.of(network, true);
    Map<String, Place> plain = StateDictPlaces.of(network, false);
    places = found(flattening) > found(plain) ? flattening : plain;
  }

  private long found(Map<String, Place> names) {
    return names.keySet().stream().filter(file.tensors()::containsKey).count();
  }

  /**
   * Writes all that a network learned, as {@code safetensors.torch.save_file} does.
   *
   * @throws IllegalArgumentException if a layer has no counterpart in PyTorch
   */
  static void write(Network network, Path path) {
    Map<String, Matrix> tensors = new LinkedHashMap<>();
    Map<String, List<Long>> shapes = new LinkedHashMap<>();
    Set<Matrix> known = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Map.Entry<String, Place> entry : StateDictPlaces.of(network, true).entrySet()) {
      Place place = entry.getValue();
      Shapes.requireFinite("Models.toSafetensors", "an entry in " + entry.getKey(), place.matrix());
      Matrix there = new Matrix(place.matrix());
      if (place.isTransposed()) {
        transpose(place.matrix(), there);
      }
      tensors.put(entry.getKey(), there);
      shapes.put(entry.getKey(), place.shape());
      known.add(place.matrix());
    }
    requireAllKnown(network, known);
    SafetensorsWriter.write(path, Map.of("format", "pt"), tensors, shapes);
  }

  private static void requireAllKnown(Network network, Set<Matrix> known) {
    for (Layer layer : network.allLayers()) {
      for (Parameter parameter : layer.parameters()) {
        if (!known.contains(parameter.value)) {
          throw new IllegalArgumentException(
              "Models.toSafetensors doesn't know what %s is called in PyTorch: it writes the layers of Gradus. Save the model with Models.save, and read its tensors in Python."
                  .formatted(layer));
        }
      }
    }
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
                  file.name, tensor, place.what(), place.number(), place.layer(), place.shape()));
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
                  + " nn.Sequential(*model[1:]).state_dict(), which counts from 0 again; or take what is there"
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
