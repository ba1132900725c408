package gradus.losses;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/** Which class weights the cross-entropies refuse. */
final class ClassWeights {
  private ClassWeights() {}

  /** Each weight finite and 0 or more, and at least one above 0. */
  static void requireUsable(Loss loss, double[] weights) {
    double largest = 0;
    for (int c = 0; c < weights.length; c++) {
      if (!(weights[c] >= 0 && Double.isFinite(weights[c]))) {
        throw new IllegalArgumentException(
            loss
                + " got a class weight of "
                + weights[c]
                + " for class "
                + c
                + ", but expects finite numbers of 0 or more: 1 for a class as it is, 5 for one"
                + " that shall count five times.");
      }
      largest = Math.max(largest, weights[c]);
    }
    if (largest == 0) {
      throw new IllegalArgumentException(
          loss
              + " got the class weights "
              + Arrays.toString(weights)
              + ", but expects at least one above 0: otherwise there is nothing to learn.");
    }
  }

  /** A batch needs a row that counts. */
  static void requirePositive(Loss loss, double total, DMatrixRMaj targets) {
    if (total == 0) {
      throw new IllegalArgumentException(
          loss
              + " got a batch of "
              + targets.numRows
              + (targets.numRows == 1 ? " row" : " rows")
              + " in which every class has weight 0, so there is nothing to take a mean of: use"
              + " larger batches, or leave the rows of these classes out of the data.");
    }
  }
}
