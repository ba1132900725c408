package gradus.persist;

import com.google.gson.stream.JsonWriter;
import gradus.layers.AveragePool2D;
import gradus.layers.Conv2D;
import gradus.layers.Embedding;
import gradus.layers.GlobalAveragePool2D;
import gradus.layers.ImageShape;
import gradus.layers.Initializer;
import gradus.layers.Layer;
import gradus.layers.MaxPool2D;
import gradus.layers.Pool2D;
import java.io.IOException;
import java.util.List;

/**
 * The layers among {@link LayerKinds} whose sizes aren't all in the shapes of their tensors: those
 * for images and for symbols, as in {"kind":"MaxPool2D","input":[8,24,24],"size":2,"stride":2}.
 */
final class ImageLayerKinds {
  private ImageLayerKinds() {}

  /** Writes the settings; nothing for another layer. */
  static void describe(Layer layer, JsonWriter json) throws IOException {
    if (layer instanceof Conv2D conv) {
      describe(conv.inputShape(), json);
      json.name("height").value(conv.height());
      json.name("width").value(conv.width());
      json.name("stride").value(conv.stride());
      json.name("padding").value(conv.padding());
    } else if (layer instanceof Pool2D pool) {
      describe(pool.inputShape(), json);
      json.name("size").value(pool.size());
      json.name("stride").value(pool.stride());
    } else if (layer instanceof GlobalAveragePool2D pool) {
      describe(pool.inputShape(), json);
    } else if (layer instanceof Embedding embedding) {
      json.name("columns").value(embedding.columns);
    }
  }

  private static void describe(ImageShape shape, JsonWriter json) throws IOException {
    json.name("input").beginArray();
    json.value(shape.channels()).value(shape.height()).value(shape.width());
    json.endArray();
  }

  /** The shape of the images that come in. */
  static ImageShape image(JsonFields fields) {
    List<Long> sizes = fields.integers("input");
    if (sizes.size() != 3) {
      throw new ModelFormatException(
          "%s has an input of %s, but expects channels, height and width."
              .formatted(fields.where, sizes));
    }
    return new ImageShape(
        size(fields, sizes.get(0)), size(fields, sizes.get(1)), size(fields, sizes.get(2)));
  }

  /** A whole number that may be a size. */
  private static int size(JsonFields fields, long value) {
    if (value < 0 || value > Integer.MAX_VALUE) {
      throw new ModelFormatException(
          "%s has a size of %d, but expects one from 0 to %d."
              .formatted(fields.where, value, Integer.MAX_VALUE));
    }
    return (int) value;
  }

  /** With as many weights as the file has for it, before any is made. */
  static Conv2D convolution(JsonFields fields, String prefix, Safetensors file) {
    ImageShape image = image(fields);
    int height = size(fields, fields.integer("height"));
    int width = size(fields, fields.integer("width"));
    int stride = size(fields, fields.integer("stride"));
    int padding = size(fields, fields.integer("padding"));
    Tensor weights = file.tensor(prefix + "weights");
    Tensor biases = file.tensor(prefix + "biases");
    if ((double) image.channels() * height * width != weights.rows()
        || biases.rows() != 1
        || biases.columns() != weights.columns()) {
      throw new ModelFormatException(
          ("%s: the tensors %s and %s don't fit filters of %d x %d on %d channels: expects a row of"
                  + " weights for each pixel in the window, and a bias for each column.")
              .formatted(file.name, weights, biases, height, width, image.channels()));
    }
    int filters = weights.columns();
    return new Conv2D(image, filters, height, width, stride, padding, Initializer.zeros());
  }

  static MaxPool2D maxPool(JsonFields fields) {
    return new MaxPool2D(
        image(fields),
        size(fields, fields.integer("size")),
        size(fields, fields.integer("stride")));
  }

  static AveragePool2D averagePool(JsonFields fields) {
    return new AveragePool2D(
        image(fields),
        size(fields, fields.integer("size")),
        size(fields, fields.integer("stride")));
  }

  /** Its vocabulary and width are those of its tensor. */
  static Embedding embedding(JsonFields fields, String prefix, Safetensors file) {
    Tensor weights = file.tensor(prefix + "weights");
    int columns = size(fields, fields.integer("columns"));
    return new Embedding(weights.rows(), weights.columns(), columns, Initializer.zeros());
  }
}
