package gradus.losses;

import gradus.layers.Layer;
import gradus.layers.Meaning;
import gradus.layers.Softmax;
import gradus.math.Matrix;
import gradus.math.Rows;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;

/**
 * The textbook cross-entropy, on <b>probabilities</b> p with targets y: the mean over the rows of
 * {@code −Σⱼ yⱼ·ln pⱼ}.
 *
 * <p>With a one-hot target, only the true class counts: the loss of a row is −ln of the true
 * class's probability. Equal probabilities for k classes cost ln k.
 *
 * <pre>
 *   L = −(1/n) Σᵢ Σⱼ yᵢⱼ·ln pᵢⱼ          dL/dpᵢⱼ = −yᵢⱼ / (n·pᵢⱼ)
 * </pre>
 *
 * <p>If a class with a positive target gets probability exactly 0, the loss is infinite, and {@link
 * #value} returns infinity rather than hiding it by clipping. (Clipping at 1e-7 makes the gradient
 * of a confident mistake, a logit gap of 30, a million times too small.) The remedy is to train on
 * logits. A {@code Trainer} does so automatically if the network ends in {@code Softmax}. In a
 * training loop of your own, leave out the softmax and use {@link SoftmaxCrossEntropy}.
 *
 * <p>For rare classes, see {@link #withClassWeights}; against overconfidence, {@link
 * #withLabelSmoothing}.
 *
 * <p>Source: C. Bishop, "Pattern Recognition and Machine Learning" (2006), equation 4.108.
 */
public final class CrossEntropy implements Loss {
  private final ClassWeighting weighting;
  private final Matrix gradient = new Matrix(0, 0);

  /** The loss without class weights or label smoothing. */
  public CrossEntropy() {
    this(ClassWeighting.NONE);
  }

  private CrossEntropy(ClassWeighting weighting) {
    this.weighting = weighting;
  }

  /**
   * The mean cross-entropy of the rows, in nats; infinite if a true class has probability 0.
   *
   * @throws IllegalArgumentException also if a row of the output isn't a row of probabilities
   */
  @Override
  public double value(DMatrixRMaj output, DMatrixRMaj targets) {
    requireUsable(output, targets);
    double total = weight(targets); // n, or the sum of class weights
    DMatrixRMaj t = weighting.apply(targets); // y, or the weighted targets
    double sum = 0;
    for (int i = 0; i < output.getNumElements(); i++) {
      // 0·ln p counts as 0, even for p = 0; but a NaN must not be lost.
      if (t.data[i] > 0 || Double.isNaN(output.data[i])) {
        sum -= t.data[i] * StrictMath.log(output.data[i]);
      }
    }
    return sum / total;
  }

  /**
   * {@code −y / (n·p)}, or the formula of {@link #withClassWeights}.
   *
   * @throws ArithmeticException if the probability of a true class is so close to 0 that 1/p is
   *     infinite
   */
  @Override
  public Matrix gradient(DMatrixRMaj output, DMatrixRMaj targets) {
    requireUsable(output, targets);
    double total = weight(targets); // n, or the sum of class weights
    DMatrixRMaj t = weighting.apply(targets); // y, or the weighted targets
    gradient.reshape(output.numRows, output.numCols);
    for (int i = 0; i < output.getNumElements(); i++) {
      // dL/dp = −y / (n·p), or −t / (total·p) with class weights
      double p = output.data[i];
      double slope = t.data[i] == 0 && !Double.isNaN(p) ? 0 : -t.data[i] / (total * p);
      if (Double.isInfinite(slope)) {
        throw noFiniteGradient(output, i);
      }
      gradient.data[i] = slope;
    }
    return gradient;
  }

  // ---- The book ends here. What follows: class weights, label smoothing, checks. ----

  /**
   * The same loss with these class weights: see {@link WeightedSoftmaxCrossEntropy}.
   *
   * <pre>
   *   L = −Σᵢ Σⱼ tᵢⱼ·ln pᵢⱼ / total          dL/dp = −t / (total·p)
   *   tᵢⱼ = wⱼ·yᵢⱼ     total = Σᵢ Σⱼ wⱼ·yᵢⱼ
   * </pre>
   *
   * @param weights one per class, in the order of the columns
   * @throws IllegalArgumentException if one is negative, NaN or infinite, or all are 0
   */
  public CrossEntropy withClassWeights(double... weights) {
    return new CrossEntropy(weighting.withClassWeights(this, weights));
  }

  /**
   * The same loss with label smoothing ε, which can't fall to 0: see {@link
   * WeightedSoftmaxCrossEntropy}. Every class then has a positive target, so the loss is infinite
   * if any class gets probability 0.
   *
   * @param smoothing ε, such as 0.1; 0 for none
   * @throws IllegalArgumentException if it isn't 0 or more and less than 1
   */
  public CrossEntropy withLabelSmoothing(double smoothing) {
    return new CrossEntropy(weighting.withLabelSmoothing(this, smoothing));
  }

  /**
   * Whether a trainer replaces a network's last layer and its loss by {@link SoftmaxCrossEntropy}
   * on the logits.
   */
  public static boolean fuses(Layer last, Loss loss) {
    return last instanceof Softmax && loss instanceof CrossEntropy;
  }

  /** The same loss on logits, with the same class weights and label smoothing. */
  public SoftmaxCrossEntropy onLogits() {
    boolean plain = weighting == ClassWeighting.NONE;
    return plain ? new SoftmaxCrossEntropy() : new WeightedSoftmaxCrossEntropy(weighting);
  }

  /** The number of rows, or the sum of their class weights. */
  @Override
  public double weight(DMatrixRMaj targets) {
    return weighting.total(this, targets);
  }

  /**
   * A copy of t, the targets after label smoothing and times the class weights.
   *
   * @throws IllegalArgumentException if there isn't one class weight per column
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

  /** NaN is allowed: it makes the loss NaN, and the trainer then reports where it came from. */
  private void requireProbabilities(DMatrixRMaj output) {
    for (int row = 0; row < output.numRows; row++) {
      if (!Rows.isDistribution(output, row) && !Double.isNaN(Rows.sum(output, row))) {
        throw new IllegalArgumentException(
            "%s got an output whose row %d is %s, but expects probabilities: 0 or more, with the sum 1. If these are logits, end the network in Softmax, or use SoftmaxCrossEntropy."
                .formatted(this, row, Rows.toText(output, row)));
      }
    }
  }

  /** Probabilities, such as the output of {@code Softmax}. */
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
