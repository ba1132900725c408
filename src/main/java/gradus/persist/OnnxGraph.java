package gradus.persist;

import gradus.layers.Layer;
import gradus.math.Matrix;
import gradus.math.Shapes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * The graph of an ONNX file while it grows: a chain of operators, and the constants that they work
 * with. Each has a name, as in "layers.0.Gemm_0" and "layers.0.weights"; the name of an operator is
 * also that of its result.
 *
 * <p>The numbers of fields and types are those of onnx.proto, ONNX's own description of its files.
 */
final class OnnxGraph {
  /** The name of what the graph is given. */
  static final String INPUTS = "inputs";

  /** The name of what it gives. */
  static final String OUTPUTS = "outputs";

  private static final int FLOAT_ATTRIBUTE = 1;
  private static final int INTEGER_ATTRIBUTE = 2;
  private static final int INTEGERS_ATTRIBUTE = 7;

  /** The type of whole numbers. */
  static final int INTEGERS = 7;

  /** What the numbers in the graph are. */
  final Precision precision;

  private final List<Node> nodes = new ArrayList<>();
  private final Protobuf graph = new Protobuf().text(2, "gradus"); // name
  private String scope = "";

  /** An operator, what it works on, and its settings. */
  private record Node(
      String operator, String name, List<String> inputs, List<Protobuf> attributes) {}

  OnnxGraph(Precision precision) {
    this.precision = precision;
  }

  /** New names begin with this one from now on, as in "layers.0". */
  void enter(String part) {
    scope = part + ".";
  }

  /** Adds an operator, and returns the name of its result. */
  String add(String operator, String... inputs) {
    return add(operator, List.of(), inputs);
  }

  /** The same with a setting. */
  String add(String operator, Protobuf attribute, String... inputs) {
    return add(operator, List.of(attribute), inputs);
  }

  /** The same with several. */
  String add(String operator, List<Protobuf> attributes, String... inputs) {
    String name = scope + operator + "_" + nodes.size();
    nodes.add(new Node(operator, name, List.of(inputs), attributes));
    return name;
  }

  /** A setting that is a number; such have the digits of a float in any graph. */
  Protobuf attribute(String name, double value) {
    float rounded = toFloat(value, scope + name);
    return new Protobuf().text(1, name).real(2, rounded).number(20, FLOAT_ATTRIBUTE);
  }

  /** A setting that is a whole number. */
  static Protobuf integerSetting(String name, int value) {
    return new Protobuf().text(1, name).number(3, value).number(20, INTEGER_ATTRIBUTE);
  }

  /** A setting that is a list of whole numbers. */
  static Protobuf integerSettings(String name, long... values) {
    Protobuf attribute = new Protobuf().text(1, name);
    for (long value : values) {
      attribute.number(8, value);
    }
    return attribute.number(20, INTEGERS_ATTRIBUTE);
  }

  /** The setting that an operator works along the columns, and so on each row by itself. */
  static Protobuf alongColumns() {
    return new Protobuf().text(1, "axes").number(8, 1).number(20, INTEGERS_ATTRIBUTE);
  }

  /** Adds a constant number, and returns its name. */
  String number(String name, double value) {
    return constant(name, new Matrix(new double[][] {{value}}), new Protobuf());
  }

  /** Adds a constant row, which operators use for every row of a batch. */
  String row(String name, Matrix row) {
    return constant(name, row, new Protobuf().number(1, row.numCols)); // dims
  }

  /** Adds a constant matrix. */
  String matrix(String name, Matrix matrix) {
    Protobuf dimensions = new Protobuf().number(1, matrix.numRows).number(1, matrix.numCols);
    return constant(name, matrix, dimensions);
  }

  /** Adds a whole number in a list, as some operators want theirs. */
  String integer(String name, long value) {
    return integerList(name, value);
  }

  /** Adds a list of whole numbers, such as a shape. */
  String integerList(String name, long... values) {
    return integers(name, values, new Protobuf().number(1, values.length));
  }

  /** Adds a table of whole numbers with so many columns. */
  String integerTable(String name, long[] values, int columns) {
    Protobuf dimensions = new Protobuf().number(1, values.length / columns).number(1, columns);
    return integers(name, values, dimensions);
  }

  private String integers(String name, long[] values, Protobuf tensor) {
    tensor.number(2, INTEGERS);
    for (long value : values) {
      tensor.number(7, value);
    }
    graph.message(5, tensor.text(8, scope + name)); // initializer
    return scope + name;
  }

  /** Adds the numbers of a matrix with other dimensions. */
  String tensor(String name, Matrix numbers, long... dimensions) {
    Protobuf tensor = new Protobuf();
    for (long dimension : dimensions) {
      tensor.number(1, dimension);
    }
    return constant(name, numbers, tensor);
  }

  private String constant(String name, Matrix matrix, Protobuf tensor) {
    String fullName = scope + name;
    Shapes.requireFinite("Onnx.export", "an entry in " + fullName, matrix);
    int count = matrix.getNumElements();
    ByteBuffer raw = ByteBuffer.allocate(count * precision.bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < count; i++) {
      if (precision == Precision.DOUBLE) {
        raw.putDouble(matrix.data[i]);
      } else {
        raw.putFloat(toFloat(matrix.data[i], fullName));
      }
    }
    tensor.number(2, precision.code).text(8, fullName).bytes(9, raw.array());
    graph.message(5, tensor); // initializer
    return fullName;
  }

  private static float toFloat(double value, String name) {
    float rounded = (float) value;
    if (Float.isInfinite(rounded)) {
      throw new IllegalArgumentException(
          "Onnx.export got %s in %s, but the largest float is %s: export with Precision.DOUBLE."
              .formatted(value, name, Float.MAX_VALUE));
    }
    return rounded;
  }

  /** Refuses what as a float would be 0, or nearly: the file divides by its root. */
  void requireDivisor(String name, double value) {
    if (precision == Precision.FLOAT && value < Float.MIN_NORMAL) {
      throw new IllegalArgumentException(
          ("Onnx.export got %s in %s, but floats to divide by begin at 1.2E-38: export with"
                  + " Precision.DOUBLE.")
              .formatted(value, scope + name));
    }
  }

  /**
   * The finished graph; nothing can be added anymore.
   *
   * @param inputWidth how many columns the inputs have, or {@link Layer#ANY_WIDTH}
   * @param outputWidth the same for the outputs
   */
  Protobuf finish(int inputWidth, int outputWidth) {
    if (nodes.isEmpty()) {
      add("Identity", INPUTS);
    }
    for (int i = 0; i < nodes.size(); i++) {
      Node node = nodes.get(i);
      Protobuf message = new Protobuf();
      for (String input : node.inputs) {
        message.text(1, input);
      }
      boolean last = i == nodes.size() - 1;
      message.text(2, last ? OUTPUTS : node.name).text(3, node.name).text(4, node.operator);
      for (Protobuf attribute : node.attributes) {
        message.message(5, attribute);
      }
      graph.message(1, message);
    }
    graph.message(11, description(INPUTS, inputWidth));
    graph.message(12, description(OUTPUTS, outputWidth));
    return graph;
  }

  /** A name, its type, and its shape: as many rows as a batch has, which the file leaves open. */
  private Protobuf description(String name, int width) {
    Protobuf rows = new Protobuf().text(2, "batch"); // dim_param
    Protobuf columns =
        width == Layer.ANY_WIDTH
            ? new Protobuf().text(2, "features")
            : new Protobuf().number(1, width); // dim_value
    Protobuf shape = new Protobuf().message(1, rows).message(1, columns); // dim
    Protobuf tensor = new Protobuf().number(1, precision.code).message(2, shape);
    return new Protobuf().text(1, name).message(2, new Protobuf().message(1, tensor));
  }
}
