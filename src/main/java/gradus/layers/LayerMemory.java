package gradus.layers;

import gradus.math.Matrix;
import java.util.ArrayList;
import java.util.List;

/**
 * What layers remember from one batch to the next, besides their parameters: running statistics,
 * and the step of a {@link Dropout}. Who sends a batch through many times and must leave no trace,
 * as a gradient check does, keeps it here.
 */
public final class LayerMemory {
  private final List<Layer> layers;
  private final List<Matrix> statistics = new ArrayList<>(); // of all layers, copied
  private final long[] steps;

  /** Notes what the layers remember now. */
  public LayerMemory(List<Layer> layers) {
    this.layers = layers;
    steps = new long[layers.size()];
    for (int i = 0; i < layers.size(); i++) {
      for (Matrix matrix : layers.get(i).statistics()) {
        statistics.add(new Matrix(matrix));
      }
      if (layers.get(i) instanceof Dropout dropout) {
        steps[i] = dropout.step();
      }
    }
  }

  /** Puts it back. */
  public void restore() {
    int next = 0;
    for (int i = 0; i < layers.size(); i++) {
      for (Matrix matrix : layers.get(i).statistics()) {
        matrix.setTo(statistics.get(next));
        next++;
      }
      if (layers.get(i) instanceof Dropout dropout) {
        dropout.setStep(steps[i]);
      }
    }
  }
}
