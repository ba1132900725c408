package gradus.persist;

import gradus.math.Matrix;
import gradus.math.Quote;
import java.util.Arrays;

/** Asks a model for the numbers that belong to one example, in their original unit. */
public final class Regressor {
  /** What is asked. */
  public final Model model;

  /**
   * A regressor of this model.
   *
   * @throws IllegalArgumentException if it has class names
   */
  public Regressor(Model model) {
    if (!model.classNames().isEmpty()) {
      throw new IllegalArgumentException(
          "The regressor got a model of the classes %s: take a Classifier."
              .formatted(Quote.of(model.classNames())));
    }
    this.model = model;
  }

  /**
   * What the model says, one number for each output.
   *
   * @param raw one number for each feature, as it was before scaling; NaN where it is missing
   * @throws IllegalArgumentException if there are more or fewer than features, the model cannot do
   *     without one that is missing, or they are so large that its output isn't finite
   */
  public double[] predict(double... raw) {
    Matrix output = model.predictFinite(model.row(raw));
    return Arrays.copyOf(output.data, output.getNumElements());
  }

  @Override
  public String toString() {
    return "Regressor(" + model.network() + ")";
  }
}
