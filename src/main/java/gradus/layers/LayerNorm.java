package gradus.layers;

import static org.ejml.dense.row.CommonOps_DDRM.elementMult;
import static org.ejml.dense.row.CommonOps_DDRM.multCols;

import gradus.math.Matrix;
import gradus.math.Rows;
import gradus.math.Shapes;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;

/**
 * Layer normalization: brings every row to the mean 0 and the deviation 1, and then gives every
 * column a scale and a shift, which are learned.
 *
 * <pre>
 *   x̂ = (x − μ) / √(v + ε)          for each row x, with its own mean μ and variance v
 *   Y = X̂ · scale + shift           column by column
 *   dscale = column sums of dY ⊙ X̂          dshift = column sums of dY
 *   dx = (dx̂ − mean(dx̂) − x̂ · mean(dx̂ ⊙ x̂)) / √(v + ε)          with dX̂ = dY · scale
 * </pre>
 *
 * <p>X, X̂ and Y are n×width, scale and shift 1×width. The variance is the biased one, a sum of
 * squares divided by the width. A row doesn't depend on the others, so that training and inference
 * are the same, and a batch may have one row. PyTorch does all this alike, with the same default.
 *
 * <p>Source: J. Ba, J. Kiros, G. Hinton, "Layer normalization" (2016).
 */
public final class LayerNorm implements Layer {
  /** What each normalized column is multiplied by, 1×width; starts as ones. */
  public final Parameter scale;

  /** What is then added to each column, 1×width; starts as zeros. */
  public final Parameter shift;

  /** ε, which keeps the division away from 0 where a row is constant. */
  public final double epsilon;

  private final Matrix deviations = new Matrix(0, 0); // √(v + ε) of each row
  private final Matrix normalized = new Matrix(0, 0); // X̂
  private final Matrix products = new Matrix(0, 0); // dY ⊙ X̂
  private final Matrix output = new Matrix(0, 0);
  private final Matrix inputGradient = new Matrix(0, 0);

  /** For inputs with this many columns, with an epsilon of 1e-5. */
  public LayerNorm(int width) {
    this(width, 1e-5);
  }

  /**
   * For inputs with this many columns.
   *
   * @param epsilon keeps the division away from 0 where a row is constant
   * @throws IllegalArgumentException if the width is below 1, or epsilon not a finite number above
   *     0
   */
  public LayerNorm(int width, double epsilon) {
    Normalizing.requireWidth("LayerNorm", width);
    Normalizing.requireEpsilon("LayerNorm", epsilon);
    this.epsilon = epsilon;
    scale = new Parameter("scale", Normalizing.ones(width));
    shift = new Parameter("shift", new Matrix(1, width));
  }

  @Override
  public Matrix forward(DMatrixRMaj input) {
    Shapes.requireColumns(this, input, inputWidth());
    deviations.reshape(input.numRows, 1);
    normalized.reshape(input.numRows, input.numCols);
    for (int row = 0; row < input.numRows; row++) {
      normalizeRow(input, row);
    }
    // Y = X̂ · scale + shift
    output.setTo(normalized);
    multCols(output, scale.value.data);
    Rows.add(output, shift.value);
    return output;
  }

  private void normalizeRow(DMatrixRMaj input, int row) {
    int start = row * input.numCols;
    int end = start + input.numCols;
    // μ = mean of x
    double sum = 0;
    for (int j = start; j < end; j++) {
      sum += input.data[j];
    }
    double mean = sum / input.numCols;
    // v = mean of (x − μ)²
    double squares = 0;
    for (int j = start; j < end; j++) {
      double centered = input.data[j] - mean;
      squares += centered * centered;
    }
    double variance = squares / input.numCols;
    // x̂ = (x − μ) / √(v + ε)
    double deviation = Math.sqrt(variance + epsilon);
    for (int j = start; j < end; j++) {
      normalized.data[j] = (input.data[j] - mean) / deviation;
    }
    deviations.data[row] = deviation;
  }

  @Override
  public Matrix backward(DMatrixRMaj outputGradient) {
    backwardParameters(outputGradient);
    // dX̂ = dY · scale
    inputGradient.setTo(outputGradient);
    multCols(inputGradient, scale.value.data);
    for (int row = 0; row < inputGradient.numRows; row++) {
      backwardRow(row);
    }
    return inputGradient;
  }

  /** From dx̂ to dx. */
  private void backwardRow(int row) {
    int columns = inputGradient.numCols;
    int start = row * columns;
    int end = start + columns;
    double sum = 0;
    double sumOfProducts = 0;
    for (int j = start; j < end; j++) {
      sum += inputGradient.data[j];
      sumOfProducts += inputGradient.data[j] * normalized.data[j];
    }
    double mean = sum / columns;
    double meanProduct = sumOfProducts / columns;
    double deviation = deviations.data[row];
    // dx = (dx̂ − mean(dx̂) − x̂ · mean(dx̂ ⊙ x̂)) / √(v + ε)
    for (int j = start; j < end; j++) {
      double share = mean + normalized.data[j] * meanProduct;
      inputGradient.data[j] = (inputGradient.data[j] - share) / deviation;
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
  public List<Parameter> parameters() {
    return List.of(scale, shift);
  }

  @Override
  public Map<String, Object> settings() {
    return Map.of("epsilon", epsilon);
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
    return "LayerNorm(" + inputWidth() + ")";
  }
}
