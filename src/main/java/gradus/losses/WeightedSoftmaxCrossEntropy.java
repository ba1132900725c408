package gradus.losses;

import gradus.math.Elementary;
import gradus.math.Matrix;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;

/**
 * {@link SoftmaxCrossEntropy} with class weights, label smoothing, or both: the same formulas with
 * other targets t and another divisor W.
 *
 * <pre>
 *   L = Σᵢ Σⱼ tᵢⱼ·(ln Σₖ exp zᵢₖ − zᵢⱼ) / W          dL/dz = (Sᵢ·p − t) / W
 *   tᵢⱼ = wⱼ·((1 − ε)·yᵢⱼ + ε/K)     Sᵢ = Σⱼ tᵢⱼ     W = Σᵢ Σⱼ wⱼ·yᵢⱼ
 * </pre>
 *
 * <p><b>Class weights</b> w say how much a row counts, by its true class. They make a network look
 * for a class that is rare; {@code train.classWeights()} gives every class the same part in the
 * loss. The mean is divided by W, the sum of the rows' weights, not by the number of rows. So only
 * the ratio of the weights matters: 1 and 9 make the same loss as 10 and 90. And, which surprises
 * people, the loss of a batch with a single row is the same whatever its weight. PyTorch's {@code
 * CrossEntropyLoss} does the same where targets are class indices. Where they are probabilities, it
 * divides by the number of rows n instead: its loss is this one times W/n.
 *
 * <p>What they buy, and what that costs: of the 9.7 % damp gray soil in {@code
 * Datasets.satelliteSoil()}, a network 4-16-2 (ReLU, batches of 32, learning rate 0.1, 20 epochs)
 * finds 31 % without weights, and 60 % of those that it names are right. With {@code
 * train.classWeights()} it finds 87 %, but only 36 % of those that it names are right. (Recall and
 * precision on the test part, means over five stratified splits; {@code train.oversampled(seed)}
 * instead of weights: 92 % and 34 %.) Its probabilities are then no longer the true shares: it
 * gives the rare class 25 % on average, and without weights 9 %. Source: G. King, L. Zeng,
 * "Logistic regression in rare events data", Political Analysis 9 (2001).
 *
 * <p><b>Label smoothing</b> spreads a part ε of each target evenly over all K classes, so that the
 * network isn't driven to ever larger logits. The loss cannot fall to 0 then. Without class weights
 * and with one-hot targets its floor is the entropy of the smoothed target, {@code −a·ln a − (K −
 * 1)·b·ln b} with b = ε/K and a = 1 − ε + b: for K = 3 and ε = 0.1 that is 0.2911, where the true
 * class gets the probability a = 0.9333. Source: C. Szegedy et al., "Rethinking the Inception
 * architecture for computer vision" (2016), section 7.
 */
public final class WeightedSoftmaxCrossEntropy extends SoftmaxCrossEntropy {
  private final ClassWeighting weighting;
  private final Matrix weightedGradient = new Matrix(0, 0);

  WeightedSoftmaxCrossEntropy(ClassWeighting weighting) {
    this.weighting = weighting;
  }

  @Override
  public double value(DMatrixRMaj output, DMatrixRMaj targets) {
    prepare(output, targets);
    double total = weight(targets); // W
    DMatrixRMaj t = weighting.apply(targets);
    double sum = distanceBelowMax(t);
    for (int row = 0; row < output.numRows; row++) {
      sum += weighting.rowSum(t, row) * Elementary.log1p(rests[row]);
    }
    return sum / total;
  }

  @Override
  public Matrix gradient(DMatrixRMaj output, DMatrixRMaj targets) {
    prepare(output, targets);
    double total = weight(targets); // W
    DMatrixRMaj t = weighting.apply(targets);
    softmax(weightedGradient);
    for (int row = 0; row < output.numRows; row++) {
      double rowSum = weighting.rowSum(t, row); // S
      for (int j = row * output.numCols; j < (row + 1) * output.numCols; j++) {
        // dL/dz = (S·p − t) / W
        weightedGradient.data[j] = (rowSum * weightedGradient.data[j] - t.data[j]) / total;
      }
    }
    return weightedGradient;
  }

  /** W: the sum of the rows' class weights, or their number without class weights. */
  @Override
  public double weight(DMatrixRMaj targets) {
    return weighting.total(this, targets);
  }

  @Override
  public SoftmaxCrossEntropy withClassWeights(double... weights) {
    return new WeightedSoftmaxCrossEntropy(weighting.withClassWeights(this, weights));
  }

  @Override
  public SoftmaxCrossEntropy withLabelSmoothing(double smoothing) {
    return new WeightedSoftmaxCrossEntropy(weighting.withLabelSmoothing(this, smoothing));
  }

  /**
   * A copy of t, the targets after label smoothing and times the class weights.
   *
   * @throws IllegalArgumentException if there isn't one class weight per column
   */
  @Override
  public Matrix weightedTargets(DMatrixRMaj targets) {
    weight(targets);
    return new Matrix(weighting.apply(targets));
  }

  @Override
  public Map<String, Object> settings() {
    return weighting.settings();
  }

  @Override
  public String toString() {
    return "SoftmaxCrossEntropy" + weighting.suffix();
  }
}
