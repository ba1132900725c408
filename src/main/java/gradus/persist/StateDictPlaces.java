package gradus.persist;

import gradus.Network;
import gradus.layers.BatchNorm;
import gradus.layers.Conv2D;
import gradus.layers.Dense;
import gradus.layers.Embedding;
import gradus.layers.ImageLayer;
import gradus.layers.Layer;
import gradus.layers.LayerNorm;
import gradus.layers.Residual;
import gradus.math.Matrix;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the tensors of a PyTorch module belong in a network, by their names there.
 *
 * <pre>
 *   nn.Linear        weight (transposed: outputs×inputs there), bias
 *   nn.BatchNorm1d   weight → scale, bias → shift, running_mean, running_var
 *   nn.LayerNorm     weight → scale, bias → shift
 *   nn.Conv2d        weight (filters×channels×height×width there, a column a filter here), bias
 *   nn.Embedding     weight
 * </pre>
 *
 * <p>The layers inside a Residual are counted again: if it is layer 2, the weights of its first
 * layer are "2.0.weight", as in a subclass of nn.Sequential.
 */
final class StateDictPlaces {
  private final boolean flattening;
  private final Map<String, Place> places = new LinkedHashMap<>();

  private StateDictPlaces(boolean flattening) {
    this.flattening = flattening;
  }

  /**
   * A matrix of a network that has a tensor in the file.
   *
   * @param number of its layer, as in 2 or 2.0
   * @param what it is called in the layer, as in weights
   * @param shape that it has in PyTorch
   */
  record Place(String number, Layer layer, String what, Matrix matrix, List<Long> shape) {
    /** Whether it has a row there where Gradus has a column. */
    boolean isTransposed() {
      return what.equals("weights") && !(layer instanceof Embedding);
    }
  }

  /**
   * Everything that a state dict holds of this network.
   *
   * @param flattening whether an nn.Flatten stands before a Dense that follows images or symbols,
   *     and so counts as a layer; Gradus needs none
   */
  static Map<String, Place> of(Network network, boolean flattening) {
    StateDictPlaces places = new StateDictPlaces(flattening);
    places.addAll(network.layers(), "", "");
    return places.places;
  }

  /**
   * Adds layers in a row.
   *
   * @param number what stands before their numbers here; empty for those of the network itself
   * @param name the same in the names of the file, where the numbers may differ
   */
  private void addAll(List<Layer> layers, String number, String name) {
    int there = 0; // the position in the file
    boolean flat = true;
    for (int i = 0; i < layers.size(); i++) {
      Layer layer = layers.get(i);
      if (flattening && !flat && layer instanceof Dense) {
        there++;
        flat = true;
      }
      for (Layer one : layer.tree()) {
        flat &= !(one instanceof ImageLayer || one instanceof Embedding);
      }
      if (layer instanceof Residual) {
        addAll(layer.children(), number + i + ".", name + there + ".");
      } else {
        add(number + i, layer, name + there + ".");
      }
      there++;
    }
  }

  private void add(String number, Layer layer, String name) {
    if (layer instanceof Dense dense) {
      Matrix weights = dense.weights.value;
      List<Long> shape = List.of((long) weights.numCols, (long) weights.numRows);
      places.put(name + "weight", new Place(number, layer, "weights", weights, shape));
      addRow(name + "bias", number, layer, "biases", dense.biases.value);
    } else if (layer instanceof Conv2D conv) {
      Matrix weights = conv.weights.value;
      long channels = conv.inputShape().channels();
      List<Long> shape =
          List.of((long) weights.numCols, channels, (long) conv.height(), (long) conv.width());
      places.put(name + "weight", new Place(number, layer, "weights", weights, shape));
      addRow(name + "bias", number, layer, "biases", conv.biases.value);
    } else if (layer instanceof Embedding embedding) {
      Matrix weights = embedding.weights.value;
      List<Long> shape = List.of((long) weights.numRows, (long) weights.numCols);
      places.put(name + "weight", new Place(number, layer, "weights", weights, shape));
    } else if (layer instanceof BatchNorm norm) {
      addRow(name + "weight", number, layer, "scale", norm.scale.value);
      addRow(name + "bias", number, layer, "shift", norm.shift.value);
      addRow(name + "running_mean", number, layer, "running means", norm.runningMeans);
      addRow(name + "running_var", number, layer, "running variances", norm.runningVariances);
    } else if (layer instanceof LayerNorm norm) {
      addRow(name + "weight", number, layer, "scale", norm.scale.value);
      addRow(name + "bias", number, layer, "shift", norm.shift.value);
    }
  }

  /** A vector there. */
  private void addRow(String name, String number, Layer layer, String what, Matrix row) {
    places.put(name, new Place(number, layer, what, row, List.of((long) row.numCols)));
  }
}
