package gradus.persist;

import static org.ejml.dense.row.CommonOps_DDRM.transpose;

import gradus.layers.AveragePool2D;
import gradus.layers.Conv2D;
import gradus.layers.Embedding;
import gradus.layers.GlobalAveragePool2D;
import gradus.layers.ImageLayer;
import gradus.layers.ImageShape;
import gradus.layers.Layer;
import gradus.layers.MaxPool2D;
import gradus.layers.Pool2D;
import gradus.math.Matrix;
import java.util.List;

/**
 * Layers for images and symbols as operators of ONNX. There an image has dimensions of its own,
 * n×channels×height×width; between layers it is a row, as in Gradus, so that a layer begins and
 * ends with a Reshape.
 *
 * <p>ONNX Runtime computes Conv and AveragePool with floats only. In a graph of doubles, what is
 * seen through the window is therefore gathered first: n×positions×places. Then a convolution is a
 * product of matrices, and an average a mean along the last dimension.
 */
final class OnnxImageOperators {
  private final OnnxGraph graph;
  private final boolean composed;

  OnnxImageOperators(OnnxGraph graph) {
    this.graph = graph;
    this.composed = graph.precision == Precision.DOUBLE;
  }

  /**
   * Adds what a layer does.
   *
   * @param x the name of its input
   * @return the name of its output
   */
  String add(Layer layer, String x) {
    if (layer instanceof Embedding embedding) {
      return embedding(embedding, x);
    }
    if (layer instanceof Conv2D conv) {
      return composed ? composedConvolution(conv, x) : asRow(conv, convolution(conv, x));
    }
    if (layer instanceof MaxPool2D pool) {
      return asRow(pool, graph.add("MaxPool", window(pool), asImage(pool, x)));
    }
    if (layer instanceof AveragePool2D pool) {
      return composed
          ? composedAverage(pool, x)
          : asRow(pool, graph.add("AveragePool", window(pool), asImage(pool, x)));
    }
    if (layer instanceof GlobalAveragePool2D pool) {
      return globalAverage(pool, x);
    }
    throw new IllegalArgumentException(
        "%s is of the class %s, and cannot be exported: only Gradus's own layers have a translation into ONNX's operators."
            .formatted(layer, layer.getClass().getName()));
  }

  private String asImage(ImageLayer layer, String x) {
    ImageShape in = layer.inputShape();
    String shape = graph.integerList("image", -1, in.channels(), in.height(), in.width());
    return graph.add("Reshape", x, shape);
  }

  private String asRow(ImageLayer layer, String image) {
    return graph.add("Reshape", image, graph.integerList("row", -1, layer.outputShape().size()));
  }

  private static List<Protobuf> window(Pool2D pool) {
    return List.of(
        OnnxGraph.integerSettings("kernel_shape", pool.size(), pool.size()),
        OnnxGraph.integerSettings("strides", pool.stride(), pool.stride()));
  }

  /** Weights are filters×channels×height×width there. */
  private String convolution(Conv2D layer, String x) {
    int padding = layer.padding();
    List<Protobuf> settings =
        List.of(
            OnnxGraph.integerSettings("kernel_shape", layer.height(), layer.width()),
            OnnxGraph.integerSettings("strides", layer.stride(), layer.stride()),
            OnnxGraph.integerSettings("pads", padding, padding, padding, padding));
    Matrix weights = new Matrix(0, 0);
    transpose(layer.weights.value, weights);
    int channels = layer.inputShape().channels();
    String filters =
        graph.tensor("weights", weights, weights.numRows, channels, layer.height(), layer.width());
    String biases = graph.row("biases", layer.biases.value);
    return graph.add("Conv", settings, asImage(layer, x), filters, biases);
  }

  /** n×positions×places times places×filters; then the positions of a filter become neighbors. */
  private String composedConvolution(Conv2D layer, String x) {
    ImageShape in = layer.inputShape();
    ImageShape out = layer.outputShape();
    int places = in.channels() * layer.height() * layer.width();
    int positions = out.height() * out.width();
    long[] pixels = new long[positions * places];
    Matrix inside = new Matrix(positions, places);
    for (int i = 0; i < pixels.length; i++) {
      int place = i % places;
      int y = i / places / out.width() * layer.stride() - layer.padding();
      y += place / layer.width() % layer.height();
      int column = i / places % out.width() * layer.stride() - layer.padding();
      column += place % layer.width();
      boolean isInside = y >= 0 && y < in.height() && column >= 0 && column < in.width();
      int channel = place / (layer.height() * layer.width());
      pixels[i] = isInside ? in.column(channel, y, column) : 0;
      inside.data[i] = isInside ? 1 : 0;
    }
    String seen = gather(pixels, places, x);
    seen = layer.padding() == 0 ? seen : graph.add("Mul", seen, graph.matrix("inside", inside));
    String sums = graph.add("MatMul", seen, graph.matrix("weights", layer.weights.value));
    String filtered = graph.add("Add", sums, graph.row("biases", layer.biases.value));
    Protobuf exchanged = OnnxGraph.integerSettings("perm", 0, 2, 1);
    return asRow(layer, graph.add("Transpose", exchanged, filtered));
  }

  private String composedAverage(AveragePool2D layer, String x) {
    int size = layer.size();
    ImageShape in = layer.inputShape();
    ImageShape out = layer.outputShape();
    int places = size * size;
    long[] pixels = new long[out.size() * places];
    for (int i = 0; i < pixels.length; i++) {
      int output = i / places;
      int y = output / out.width() % out.height() * layer.stride() + i % places / size;
      int column = output % out.width() * layer.stride() + i % size;
      pixels[i] = in.column(output / (out.height() * out.width()), y, column);
    }
    return meanOfLast(gather(pixels, places, x));
  }

  private String globalAverage(GlobalAveragePool2D layer, String x) {
    ImageShape in = layer.inputShape();
    long pixels = (long) in.height() * in.width();
    String shape = graph.integerList("channels", -1, in.channels(), pixels);
    return meanOfLast(graph.add("Reshape", x, shape));
  }

  /** Of n×columns×numbers, the mean of the numbers. */
  private String meanOfLast(String x) {
    List<Protobuf> settings =
        List.of(OnnxGraph.integerSettings("axes", 2), OnnxGraph.integerSetting("keepdims", 0));
    return graph.add("ReduceMean", settings, x);
  }

  /** From a row of pixels to what is seen at each position: n×positions×places. */
  private String gather(long[] pixels, int places, String x) {
    String table = graph.integerTable("pixels", pixels, places);
    return graph.add("Gather", OnnxGraph.integerSetting("axis", 1), x, table);
  }

  /** n×columns×width, as a row for each example. */
  private String embedding(Embedding layer, String x) {
    String symbols = graph.add("Cast", OnnxGraph.integerSetting("to", OnnxGraph.INTEGERS), x);
    String rows = graph.add("Gather", graph.matrix("weights", layer.weights.value), symbols);
    return graph.add("Reshape", rows, graph.integerList("row", -1, layer.outputWidth()));
  }
}
