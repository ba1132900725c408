package lesson20;

import gradus.math.Matrix;

/** What lesson 20 measures of the outputs of a layer: n examples, a column for each unit. */
final class Signal {
  /** A tanh this close to -1 or 1 has a slope below 0.02. */
  private static final double SATURATED = 0.99;

  private Signal() {}

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
