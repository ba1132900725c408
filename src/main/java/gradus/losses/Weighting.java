package gradus.losses;

import gradus.math.Matrix;
import gradus.math.Rows;
import org.ejml.data.DMatrixRMaj;

/**
 * What a cross-entropy makes of its targets y before it compares: label smoothing ε first, then a
 * weight w for each class. Immutable.
 *
 * <pre>
 *   tᵢⱼ = wⱼ·((1 − ε)·yᵢⱼ + ε/K)          W = Σᵢ Σⱼ wⱼ·yᵢⱼ
 * </pre>
 *
 * <p>The loss is a sum over all tᵢⱼ, divided by W. Without weights and smoothing t is y, and W is
 * the number of rows.
 */
final class Weighting {
  /** Every class counts the same, and every target is taken as it is. */
  static final Weighting NONE = new Weighting(null, 0);

  private final Matrix classWeights; // 1×K, or null for none
  private final double smoothing; // ε

  private Weighting(Matrix classWeights, double smoothing) {
    this.classWeights = classWeights;
    this.smoothing = smoothing;
  }

  /** The same smoothing with these class weights. */
  Weighting withClassWeights(Loss loss, double[] weights) {
    ClassWeights.requireUsable(loss, weights);
    return new Weighting(new Matrix(new double[][] {weights}), smoothing);
  }

  /** The same class weights with this smoothing. */
  Weighting withLabelSmoothing(Loss loss, double smoothing) {
    if (!(smoothing >= 0 && smoothing < 1)) {
      throw new IllegalArgumentException(
          loss
              + " got a label smoothing of "
              + smoothing
              + ", but expects 0 for none or a number between 0 and 1, such as 0.1.");
    }
    return new Weighting(classWeights, smoothing);
  }

  /** W: the number of rows, or the sum of their weights. */
  double total(Loss loss, DMatrixRMaj targets) {
    if (classWeights == null) {
      return targets.numRows;
    }
    requireOneForEachClass(loss, targets);
    double total = 0;
    for (int i = 0; i < targets.getNumElements(); i++) {
      total += classWeight(i % targets.numCols) * targets.data[i];
    }
    ClassWeights.requirePositive(loss, total, targets);
    return total;
  }

  /**
   * Writes t into {@code weighted}.
   *
   * @return {@code weighted}, or the targets themselves where there is nothing to do
   */
  DMatrixRMaj apply(DMatrixRMaj targets, Matrix weighted) {
    if (classWeights == null && smoothing == 0) {
      return targets;
    }
    weighted.reshape(targets.numRows, targets.numCols);
    for (int i = 0; i < targets.getNumElements(); i++) {
      // t = w·((1 − ε)·y + ε/K)
      double smoothed = (1 - smoothing) * targets.data[i] + smoothing / targets.numCols;
      weighted.data[i] = classWeight(i % targets.numCols) * smoothed;
    }
    return weighted;
  }

  /** {@code Σⱼ tᵢⱼ} of a row: 1 where no class has a weight, since smoothing keeps the sum. */
  double rowSum(DMatrixRMaj weighted, int row) {
    if (classWeights == null) {
      return 1;
    }
    double sum = 0;
    for (int j = row * weighted.numCols; j < (row + 1) * weighted.numCols; j++) {
      sum += weighted.data[j];
    }
    return sum;
  }

  /** Multiplies each row of a matrix by the {@link #rowSum} of t; nothing to do where that is 1. */
  void multiplyByRowSums(DMatrixRMaj matrix, DMatrixRMaj weighted) {
    if (classWeights == null) {
      return;
    }
    for (int row = 0; row < matrix.numRows; row++) {
      double rowSum = rowSum(weighted, row);
      for (int j = row * matrix.numCols; j < (row + 1) * matrix.numCols; j++) {
        matrix.data[j] *= rowSum;
      }
    }
  }

  private double classWeight(int j) {
    return classWeights == null ? 1 : classWeights.data[j];
  }

  private void requireOneForEachClass(Loss loss, DMatrixRMaj targets) {
    if (classWeights.numCols != targets.numCols) {
      throw new IllegalArgumentException(
          loss
              + " got targets with "
              + targets.numCols
              + (targets.numCols == 1 ? " column" : " columns")
              + ", but has "
              + classWeights.numCols
              + (classWeights.numCols == 1 ? " class weight" : " class weights")
              + ": it needs one for each class, in the order of the columns.");
    }
  }

  /** As the losses append it to their name: empty where there is nothing to say. */
  String suffix() {
    String weights = classWeights == null ? "" : "class weights " + Rows.toText(classWeights, 0);
    if (smoothing == 0) {
      return weights.isEmpty() ? "" : "(" + weights + ")";
    }
    return "(" + weights + (weights.isEmpty() ? "" : ", ") + "label smoothing " + smoothing + ")";
  }

  @Override
  public String toString() {
    return suffix().isEmpty() ? "no class weights, no label smoothing" : suffix();
  }
}
