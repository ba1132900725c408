package lesson22;

import gradus.data.Dataset;
import gradus.math.Matrix;

/** Other digits to be judged by than those of a random split. */
public final class OtherDigits {
  private OtherDigits() {}

  /** Each image one pixel further right: its last column is lost, and its first one is paper. */
  public static Dataset movedRight(Dataset images, int width) {
    Matrix pixels = images.inputs();
    Matrix moved = new Matrix(pixels.numRows, pixels.numCols); // 0 is paper
    for (int row = 0; row < pixels.numRows; row++) {
      for (int pixel = 0; pixel < pixels.numCols; pixel++) {
        if (pixel % width > 0) {
          moved.set(row, pixel, pixels.get(row, pixel - 1));
        }
      }
    }
    return new Dataset(
        moved, images.targets(), images.featureNames(), images.classNames(), "moved digits");
  }

  /** The rows from one to before another, in the order of the file. */
  public static Dataset rows(Dataset images, int from, int to) {
    int[] rows = new int[to - from];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = from + i;
    }
    return images.subset(rows, images.name() + " from row " + from);
  }
}
