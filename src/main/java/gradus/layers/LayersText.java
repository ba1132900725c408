package gradus.layers;

import gradus.math.Decimals;
import gradus.math.Matrix;
import gradus.math.Shapes;
import gradus.math.SummaryStatistics;
import gradus.math.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.ejml.data.DMatrixRMaj;

/** Layers as text: in one line, as a table of their shapes, and with what they output. */
public final class LayersText {
  /** A network of more layers is abridged in a line: first and last ones are shown. */
  private static final int LINE_LAYERS = 12;

  private static final int SHOWN_ROWS = 3;
  private static final int SHOWN_COLUMNS = 6;
  private static final int LINE_FIRST = 6;
  private static final int LINE_LAST = 3;

  private LayersText() {}

  /** The layers in one line. */
  public static String line(List<Layer> layers) {
    StringJoiner line = new StringJoiner(", ");
    int left = layers.size() > LINE_LAYERS ? layers.size() - LINE_FIRST - LINE_LAST : 0;
    for (int i = 0; i < layers.size(); i++) {
      if (left > 0 && i == LINE_FIRST) {
        line.add("... " + left + " more ...");
        i += left;
      }
      line.add(layers.get(i).toString());
    }
    return line.toString();
  }

  /** A table of the layers with the shapes of their outputs and what they learn. */
  public static String summary(List<Layer> layers, int inputWidth) {
    TextTable table = new TextTable("lrrl");
    table.add("layer", "output", "parameters", "");
    int width = inputWidth;
    List<ImageShape> images = LayerChain.imageShapes(layers);
    int total = 0;
    for (int i = 0; i < layers.size(); i++) {
      Layer layer = layers.get(i);
      if (layer.outputWidth() != Layer.ANY_WIDTH) {
        width = layer.outputWidth();
      }
      String columns = width == Layer.ANY_WIDTH ? "any" : Integer.toString(width);
      String output = "n x " + (images.get(i) == null ? columns : images.get(i).toString());
      int count = 0;
      StringJoiner shapes = new StringJoiner(", ");
      for (Layer one : layer.tree()) {
        for (Parameter parameter : one.parameters()) {
          count += parameter.value.getNumElements();
          shapes.add(parameter.name + " " + Shapes.of(parameter.value));
        }
      }
      total += count;
      table.add(name(layer), output, Integer.toString(count), shapes.toString());
    }
    table.add("total", "", Integer.toString(total), "");
    return table.toString();
  }

  /** A layer's kind; a class without a name of its own is just a layer. */
  public static String name(Layer layer) {
    String name = layer.getClass().getSimpleName();
    return name.isEmpty() ? "Layer" : name;
  }

  /** The inputs and what each layer outputs: a line of figures and a corner of each matrix. */
  public static String trace(List<Layer> layers, DMatrixRMaj inputs, List<Matrix> outputs) {
    TextTable figures = new TextTable("lrrrrrl");
    figures.add("", "shape", "min", "mean", "max", "zeros", "");
    List<String> corners = new ArrayList<>(List.of("")); // under the header
    addTrace("inputs", inputs, LayerChain.inputImage(layers), figures, corners);
    List<ImageShape> images = LayerChain.imageShapes(layers);
    for (int i = 0; i < layers.size(); i++) {
      addTrace(name(layers.get(i)), outputs.get(i), images.get(i), figures, corners);
    }
    String[] lines = figures.toString().split("\n", -1);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines.length; i++) {
      text.append(i == 0 ? "" : "\n").append(lines[i]).append(corners.get(i));
    }
    return text.toString();
  }

  private static void addTrace(
      String name, DMatrixRMaj matrix, ImageShape image, TextTable figures, List<String> corners) {
    SummaryStatistics f = SummaryStatistics.of(matrix);
    figures.add(
        name,
        matrix.numRows + " x " + (image == null ? matrix.numCols : image),
        Decimals.of(f.min(), 3),
        Decimals.of(f.mean(), 3),
        Decimals.of(f.max(), 3),
        String.format(Locale.ROOT, "%.1f %%", 100.0 * f.zeros() / f.entries()),
        f.notFinite() == 0 ? "" : "NOT FINITE: " + f.notFinite());
    corners.add(corner(matrix));
  }

  /** The first entries of the first rows, a line each. */
  private static String corner(DMatrixRMaj matrix) {
    int rows = Math.min(matrix.numRows, SHOWN_ROWS);
    int columns = Math.min(matrix.numCols, SHOWN_COLUMNS);
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < rows; row++) {
      text.append("\n ");
      for (int j = 0; j < columns; j++) {
        text.append(String.format(Locale.ROOT, " %10s", Decimals.of(matrix.get(row, j), 3)));
      }
      text.append(columns < matrix.numCols ? "  ..." : "");
    }
    return text.append(rows < matrix.numRows ? "\n  ..." : "").toString();
  }
}
