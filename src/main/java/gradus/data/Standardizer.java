package gradus.data;

import gradus.math.Matrix;
import gradus.math.Shapes;
import org.ejml.data.DMatrixRMaj;

/**
 * Shifts and scales every column to mean 0 and standard deviation 1: {@code (x − mean) /
 * deviation}.
 *
 * <p>Columns of very different sizes make the loss a long narrow valley in which gradient descent
 * zigzags. Mean and deviation are learned from the training rows only and then applied to both
 * parts: whatever is learned from test rows makes the test dishonest. The deviation is the
 * population's (divided by n). A column that is constant in training becomes 0.
 */
public final class Standardizer {
  /** The mean of each column, 1×d. */
  public final Matrix means;

  /** The standard deviation of each column, 1×d; 0 for a constant one. */
  public final Matrix deviations;

  private Standardizer(Matrix means, Matrix deviations) {
    this.means = means;
    this.deviations = deviations;
  }

  /** Learns mean and deviation of every input column of the training part. */
  public static Standardizer fit(Dataset train) {
    Matrix inputs = train.inputs();
    Matrix means = new Matrix(1, inputs.numCols);
    Matrix deviations = new Matrix(1, inputs.numCols);
    for (int column = 0; column < inputs.numCols; column++) {
      double mean = mean(inputs, column);
      boolean constant = isConstant(inputs, column);
      double deviation = constant ? 0 : deviation(inputs, column, mean);
      if (!Double.isFinite(deviation) || (deviation == 0 && !constant)) {
        throw new IllegalArgumentException(
            train.name()
                + " cannot be standardised: the values of column \""
                + train.featureNames().get(column)
                + "\" are so large or so close together that their squares overflow or vanish."
                + " Scale the column by hand first.");
      }
      means.set(0, column, mean);
      deviations.set(0, column, deviation);
    }
    return new Standardizer(means, deviations);
  }

  /**
   * A data set with scaled inputs; the given one stays as it is.
   *
   * @throws IllegalArgumentException if it has another number of columns
   */
  public Dataset apply(Dataset dataset) {
    return new Dataset(
        apply(dataset.inputs()),
        dataset.targets(),
        dataset.featureNames(),
        dataset.classNames(),
        dataset.name());
  }

  /**
   * Scaled inputs, as a new matrix.
   *
   * @throws IllegalArgumentException if there is another number of columns
   */
  public Matrix apply(DMatrixRMaj inputs) {
    if (inputs.numCols != means.numCols) {
      throw new IllegalArgumentException(
          "Standardizer got inputs of "
              + Shapes.of(inputs)
              + ", but was fitted to "
              + means.numCols
              + " columns.");
    }
    Matrix scaled = new Matrix(inputs.numRows, inputs.numCols);
    for (int row = 0; row < inputs.numRows; row++) {
      for (int column = 0; column < inputs.numCols; column++) {
        double deviation = deviations.get(0, column);
        double distance = inputs.get(row, column) - means.get(0, column);
        // NaN and infinity stay what they are, in a constant column too.
        boolean constant = deviation == 0 && Double.isFinite(distance);
        scaled.set(row, column, constant ? 0 : distance / deviation);
      }
    }
    return scaled;
  }

  private static double mean(Matrix inputs, int column) {
    double sum = 0;
    for (int row = 0; row < inputs.numRows; row++) {
      sum += inputs.get(row, column);
    }
    return sum / inputs.numRows;
  }

  private static double deviation(Matrix inputs, int column, double mean) {
    double sum = 0;
    for (int row = 0; row < inputs.numRows; row++) {
      double distance = inputs.get(row, column) - mean;
      sum += distance * distance;
    }
    return Math.sqrt(sum / inputs.numRows);
  }

  /** Compares values: the deviation of a constant 0.1 comes out as 1e-17, not as 0. */
  private static boolean isConstant(Matrix inputs, int column) {
    for (int row = 1; row < inputs.numRows; row++) {
      if (inputs.get(row, column) != inputs.get(0, column)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return "Standardizer(" + means.numCols + " columns)";
  }
}
