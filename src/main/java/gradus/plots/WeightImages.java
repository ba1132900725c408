package gradus.plots;

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
 * look like noise have learned nothing yet.
 */
public final class WeightImages extends Plot {
  /** As many fit on a page so that each can still be seen. */
  private static final int MOST = 60;

  private final Matrix weights;
  private final String layer;
  private final int width;
  private final int height;
  private final int shown;

  private WeightImages(Dense dense, int width, int height) {
    super("Weights of " + dense);
    weights = new Matrix(dense.weights.value);
    layer = dense.toString();
    PixelImage.requirePixels("WeightImages", layer + ", units", weights.numRows, width, height);
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
    return new WeightImages(dense, width, height);
  }

  @Override
  String subtitle() {
    int strongest = 0;
    int broken = 0;
    for (int i = 0; i < weights.getNumElements(); i++) {
      broken += Double.isFinite(weights.data[i]) ? 0 : 1;
      strongest = size(i) > size(strongest) ? i : strongest;
    }
    String units =
        shown < weights.numCols
            ? "the first " + shown + " of " + weights.numCols + " units, an image each"
            : "an image for each unit";
    return "%s; the strongest weight is %s, in unit %s%s"
        .formatted(
            units,
            NumberFormats.uniform(
                Double.isFinite(weights.data[strongest]) ? weights.data[strongest] : 0),
            strongest % weights.numCols,
            broken == 0 ? "" : "; " + broken + " not finite");
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
    for (int unit = 0; unit < shown; unit++) {
      Rectangle tile = tiles.tile(unit);
      PixelImage.paint(graphics, colors(unit, largest), width, tile);
      PixelImage.frame(graphics, theme().grid, tile);
      String name = Integer.toString(unit);
      double x = tile.getCenterX();
      double y = tile.getMaxY() + 15;
      Pen.centeredText(graphics, name, x, y, tile.width, Theme.regular(11), theme().mutedText);
    }
  }

  private int[] colors(int unit, double largest) {
    int[] rgb = new int[weights.numRows];
    for (int pixel = 0; pixel < rgb.length; pixel++) {
      double weight = weights.get(pixel, unit);
      double share = largest == 0 ? 0 : weight / largest;
      rgb[pixel] =
          Double.isFinite(weight)
              ? theme().diverging.rgbAt(0.5 + share / 2)
              : theme().mutedText.getRGB();
    }
    return rgb;
  }
}
