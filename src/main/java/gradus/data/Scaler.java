package gradus.data;

import gradus.math.Matrix;
import org.ejml.data.DMatrixRMaj;

/**
 * A transform that shifts and scales each column, and knows the way back.
 *
 * <p>The targets of regression may be scaled as well, by a scaler of their own. A network that has
 * learned from scaled targets predicts scaled numbers; {@link #invert} brings them back into the
 * original unit.
 *
 * <pre>{@code
 * Scaler strength = Standardizer.fitTargets(train);
 * trainer.fit(strength.applyToTargets(train), 100);
 * Matrix megapascals = strength.invert(network.predict(test.inputs()));
 * }</pre>
 */
public interface Scaler extends Transform {
  /**
   * What was there before: {@code invert(apply(x))} is x, up to rounding. A column that was
   * constant when fitted becomes that constant.
   *
   * @param scaled n×d, not modified
   * @throws IllegalArgumentException if there is another number of columns than was fitted
   */
  Matrix invert(DMatrixRMaj scaled);

  /**
   * A data set with scaled targets; the given one stays as it is.
   *
   * @throws IllegalArgumentException if the targets are classes, or there is another number of
   *     columns than was fitted
   */
  default Dataset applyToTargets(Dataset dataset) {
    dataset.requireNumbers();
    return dataset.withTargets(apply(dataset.targets()));
  }
}
