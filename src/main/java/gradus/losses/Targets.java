package gradus.losses;

import gradus.math.Rows;
import gradus.math.Shapes;
import org.ejml.data.DMatrixRMaj;

/** The checks that the losses share. */
final class Targets {
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
    for (int row = 0; row < targets.numRows; row++) {
      if (!Rows.isDistribution(targets, row)) {
        throw new IllegalArgumentException(
            loss
                + " got targets whose row "
                + row
                + " is "
                + Rows.toText(targets, row)
                + ", but expects a one-hot row (1 for the true class, 0 elsewhere)"
                + " or probabilities that sum to 1.");
      }
    }
  }
}
