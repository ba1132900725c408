package gradus.persist;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * An ONNX file as text: a reader of its own, which knows the fields that Gradus writes, and refuses
 * others.
 */
final class OnnxText {
  private final List<String> lines = new ArrayList<>();
  private final List<String> constants = new ArrayList<>();
  private final List<String> operators = new ArrayList<>();

  /** One field of a message: a number, or bytes. */
  private static final class Field {
    final int number;
    final long value;
    final byte[] bytes;

    Field(int number, long value, byte[] bytes) {
      this.number = number;
      this.value = value;
      this.bytes = bytes;
    }

    String text() {
      return new String(bytes, UTF_8);
    }
  }

  private OnnxText() {}

  /** The parts of a file, a line each: what it says of itself, constants, operators. */
  static String of(byte[] file) {
    OnnxText text = new OnnxText();
    text.readModel(file);
    text.lines.addAll(text.constants);
    text.lines.addAll(text.operators);
    return String.join("\n", text.lines) + "\n";
  }

  private static List<Field> fields(byte[] message) {
    ByteBuffer bytes = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
    List<Field> fields = new ArrayList<>();
    while (bytes.hasRemaining()) {
      long key = varint(bytes);
      int number = (int) (key >>> 3);
      switch ((int) (key & 7)) {
        case 0 -> fields.add(new Field(number, varint(bytes), null));
        case 2 -> {
          byte[] content = new byte[(int) varint(bytes)];
          bytes.get(content);
          fields.add(new Field(number, 0, content));
        }
        case 5 -> fields.add(new Field(number, bytes.getInt(), null));
        default -> throw new AssertionError("field " + number + " has the key " + key);
      }
    }
    return fields;
  }

  private static long varint(ByteBuffer bytes) {
    long value = 0;
    int shift = 0;
    while (true) {
      byte next = bytes.get();
      value |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return value;
      }
      shift += 7;
    }
  }

  private static AssertionError unknown(String message, Field field) {
    return new AssertionError(message + " has the unknown field " + field.number);
  }

  private void readModel(byte[] file) {
    for (Field field : fields(file)) {
      switch (field.number) {
        case 1 -> lines.add("file version " + field.value);
        case 2 -> lines.add("written by " + field.text());
        case 3 -> lines.add("version " + field.text());
        case 7 -> readGraph(field.bytes);
        case 8 -> lines.add("operators " + pair(field.bytes));
        case 14 -> lines.add("metadata " + pair(field.bytes));
        default -> throw unknown("ModelProto", field);
      }
    }
  }

  /** A text and what belongs to it. */
  private static String pair(byte[] message) {
    List<Field> fields = fields(message);
    Field second = fields.get(1);
    String value = second.bytes == null ? String.valueOf(second.value) : second.text();
    return '"' + fields.get(0).text() + "\" = " + value;
  }

  private void readGraph(byte[] graph) {
    for (Field field : fields(graph)) {
      switch (field.number) {
        case 1 -> operators.add(operator(field.bytes));
        case 2 -> lines.add("graph " + field.text());
        case 5 -> constants.add(constant(field.bytes));
        case 11 -> lines.add("input " + description(field.bytes));
        case 12 -> lines.add("output " + description(field.bytes));
        default -> throw unknown("GraphProto", field);
      }
    }
  }

  private static String operator(byte[] node) {
    List<String> inputs = new ArrayList<>();
    String output = "";
    String name = "";
    String operator = "";
    String attribute = "";
    for (Field field : fields(node)) {
      switch (field.number) {
        case 1 -> inputs.add(field.text());
        case 2 -> output = field.text();
        case 3 -> name = field.text();
        case 4 -> operator = field.text();
        case 5 -> attribute = " with " + attribute(field.bytes);
        default -> throw unknown("NodeProto", field);
      }
    }
    String call = operator + "(" + String.join(", ", inputs) + ")" + attribute;
    return output + " = " + call + (name.equals(output) ? "" : ", called " + name);
  }

  private static String attribute(byte[] attribute) {
    String name = "";
    String value = "";
    String type = "";
    for (Field field : fields(attribute)) {
      switch (field.number) {
        case 1 -> name = field.text();
        case 2 -> value = String.valueOf(Float.intBitsToFloat((int) field.value));
        case 8 -> value = "[" + field.value + "]";
        case 20 -> type = field.value == 1 ? "float" : field.value == 7 ? "integers" : "unknown";
        default -> throw unknown("AttributeProto", field);
      }
    }
    return name + " = " + value + " (" + type + ")";
  }

  private static String constant(byte[] tensor) {
    List<Long> dimensions = new ArrayList<>();
    long type = 0;
    String name = "";
    List<String> values = new ArrayList<>();
    for (Field field : fields(tensor)) {
      switch (field.number) {
        case 1 -> dimensions.add(field.value);
        case 2 -> type = field.value;
        case 7 -> values.add(String.valueOf(field.value));
        case 8 -> name = field.text();
        case 9 -> values.addAll(numbers(field.bytes, type));
        default -> throw unknown("TensorProto", field);
      }
    }
    return name + " = " + type(type) + dimensions + " " + String.join(" ", values);
  }

  private static List<String> numbers(byte[] raw, long type) {
    ByteBuffer bytes = ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN);
    List<String> numbers = new ArrayList<>();
    while (bytes.hasRemaining()) {
      numbers.add(String.valueOf(type == 1 ? bytes.getFloat() : bytes.getDouble()));
    }
    return numbers;
  }

  private static String type(long code) {
    return code == 1 ? "float" : code == 7 ? "integer" : code == 11 ? "double" : "unknown";
  }

  /** A name, its type, and its shape. */
  private static String description(byte[] value) {
    List<Field> named = fields(value);
    List<Field> tensor = fields(fields(named.get(1).bytes).get(0).bytes);
    List<String> dimensions = new ArrayList<>();
    for (Field dimension : fields(tensor.get(1).bytes)) {
      Field size = fields(dimension.bytes).get(0);
      dimensions.add(size.number == 1 ? String.valueOf(size.value) : size.text());
    }
    return named.get(0).text() + ": " + type(tensor.get(0).value) + dimensions;
  }
}
