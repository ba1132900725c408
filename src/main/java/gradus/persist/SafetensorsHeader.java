package gradus.persist;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import gradus.math.Quote;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The header of a safetensors file that was found true: every tensor has as many bytes as its shape
 * needs, and together they are the rest of the file, without gap or overlap.
 *
 * <pre>{@code
 * {"__metadata__": {"name": "text", ...},
 *  "layers.0.weights": {"dtype": "F64", "shape": [4, 3], "data_offsets": [0, 96]}, ...}
 * }</pre>
 *
 * @param metadata texts by name, in the file's order
 * @param tensors by name, in the order of their bytes
 */
record SafetensorsHeader(Map<String, String> metadata, Map<String, Tensor> tensors) {
  /** What stands before the header: its length. */
  static final int LENGTH_BYTES = 8;

  private static final String METADATA = "__metadata__";

  /** As Hugging Face's own reader has it. */
  private static final long MOST_BYTES = 100_000_000;

  /**
   * How long the header of a file of this size may be. What Java makes of JSON is many times as
   * large, so that without a limit a small file could ask for much memory.
   */
  static long mostBytes(long fileSize) {
    return Math.min((1L << 18) + fileSize / 8, MOST_BYTES);
  }

  /** The bytes of the header. */
  static byte[] read(String file, FileBytes bytes) throws IOException {
    if (bytes.size < LENGTH_BYTES) {
      throw new ModelFormatException(
          ("%s has %s bytes, but a safetensors file has 8 for the length of its header alone:"
                  + " is it cut off?")
              .formatted(file, bytes.size));
    }
    long length = bytes.at(0, LENGTH_BYTES).getLong();
    long most = Math.min(bytes.size - LENGTH_BYTES, mostBytes(bytes.size));
    if (length < 2 || length > most) {
      throw new ModelFormatException(
          ("%s promises a header of %s bytes, but in a file of %s bytes expects 2 to %s: it"
                  + " is cut off, or not a safetensors file.")
              .formatted(file, Long.toUnsignedString(length), bytes.size, most));
    }
    byte[] header = new byte[(int) length];
    bytes.read(LENGTH_BYTES, header);
    if (header[0] != '{') {
      throw new ModelFormatException(
          file + " is not a safetensors file: its header does not begin with {.");
    }
    return header;
  }

  /**
   * Reads and checks a header.
   *
   * @param file how messages call the file
   * @param dataLength how many bytes follow the header
   */
  static SafetensorsHeader parse(String file, byte[] json, long dataLength) {
    String where = file + ": the header";
    InputStreamReader text = // with a decoder that refuses what is not UTF-8
        new InputStreamReader(new ByteArrayInputStream(json), StandardCharsets.UTF_8.newDecoder());
    JsonObject header = Json.parseObject(where, text);
    Map<String, String> metadata = new LinkedHashMap<>();
    List<Tensor> tensors = new ArrayList<>();
    for (Map.Entry<String, JsonElement> entry : header.entrySet()) {
      if (entry.getKey().equals(METADATA)) {
        addTexts(file, entry.getValue(), metadata);
      } else {
        tensors.add(tensor(file, entry.getKey(), entry.getValue()));
      }
    }
    tensors.sort(Comparator.comparingLong(Tensor::begin).thenComparingLong(Tensor::end));
    requireWholeFile(file, tensors, dataLength);
    Map<String, Tensor> byName = new LinkedHashMap<>();
    for (Tensor tensor : tensors) {
      byName.put(tensor.name(), tensor);
    }
    return new SafetensorsHeader(metadata, byName);
  }

  private static void addTexts(String file, JsonElement value, Map<String, String> metadata) {
    if (!value.isJsonObject()) {
      throw new ModelFormatException(file + ": " + METADATA + " is not a JSON object.");
    }
    for (Map.Entry<String, JsonElement> entry : value.getAsJsonObject().entrySet()) {
      if (!(entry.getValue() instanceof JsonPrimitive text && text.isString())) {
        throw new ModelFormatException(
            file + ": the metadata " + Quote.of(entry.getKey()) + " is not a text.");
      }
      metadata.put(entry.getKey(), entry.getValue().getAsString());
    }
  }

  private static Tensor tensor(String file, String name, JsonElement value) {
    JsonFields fields = new JsonFields(file + ": tensor " + Quote.of(name), value);
    String type = fields.text("dtype");
    List<Long> shape = fields.integers("shape");
    List<Long> offsets = fields.integers("data_offsets");
    fields.requireNoOthers();
    if (Tensor.bytesOf(type) == 0) {
      throw new ModelFormatException(
          "%s has the unknown type %s, but expects F64, or in a file of PyTorch F32."
              .formatted(fields.where, Quote.of(type)));
    }
    if (offsets.size() != 2 || offsets.get(0) < 0 || offsets.get(1) < offsets.get(0)) {
      throw new ModelFormatException(
          "%s has the data_offsets %s, but expects two: where its bytes begin, and where they end."
              .formatted(fields.where, offsets));
    }
    Tensor tensor = new Tensor(name, type, shape, offsets.get(0), offsets.get(1));
    requireBytes(fields.where, tensor);
    return tensor;
  }

  private static void requireBytes(String where, Tensor tensor) {
    long needed = Tensor.bytesOf(tensor.type());
    for (long size : tensor.shape()) {
      if (size < 0 || (size > 0 && needed > Long.MAX_VALUE / size)) {
        throw new ModelFormatException(
            "%s has the shape %s, %s."
                .formatted(
                    where,
                    tensor.shape(),
                    size < 0 ? "but sizes are 0 or more" : "more than any file can hold"));
      }
      needed *= size;
    }
    if (tensor.end() - tensor.begin() != needed) {
      throw new ModelFormatException(
          "%s has %s bytes, but the shape %s of %s needs %s."
              .formatted(
                  where, tensor.end() - tensor.begin(), tensor.shape(), tensor.type(), needed));
    }
  }

  /** The tensors, in the order of their bytes, follow one upon the other. */
  private static void requireWholeFile(String file, List<Tensor> tensors, long dataLength) {
    long end = 0;
    for (Tensor tensor : tensors) {
      if (tensor.begin() != end) {
        throw new ModelFormatException(
            "%s: tensor %s begins at byte %s of the data, but expects %s: %s."
                .formatted(
                    file,
                    Quote.of(tensor.name()),
                    tensor.begin(),
                    end,
                    tensor.begin() < end ? "it overlaps the one before" : "there is a gap"));
      }
      end = tensor.end();
    }
    if (end != dataLength) {
      throw new ModelFormatException(
          "%s has %s bytes of data, but its tensors have %s: %s."
              .formatted(
                  file,
                  dataLength,
                  end,
                  end > dataLength ? "it is cut off" : "something follows them"));
    }
  }
}
