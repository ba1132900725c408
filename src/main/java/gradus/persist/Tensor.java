package gradus.persist;

import gradus.math.Matrix;
import gradus.math.Quote;
import java.util.List;

/**
 * What the header of a safetensors file says of one tensor.
 *
 * @param type F64, F32 and so on
 * @param shape how many entries there are along each dimension; none for a single number
 * @param begin where its bytes begin, counted from the end of the header
 * @param end where they end
 */
record Tensor(String name, String type, List<Long> shape, long begin, long end) {
  /** As many as a Java array, and so a matrix, can have. */
  private static final int MOST_ENTRIES = Integer.MAX_VALUE - 8;

  /** How many bytes an entry of this type has; 0 for a type that the format doesn't have. */
  static int bytesOf(String type) {
    return switch (type) {
      case "F64", "I64", "U64" -> 8;
      case "F32", "I32", "U32" -> 4;
      case "F16", "BF16", "I16", "U16" -> 2;
      case "BOOL", "U8", "I8", "F8_E5M2", "F8_E4M3" -> 1;
      default -> 0;
    };
  }

  /** How many entries there are. */
  long entries() {
    return (end - begin) / bytesOf(type);
  }

  /** Whether its numbers can become doubles without loss. */
  boolean isFloat() {
    return type.equals("F64") || type.equals("F32");
  }

  /** Whether it can become a matrix: at most two dimensions; a vector becomes a row. */
  boolean isMatrix() {
    boolean small = shape.size() <= 2 && entries() <= MOST_ENTRIES;
    for (long size : shape) {
      small &= size <= MOST_ENTRIES; // of no entries there may be very many
    }
    return small;
  }

  /** As a matrix has it; 1 for a vector. */
  int rows() {
    return shape.size() < 2 ? 1 : Math.toIntExact(shape.get(0));
  }

  /** As a matrix has it. */
  int columns() {
    return shape.isEmpty() ? 1 : Math.toIntExact(shape.get(shape.size() - 1));
  }

  /**
   * The same entries with two dimensions: the first, and all others as one. A convolution's weights
   * in PyTorch, filters×channels×height×width, become a row for each filter.
   */
  Tensor flattened() {
    long rest = 1;
    for (long size : shape.subList(1, shape.size())) {
      rest *= size;
    }
    return new Tensor(name, type, List.of(shape.get(0), rest), begin, end);
  }

  boolean hasShapeOf(Matrix matrix) {
    return isMatrix() && rows() == matrix.numRows && columns() == matrix.numCols;
  }

  /** As in {@code "0.weight" (F32, [3, 4])}. */
  @Override
  public String toString() {
    return Quote.of(name) + " (" + type + ", " + shape + ")";
  }
}
