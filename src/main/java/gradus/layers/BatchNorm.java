package gradus.layers;

import static org.ejml.dense.row.CommonOps_DDRM.divideCols;
import static org.ejml.dense.row.CommonOps_DDRM.elementMult;
import static org.ejml.dense.row.CommonOps_DDRM.multCols;

import gradus.math.Matrix;
import gradus.math.Rows;
import gradus.math.Shapes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ejml.data.DMatrixRMaj;

/**
 * Batch normalization: brings every column of a batch to the mean 0 and the deviation 1, and then
 * gives it a scale and a shift, which are learned.
 *
 * <pre>
 *   X̂ = (X − μ) / √(v + ε)          Y = X̂ · scale + shift, column by column
 *   dscale = column sums of dY ⊙ X̂          dshift = column sums of dY
 *   dX = scale / √(v + ε) · (dY − (dshift + X̂ · dscale) / n)
 * </pre>
 *
 * <p>X, X̂ and Y are n×width, the others 1×width. In training, μ and v are mean and variance of the
 * batch's columns: the biased variance, a sum of squares divided by n. They depend on X, hence the
 * last bracket. Each training forward moves the running statistics a step toward the batch's,
 *
 * <pre>
 *   running ← (1 − momentum) · running + momentum · batch
 * </pre>
 *
 * <p>here with the unbiased variance, a sum of squares divided by n − 1. In inference, μ and v are
 * the running statistics, so what comes out for a row doesn't depend on the others; dX is then
 * {@code scale / √(v + ε) · dY}. PyTorch does all this alike, with the same defaults.
 *
 * <p>A layer starts in inference mode; in a loop of your own, call {@code
 * network.setTraining(true)}. The biases of a Dense right before have no effect in training, since
 * the mean is subtracted.
 *
 * <p>Source: S. Ioffe, C. Szegedy, "Batch normalization: accelerating deep network training by
 * reducing internal covariate shift" (2015).
 */
public final class BatchNorm implements Layer {
  /** What each normalized column is multiplied by, 1×width; starts as ones. */
  public final Parameter scale;

  /** What is then added to each column, 1×width; starts as zeros. */
  public final Parameter shift;

  /** The mean of each column over the past batches, for inference, 1×width; starts as zeros. */
  public final Matrix runningMeans;

  /** The variance of each column over the past batches, 1×width; starts as ones. */
  public final Matrix runningVariances;

  /** The weight of the newest batch in the running statistics. */
  public final double momentum;

  /** ε, which keeps the division away from 0 where a column is constant. */
  public final double epsilon;

  private boolean training = false;
  private boolean usedBatch = false; // whether the last forward took the batch's own statistics

  private final Matrix means; // μ of the batch
  private final Matrix variances; // v of the batch
  private final Matrix deviations; // √(v + ε)
  private final Matrix normalized = new Matrix(0, 0); // X̂
  private final Matrix products = new Matrix(0, 0); // squares, and then dY ⊙ X̂
  private final Matrix output = new Matrix(0, 0);
  private final Matrix inputGradient = new Matrix(0, 0);

  /** For inputs with this many columns, with a momentum of 0.1 and an epsilon of 1e-5. */
  public BatchNorm(int width) {
    this(width, 0.1, 1e-5);
  }

  /**
   * For inputs with this many columns.
   *
   * @param momentum the weight of the newest batch in the running statistics
   * @param epsilon keeps the division away from 0 where a column is constant
   * @throws IllegalArgumentException if the width is below 1, the momentum not above 0 and at most
   *     1, or epsilon not a finite number above 0
   */
  public BatchNorm(int width, double momentum, double epsilon) {
    Normalizing.requireWidth("BatchNorm", width);
    Normalizing.requireEpsilon("BatchNorm", epsilon);
    if (!(momentum > 0 && momentum <= 1)) {
      throw new IllegalArgumentException(
          "BatchNorm got a momentum of %s, but expects one above 0 and at most 1, such as 0.1."
              .formatted(momentum));
    }
    this.momentum = momentum;
    this.epsilon = epsilon;
    scale = new Parameter("scale", Normalizing.ones(width));
    shift = new Parameter("shift", new Matrix(1, width));
    runningMeans = new Matrix(1, width);
    runningVariances = Normalizing.ones(width);
    means = new Matrix(1, width);
    variances = new Matrix(1, width);
    deviations = new Matrix(1, width);
  }

  /**
   * Normalizes a batch, in training by its own mean and variance.
   *
   * @throws IllegalArgumentException if the batch is empty, of another width, or in training has
   *     one row only
   */
  @Override
  public Matrix forward(DMatrixRMaj input) {
    Shapes.requireColumns(this, input, inputWidth());
    if (training) {
      requireTwoRows(input);
      measure(input);
      updateRunningStatistics(input.numRows);
      normalize(input, means, variances);
    } else {
      normalize(input, runningMeans, runningVariances);
    }
    usedBatch = training;
    // Y = X̂ · scale + shift
    output.setTo(normalized);
    multCols(output, scale.value.data);
    Rows.add(output, shift.value);
    return output;
  }

  private void requireTwoRows(DMatrixRMaj input) {
    if (input.numRows == 1) {
      throw new IllegalArgumentException(
          this
              + " got a training batch of 1 row, but expects at least 2: a single row has no spread"
              + " to normalize by. If it is the last of an epoch, choose a batch size that leaves"
              + " no single row over.");
    }
  }

  private void measure(DMatrixRMaj input) {
    // μ = column means of X
    Rows.columnMeans(input, means);
    // v = column means of (X − μ)²
    products.setTo(input);
    Rows.subtract(products, means);
    elementMult(products, products, products);
    Rows.columnMeans(products, variances);
  }

  private void updateRunningStatistics(int rows) {
    double kept = 1 - momentum;
    double toUnbiased = (double) rows / (rows - 1);
    for (int j = 0; j < means.numCols; j++) {
      double unbiased = variances.data[j] * toUnbiased;
      runningMeans.data[j] = kept * runningMeans.data[j] + momentum * means.data[j];
      runningVariances.data[j] = kept * runningVariances.data[j] + momentum * unbiased;
    }
  }

  private void normalize(DMatrixRMaj input, Matrix columnMeans, Matrix columnVariances) {
    for (int j = 0; j < deviations.numCols; j++) {
      deviations.data[j] = Math.sqrt(columnVariances.data[j] + epsilon);
    }
    // X̂ = (X − μ) / √(v + ε)
    normalized.setTo(input);
    Rows.subtract(normalized, columnMeans);
    divideCols(normalized, deviations.data);
  }

  @Override
  public Matrix backward(DMatrixRMaj outputGradient) {
    backwardParameters(outputGradient);
    inputGradient.setTo(outputGradient);
    if (usedBatch) {
      subtractStatisticsShare();
    }
    // dX = scale / √(v + ε) · (…)
    multCols(inputGradient, scale.value.data);
    divideCols(inputGradient, deviations.data);
    return inputGradient;
  }

  /** An x also acts through μ and v, and so on the whole column: −(dshift + X̂ · dscale) / n. */
  private void subtractStatisticsShare() {
    int columns = inputGradient.numCols;
    for (int start = 0; start < inputGradient.getNumElements(); start += columns) {
      for (int j = 0; j < columns; j++) {
        double share = shift.gradient.data[j] + normalized.data[start + j] * scale.gradient.data[j];
        inputGradient.data[start + j] -= share / inputGradient.numRows;
      }
    }
  }

  @Override
  public void backwardParameters(DMatrixRMaj outputGradient) {
    Shapes.requireOutputGradient(this, outputGradient, output);
    // dscale = column sums of dY ⊙ X̂
    elementMult(outputGradient, normalized, products);
    Rows.columnSums(products, scale.gradient);
    // dshift = column sums of dY
    Rows.columnSums(outputGradient, shift.gradient);
  }

  @Override
  public Map<String, Matrix> state() {
    Map<String, Matrix> state = new LinkedHashMap<>();
    state.put("running_means", runningMeans);
    state.put("running_variances", runningVariances);
    return state;
  }

  @Override
  public void requireSoundState() {
    for (int j = 0; j < runningVariances.numCols; j++) {
      if (!(runningVariances.data[j] >= 0)) {
        throw new IllegalArgumentException(
            "%s got a running variance of %s in column %d, but expects 0 or more."
                .formatted(this, runningVariances.data[j], j));
      }
    }
  }

  @Override
  public Map<String, Object> settings() {
    return new TreeMap<>(Map.of("momentum", momentum, "epsilon", epsilon));
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(scale, shift);
  }

  @Override
  public void setTraining(boolean training) {
    this.training = training;
  }

  @Override
  public boolean isTraining() {
    return training;
  }

  @Override
  public int inputWidth() {
    return scale.value.numCols;
  }

  @Override
  public int outputWidth() {
    return inputWidth();
  }

  @Override
  public String toString() {
    return "BatchNorm(" + inputWidth() + ")";
  }
}
