package gradus.plots;

import gradus.layers.Conv2D;
import gradus.layers.Dense;
import gradus.math.Matrix;
import java.awt.Graphics2D;
import java.awt.Rectangle;

/**
 * The weights of a layer on an image: for each unit an image of what it looks for, all on one
 * scale.
 *
 * <p>A unit adds up the pixels times these weights. It is largest for an image that is bright where
 * the weights are orange and dark where they are blue; pale pixels don't matter to it. Weights that
 * look like noise have learned nothing yet. Of a convolution, an image is what a filter looks for
 * in the pixels under its window: with several channels, one image for each, filter by filter.
 */
public final class WeightImages extends Plot {
  /** As many fit on a page so that each can still be seen. */
  private static final int MOST = 60;

  private final Matrix weights; // a column for each image
  private final String unit; // what an image belongs to: a unit or a filter
  private final int perUnit; // so many images
  private final int width;
  private final int height;
  private final int shown;

  private WeightImages(
      String layer, Matrix weights, String unit, int perUnit, int width, int height) {
    super("Weights of " + layer);
    this.weights = weights;
    this.unit = unit;
    this.perUnit = perUnit;
    this.width = width;
    this.height = height;
    shown = Math.min(MOST, weights.numCols);
  }

  /**
   * The weights of a layer whose inputs are pixels, as they are now, or those of its first 60
   * units.
   *
   * @param width how many pixels a line of an image has
   * @param height how many lines
   * @throws IllegalArgumentException if the layer has another number of inputs than width × height
   */
  public static WeightImages of(Dense dense, int width, int height) {
    Matrix weights = new Matrix(dense.weights.value);
    String units = dense + ", units";
    PixelImage.requirePixels("WeightImages", units, weights.numRows, width, height);
    return new WeightImages(dense.toString(), weights, "unit", 1, width, height);
  }

  /** The filters of a convolution, as they are now, or the first 60 images of them. */
  public static WeightImages of(Conv2D convolution) {
    int channels = convolution.inputShape().channels();
    int pixels = convolution.height() * convolution.width();
    Matrix filters = convolution.weights.value;
    Matrix weights = new Matrix(pixels, filters.numCols * channels);
    for (int row = 0; row < filters.numRows; row++) {
      for (int filter = 0; filter < filters.numCols; filter++) {
        int image = filter * channels + row / pixels;
        weights.set(row % pixels, image, filters.get(row, filter));
      }
    }
    return new WeightImages(
        convolution.toString(),
        weights,
        "filter",
        channels,
        convolution.width(),
        convolution.height());
  }

  /** For example {@code 3}, or {@code 3, channel 0} if there are several images of a filter. */
  private String name(int image) {
    String number = Integer.toString(image / perUnit);
    return perUnit == 1 ? number : number + ", channel " + image % perUnit;
  }

  @Override
  String subtitle() {
    int strongest = 0;
    int broken = 0;
    for (int i = 0; i < weights.getNumElements(); i++) {
      broken += Double.isFinite(weights.data[i]) ? 0 : 1;
      strongest = size(i) > size(strongest) ? i : strongest;
    }
    String each = perUnit == 1 ? unit : "channel of each " + unit;
    String images = shown < weights.numCols ? firstImages() : "an image for each " + each;
    return "%s; the strongest weight is %s, in %s %s%s"
        .formatted(
            images,
            NumberFormats.uniform(
                Double.isFinite(weights.data[strongest]) ? weights.data[strongest] : 0),
            unit,
            name(strongest % weights.numCols),
            broken == 0 ? "" : "; " + broken + " not finite");
  }

  private String firstImages() {
    int units = weights.numCols / perUnit;
    return perUnit == 1
        ? "the first %d of %d %ss, an image each".formatted(shown, units, unit)
        : "the first %d of %d images, one for each channel of each %s"
            .formatted(shown, weights.numCols, unit);
  }

  /** The size of a weight; below every other if it isn't finite. */
  private double size(int i) {
    return Double.isFinite(weights.data[i]) ? Math.abs(weights.data[i]) : -1;
  }

  @Override
  void paintBody(Graphics2D graphics, Rectangle area) {
    double largest = NumberFormats.largest(weights.data);
    int bar = area.y + area.height - ColorBar.HEIGHT;
    ColorBar.paint(graphics, theme(), theme().diverging, -largest, largest, area.x + 24, bar);
    Rectangle page =
        new Rectangle(area.x + 24, area.y + 8, area.width - 48, area.height - ColorBar.HEIGHT - 12);
    TileLayout tiles = new TileLayout(page, shown, (double) width / height, 18);
    for (int image = 0; image < shown; image++) {
      Rectangle tile = tiles.tile(image);
      PixelImage.paint(graphics, colors(image, largest), width, tile);
      PixelImage.frame(graphics, theme().grid, tile);
      String name = perUnit == 1 ? name(image) : image / perUnit + "." + image % perUnit;
      double x = tile.getCenterX();
      double y = tile.getMaxY() + 15;
      Pen.centeredText(graphics, name, x, y, tile.width, Theme.regular(11), theme().mutedText);
    }
  }

  private int[] colors(int image, double largest) {
    int[] rgb = new int[weights.numRows];
    for (int pixel = 0; pixel < rgb.length; pixel++) {
      double weight = weights.get(pixel, image);
      double share = largest == 0 ? 0 : weight / largest;
      rgb[pixel] =
          Double.isFinite(weight)
              ? theme().diverging.rgbAt(0.5 + share / 2)
              : theme().mutedText.getRGB();
    }
    return rgb;
  }
}
