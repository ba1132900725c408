package gradus.persist;

import static java.nio.charset.StandardCharsets.UTF_8;

import gradus.Network;
import gradus.layers.BatchNorm;
import gradus.layers.Dense;
import gradus.math.Matrix;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Random;

/**
 * Reads bytes that may be anything as a model and as weights of PyTorch. The readers give what they
 * are asked for or a {@link ModelFormatException}; whatever else they throw, and whatever costs
 * more than it should, is an error in them.
 */
public final class AnyModels {
  /** What separates header and numbers where the frame is made to fit. */
  private static final byte END_OF_HEADER = 0;

  private AnyModels() {}

  /**
   * The first byte says how to take the others: as a file; as one whose checksum is made right; or
   * as header and numbers, around which a right frame is made.
   */
  public static void read(byte[] bytes) {
    if (bytes.length == 0) {
      return;
    }
    byte[] file = file(bytes);
    try {
      readModel(file);
    } catch (ModelFormatException e) {
      requireShort(e);
    }
    try {
      readStateDict(file);
    } catch (ModelFormatException e) {
      requireShort(e);
    }
  }

  static byte[] file(byte[] bytes) {
    byte[] content = Arrays.copyOfRange(bytes, 1, bytes.length);
    return switch (bytes[0] & 3) {
      case 0 -> content;
      case 1 -> ModelBytes.signed(content);
      default -> framed(content);
    };
  }

  /** Right lengths and checksum, so that what follows them is reached. */
  private static byte[] framed(byte[] content) {
    int end = 0;
    while (end < content.length && content[end] != END_OF_HEADER) {
      end++;
    }
    byte[] prefix = (Checksum.PREFIX + Checksum.ZEROS).getBytes(UTF_8);
    byte[] header = Arrays.copyOf(prefix, prefix.length + end);
    System.arraycopy(content, 0, header, prefix.length, end);
    int dataStart = Math.min(end + 1, content.length);
    return ModelBytes.file(header, Arrays.copyOfRange(content, dataStart, content.length));
  }

  /** What was read can be looked at, asked, and saved to the same bytes again and again. */
  private static void readModel(byte[] file) {
    Model model = ModelBytes.load(file);
    Models.describe(model);
    model.network().predict(new Matrix(1, Math.max(1, model.network().inputWidth())));
    byte[] saved = ModelBytes.of(model);
    if (!Arrays.equals(ModelBytes.of(ModelBytes.load(saved)), saved)) {
      throw new AssertionError("Saved, loaded and saved again, a model has become another one.");
    }
  }

  private static void readStateDict(byte[] file) {
    Network network = new Network(new Dense(2, 3, new Random(1)), new BatchNorm(3));
    try {
      Safetensors tensors = new Safetensors(ModelBytes.NAME, new BytesChannel(file), false);
      new StateDict(tensors, network).fill(false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void requireShort(ModelFormatException e) {
    if (e.getMessage().length() > 4000) {
      throw new AssertionError("A message of " + e.getMessage().length() + " characters", e);
    }
  }
}
