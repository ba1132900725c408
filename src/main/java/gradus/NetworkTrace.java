package gradus;

import gradus.layers.Layer;
import gradus.math.Decimals;
import gradus.math.Figures;
import gradus.math.Shapes;
import gradus.math.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ejml.data.DMatrixRMaj;

/**
 * The text of {@link Network#trace}: for each matrix on the way a line of figures, and a corner.
 */
final class NetworkTrace {
  private static final int SHOWN_ROWS = 3;
  private static final int SHOWN_COLUMNS = 6;

  private final TextTable figures = new TextTable("lrrrrrl");
  private final List<String> corners = new ArrayList<>();

  private NetworkTrace() {
    figures.add("", "shape", "min", "mean", "max", "zeros", "");
    corners.add(""); // under the header
  }

  /** Sends the inputs through the layers, and notes what each makes of them. */
  static String of(Network network, DMatrixRMaj inputs) {
    Shapes.requireFinite("The network", "an input", inputs);
    NetworkTrace trace = new NetworkTrace();
    trace.add("inputs", inputs);
    DMatrixRMaj output = inputs;
    for (Layer layer : network.layers()) {
      output = layer.forward(output);
      trace.add(NetworkText.name(layer), output);
    }
    return trace.toString();
  }

  private void add(String name, DMatrixRMaj matrix) {
    Figures f = Figures.of(matrix);
    figures.add(
        name,
        NetworkText.shape(matrix),
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

  /** The lines of the table, each with its corner below. */
  @Override
  public String toString() {
    String[] lines = figures.toString().split("\n", -1);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines.length; i++) {
      text.append(i == 0 ? "" : "\n").append(lines[i]).append(corners.get(i));
    }
    return text.toString();
  }
}
