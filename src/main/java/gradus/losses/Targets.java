package gradus.losses;

import gradus.math.Shapes;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/** The checks that the losses share. */
final class Targets {
  /** How far the sum of a target row may be from 1: room for rounding, not for mistakes. */
  private static final double SUM_TOLERANCE = 1e-6;

  private Targets() {}

  static void requireSameShape(Loss loss, DMatrixRMaj output, DMatrixRMaj targets) {
    Shapes.requireNotEmpty(loss, output);
    if (output.numRows != targets.numRows || output.numCols != targets.numCols) {
      String mend =
          output.numRows != targets.numRows
              ? "Each row of the output needs its own row of targets."
              : "The last layer needs as many outputs as the targets have columns.";
      throw new IllegalArgumentException(
          loss
              + " got a "
              + Shapes.of(output)
              + " output and "
              + Shapes.of(targets)
              + " targets, but expects the same shape of both. "
              + mend);
    }
  }

  /** Each row of the targets must be a distribution over the classes: 0 or more, with the sum 1. */
  static void requireDistributions(Loss loss, DMatrixRMaj targets) {
    int columns = targets.numCols;
    for (int row = 0; row < targets.numRows; row++) {
      double sum = 0;
      double smallest = 0;
      for (int j = row * columns; j < (row + 1) * columns; j++) {
        sum += targets.data[j];
        smallest = Math.min(smallest, targets.data[j]);
      }
      if (!(Math.abs(sum - 1) <= SUM_TOLERANCE) || !(smallest >= 0)) {
        throw new IllegalArgumentException(
            loss
                + " got targets whose row "
                + row
                + " is "
                + row(targets, row)
                + ", but expects a one-hot row (1 for the true class, 0 elsewhere)"
                + " or probabilities that sum to 1.");
      }
    }
  }

  /** A row as text, abridged to its first ten entries. */
  static String row(DMatrixRMaj matrix, int row) {
    int start = row * matrix.numCols;
    int shown = Math.min(matrix.numCols, 10);
    String text = Arrays.toString(Arrays.copyOfRange(matrix.data, start, start + shown));
    return shown < matrix.numCols ? text.replace("]", ", …]") : text;
  }
}
