package gradus.losses;

import gradus.math.Matrix;
import gradus.math.Rows;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;

/**
 * How a cross-entropy changes its targets y before it compares: label smoothing ε first, then a
 * weight w for each class.
 *
 * <pre>
 *   tᵢⱼ = wⱼ·((1 − ε)·yᵢⱼ + ε/K)          W = Σᵢ Σⱼ wⱼ·yᵢⱼ
 * </pre>
 *
 * <p>The loss is a sum over all tᵢⱼ, divided by W. Without weights and smoothing t is y, and W is
 * the number of rows.
 */
final class ClassWeighting {
  /** Every class counts the same, and every target is taken as it is. */
  static final ClassWeighting NONE = new ClassWeighting(null, 0);

  private final Matrix classWeights; // 1×K, or null for none
  private final double smoothing; // ε
  private final Matrix weighted = new Matrix(0, 0); // t, where it isn't y itself

  private ClassWeighting(Matrix classWeights, double smoothing) {
    this.classWeights = classWeights;
    this.smoothing = smoothing;
  }

  /** The same smoothing with these class weights. */
  ClassWeighting withClassWeights(Loss loss, double[] weights) {
    requireUsable(loss, weights);
    return new ClassWeighting(new Matrix(new double[][] {weights}), smoothing);
  }

  /** The same class weights with this smoothing. */
  ClassWeighting withLabelSmoothing(Loss loss, double smoothing) {
    if (!(smoothing >= 0 && smoothing < 1)) {
      throw new IllegalArgumentException(
          "%s got a label smoothing of %s, but expects 0 for none or a number between 0 and 1, such as 0.1."
              .formatted(loss, smoothing));
    }
    return new ClassWeighting(classWeights, smoothing);
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
    requirePositive(loss, total, targets);
    return total;
  }

  /** t, valid until the next call; the targets themselves where there is nothing to change. */
  DMatrixRMaj apply(DMatrixRMaj targets) {
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

  /** {@code Sᵢ = Σⱼ tᵢⱼ} of a row: 1 without class weights, but for targets that were rounded. */
  double rowSum(DMatrixRMaj t, int row) {
    double sum = Rows.sum(t, row);
    return classWeights == null && Math.abs(sum - 1) < 1e-12 ? 1 : sum;
  }

  private double classWeight(int j) {
    return classWeights == null ? 1 : classWeights.data[j];
  }

  private void requireOneForEachClass(Loss loss, DMatrixRMaj targets) {
    if (classWeights.numCols != targets.numCols) {
      throw new IllegalArgumentException(
          "%s got targets with %s, but has %s: it needs one for each class, in the order of the columns."
              .formatted(
                  loss,
                  count(targets.numCols, "column"),
                  count(classWeights.numCols, "class weight")));
    }
  }

  private static String count(int n, String what) {
    return n + " " + what + (n == 1 ? "" : "s");
  }

  /** Refuses class weights unless each is finite and 0 or more, and at least one is above 0. */
  static void requireUsable(Loss loss, double[] weights) {
    double largest = 0;
    for (int c = 0; c < weights.length; c++) {
      if (!(weights[c] >= 0 && Double.isFinite(weights[c]))) {
        throw new IllegalArgumentException(
            "%s got a class weight of %s for class %d, but expects finite numbers of 0 or more: 1 for a class as it is, 5 for one that should count five times."
                .formatted(loss, weights[c], c));
      }
      largest = Math.max(largest, weights[c]);
    }
    if (largest == 0) {
      throw new IllegalArgumentException(
          "%s got the class weights %s, but expects at least one above 0: otherwise there is nothing to learn."
              .formatted(loss, Arrays.toString(weights)));
    }
  }

  /** Refuses a batch without a row that counts. */
  static void requirePositive(Loss loss, double total, DMatrixRMaj targets) {
    if (total == 0) {
      throw new IllegalArgumentException(
          "%s got a batch of %s in which every class has weight 0, so there is nothing to take a mean of: use larger batches, or leave the rows of these classes out of the data."
              .formatted(loss, count(targets.numRows, "row")));
    }
  }

  /** What was chosen, by name; empty for {@link #NONE}. */
  Map<String, Object> settings() {
    Map<String, Object> settings = new LinkedHashMap<>();
    if (classWeights != null) {
      settings.put("class weights", Rows.toText(classWeights, 0));
    }
    if (smoothing != 0) {
      settings.put("label smoothing", smoothing);
    }
    return settings;
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
