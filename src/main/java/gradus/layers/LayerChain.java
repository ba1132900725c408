package gradus.layers;

import java.util.ArrayList;
import java.util.List;

/** What holds for layers in a row, in a network or inside another layer: widths fit, none twice. */
public final class LayerChain {
  private LayerChain() {}

  /**
   * The layers as a list.
   *
   * @param owner what they are to be the layers of: its name opens the sentence
   * @throws IllegalArgumentException if one of them is null
   */
  public static List<Layer> of(String owner, Layer... layers) {
    for (int i = 0; i < layers.length; i++) {
      if (layers[i] == null) {
        throw new IllegalArgumentException(
            "%s got null as layer %d, but expects a layer, such as new ReLU()."
                .formatted(owner, i));
      }
    }
    return List.of(layers);
  }

  /** The layers, each followed by those that it is made of. */
  public static List<Layer> withChildren(List<Layer> layers) {
    List<Layer> all = new ArrayList<>();
    for (Layer layer : layers) {
      all.addAll(layer.tree());
    }
    return List.copyOf(all);
  }

  /**
   * Refuses a chain without layers, or in which a layer or parameter comes twice.
   *
   * @param all the layers with their children
   * @throws IllegalArgumentException if so
   */
  public static void requireDistinct(
      List<Layer> layers, List<Layer> all, List<Parameter> parameters) {
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("A network needs at least one layer.");
    }
    for (int i = 0; i < all.size(); i++) {
      int first = indexOf(all, all.get(i));
      if (first < i) {
        throw new IllegalArgumentException(
            "%s is in the network twice, %s. A layer remembers its last input, so make a second one."
                .formatted(all.get(i), places(layers, all.get(i))));
      }
    }
    for (int i = 0; i < parameters.size(); i++) {
      if (parameters.indexOf(parameters.get(i)) < i) {
        throw new IllegalArgumentException(
            "Two layers have the same %s: a layer's parameters() names only what it learns itself, not what its children learn."
                .formatted(parameters.get(i).shortText()));
      }
    }
  }

  private static int indexOf(List<Layer> layers, Layer layer) {
    for (int i = 0; i < layers.size(); i++) {
      if (layers.get(i) == layer) {
        return i;
      }
    }
    return -1;
  }

  private static String places(List<Layer> layers, Layer layer) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      if (layers.get(i) == layer) {
        places.add(i);
      }
    }
    return places.size() < 2
        ? "at least once inside another layer"
        : "as layer " + places.get(0) + " and as layer " + places.get(1);
  }

  /** How many columns the inputs of the first layer need, or {@link Layer#ANY_WIDTH}. */
  public static int inputWidth(List<Layer> layers) {
    for (Layer layer : layers) {
      if (layer.inputWidth() != Layer.ANY_WIDTH) {
        return layer.inputWidth();
      }
      if (layer.outputWidth() != Layer.ANY_WIDTH) {
        return Layer.ANY_WIDTH;
      }
    }
    return Layer.ANY_WIDTH;
  }

  /**
   * How many columns the outputs of the last layer have, or {@link Layer#ANY_WIDTH}.
   *
   * @throws IllegalArgumentException if two neighbors don't fit together
   */
  public static int outputWidth(List<Layer> layers) {
    int width = Layer.ANY_WIDTH;
    ImageShape image = null;
    Layer widthSetBy = null;
    for (Layer layer : layers) {
      int expected = layer.inputWidth();
      if (width != Layer.ANY_WIDTH && expected != Layer.ANY_WIDTH && expected != width) {
        boolean afterImages = image != null && !(layer instanceof ImageLayer);
        throw new IllegalArgumentException(
            "%s cannot follow %s: it expects %d inputs, but gets %d%s. Make the two numbers equal%s."
                .formatted(
                    layer,
                    widthSetBy,
                    expected,
                    width,
                    afterImages ? ", the pixels of " + image : "",
                    afterImages ? ": outputShape().size() of the layer before says how many" : ""));
      }
      requireImage(layer, image, widthSetBy);
      image = imageAfter(layer, image);
      if (layer.outputWidth() != Layer.ANY_WIDTH) {
        width = layer.outputWidth();
        widthSetBy = layer;
      }
    }
    return width;
  }

  private static void requireImage(Layer layer, ImageShape image, Layer setBy) {
    if (image != null
        && layer instanceof ImageLayer imageLayer
        && !imageLayer.inputShape().equals(image)) {
      throw new IllegalArgumentException(
          "%s cannot follow %s: it expects images of %s, but gets %s. Pass it the outputShape() of the layer before."
              .formatted(layer, setBy, imageLayer.inputShape(), image));
    }
  }

  /** The shape of the images that come into these layers in a row; null if they are none. */
  public static ImageShape inputImage(List<Layer> layers) {
    for (Layer layer : layers) {
      if (layer instanceof ImageLayer imageLayer) {
        return imageLayer.inputShape();
      }
      ImageShape inside = inputImage(layer.children());
      if (inside != null || layer.outputWidth() != Layer.ANY_WIDTH) {
        return inside;
      }
    }
    return null;
  }

  /** The shape of the images that each layer outputs; null for one that doesn't output images. */
  public static List<ImageShape> imageShapes(List<Layer> layers) {
    List<ImageShape> shapes = new ArrayList<>();
    ImageShape image = null;
    for (Layer layer : layers) {
      image = imageAfter(layer, image);
      shapes.add(image);
    }
    return shapes;
  }

  /**
   * The shape of the images that a layer outputs, or null if it doesn't output images.
   *
   * @param image the shape of those that come in, or null
   */
  public static ImageShape imageAfter(Layer layer, ImageShape image) {
    if (layer instanceof ImageLayer imageLayer) {
      return imageLayer.outputShape();
    }
    ImageShape after = image;
    for (Layer child : layer.children()) {
      after = imageAfter(child, after);
    }
    boolean keepsWidth = layer.outputWidth() == Layer.ANY_WIDTH || !layer.children().isEmpty();
    return keepsWidth ? after : null;
  }
}
