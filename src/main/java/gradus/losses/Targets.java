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
          "%s got a %s output and %s targets, but expects the same shape of both. %s"
              .formatted(owner, Shapes.of(output), Shapes.of(targets), mend));
    }
  }

  /**
   * Each row of the targets must be a distribution over the classes: 0 or more, with the sum 1.
   *
   * @return whether the sums are 1 up to the rounding of doubles, as those of one-hot rows are
   */
  static boolean requireDistributions(Object owner, DMatrixRMaj targets) {
    boolean exact = true;
    for (int row = 0; row < targets.numRows; row++) {
      double sum = Rows.distributionSum(targets, row);
      exact &= Math.abs(sum - 1) < 1e-12;
      if (Double.isNaN(sum)) {
        String mend =
            targets.numCols == 1
                ? " For a yes-or-no question in a single column use SigmoidCrossEntropy."
                : "";
        throw new IllegalArgumentException(
            "%s got targets whose row %d is %s, but expects a one-hot row (1 for the true class, 0 elsewhere) or probabilities that sum to 1.%s"
                .formatted(owner, row, Rows.toText(targets, row), mend));
      }
    }
    return exact;
  }

  /** The targets of a yes-or-no question, in a single column: each from 0 to 1. */
  static void requireYesOrNo(Object owner, DMatrixRMaj targets) {
    for (int row = 0; row < targets.numRows; row++) {
      double y = targets.data[row];
      if (!(y >= 0 && y <= 1)) {
        throw new IllegalArgumentException(
            "%s got a target of %s in row %d, but expects 1 for yes, 0 for no, or a probability between them."
                .formatted(owner, y, row));
      }
    }
  }

  /** For the losses that predict numbers: the same shape, and finite targets. */
  static void requireNumbers(Object owner, DMatrixRMaj output, DMatrixRMaj targets) {
    requireSameShape(owner, output, targets);
    Shapes.requireFinite(owner, "a target", targets);
  }
}
