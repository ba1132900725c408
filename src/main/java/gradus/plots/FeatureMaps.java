package gradus.plots;

import gradus.Network;
import gradus.layers.ImageShape;
import gradus.layers.LayerChain;
import gradus.math.Matrix;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * What a network of convolutions sees in an image: the image itself, and below it, for each layer
 * that outputs images, one for each channel.
 *
 * <p>A convolution is shown after its activation, so that a bright place in a channel is where its
 * filter found what it looks for. Each layer has a scale of its own, from its smallest number to
 * its largest.
 */
public final class FeatureMaps extends Plot {
  /** Of more channels the first are shown. */
  private static final int MOST_CHANNELS = 16;

  /** Of more layers the first are shown. */
  private static final int MOST_LAYERS = 7;

  private static final int MARGIN = 24;
  private static final int NAMES = 150; // the room for the names of the layers
  private static final int GAP = 8;
  private static final Font FONT = Theme.regular(12);

  /** The images that a layer outputs for the one image that came in. */
  private record Maps(String name, ImageShape shape, Matrix pixels) {
    int shown() {
      return Math.min(MOST_CHANNELS, shape.channels());
    }
  }

  private final List<Maps> maps = new ArrayList<>();
  private final int layers;

  private FeatureMaps(Network network, DMatrixRMaj image) {
    super("Feature maps");
    maps.add(new Maps("image", inputShape(network), new Matrix(image)));
    List<LayerGroup> groups = LayerGroup.of(network);
    List<Matrix> outputs = LayerGroup.outputs(network, groups, image);
    List<ImageShape> shapes = LayerChain.imageShapes(network.layers());
    int last = -1;
    for (int i = 0; i < groups.size(); i++) {
      last += groups.get(i).layers.size();
      if (shapes.get(last) != null) {
        maps.add(new Maps(name(groups.get(i)), shapes.get(last), outputs.get(i)));
      }
    }
    layers = maps.size() - 1;
  }

  private static ImageShape inputShape(Network network) {
    ImageShape shape = LayerChain.inputImage(network.layers());
    if (shape != null) {
      return shape;
    }
    throw new IllegalArgumentException(
        "FeatureMaps got a network that begins with %s, but expects one for images, which begins with Conv2D or a pool."
            .formatted(network.layers().get(0)));
  }

  /** The kinds of the layers in a group: {@code Conv2D, ReLU}. */
  private static String name(LayerGroup group) {
    List<String> kinds = new ArrayList<>();
    group.layers.forEach(layer -> kinds.add(layer.getClass().getSimpleName()));
    return String.join(", ", kinds);
  }

  /**
   * The feature maps of one image, in inference mode.
   *
   * @param image 1×d, such as {@code dataset.row(3)}, scaled as the network was trained
   * @throws IllegalArgumentException if it isn't a single row, the network doesn't begin with a
   *     layer for images, or as {@link Network#predict} does
   */
  public static FeatureMaps of(Network network, DMatrixRMaj image) {
    if (image.numRows != 1) {
      throw new IllegalArgumentException(
          "FeatureMaps got %d rows, but expects one image, such as dataset.row(3)."
              .formatted(image.numRows));
    }
    return new FeatureMaps(network, image);
  }

  @Override
  String subtitle() {
    int shown = Math.min(MOST_LAYERS, layers);
    int most = maps.stream().mapToInt(m -> m.shape().channels()).max().getAsInt();
    return "%s, each on its own scale%s%s"
        .formatted(
            layers == 1 ? "1 layer" : layers + " layers",
            shown < layers ? "; the first " + shown : "",
            most > MOST_CHANNELS ? "; of more than 16 channels the first 16" : "");
  }

  @Override
  void paintBody(Graphics2D graphics, Rectangle area) {
    int rows = Math.min(MOST_LAYERS + 1, maps.size());
    double height = (area.height - 16) / (double) rows;
    for (int row = 0; row < rows; row++) {
      paintRow(graphics, maps.get(row), area, (int) (area.y + 8 + row * height), (int) height);
    }
  }

  private void paintRow(Graphics2D graphics, Maps row, Rectangle area, int y, int height) {
    double names = Math.min(NAMES, area.width / 4.0);
    double x = area.x + MARGIN;
    ImageShape image = row.shape();
    double room = area.width - 2 * MARGIN - names;
    double widest = (room + GAP) / row.shown() - GAP;
    double scale = Math.min(widest / image.width(), (height - GAP) / (double) image.height());
    int tileWidth = Math.max(1, (int) (scale * image.width()));
    int tileHeight = Math.max(1, (int) (scale * image.height()));
    double middle = y + tileHeight / 2.0;
    Pen.text(graphics, row.name(), x, middle, names - 8, FONT, theme().text);
    Pen.text(graphics, image.toString(), x, middle + 16, names - 8, FONT, theme().mutedText);
    AxisRange range = AxisRange.of(row.pixels().data, false);
    ColorMap ink = PixelImage.ink(theme());
    for (int channel = 0; channel < row.shown(); channel++) {
      int left = (int) (x + names + channel * (tileWidth + GAP));
      Rectangle tile = new Rectangle(left, y, tileWidth, tileHeight);
      PixelImage.paint(graphics, colors(row, channel, range, ink), image.width(), tile);
      PixelImage.frame(graphics, theme().grid, tile);
    }
  }

  private static int[] colors(Maps row, int channel, AxisRange range, ColorMap ink) {
    int pixels = row.shape().height() * row.shape().width();
    int[] rgb = new int[pixels];
    for (int i = 0; i < pixels; i++) {
      rgb[i] = ink.rgbAt(range.share(row.pixels().data[channel * pixels + i]));
    }
    return rgb;
  }
}
