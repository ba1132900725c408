package gradus;

import gradus.layers.Layer;
import gradus.layers.Parameter;
import gradus.math.TextTable;
import java.util.List;
import java.util.StringJoiner;
import org.ejml.data.DMatrixRMaj;

/** A network as text: in one line, and as the table of {@link Network#summary}. */
final class NetworkText {
  /** A network of more layers is abridged in a line: first and last ones are shown. */
  private static final int LINE_LAYERS = 12;

  private static final int LINE_FIRST = 6;
  private static final int LINE_LAST = 3;

  private NetworkText() {}

  /** The layers in one line. */
  static String line(List<Layer> layers) {
    StringJoiner line = new StringJoiner(", ");
    int left = layers.size() > LINE_LAYERS ? layers.size() - LINE_FIRST - LINE_LAST : 0;
    for (int i = 0; i < layers.size(); i++) {
      if (left > 0 && i == LINE_FIRST) {
        line.add("… " + left + " more …");
        i += left;
      }
      line.add(layers.get(i).toString());
    }
    return line.toString();
  }

  static String summary(Network network) {
    TextTable table = new TextTable("lrrl");
    table.add("layer", "output", "parameters", "");
    int width = network.inputWidth();
    int total = 0;
    for (Layer layer : network.layers()) {
      if (layer.outputWidth() != Layer.ANY_WIDTH) {
        width = layer.outputWidth();
      }
      String output = "n x " + (width == Layer.ANY_WIDTH ? "any" : width);
      int count = 0;
      StringJoiner shapes = new StringJoiner(", ");
      for (Parameter parameter : layer.parameters()) {
        count += parameter.value.getNumElements();
        shapes.add(parameter.name + " " + shape(parameter.value));
      }
      total += count;
      table.add(name(layer), output, Integer.toString(count), shapes.toString());
    }
    table.add("total", "", Integer.toString(total), "");
    return table.toString();
  }

  /** A layer's kind; a class without a name of its own is just a layer. */
  static String name(Layer layer) {
    String name = layer.getClass().getSimpleName();
    return name.isEmpty() ? "Layer" : name;
  }

  /** For example {@code 4 x 16}, which shows in any terminal. */
  static String shape(DMatrixRMaj matrix) {
    return matrix.numRows + " x " + matrix.numCols;
  }
}
