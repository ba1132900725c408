package gradus.plots;

import gradus.Network;
import gradus.layers.Dense;
import gradus.layers.ImageLayer;
import gradus.layers.Layer;
import gradus.math.Matrix;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * A part of a network as it is drawn: a layer that mixes all its inputs, such as Dense, and what
 * follows up to the next one, such as its activation.
 */
final class LayerGroup {
  final List<Layer> layers = new ArrayList<>();

  /** How many outputs it has, or {@link Layer#ANY_WIDTH} if its layers take any number. */
  int width;

  /** The groups of a network in their order; together they have all its layers. */
  static List<LayerGroup> of(Network network) {
    List<LayerGroup> groups = new ArrayList<>();
    int width = network.inputWidth();
    for (Layer layer : network.layers()) {
      boolean mixes =
          layer instanceof Dense
              || layer instanceof ImageLayer
              || !layer.children().isEmpty() // a block
              || layer.inputWidth() != layer.outputWidth();
      if (mixes || groups.isEmpty()) {
        groups.add(new LayerGroup());
      }
      width = layer.outputWidth() == Layer.ANY_WIDTH ? width : layer.outputWidth();
      LayerGroup group = groups.get(groups.size() - 1);
      group.layers.add(layer);
      group.width = width;
    }
    return groups;
  }

  /** What comes out of each group in inference mode: copies. */
  static List<Matrix> outputs(Network network, List<LayerGroup> groups, DMatrixRMaj inputs) {
    List<Matrix> ofLayers = network.outputs(inputs);
    List<Matrix> outputs = new ArrayList<>();
    int layers = 0;
    for (LayerGroup group : groups) {
      layers += group.layers.size();
      outputs.add(ofLayers.get(layers - 1));
    }
    return outputs;
  }

  /** The layer that mixes, if it is a Dense; otherwise null. */
  Dense dense() {
    return layers.get(0) instanceof Dense dense ? dense : null;
  }

  /** The layer whose output is that of the group. */
  Layer last() {
    return layers.get(layers.size() - 1);
  }

  /** The names of the layers, as in {@code Dense(4, 16), ReLU}. */
  @Override
  public String toString() {
    String text = layers.toString();
    return text.substring(1, text.length() - 1);
  }
}
