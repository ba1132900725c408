package gradus.inspect;

import gradus.layers.BatchNorm;
import gradus.layers.Layer;
import gradus.layers.LayerNorm;
import gradus.layers.Parameter;
import gradus.math.Decimals;
import gradus.math.Matrix;
import java.util.ArrayList;
import java.util.List;

/**
 * Is the gradient right, and does it have a size in every layer that the layer can learn from? One
 * forward and one backward pass of the sample, and two more forward for the slope.
 */
final class GradientFlow {
  /** How far the weights are moved to measure the slope, relative to their norm. */
  private static final double[] STEPS = {1e-7, 1e-8, 1e-9};

  /** By how much slope and gradient may differ, relatively; some kinks are crossed anyway. */
  private static final double TOLERANCE = 0.1;

  /** Of a shorter gradient the slope is lost in rounding. */
  private static final double SHORTEST = 1e-5;

  /**
   * How much longer the gradient of the last layer may be than that of the first. In fresh networks
   * with up to two hidden layers of Sigmoid, or three of others, it was up to 43 times as long.
   */
  private static final double VANISHED = 300;

  /**
   * How much longer than a layer's values its gradient may be; in fresh networks up to 52 times.
   */
  private static final double EXPLODED = 300;

  private final Examination examination;
  private final List<Parameter> parameters;
  private final List<Integer> learning = new ArrayList<>(); // places of layers with parameters

  private GradientFlow(Examination examination) {
    this.examination = examination;
    this.parameters = examination.network.parameters();
    List<Layer> layers = examination.network.layers();
    for (int i = 0; i < layers.size(); i++) {
      if (!LayerMonitor.parametersOf(layers.get(i)).isEmpty()) {
        learning.add(i);
      }
    }
  }

  /** Overwrites the gradients, and moves the weights by a rounding error. */
  static void addTo(Findings findings, Examination examination) {
    GradientFlow flow = new GradientFlow(examination);
    examination.backward();
    flow.addVanishing(findings);
    flow.addExploding(findings);
    flow.addWrongGradient(findings);
  }

  private void addVanishing(Findings findings) {
    int first = 0;
    while (first < learning.size() && isNormalized(learning.get(first))) {
      first++;
    }
    int last = learning.size() - 1;
    if (first >= last) {
      return;
    }
    double firstNorm = gradientNorm(parametersOf(first));
    double lastNorm = gradientNorm(parametersOf(last));
    if (firstNorm * VANISHED < lastNorm) {
      findings.error(
          "vanishing gradients",
          "The gradient of %s has the norm %s, that of %s has %s."
              .formatted(
                  name(first), Decimals.of(firstNorm, 3), name(last), Decimals.of(lastNorm, 3)),
          "ReLU or Tanh instead of Sigmoid, BatchNorm or LayerNorm between the layers, or fewer"
              + " layers.");
    }
  }

  /** Whether a layer normalizes, or the next one does: that changes the size of its gradient. */
  private boolean isNormalized(int place) {
    List<Layer> layers = examination.network.layers();
    return normalizes(layers.get(place))
        || (place + 1 < layers.size() && normalizes(layers.get(place + 1)));
  }

  private static boolean normalizes(Layer layer) {
    for (Layer one : layer.tree()) {
      if (one instanceof BatchNorm || one instanceof LayerNorm) {
        return true;
      }
    }
    return false;
  }

  private void addExploding(Findings findings) {
    Layer worst = null;
    double largest = EXPLODED;
    for (Layer layer : examination.network.allLayers()) {
      double ratio = gradientNorm(layer.parameters()) / valueNorm(layer.parameters());
      if (ratio > largest && Double.isFinite(ratio)) { // infinite if all weights are 0
        worst = layer;
        largest = ratio;
      }
    }
    if (worst != null) {
      findings.error(
          "exploding gradients",
          "The gradient of %s has the norm %s, %.0f times that of its weights and biases."
              .formatted(
                  LayerMonitor.name(examination.network, worst),
                  Decimals.of(gradientNorm(worst.parameters()), 3),
                  largest),
          "smaller first weights, such as those of Initializer.heUniform(random); BatchNorm or"
              + " LayerNorm between the layers; ClipByNorm(parameters, 1).");
    }
  }

  /**
   * Goes a little along the gradient g and a little against it: the loss must rise and fall by the
   * norm of g times the way, since {@code L(w ± h·g/|g|) ≈ L(w) ± h·|g|}.
   *
   * <p>A wrong gradient gives the same wrong slope with every step. Where the slopes of two steps
   * differ, kinks or a strong curvature lie within their reach, and nothing is said.
   */
  private void addWrongGradient(Findings findings) {
    double norm = gradientNorm(parameters);
    if (!(norm > SHORTEST && Double.isFinite(norm))) {
      return;
    }
    double[] slopes = new double[STEPS.length];
    for (int i = 0; i < STEPS.length; i++) {
      slopes[i] = slope(STEPS[i] * Math.max(1, valueNorm(parameters)), norm);
      if (Math.abs(slopes[i] - norm) <= TOLERANCE * norm) {
        return;
      }
    }
    double smallest = slopes[STEPS.length - 1];
    for (double slope : slopes) {
      if (!(Math.abs(slope - smallest) <= TOLERANCE * Math.abs(smallest))) {
        return;
      }
    }
    findings.error(
        "wrong gradient",
        ("Along the gradient the loss should rise with a slope of %s, the norm of the"
                + " gradient; its slope is %s.")
            .formatted(Decimals.of(norm, 3), Decimals.of(smallest, 3)),
        "is there a backward or a loss gradient of your own? It is wrong, in its sign if the slope"
            + " is negative. GradientCheck.of(network, loss, inputs, targets) says where.");
  }

  /** The central difference of the loss along the gradient. */
  private double slope(double step, double norm) {
    move(step / norm);
    double above = examination.forward().loss();
    move(-2 * step / norm);
    double below = examination.forward().loss();
    move(step / norm);
    return (above - below) / (2 * step);
  }

  /** w ← w + factor · g */
  private void move(double factor) {
    for (Parameter parameter : parameters) {
      for (int i = 0; i < parameter.value.getNumElements(); i++) {
        parameter.value.data[i] += factor * parameter.gradient.data[i];
      }
    }
  }

  private List<Parameter> parametersOf(int index) {
    return LayerMonitor.parametersOf(examination.network.layers().get(learning.get(index)));
  }

  private String name(int index) {
    return LayerMonitor.name(examination.network, learning.get(index));
  }

  private static double gradientNorm(List<Parameter> parameters) {
    double squares = 0;
    for (Parameter parameter : parameters) {
      squares += sumOfSquares(parameter.gradient);
    }
    return Math.sqrt(squares);
  }

  private static double valueNorm(List<Parameter> parameters) {
    double squares = 0;
    for (Parameter parameter : parameters) {
      squares += sumOfSquares(parameter.value);
    }
    return Math.sqrt(squares);
  }

  private static double sumOfSquares(Matrix matrix) {
    double sum = 0;
    for (int i = 0; i < matrix.getNumElements(); i++) {
      sum += matrix.data[i] * matrix.data[i];
    }
    return sum;
  }
}
