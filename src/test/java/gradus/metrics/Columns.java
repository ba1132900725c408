package gradus.metrics;

import gradus.math.Matrix;

/** Single columns of scores or targets, for tests. */
final class Columns {
  private Columns() {}

  static Matrix column(double... entries) {
    Matrix column = new Matrix(entries.length, 1);
    System.arraycopy(entries, 0, column.data, 0, entries.length);
    return column;
  }
}
