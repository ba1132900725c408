package lesson20;

import gradus.Network;
import gradus.layers.Tanh;
import gradus.math.Matrix;
import java.util.Locale;

/** What lesson 20 measures of the outputs of a layer: n examples, a column for each unit. */
final class Signal {
  /** A tanh this close to -1 or 1 has a slope below 0.02. */
  private static final double SATURATED = 0.99;

  private Signal() {}

  /** The spread behind each activation, and what is stuck behind the last one. */
  static String[] cells(String name, Network network, Matrix inputs) {
    String[] cells = new String[InitializeWell.HIDDEN_LAYERS + 2];
    cells[0] = name;
    Matrix output = inputs;
    for (int i = 1; i <= InitializeWell.HIDDEN_LAYERS; i++) {
      Matrix sums = network.layers().get(2 * i - 2).forward(output);
      output = network.layers().get(2 * i - 1).forward(sums);
      cells[i] = String.format(Locale.ROOT, "%.4f", spread(output));
    }
    boolean tanh = network.layers().get(1) instanceof Tanh;
    double stuck = tanh ? saturated(output) : dead(output);
    cells[InitializeWell.HIDDEN_LAYERS + 1] = String.format(Locale.ROOT, "%.0f %%", 100 * stuck);
    return cells;
  }

  /** The standard deviation of all entries. */
  static double spread(Matrix matrix) {
    int n = matrix.getNumElements();
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += matrix.data[i];
    }
    double mean = sum / n;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      squares += (matrix.data[i] - mean) * (matrix.data[i] - mean);
    }
    return Math.sqrt(squares / n);
  }

  /** The share of outputs that are nearly -1 or 1. */
  static double saturated(Matrix output) {
    int count = 0;
    for (int i = 0; i < output.getNumElements(); i++) {
      count += Math.abs(output.data[i]) > SATURATED ? 1 : 0;
    }
    return (double) count / output.getNumElements();
  }

  /** The share of units that are 0 for every digit. */
  static double dead(Matrix output) {
    int count = 0;
    for (int unit = 0; unit < output.numCols; unit++) {
      double largest = 0;
      for (int row = 0; row < output.numRows; row++) {
        largest = Math.max(largest, output.get(row, unit));
      }
      count += largest == 0 ? 1 : 0;
    }
    return (double) count / output.numCols;
  }
}
