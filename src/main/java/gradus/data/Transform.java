package gradus.data;

import gradus.math.Matrix;
import org.ejml.data.DMatrixRMaj;

/**
 * Changes the inputs of every example in the same way.
 *
 * <p>What a transform has to know, such as the mean of a column, it learns from the training part
 * only, and it is then applied to all parts: anything learned from the test rows would make the
 * test dishonest.
 */
public interface Transform {
  /**
   * The changed inputs, as a new matrix.
   *
   * @param inputs n×d, not modified
   * @throws IllegalArgumentException if there is another number of columns than was fitted
   */
  Matrix apply(DMatrixRMaj inputs);

  /** A data set with changed inputs; the given one stays as it is. */
  default Dataset apply(Dataset dataset) {
    return dataset.withInputs(apply(dataset.inputs()));
  }
}
