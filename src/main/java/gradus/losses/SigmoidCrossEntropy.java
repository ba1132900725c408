package gradus.losses;

import gradus.layers.Meaning;
import gradus.math.Logistic;
import gradus.math.Matrix;
import java.util.Arrays;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;

/**
 * The cross-entropy of a yes-or-no question, on one <b>logit</b> z per example: the mean over the
 * rows of {@code −y·ln σ(z) − (1 − y)·ln(1 − σ(z))}.
 *
 * <pre>
 *   L = (1/n) Σᵢ [ln(1 + exp(−|zᵢ|)) + max(zᵢ, 0) − yᵢ·zᵢ]
 *   dL/dz = (σ(z) − y) / n
 * </pre>
 *
 * <p>The first line is the same number as the definition, without an exp that could overflow. The
 * network ends in a {@code Dense} layer with one output and no sigmoid; the answer is "yes" where
 * the logit is positive. The target is 1 for yes, 0 for no, or a probability.
 *
 * <p>Where one of the answers is rare, see {@link #withClassWeights}.
 */
public final class SigmoidCrossEntropy implements Loss {
  private final double noWeight;
  private final double yesWeight;
  private final Matrix gradient = new Matrix(0, 0);

  /** Every row counts the same. */
  public SigmoidCrossEntropy() {
    this(1, 1);
  }

  private SigmoidCrossEntropy(double noWeight, double yesWeight) {
    this.noWeight = noWeight;
    this.yesWeight = yesWeight;
  }

  /**
   * The same loss with a weight for no (class 0) and one for yes (class 1): see {@link
   * WeightedSoftmaxCrossEntropy}.
   *
   * <pre>
   *   L = −Σᵢ [w₁·yᵢ·ln σ(zᵢ) + w₀·(1 − yᵢ)·ln(1 − σ(zᵢ))] / W      W = Σᵢ [w₁·yᵢ + w₀·(1 − yᵢ)]
   *   dL/dz = [w₁·y·(σ(z) − 1) + w₀·(1 − y)·σ(z)] / W
   * </pre>
   *
   * <p>PyTorch's {@code BCEWithLogitsLoss(pos_weight=c)} is the loss with the weights 1 and c, but
   * divided by the number of rows: W/n times this one.
   *
   * @throws IllegalArgumentException if there aren't two weights, one is negative, NaN or infinite,
   *     or both are 0
   */
  public SigmoidCrossEntropy withClassWeights(double... weights) {
    ClassWeighting.requireUsable(this, weights);
    if (weights.length != 2) {
      throw new IllegalArgumentException(
          this
              + " got the class weights "
              + Arrays.toString(weights)
              + ", but expects two: the weight of no, then the weight of yes.");
    }
    return new SigmoidCrossEntropy(weights[0], weights[1]);
  }

  /** The mean cross-entropy of the rows, in nats. */
  @Override
  public double value(DMatrixRMaj output, DMatrixRMaj targets) {
    requireUsable(output, targets);
    double total = weight(targets);
    double sum = 0;
    for (int i = 0; i < output.numRows; i++) {
      double z = output.data[i];
      double yes = yesWeight * targets.data[i];
      double no = noWeight * (1 - targets.data[i]);
      sum += (yes + no) * StrictMath.log1p(StrictMath.exp(-Math.abs(z)));
      // max(z, 0) − y·z, in a form that doesn't subtract two large numbers from each other;
      // with weights yes·max(−z, 0) + no·max(z, 0)
      sum += z > 0 ? no * z : -yes * z;
    }
    return sum / total;
  }

  /** {@code (σ(z) − y) / n}, or with weights what {@link #withClassWeights} says. */
  @Override
  public Matrix gradient(DMatrixRMaj output, DMatrixRMaj targets) {
    requireUsable(output, targets);
    double total = weight(targets);
    gradient.reshape(output.numRows, 1);
    for (int i = 0; i < output.numRows; i++) {
      double yes = yesWeight * targets.data[i];
      double no = noWeight * (1 - targets.data[i]);
      // dL/dz = (σ(z) − y) / n, or (yes·(σ(z) − 1) + no·σ(z)) / W
      gradient.data[i] = ((yes + no) * Logistic.sigmoid(output.data[i]) - yes) / total;
    }
    return gradient;
  }

  /** The number of rows, or the sum of their weights. */
  @Override
  public double weight(DMatrixRMaj targets) {
    double total = 0;
    for (int i = 0; i < targets.numRows; i++) {
      total += yesWeight * targets.data[i] + noWeight * (1 - targets.data[i]);
    }
    ClassWeighting.requirePositive(this, total, targets);
    return total;
  }

  /**
   * What counts for each answer, n×2: w₀·(1 − y) for no, then w₁·y for yes. Without class weights
   * that is 1 − y and y.
   */
  public Matrix weightedTargets(DMatrixRMaj targets) {
    Matrix weighted = new Matrix(targets.numRows, 2);
    for (int i = 0; i < targets.numRows; i++) {
      weighted.set(i, 0, noWeight * (1 - targets.data[i]));
      weighted.set(i, 1, yesWeight * targets.data[i]);
    }
    return weighted;
  }

  /** A logit: it applies the logistic function itself. A logit of 0 is a probability of 0.5. */
  @Override
  public Meaning expects() {
    return Meaning.LOGITS;
  }

  @Override
  public Map<String, Object> settings() {
    return Map.of("class weights", Arrays.toString(new double[] {noWeight, yesWeight}));
  }

  private void requireUsable(DMatrixRMaj output, DMatrixRMaj targets) {
    Targets.requireSameShape(this, output, targets);
    if (output.numCols != 1) {
      throw new IllegalArgumentException(
          this
              + " got "
              + output.numCols
              + " outputs a row, but answers one yes-or-no question and expects 1."
              + " For one class out of several use SoftmaxCrossEntropy.");
    }
    Targets.requireYesOrNo(this, targets);
  }

  @Override
  public String toString() {
    boolean weighted = noWeight != 1 || yesWeight != 1;
    return "SigmoidCrossEntropy"
        + (weighted ? "(class weights [" + noWeight + ", " + yesWeight + "])" : "");
  }
}
