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
  private final List<Matrix> statistics = new ArrayList<>(); // the layers' own
  private final List<Matrix> copies = new ArrayList<>();
  private final List<Dropout> dropouts = new ArrayList<>();
  private final long[] steps;

  /** Notes what the layers remember now. */
  public LayerMemory(List<Layer> layers) {
    for (Layer layer : layers) {
      statistics.addAll(layer.statistics());
      if (layer instanceof Dropout dropout) {
        dropouts.add(dropout);
      }
    }
    for (Matrix matrix : statistics) {
      copies.add(new Matrix(matrix));
    }
    steps = new long[dropouts.size()];
    note();
  }

  /** Notes anew what the layers remember now. */
  public void note() {
    for (int i = 0; i < copies.size(); i++) {
      copies.get(i).setTo(statistics.get(i));
    }
    for (int i = 0; i < steps.length; i++) {
      steps[i] = dropouts.get(i).step();
    }
  }

  /** Puts it back. */
  public void restore() {
    for (int i = 0; i < copies.size(); i++) {
      statistics.get(i).setTo(copies.get(i));
    }
    for (int i = 0; i < steps.length; i++) {
      dropouts.get(i).setStep(steps[i]);
    }
  }

  /** One line: how much there is to remember. */
  @Override
  public String toString() {
    return "LayerMemory(" + copies.size() + " statistics, " + dropouts.size() + " dropouts)";
  }
}
