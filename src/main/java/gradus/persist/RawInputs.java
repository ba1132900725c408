package gradus.persist;

import gradus.layers.Layer;
import gradus.math.Matrix;
import gradus.math.Quote;

/** One example as a matrix. */
final class RawInputs {
  private RawInputs() {}

  /** A row of these numbers, one for each feature of the model. */
  static Matrix row(Model model, double[] raw) {
    int features = ModelChecks.inputWidth(model.network(), model.transforms());
    if (features != Layer.ANY_WIDTH && raw.length != features) {
      throw new IllegalArgumentException(
          "The model got "
              + ModelChecks.counted(raw.length, "number")
              + ", but expects "
              + features
              + (model.featureNames().isEmpty()
                  ? "."
                  : ": " + Quote.of(model.featureNames()) + "."));
    }
    return new Matrix(new double[][] {raw});
  }
}
