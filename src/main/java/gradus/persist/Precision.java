package gradus.persist;

/** How many digits the numbers of an exported network have. */
public enum Precision {
  /** 32 bits, about 7 digits: what programs for ONNX files expect, and compute fastest. */
  FLOAT(1, Float.BYTES),

  /** 64 bits, about 16 digits, as in Gradus. */
  DOUBLE(11, Double.BYTES);

  /** The number of this type in ONNX's TensorProto.DataType. */
  final int code;

  /** How many bytes a number takes. */
  final int bytes;

  Precision(int code, int bytes) {
    this.code = code;
    this.bytes = bytes;
  }
}
