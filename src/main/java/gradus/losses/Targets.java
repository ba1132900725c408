package gradus.losses;

import gradus.math.Rows;
import gradus.math.Shapes;
import org.ejml.data.DMatrixRMaj;

/** The checks that the losses share; {@code owner} is who complains. */
final class Targets {
  private Targets() {}

  static void requireSameShape(Object owner, DMatrixRMaj output, DMatrixRMaj targets) {
    Shapes.requireNotEmpty(owner, output);
    if (output.numRows != targets.numRows || output.numCols != targets.numCols) {
      String mend =
          output.numRows != targets.numRows
              ? "Each row of the output needs its own row of targets."
              : "The last layer needs as many outputs as the targets have columns.";
      throw new IllegalArgumentException(
          owner
              + " got a "
              + Shapes.of(output)
              + " output and "
              + Shapes.of(targets)
              + " targets, but expects the same shape of both. "
              + mend);
    }
  }

  /** Each row of the targets must be a distribution over the classes: 0 or more, with the sum 1. */
  static void requireDistributions(Object owner, DMatrixRMaj targets) {
    for (int row = 0; row < targets.numRows; row++) {
      if (!Rows.isDistribution(targets, row)) {
        throw new IllegalArgumentException(
            owner
                + " got targets whose row "
                + row
                + " is "
                + Rows.toText(targets, row)
                + ", but expects a one-hot row (1 for the true class, 0 elsewhere)"
                + " or probabilities that sum to 1.");
      }
    }
  }

  /** The targets of a yes-or-no question, in a single column: each from 0 to 1. */
  static void requireYesOrNo(Object owner, DMatrixRMaj targets) {
    for (int row = 0; row < targets.numRows; row++) {
      double y = targets.data[row];
      if (!(y >= 0 && y <= 1)) {
        throw new IllegalArgumentException(
            owner
                + " got a target of "
                + y
                + " in row "
                + row
                + ", but expects 1 for yes, 0 for no, or a probability between them.");
      }
    }
  }

  /** For the losses that predict numbers: the same shape, and finite targets. */
  static void requireNumbers(Object owner, DMatrixRMaj output, DMatrixRMaj targets) {
    requireSameShape(owner, output, targets);
    Shapes.requireFinite(owner, "a target", targets);
  }
}
