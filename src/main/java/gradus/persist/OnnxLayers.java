package gradus.persist;

import gradus.layers.BatchNorm;
import gradus.layers.Dense;
import gradus.layers.Dropout;
import gradus.layers.Layer;
import gradus.layers.LayerNorm;
import gradus.layers.Softmax;
import gradus.math.Matrix;

/**
 * Layers as operators of ONNX, in inference mode. Formulas are those of the layers' own Javadoc.
 */
final class OnnxLayers {
  private final OnnxGraph graph;
  private final OnnxActivations activations;

  OnnxLayers(OnnxGraph graph) {
    this.graph = graph;
    this.activations = new OnnxActivations(graph);
  }

  /**
   * Adds what a layer does.
   *
   * @param x the name of its input
   * @return the name of its output
   * @throws IllegalArgumentException if it isn't one of Gradus's own
   */
  String add(Layer layer, int position, String x) {
    graph.enter("layers." + position);
    if (layer instanceof Dense dense) {
      return dense(dense, x);
    }
    if (layer instanceof BatchNorm norm) {
      return batchNorm(norm, x);
    }
    if (layer instanceof LayerNorm norm) {
      return layerNorm(norm, x);
    }
    if (layer instanceof Dropout) {
      return x;
    }
    if (layer instanceof Softmax) {
      return graph.add("Softmax", x); // of each row
    }
    String y = activations.add(layer, x);
    if (y == null) {
      throw unknown(layer, position);
    }
    return y;
  }

  private static IllegalArgumentException unknown(Layer layer, int position) {
    return new IllegalArgumentException(
        "Layer "
            + position
            + ", "
            + layer
            + ", is of the class "
            + layer.getClass().getName()
            + ", and cannot be exported: only Gradus's own layers have a translation into ONNX's"
            + " operators. Build it of those, or export the network without it and compute it"
            + " where the file is used.");
  }

  /** Y = X·W + b */
  private String dense(Dense layer, String x) {
    String weights = graph.matrix("weights", layer.weights.value);
    String biases = graph.row("biases", layer.biases.value);
    return graph.add("Gemm", x, weights, biases);
  }

  /**
   * Y = (X − μ) / √(v + ε) · scale + shift. The operator's own ε has 7 digits only, so ε is added
   * to the variances here.
   */
  private String batchNorm(BatchNorm layer, String x) {
    Matrix variances = new Matrix(layer.runningVariances);
    for (int j = 0; j < variances.numCols; j++) {
      variances.data[j] += layer.epsilon;
      graph.requireDivisor("running_variances_and_epsilon", variances.data[j]);
    }
    return graph.add(
        "BatchNormalization",
        graph.attribute("epsilon", 0),
        x,
        graph.row("scale", layer.scale.value),
        graph.row("shift", layer.shift.value),
        graph.row("running_means", layer.runningMeans),
        graph.row("running_variances_and_epsilon", variances));
  }

  private String layerNorm(LayerNorm layer, String x) {
    graph.requireDivisor("epsilon", layer.epsilon);
    // X − μ
    String means = graph.add("ReduceMean", OnnxGraph.alongColumns(), x);
    String centered = graph.add("Sub", x, means);
    // √(v + ε)
    String squares = graph.add("Mul", centered, centered);
    String variances = graph.add("ReduceMean", OnnxGraph.alongColumns(), squares);
    String sum = graph.add("Add", variances, graph.number("epsilon", layer.epsilon));
    String deviations = graph.add("Sqrt", sum);
    // Y = X̂ · scale + shift
    String normalized = graph.add("Div", centered, deviations);
    String scaled = graph.add("Mul", normalized, graph.row("scale", layer.scale.value));
    return graph.add("Add", scaled, graph.row("shift", layer.shift.value));
  }
}
