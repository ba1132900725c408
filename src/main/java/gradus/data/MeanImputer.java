package gradus.data;

import gradus.math.Matrix;
import gradus.math.Quote;
import gradus.math.Shapes;
import org.ejml.data.DMatrixRMaj;

/**
 * Fills each missing value (NaN) with the mean of its column in the training part.
 *
 * <p>Simple and rough: the filled examples keep their other columns, but the column varies less
 * than it truly does, and if values are missing for a reason, their mean isn't that of the values
 * that are there (R. J. A. Little, D. B. Rubin, "Statistical Analysis with Missing Data", Wiley).
 * Fill before scaling.
 */
public final class MeanImputer implements Transform {
  /** The mean of the values that are there, for each column, 1×d. */
  public final Matrix means;

  /**
   * An imputer whose means are known, such as those of one that was saved.
   *
   * @throws IllegalArgumentException if they aren't one row of finite numbers
   */
  public MeanImputer(Matrix means) {
    ColumnScaling.requireRow("MeanImputer", "mean", means, means.numCols);
    this.means = means;
  }

  /**
   * Learns the mean of every input column of the training part from the values that are there.
   *
   * @throws IllegalArgumentException if a column has none, or their sum overflows
   */
  public static MeanImputer fit(Dataset train) {
    Matrix means = new Matrix(1, train.inputs().numCols);
    for (int column = 0; column < means.numCols; column++) {
      double mean = ColumnStatistics.mean(train.inputs(), column);
      if (Double.isNaN(mean)) {
        throw new IllegalArgumentException(
            ("%s has no value at all in column %s, so there is no mean to fill in: leave"
                    + " the column out.")
                .formatted(train.name(), Quote.of(train.featureNames().get(column))));
      }
      if (Double.isInfinite(mean)) {
        throw new IllegalArgumentException(
            ("%s cannot be filled: the values of column %s are so large that their sum"
                    + " overflows. Scale the column by hand first.")
                .formatted(train.name(), Quote.of(train.featureNames().get(column))));
      }
      means.set(0, column, mean);
    }
    return new MeanImputer(means);
  }

  @Override
  public Matrix apply(DMatrixRMaj inputs) {
    Shapes.requireColumns(this, inputs, means.numCols);
    Matrix filled = new Matrix(inputs);
    for (int row = 0; row < filled.numRows; row++) {
      for (int column = 0; column < filled.numCols; column++) {
        if (Double.isNaN(filled.get(row, column))) {
          filled.set(row, column, means.get(0, column));
        }
      }
    }
    return filled;
  }

  @Override
  public String toString() {
    return "MeanImputer(" + means.numCols + " columns)";
  }
}
