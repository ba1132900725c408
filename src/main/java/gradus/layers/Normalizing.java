package gradus.layers;

import gradus.math.Matrix;

/** What the normalizing layers share: how they start, and what they refuse. */
final class Normalizing {
  private Normalizing() {}

  /** A row of ones. */
  static Matrix ones(int width) {
    Matrix row = new Matrix(1, width);
    row.fill(1);
    return row;
  }

  static void requireWidth(String layer, int width) {
    if (width < 1) {
      throw new IllegalArgumentException(
          layer
              + " got a width of "
              + width
              + ", but needs at least 1: as many as its input has columns.");
    }
  }

  static void requireEpsilon(String layer, double epsilon) {
    if (!(epsilon > 0 && Double.isFinite(epsilon))) {
      throw new IllegalArgumentException(
          layer
              + " got an epsilon of "
              + epsilon
              + ", but expects a small number above 0, such as 1e-5.");
    }
  }
}
