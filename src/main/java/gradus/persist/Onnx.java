package gradus.persist;

import gradus.Network;
import gradus.files.AtomicFile;
import gradus.layers.Layer;
import gradus.math.Matrix;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Exports networks as ONNX files, which other programs run: ONNX Runtime, for one, in Python, C++,
 * C#, JavaScript or on a phone. Such a file (Open Neural Network Exchange) holds a network as a
 * graph of operators, with their weights.
 *
 * <pre>{@code
 * Onnx.export(network, Path.of("network.onnx"));            // inputs scaled already
 * Onnx.export(Model.of(trainer, train, scale), Path.of("model.onnx"));   // raw inputs
 * Onnx.export(network, Path.of("exact.onnx"), Precision.DOUBLE);
 * }</pre>
 *
 * <p>The graph takes "inputs", n×d, and gives "outputs", n×k, for any number n of rows: what {@link
 * Network#predict} or {@link Model#predict} says. A Dropout is left out, and a BatchNorm has its
 * running statistics. The transforms and the target scaler of a model become part of the graph; its
 * names and its provenance are kept in the file's metadata, as JSON by the names "feature_names",
 * "class_names" and "provenance".
 *
 * <p><b>Digits.</b> Floats have about 7 digits, and what comes out differs from Gradus's outputs by
 * about 1e-6 of the largest; by more where a model subtracts the mean from raw inputs such as
 * years, or a LayerNorm from numbers that are nearly equal. With {@link Precision#DOUBLE} it is
 * 1e-14, and the program that runs the file must give it doubles. ONNX Runtime has some operators
 * for floats only (Conv, AveragePool, LeakyRelu, Elu, Softplus, Erf); with doubles they are
 * composed of others.
 *
 * <p><b>Versions.</b> Operator set 13 and file version (IR) 7, of ONNX 1.8 from 2020: since then
 * Softmax works on each row by itself, as here, and whatever runs newer files runs these.
 *
 * <p>Source: onnx.ai/onnx/repo-docs/IR.html, and onnx.proto in ONNX's repository.
 */
public final class Onnx {
  private static final int FILE_VERSION = 7;
  private static final int OPERATOR_SET = 13;

  /** A file is shorter than 2^31 bytes, as every protobuf message; some of them are for names. */
  private static final long MOST_BYTES = 2_000_000_000;

  private Onnx() {}

  /** Exports a network as floats, for inputs that are scaled already. */
  public static void export(Network network, Path path) {
    export(network, path, Precision.FLOAT);
  }

  /** The same with a choice of digits. */
  public static void export(Network network, Path path, Precision precision) {
    export(Model.of(network), path, precision);
  }

  /** Exports a model as floats, for raw inputs. */
  public static void export(Model model, Path path) {
    export(model, path, Precision.FLOAT);
  }

  /**
   * Exports a model, as a whole or not at all. Missing folders are made, an existing file is
   * replaced.
   *
   * @throws IllegalArgumentException if a layer isn't one of Gradus's own, a weight is NaN,
   *     infinite or too large for a float, an epsilon is too small for one, there are more than 2
   *     GB of them, or the file name doesn't end in .onnx
   * @throws java.io.UncheckedIOException if it cannot be written; an old file is then unchanged
   */
  public static void export(Model model, Path path, Precision precision) {
    String name = String.valueOf(path.getFileName());
    if (!name.toLowerCase(Locale.ROOT).endsWith(".onnx")) {
      throw new IllegalArgumentException(
          "Onnx.export got the file name \"%s\", but expects one that ends in .onnx."
              .formatted(name));
    }
    requireSize(model.network(), precision);
    byte[] file = file(model, precision);
    AtomicFile.write(path, output -> output.write(ByteBuffer.wrap(file)));
  }

  private static void requireSize(Network network, Precision precision) {
    long bytes = 0;
    for (Matrix matrix : network.state()) {
      bytes += (long) matrix.getNumElements() * precision.bytes;
    }
    if (bytes > MOST_BYTES) {
      throw new IllegalArgumentException(
          "Onnx.export got a network with %s bytes of numbers, but an ONNX file holds at most %s%s."
              .formatted(
                  bytes,
                  MOST_BYTES,
                  precision == Precision.DOUBLE ? ": export with Precision.FLOAT" : ""));
    }
  }

  /** The bytes of the file: a ModelProto of onnx.proto. */
  static byte[] file(Model model, Precision precision) {
    Protobuf file = new Protobuf();
    file.number(1, FILE_VERSION); // ir_version
    file.text(2, "Gradus").text(3, Provenance.VERSION); // producer_name, producer_version
    file.message(7, graph(model, precision)); // graph
    file.message(8, new Protobuf().text(1, "").number(2, OPERATOR_SET)); // opset_import
    Map<String, String> metadata = new ModelFile(model).metadata;
    for (String key : List.of("feature_names", "class_names", "provenance")) {
      file.message(14, new Protobuf().text(1, key).text(2, metadata.get(key))); // metadata_props
    }
    return file.toBytes();
  }

  private static Protobuf graph(Model model, Precision precision) {
    OnnxGraph graph = new OnnxGraph(precision);
    OnnxOperators operators = new OnnxOperators(graph);
    String x = OnnxGraph.INPUTS;
    for (int i = 0; i < model.transforms().size(); i++) {
      x = operators.addTransform(model.transforms().get(i), i, x);
    }
    for (int i = 0; i < model.network().layers().size(); i++) {
      x = operators.addLayer(model.network().layers().get(i), i, x);
    }
    if (model.targetScaler() != null) {
      operators.addInverse(model.targetScaler(), x);
    }
    int inputWidth = model.inputWidth();
    int outputWidth = model.network().outputWidth();
    return graph.finish(inputWidth, outputWidth == Layer.ANY_WIDTH ? inputWidth : outputWidth);
  }
}
