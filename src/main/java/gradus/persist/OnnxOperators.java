package gradus.persist;

import gradus.data.MeanImputer;
import gradus.data.MinMaxScaler;
import gradus.data.Scaler;
import gradus.data.Standardizer;
import gradus.data.Transform;
import gradus.layers.BatchNorm;
import gradus.layers.Dense;
import gradus.layers.Dropout;
import gradus.layers.ELU;
import gradus.layers.Embedding;
import gradus.layers.GELU;
import gradus.layers.ImageLayer;
import gradus.layers.Layer;
import gradus.layers.LayerNorm;
import gradus.layers.LeakyReLU;
import gradus.layers.ReLU;
import gradus.layers.Residual;
import gradus.layers.SiLU;
import gradus.layers.Sigmoid;
import gradus.layers.Softmax;
import gradus.layers.Softplus;
import gradus.layers.Tanh;
import gradus.math.Matrix;

/**
 * The parts of a model as operators of ONNX: transforms, layers in inference mode, activations. The
 * formulas are those of their own Javadoc.
 *
 * <p>ONNX has operators LeakyRelu, Elu, Softplus and Erf, but ONNX Runtime computes them with
 * floats only. In a graph of doubles they are therefore composed of others.
 */
final class OnnxOperators {
  /** h and the number of terms in {@link gradus.math.Normal}. */
  private static final double STEP = 0.6875;

  private static final int TERMS = 12;

  private final OnnxGraph graph;
  private final boolean composed;

  OnnxOperators(OnnxGraph graph) {
    this.graph = graph;
    this.composed = graph.precision == Precision.DOUBLE;
  }

  /**
   * Adds what a transform does.
   *
   * @param x the name of its input
   * @return the name of its output
   */
  String addTransform(Transform transform, int position, String x) {
    graph.enter("transforms." + position);
    if (transform instanceof MeanImputer imputer) {
      return graph.add("Where", graph.add("IsNaN", x), graph.row("means", imputer.means), x);
    }
    // (x − shift) · 1/size
    String distance = graph.add("Sub", x, graph.row("shifts", shifts(transform)));
    return graph.add("Mul", distance, graph.row("factors", inverses(sizes(transform))));
  }

  /** Adds the way back of a scaler: y · size + shift. */
  String addInverse(Scaler scaler, String y) {
    graph.enter("target_scaler");
    String distance = graph.add("Mul", y, graph.row("sizes", sizes(scaler)));
    return graph.add("Add", distance, graph.row("shifts", shifts(scaler)));
  }

  private static Matrix shifts(Transform scaler) {
    return scaler instanceof Standardizer standardizer
        ? standardizer.means
        : ((MinMaxScaler) scaler).minima;
  }

  private static Matrix sizes(Transform scaler) {
    if (scaler instanceof Standardizer standardizer) {
      return standardizer.deviations;
    }
    MinMaxScaler minMax = (MinMaxScaler) scaler;
    Matrix ranges = new Matrix(minMax.maxima);
    for (int j = 0; j < ranges.numCols; j++) {
      ranges.data[j] -= minMax.minima.data[j];
    }
    return ranges;
  }

  /** 1/size, and 0 for a column that was constant, so that it becomes 0. */
  private static Matrix inverses(Matrix sizes) {
    Matrix inverses = new Matrix(1, sizes.numCols);
    for (int j = 0; j < sizes.numCols; j++) {
      inverses.data[j] = sizes.data[j] == 0 ? 0 : 1 / sizes.data[j];
    }
    return inverses;
  }

  /**
   * Adds what a layer does.
   *
   * @param x the name of its input
   * @return the name of its output
   * @throws IllegalArgumentException if it isn't one of Gradus's own
   */
  String addLayer(Layer layer, int position, String x) {
    return addLayer(layer, position, "layers." + position, x);
  }

  private String addLayer(Layer layer, int position, String scope, String x) {
    graph.enter(scope);
    if (layer instanceof Residual) {
      return residual(layer, position, scope, x);
    }
    if (layer instanceof ImageLayer || layer instanceof Embedding) {
      return new OnnxImageOperators(graph).add(layer, x);
    }
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
    if (layer instanceof ReLU) {
      return graph.add("Relu", x);
    }
    if (layer instanceof LeakyReLU leaky) {
      return leakyReLU(leaky.leak, x);
    }
    if (layer instanceof ELU elu) {
      return elu(elu.alpha, x);
    }
    if (layer instanceof GELU) {
      return composed ? composedGELU(x) : gelu(x);
    }
    if (layer instanceof SiLU) {
      return silu(x);
    }
    if (layer instanceof Sigmoid) {
      return graph.add("Sigmoid", x);
    }
    if (layer instanceof Softplus) {
      return softplus(x);
    }
    if (layer instanceof Tanh) {
      return graph.add("Tanh", x);
    }
    throw new IllegalArgumentException(
        ("Layer %s, %s, is of the class %s, and cannot be exported: only Gradus's own layers"
                + " have a translation into ONNX's operators. Build it of those, or export the network"
                + " without it and compute it where the file is used.")
            .formatted(position, layer, layer.getClass().getName()));
  }

  /** Y = X + F(X) */
  private String residual(Layer block, int position, String scope, String x) {
    String y = x;
    for (int i = 0; i < block.children().size(); i++) {
      y = addLayer(block.children().get(i), position, scope + ".layers." + i, y);
    }
    graph.enter(scope);
    return graph.add("Add", x, y);
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

  /** max(x, leak · x), since the leak is below 1 */
  private String leakyReLU(double leak, String x) {
    if (!composed) {
      return graph.add("LeakyRelu", graph.attribute("alpha", leak), x);
    }
    return graph.add("Max", x, graph.add("Mul", x, graph.number("leak", leak)));
  }

  /** max(x, 0) + alpha · (exp(min(x, 0)) − 1) */
  private String elu(double alpha, String x) {
    if (!composed) {
      return graph.add("Elu", graph.attribute("alpha", alpha), x);
    }
    String negative = graph.add("Min", x, graph.number("zero", 0));
    String exponential = graph.add("Exp", negative);
    String difference = graph.add("Sub", exponential, graph.number("one", 1));
    String below = graph.add("Mul", difference, graph.number("alpha", alpha));
    return graph.add("Add", graph.add("Relu", x), below);
  }

  /** max(x, 0) + ln(1 + exp(−|x|)), where nothing overflows */
  private String softplus(String x) {
    if (!composed) {
      return graph.add("Softplus", x);
    }
    String exponential = graph.add("Exp", graph.add("Neg", graph.add("Abs", x)));
    String sum = graph.add("Add", exponential, graph.number("one", 1));
    return graph.add("Add", graph.add("Relu", x), graph.add("Log", sum));
  }

  /** x · σ(x) = x / (1 + exp(−x)) */
  private String silu(String x) {
    if (!composed) {
      return graph.add("Mul", x, graph.add("Sigmoid", x));
    }
    // Where ONNX Runtime sees x · σ(x), it puts an operator of its own that has floats only.
    String exponential = graph.add("Exp", graph.add("Neg", x));
    return graph.add("Div", x, graph.add("Add", exponential, graph.number("one", 1)));
  }

  /** x · Φ(x) = x · ½ · (1 + erf(x/√2)) */
  private String gelu(String x) {
    String scaled = graph.add("Mul", x, graph.number("root_half", Math.sqrt(0.5)));
    String sum = graph.add("Add", graph.add("Erf", scaled), graph.number("one", 1));
    return graph.add("Mul", graph.add("Mul", x, graph.number("half", 0.5)), sum);
  }

  /**
   * x · Φ(x) = max(x, 0) − |x| · Q(|x|), where the tail Q = 1 − Φ is the sum in {@link
   * gradus.math.Normal}. Its terms lie along a third dimension: n×d×terms.
   */
  private String composedGELU(String x) {
    String magnitude = graph.add("Abs", x);
    String squared = graph.add("Mul", magnitude, magnitude);
    // Σ wₜ / (x² + t²)
    String deep = graph.add("Unsqueeze", squared, graph.integer("third_dimension", 2));
    String denominators = graph.add("Add", deep, graph.row("squared_nodes", squaredNodes()));
    String fractions = graph.add("Reciprocal", denominators);
    String sum = graph.add("MatMul", fractions, graph.row("node_weights", nodeWeights()));
    // Q(|x|) = |x| · exp(−x²/2) · sum + 1 / (1 + exp(|x| · 2π/h))
    String exponent = graph.add("Mul", squared, graph.number("minus_half", -0.5));
    String bell = graph.add("Exp", exponent);
    String smooth = graph.add("Mul", graph.add("Mul", magnitude, bell), sum);
    String steepness = graph.number("steepness", 2 * Math.PI / STEP);
    String growing = graph.add("Exp", graph.add("Mul", magnitude, steepness));
    String peak = graph.add("Reciprocal", graph.add("Add", growing, graph.number("one", 1)));
    String tail = graph.add("Add", smooth, peak);
    return graph.add("Sub", graph.add("Relu", x), graph.add("Mul", magnitude, tail));
  }

  /** The squares of t = (i + ½) · h. */
  private static Matrix squaredNodes() {
    Matrix squares = new Matrix(1, TERMS);
    for (int i = 0; i < TERMS; i++) {
      double node = (i + 0.5) * STEP;
      squares.data[i] = node * node;
    }
    return squares;
  }

  /** h/π · exp(−t²/2) */
  private static Matrix nodeWeights() {
    Matrix weights = squaredNodes();
    for (int i = 0; i < TERMS; i++) {
      weights.data[i] = STEP / Math.PI * StrictMath.exp(-weights.data[i] / 2);
    }
    return weights;
  }
}
