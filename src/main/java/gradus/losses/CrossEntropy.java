package gradus.losses;

import gradus.layers.Meaning;
import gradus.math.Matrix;
import gradus.math.Rows;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;

/**
 * The cross-entropy of the textbook, on <b>probabilities</b>: the mean over the rows of {@code −Σⱼ
 * yⱼ·ln pⱼ}.
 *
 * <p>With a one-hot target only the true class counts: the loss of a row is −ln of the probability
 * that the true class was given. Guessing evenly among k classes costs ln k.
 *
 * <pre>
 *   L = −(1/n) Σᵢ Σⱼ yᵢⱼ·ln pᵢⱼ          dL/dpᵢⱼ = −yᵢⱼ / (n·pᵢⱼ)
 * </pre>
 *
 * <p>A probability of exactly 0 for a class that has a positive target costs infinity, and that is
 * what {@link #value} returns: there is no clipping constant here that would hide it. (Clipping at
 * 1e-7 makes the gradient of a confident mistake, a logit gap of 30, a million times too small.)
 * The way out is to train on logits. {@code Trainer} does so by itself for a network that ends in
 * {@code Softmax}; in a loop of your own, leave the softmax out and use {@link
 * SoftmaxCrossEntropy}.
 *
 * <p>For rare classes see {@link #withClassWeights}, against overconfidence {@link
 * #withLabelSmoothing}.
 *
 * <p>Source: C. Bishop, "Pattern Recognition and Machine Learning" (2006), equation 4.108.
 */
public final class CrossEntropy implements Loss {
  private final ClassWeighting weighting;
  private final Matrix gradient = new Matrix(0, 0);

  /** Without class weights and label smoothing. */
  public CrossEntropy() {
    this(ClassWeighting.NONE);
  }

  private CrossEntropy(ClassWeighting weighting) {
    this.weighting = weighting;
  }

  /**
   * The same loss with these class weights: see {@link WeightedSoftmaxCrossEntropy}.
   *
   * <pre>
   *   L = −Σᵢ Σⱼ tᵢⱼ·ln pᵢⱼ / W          dL/dp = −t / (W·p)
   *   tᵢⱼ = wⱼ·yᵢⱼ     W = Σᵢ Σⱼ wⱼ·yᵢⱼ
   * </pre>
   *
   * @param weights one for each class, in the order of the columns
   * @throws IllegalArgumentException if one is negative, NaN or infinite, or all are 0
   */
  public CrossEntropy withClassWeights(double... weights) {
    return new CrossEntropy(weighting.withClassWeights(this, weights));
  }

  /**
   * The same loss with label smoothing ε, and with a floor above 0: see {@link
   * WeightedSoftmaxCrossEntropy}. Every class then has a positive target, so a probability of 0
   * costs infinity wherever it stands.
   *
   * @param smoothing ε, such as 0.1; 0 for none
   * @throws IllegalArgumentException if it isn't 0 or more and less than 1
   */
  public CrossEntropy withLabelSmoothing(double smoothing) {
    return new CrossEntropy(weighting.withLabelSmoothing(this, smoothing));
  }

  /** The same loss on logits, before the softmax: with the same class weights and smoothing. */
  public SoftmaxCrossEntropy onLogits() {
    boolean plain = weighting == ClassWeighting.NONE;
    return plain ? new SoftmaxCrossEntropy() : new WeightedSoftmaxCrossEntropy(weighting);
  }

  /**
   * The mean cross-entropy of the rows, in nats; infinite if a true class has probability 0.
   *
   * @throws IllegalArgumentException also if a row of the output isn't a row of probabilities
   */
  @Override
  public double value(DMatrixRMaj output, DMatrixRMaj targets) {
    requireUsable(output, targets);
    double total = weight(targets); // n, or W
    DMatrixRMaj t = weighting.apply(targets); // y
    double sum = 0;
    for (int i = 0; i < output.getNumElements(); i++) {
      // 0·ln p counts as 0, also for p = 0; but a NaN must not be lost.
      if (t.data[i] > 0 || Double.isNaN(output.data[i])) {
        sum -= t.data[i] * StrictMath.log(output.data[i]);
      }
    }
    return sum / total;
  }

  /**
   * {@code −y / (n·p)}, or with weights what {@link #withClassWeights} says.
   *
   * @throws ArithmeticException if a true class has a probability so close to 0 that 1/p is
   *     infinite
   */
  @Override
  public Matrix gradient(DMatrixRMaj output, DMatrixRMaj targets) {
    requireUsable(output, targets);
    double total = weight(targets); // n, or W
    DMatrixRMaj t = weighting.apply(targets); // y
    gradient.reshape(output.numRows, output.numCols);
    for (int i = 0; i < output.getNumElements(); i++) {
      // dL/dp = −y / (n·p), or −t / (W·p)
      double p = output.data[i];
      double slope = t.data[i] == 0 && !Double.isNaN(p) ? 0 : -t.data[i] / (total * p);
      if (Double.isInfinite(slope)) {
        throw noFiniteGradient(output, i);
      }
      gradient.data[i] = slope;
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
    return new Matrix(weighting.apply(targets));
  }

  private ArithmeticException noFiniteGradient(DMatrixRMaj output, int i) {
    return new ArithmeticException(
        "%s got a probability of %s for class %d in row %d, which has a positive target: the loss has no finite gradient there. Train on logits instead: leave out the softmax and use SoftmaxCrossEntropy, which cannot overflow."
            .formatted(this, output.data[i], i % output.numCols, i / output.numCols));
  }

  private void requireUsable(DMatrixRMaj output, DMatrixRMaj targets) {
    Targets.requireSameShape(this, output, targets);
    Targets.requireDistributions(this, targets);
    requireProbabilities(output);
  }

  /** NaN passes: it makes the loss NaN, and whoever trains is told where it came from. */
  private void requireProbabilities(DMatrixRMaj output) {
    for (int row = 0; row < output.numRows; row++) {
      if (!Rows.isDistribution(output, row) && !Double.isNaN(Rows.sum(output, row))) {
        throw new IllegalArgumentException(
            "%s got an output whose row %d is %s, but expects probabilities: 0 or more, with the sum 1. If these are logits, end the network in Softmax, or use SoftmaxCrossEntropy."
                .formatted(this, row, Rows.toText(output, row)));
      }
    }
  }

  /** Probabilities, such as those of {@code Softmax}. */
  @Override
  public Meaning expects() {
    return Meaning.PROBABILITIES;
  }

  @Override
  public Map<String, Object> settings() {
    return weighting.settings();
  }

  @Override
  public String toString() {
    return "CrossEntropy" + weighting.suffix();
  }
}
