package gradus.inspect.worked;

import gradus.layers.Conv2D;
import gradus.layers.Dense;
import gradus.layers.Embedding;
import gradus.layers.Layer;
import gradus.layers.Parameter;
import java.util.ArrayList;
import java.util.List;

/** What layers, losses, matrices and their entries are called in a worked example. */
final class Notation {
  private Notation() {}

  /** As a layer or loss calls itself; its class if it has nothing to say. */
  static String of(Object layerOrLoss) {
    String name = layerOrLoss.toString();
    String simple = layerOrLoss.getClass().getSimpleName();
    boolean javas = name.startsWith(layerOrLoss.getClass().getName() + "@");
    String chosen = !javas ? name : simple.isEmpty() ? "without a name" : simple;
    return chosen.replace('`', '\'').replaceAll("\\s+", " ");
  }

  /** As a parameter is called in its layer. */
  static String of(Parameter parameter) {
    return parameter.name.replace('`', '\'').replaceAll("\\s+", " ");
  }

  /** The layers, first to last. */
  static String of(List<Layer> layers) {
    List<String> names = new ArrayList<>();
    for (Layer layer : layers) {
      names.add(of(layer));
    }
    return String.join(", ", names);
  }

  /**
   * W0 and b0 for the weights and biases of a Dense, Conv2D or Embedding that is layer 0, otherwise
   * the full name; with the number of the layer inside, counted from 1, for one that is made of
   * others.
   */
  static String parameter(Layer layer, String place, Parameter parameter) {
    if (layer instanceof Dense dense) {
      return (parameter == dense.weights ? "W" : "b") + place;
    }
    if (layer instanceof Conv2D conv) {
      return (parameter == conv.weights ? "W" : "b") + place;
    }
    if (layer instanceof Embedding) {
      return "W" + place;
    }
    String name = parameter.name.replaceAll("[^A-Za-z0-9]", "").replaceFirst("^[0-9]+", "");
    boolean endsInDigit = name.matches(".*[0-9]");
    String full = (name.isEmpty() ? "parameter" : name) + (endsInDigit ? "_" : "") + place;
    for (int inside = 1; inside < layer.tree().size(); inside++) {
      if (layer.tree().get(inside).parameters().contains(parameter)) {
        return full + "_" + inside;
      }
    }
    return full;
  }

  /** For example {@code X1[0,2]}: row 0, column 2. */
  static String entry(String matrix, int row, int column) {
    return matrix + "[" + row + "," + column + "]";
  }
}
