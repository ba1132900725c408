package gradus.losses;

import gradus.math.Matrix;
import org.ejml.data.DMatrixRMaj;

/**
 * Softmax and cross-entropy in one, on <b>logits</b>: the mean over the rows of {@code −Σⱼ yⱼ·ln
 * softmax(z)ⱼ}.
 *
 * <pre>
 *   L = (1/n) Σᵢ Σⱼ yᵢⱼ·(ln Σₖ exp zᵢₖ − zᵢⱼ)          dL/dz = (p − y) / n, with p = softmax(z)
 * </pre>
 *
 * <p>The same mathematics as {@code Softmax} followed by {@link CrossEntropy}, but the logarithm is
 * never taken of a probability that was rounded to 0: nothing overflows, and a confident mistake
 * keeps its full gradient however large the logits are.
 *
 * <p>A row's loss is computed as {@code Σⱼ yⱼ·(max z − zⱼ) + ln(1 + rest)}, where rest is Σ exp(zₖ
 * − max z) over all classes but the largest. No term is negative, so none cancels another and the
 * loss keeps all its digits, from 1e-300 to 1e300.
 *
 * <p>Don't hand it probabilities. They would be taken for logits between 0 and 1: for three classes
 * the loss could then never fall below ln(e + 2) − 1 = 0.5514, even for perfect predictions.
 *
 * <p>For rare classes see {@link #withClassWeights}, against overconfidence {@link
 * #withLabelSmoothing}.
 *
 * <p>Source: C. Bishop, "Pattern Recognition and Machine Learning" (2006), equations 4.108 and
 * 4.109.
 */
public final class SoftmaxCrossEntropy implements Loss {
  private final Weighting weighting;
  private final LastSeen usableTargets = new LastSeen();
  private final Matrix weighted = new Matrix(0, 0); // t, where it isn't y itself
  private final Exponentials exponentials = new Exponentials();
  private final Matrix gradient = new Matrix(0, 0);

  /** Without class weights and label smoothing. */
  public SoftmaxCrossEntropy() {
    this(Weighting.NONE);
  }

  SoftmaxCrossEntropy(Weighting weighting) {
    this.weighting = weighting;
  }

  /**
   * The same loss with class weights: how much a row counts, by its true class. They make a network
   * look for a class that is rare; {@code train.classWeights()} gives every class the same part in
   * the loss.
   *
   * <pre>
   *   L = Σᵢ Σⱼ tᵢⱼ·(ln Σₖ exp zᵢₖ − zᵢⱼ) / W          dL/dz = (Sᵢ·p − t) / W
   *   tᵢⱼ = wⱼ·yᵢⱼ     Sᵢ = Σⱼ tᵢⱼ     W = Σᵢ Σⱼ wⱼ·yᵢⱼ
   * </pre>
   *
   * <p><b>The mean is divided by W, the sum of the rows' weights, not by the number of rows.</b> So
   * only the ratio of the weights matters: 1 and 9 make the same loss as 10 and 90. And, which
   * surprises people, the loss of a batch with a single row is the same whatever its weight.
   * PyTorch's {@code CrossEntropyLoss} does the same where targets are class indices. Where they
   * are probabilities, it divides by the number of rows n instead: its loss is this one times W/n.
   *
   * <p><b>What they buy, and what that costs.</b> Of the 9.7 % damp grey soil in {@code
   * Datasets.satelliteSoil()}, a network 4-16-2 (ReLU, batches of 32, learning rate 0.1, 20 epochs)
   * finds 31 % without weights, and 60 % of those that it names are right. With {@code
   * train.classWeights()} it finds 87 %, but only 36 % of those that it names are right. (Recall
   * and precision on the test part, means over five stratified splits; {@code
   * train.oversampled(seed)} instead of weights: 92 % and 34 %.) Its probabilities are then no
   * longer the true shares: it gives the rare class 25 % on average, and without weights 9 %.
   *
   * <p>Source: G. King, L. Zeng, "Logistic regression in rare events data", Political Analysis 9
   * (2001).
   *
   * @param weights one for each class, in the order of the columns; finite, 0 or more
   * @throws IllegalArgumentException if one is negative, NaN or infinite, or all are 0
   */
  public SoftmaxCrossEntropy withClassWeights(double... weights) {
    return new SoftmaxCrossEntropy(weighting.withClassWeights(this, weights));
  }

  /**
   * The same loss with label smoothing: a part ε of each target is spread evenly over all K
   * classes, so that the network isn't driven to ever larger logits.
   *
   * <pre>
   *   tᵢⱼ = wⱼ·((1 − ε)·yᵢⱼ + ε/K)          W as without smoothing
   * </pre>
   *
   * <p><b>The loss cannot fall to 0.</b> Without class weights and with one-hot targets its floor
   * is the entropy of the smoothed target, {@code −a·ln a − (K − 1)·b·ln b} with b = ε/K and a = 1
   * − ε + b: for K = 3 and ε = 0.1 that is 0.2911, where the true class gets the probability a =
   * 0.9333.
   *
   * <p>Source: C. Szegedy et al., "Rethinking the Inception architecture for computer vision"
   * (2016), section 7.
   *
   * @param smoothing ε, such as 0.1; 0 for none
   * @throws IllegalArgumentException if it isn't 0 or more and less than 1
   */
  public SoftmaxCrossEntropy withLabelSmoothing(double smoothing) {
    return new SoftmaxCrossEntropy(weighting.withLabelSmoothing(this, smoothing));
  }

  /** The mean cross-entropy of the rows, in nats. */
  @Override
  public double value(DMatrixRMaj output, DMatrixRMaj targets) {
    requireUsable(output, targets);
    double total = weight(targets);
    DMatrixRMaj t = weighting.apply(targets, weighted);
    exponentials.of(output);
    // Σᵢ Σⱼ tᵢⱼ·(max zᵢ − zᵢⱼ)
    double sum = exponentials.distanceBelowMax(t);
    // + Σᵢ Sᵢ·ln(1 + restᵢ), where Sᵢ = Σⱼ tᵢⱼ is 1 without class weights
    for (int row = 0; row < output.numRows; row++) {
      sum += weighting.rowSum(t, row) * exponentials.logSumExpAboveMax(row);
    }
    return sum / total;
  }

  /** {@code (p − y) / n}, or with weights what {@link #withClassWeights} says. */
  @Override
  public Matrix gradient(DMatrixRMaj output, DMatrixRMaj targets) {
    requireUsable(output, targets);
    double total = weight(targets);
    DMatrixRMaj t = weighting.apply(targets, weighted);
    exponentials.of(output);
    exponentials.softmax(gradient); // p
    weighting.multiplyByRowSums(gradient, t); // S·p, which is p without class weights
    // dL/dz = (p − y) / n, or (S·p − t) / W
    for (int i = 0; i < gradient.getNumElements(); i++) {
      gradient.data[i] = (gradient.data[i] - t.data[i]) / total;
    }
    return gradient;
  }

  /** The number of rows, or the sum of their class weights. */
  @Override
  public double weight(DMatrixRMaj targets) {
    return weighting.total(this, targets);
  }

  /**
   * What the output is compared with: t, the targets after label smoothing and times the class
   * weights. A copy.
   *
   * @throws IllegalArgumentException if there isn't one class weight for each column
   */
  public Matrix weightedTargets(DMatrixRMaj targets) {
    weight(targets);
    return new Matrix(weighting.apply(targets, weighted));
  }

  private void requireUsable(DMatrixRMaj output, DMatrixRMaj targets) {
    Targets.requireSameShape(this, output, targets);
    if (!usableTargets.is(targets)) {
      Targets.requireDistributions(this, targets);
      usableTargets.set(targets);
    }
  }

  @Override
  public String toString() {
    return "SoftmaxCrossEntropy" + weighting.suffix();
  }
}
