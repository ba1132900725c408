package gradus.inspect;

import gradus.layers.BatchNorm;
import gradus.layers.Dropout;
import gradus.layers.Layer;
import gradus.math.Matrix;
import java.util.List;

/**
 * What layers remember from one batch to the next, besides their parameters: the running statistics
 * of a {@link BatchNorm} and the step of a {@link Dropout}. A gradient check sends the same batch
 * through many times, and must leave no trace.
 */
final class LayerMemory {
  private final List<Layer> layers;
  private final Matrix[] means;
  private final Matrix[] variances;
  private final long[] steps;

  /** Notes what the layers remember now. */
  LayerMemory(List<Layer> layers) {
    this.layers = layers;
    means = new Matrix[layers.size()];
    variances = new Matrix[layers.size()];
    steps = new long[layers.size()];
    for (int i = 0; i < layers.size(); i++) {
      if (layers.get(i) instanceof BatchNorm norm) {
        means[i] = new Matrix(norm.runningMeans);
        variances[i] = new Matrix(norm.runningVariances);
      } else if (layers.get(i) instanceof Dropout dropout) {
        steps[i] = dropout.step();
      }
    }
  }

  /** Puts it back. */
  void restore() {
    for (int i = 0; i < layers.size(); i++) {
      if (layers.get(i) instanceof BatchNorm norm) {
        norm.runningMeans.setTo(means[i]);
        norm.runningVariances.setTo(variances[i]);
      } else if (layers.get(i) instanceof Dropout dropout) {
        dropout.setStep(steps[i]);
      }
    }
  }
}
