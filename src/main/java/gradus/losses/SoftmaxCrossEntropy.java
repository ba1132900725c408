package gradus.losses;

import gradus.layers.Meaning;
import gradus.math.Elementary;
import gradus.math.Matrix;
import gradus.math.Rows;
import org.ejml.data.DMatrixRMaj;

/**
 * Softmax and cross-entropy in one, on <b>logits</b>, the scores before the softmax: the mean over
 * the rows of {@code −ln p} of the true class, with {@code p = softmax(z)} and targets y.
 *
 * <pre>
 *   L = −(1/n) Σᵢ Σⱼ yᵢⱼ·ln pᵢⱼ = (1/n) Σᵢ Σⱼ yᵢⱼ·(ln Σₖ exp zᵢₖ − zᵢⱼ)          dL/dz = (p − y) / n
 * </pre>
 *
 * <p>The gradient uses Σⱼ yⱼ = 1. A row such as (0.33, 0.33, 0.33) misses that by rounding; {@link
 * WeightedSoftmaxCrossEntropy} has the formulas that keep the sum.
 *
 * <p>For a one-hot target, the loss of a row is its log-sum-exp minus the true class's logit. Both
 * are measured relative to the row's largest logit. This leaves the difference unchanged and keeps
 * exp from overflowing:
 *
 * <pre>
 *   ln Σₖ exp zₖ = max z + ln(1 + rest)          rest = Σ exp(zₖ − max z) over all k but the largest
 * </pre>
 *
 * <p>A worked row: z = (2, 1, 0), true class 0. exp(z − 2) = (1, 0.3679, 0.1353) with the sum
 * 1.5032, p = (0.665, 0.245, 0.090), loss = ln 1.5032 + 2 − 2 = 0.408, gradient = (−0.335, 0.245,
 * 0.090).
 *
 * <p>The mathematics is that of {@code Softmax} followed by {@link CrossEntropy}, but it never
 * takes the logarithm of a probability that was rounded to 0: a confident mistake keeps its full
 * gradient, however large the logits are. Don't pass probabilities, which would be taken for logits
 * between 0 and 1.
 *
 * <p>Source: C. Bishop, "Pattern Recognition and Machine Learning" (2006), equations 4.108 and
 * 4.109.
 */
public sealed class SoftmaxCrossEntropy implements Loss permits WeightedSoftmaxCrossEntropy {
  final Matrix shifted = new Matrix(0, 0); // z − max z, at most 0
  final Matrix exponentials = new Matrix(0, 0); // exp(z − max z)
  private final Matrix others = new Matrix(0, 0); // the same, but 0 for each row's largest
  private int[] largest = new int[0]; // for each row, the column of its largest logit
  private double[] sums = new double[0]; // Σₖ exp(zₖ − max z) of each row
  double[] rests = new double[0]; // of each row, see above
  private final Matrix lastLogits = new Matrix(0, 0); // a copy of the logits used for these
  private final Matrix lastTargets = new Matrix(0, 0);
  private boolean exactTargets = true; // whether each row sums to 1 up to rounding
  private final Matrix gradient = new Matrix(0, 0);

  /** The mean cross-entropy of the rows, in nats. */
  @Override
  public double value(DMatrixRMaj output, DMatrixRMaj targets) {
    prepare(output, targets); // checks the batch and computes its exponentials
    if (!exactTargets) {
      return forRoundedTargets().value(output, targets);
    }
    // Σᵢ Σⱼ yᵢⱼ·(max zᵢ − zᵢⱼ): how far the true class's logit lies below its row's largest
    double sum = distanceBelowMax(targets);
    for (int row = 0; row < output.numRows; row++) {
      // ln(1 + rest): how far the log-sum-exp lies above the row's largest logit
      sum += Elementary.log1p(rests[row]);
    }
    return sum / output.numRows;
  }

  /** {@code (p − y) / n}. */
  @Override
  public Matrix gradient(DMatrixRMaj output, DMatrixRMaj targets) {
    prepare(output, targets);
    if (!exactTargets) {
      return forRoundedTargets().gradient(output, targets);
    }
    softmax(gradient);
    // dL/dz = (p − y) / n
    for (int i = 0; i < gradient.getNumElements(); i++) {
      gradient.data[i] = (gradient.data[i] - targets.data[i]) / output.numRows;
    }
    return gradient;
  }

  /** Writes {@code pⱼ = exp(zⱼ − max z) / Σₖ exp(zₖ − max z)}. */
  final void softmax(Matrix probabilities) {
    int columns = exponentials.numCols;
    probabilities.reshape(exponentials.numRows, columns);
    for (int row = 0; row < exponentials.numRows; row++) {
      double sum = sums[row];
      for (int j = row * columns; j < (row + 1) * columns; j++) {
        probabilities.data[j] = exponentials.data[j] / sum;
      }
    }
  }

  private void computeExponentials(DMatrixRMaj logits) {
    reserve(logits.numRows, logits.numCols);
    int columns = logits.numCols;
    Rows.argMax(logits, largest); // where each row has its maximum
    for (int row = 0; row < logits.numRows; row++) {
      // z − max z
      double max = logits.data[row * columns + largest[row]];
      for (int j = row * columns; j < (row + 1) * columns; j++) {
        shifted.data[j] = logits.data[j] - max;
      }
    }
    // exp(z − max z), and the sum of each row
    Elementary.exp(shifted.data, exponentials.data, logits.getNumElements());
    Rows.sums(exponentials, sums);
    // rest = Σ exp(zₖ − max z) without the largest, whose own term is exp(0) = 1
    others.setTo(exponentials);
    for (int row = 0; row < logits.numRows; row++) {
      others.data[row * columns + largest[row]] = 0;
    }
    Rows.sums(others, rests);
  }

  /** {@code Σᵢ Σⱼ tᵢⱼ·(max zᵢ − zᵢⱼ)}. */
  final double distanceBelowMax(DMatrixRMaj t) {
    double distance = -Rows.dot(t, shifted);
    if (!Double.isNaN(distance)) {
      return distance;
    }
    double sum = 0; // skips targets of 0, since 0 times a logit of −∞ is NaN
    for (int i = 0; i < shifted.getNumElements(); i++) {
      sum -= t.data[i] == 0 ? 0 : t.data[i] * shifted.data[i];
    }
    return sum;
  }

  // ---- The book ends here. What follows: checks, class weights, label smoothing. ----

  /**
   * Checks the batch and computes its exponentials. {@link #value} and {@link #gradient} are
   * usually called with the same batch, so the second call reuses the results of the first.
   */
  final void prepare(DMatrixRMaj output, DMatrixRMaj targets) {
    boolean seen = lastLogits.numRows > 0;
    if (seen && Rows.areEqual(output, lastLogits) && Rows.areEqual(targets, lastTargets)) {
      return;
    }
    Targets.requireSameShape(this, output, targets);
    exactTargets = Targets.requireDistributions(this, targets);
    computeExponentials(output);
    lastLogits.setTo(output);
    lastTargets.setTo(targets);
  }

  private void reserve(int rows, int columns) {
    shifted.reshape(rows, columns);
    exponentials.reshape(rows, columns);
    if (largest.length < rows) {
      largest = new int[rows];
      sums = new double[rows];
      rests = new double[rows];
    }
  }

  /** For soft targets such as (0.33, 0.33, 0.33): the formulas that keep the sum of each row. */
  private SoftmaxCrossEntropy forRoundedTargets() {
    return new WeightedSoftmaxCrossEntropy(ClassWeighting.NONE);
  }

  /** Logits, because this loss applies the softmax itself. */
  @Override
  public final Meaning expects() {
    return Meaning.LOGITS;
  }

  /**
   * The same loss with class weights, for rare classes: see {@link WeightedSoftmaxCrossEntropy}.
   *
   * @param weights one per class, in the order of the columns; finite, 0 or more
   * @throws IllegalArgumentException if one is negative, NaN or infinite, or all are 0
   */
  public SoftmaxCrossEntropy withClassWeights(double... weights) {
    return new WeightedSoftmaxCrossEntropy(ClassWeighting.NONE.withClassWeights(this, weights));
  }

  /**
   * The same loss with label smoothing ε, against overconfidence: see {@link
   * WeightedSoftmaxCrossEntropy}.
   *
   * @param smoothing ε, such as 0.1; 0 for none
   * @throws IllegalArgumentException if it isn't 0 or more and less than 1
   */
  public SoftmaxCrossEntropy withLabelSmoothing(double smoothing) {
    return new WeightedSoftmaxCrossEntropy(ClassWeighting.NONE.withLabelSmoothing(this, smoothing));
  }

  /**
   * A copy of the targets the output is compared with, after label smoothing and times the class
   * weights, if there are any.
   */
  public Matrix weightedTargets(DMatrixRMaj targets) {
    return new Matrix(targets);
  }

  @Override
  public String toString() {
    return "SoftmaxCrossEntropy";
  }
}
