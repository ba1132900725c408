package gradus.playground;

import gradus.data.Dataset;
import gradus.data.Transform;
import gradus.layers.Dense;
import gradus.layers.Layer;
import gradus.layers.Parameter;
import gradus.losses.Loss;
import gradus.losses.SoftmaxCrossEntropy;
import gradus.math.Matrix;
import gradus.math.Seeds;
import gradus.optimizers.GradientChange;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;

/**
 * The mistakes of the lesson on five bugs, to plant them on purpose. Each runs without an error and
 * only shows in the figures. A program of the playground that has one says so with a call of this
 * class.
 */
public final class Bugs {
  private static final double UNSCALED = 100;
  private static final double SUNKEN = -20;

  private Bugs() {}

  /**
   * A loss on logits that takes probabilities without complaint: softmax is applied twice.
   *
   * <p>The probabilities, between 0 and 1, are taken for logits. With k classes the loss cannot
   * fall below ln(1 + (k − 1)/e), 0.55 for three classes, and its gradient is weak. A {@code
   * Trainer} refuses this when it knows what the loss expects; this loss doesn't say.
   */
  public static Loss softmaxTwice() {
    return new SoftmaxTwice();
  }

  private static final class SoftmaxTwice implements Loss {
    private final SoftmaxCrossEntropy onLogits = new SoftmaxCrossEntropy();

    @Override
    public double value(DMatrixRMaj output, DMatrixRMaj targets) {
      return onLogits.value(output, targets);
    }

    @Override
    public Matrix gradient(DMatrixRMaj output, DMatrixRMaj targets) {
      return onLogits.gradient(output, targets);
    }

    @Override
    public String toString() {
      return "SoftmaxCrossEntropy on probabilities";
    }
  }

  /** Turns every gradient around, so that each step goes uphill. */
  public static GradientChange ascent(List<Parameter> parameters) {
    return new Ascent(parameters);
  }

  private static final class Ascent implements GradientChange {
    private final List<Parameter> parameters;

    Ascent(List<Parameter> parameters) {
      this.parameters = List.copyOf(parameters);
    }

    @Override
    public void apply() {
      for (int i = 0; i < parameters.size(); i++) {
        Matrix gradient = parameters.get(i).gradient;
        for (int j = 0; j < gradient.getNumElements(); j++) {
          gradient.data[j] = -gradient.data[j];
        }
      }
    }

    @Override
    public List<Parameter> parameters() {
      return parameters;
    }

    @Override
    public Map<String, Object> settings() {
      return Map.of();
    }

    @Override
    public String toString() {
      return "Ascent";
    }
  }

  /** The inputs of one example, the label of another. */
  public static Dataset shuffledLabels(Dataset train, long seed) {
    int[] order = new int[train.rows()];
    for (int row = 0; row < order.length; row++) {
      order[row] = row;
    }
    Seeds.shuffle(order, seed, 0);
    Matrix ofOthers = train.subset(order, train.name()).targets();
    return new Dataset(
        train.inputs(), ofOthers, train.featureNames(), train.classNames(), train.name());
  }

  /** Inputs a hundred times as large, as if they had been measured in another unit. */
  public static Transform unscaledInputs() {
    return new Unscaled();
  }

  private static final class Unscaled implements Transform {
    @Override
    public Matrix apply(DMatrixRMaj inputs) {
      Matrix larger = new Matrix(inputs);
      for (int i = 0; i < larger.getNumElements(); i++) {
        larger.data[i] *= UNSCALED;
      }
      return larger;
    }

    @Override
    public String toString() {
      return "UnscaledInputs";
    }
  }

  /** Sinks the biases of all layers but the last to −20: there, ReLU makes 0 of everything. */
  public static void sinkBiases(List<Layer> layers) {
    Dense before = null;
    for (Layer layer : layers) {
      if (layer instanceof Dense dense) {
        if (before != null) {
          before.biases.value.fill(SUNKEN);
        }
        before = dense;
      }
    }
  }
}
